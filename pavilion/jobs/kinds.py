"""All kinds of jobs there are: every concrete model that is a Job."""

from django.apps import apps

from pavilion.jobs.models import Job


def job_kinds() -> list[type[Job]]:
    """The concrete job models of all installed apps, in a stable order."""
    kinds = [model for model in apps.get_models() if issubclass(model, Job)]
    return sorted(kinds, key=lambda kind: kind._meta.label_lower)


def job_kind(label: str) -> type[Job] | None:
    """The job model named ``app_label.modelname``, or None when there is no such kind."""
    return next((kind for kind in job_kinds() if kind._meta.label_lower == label), None)

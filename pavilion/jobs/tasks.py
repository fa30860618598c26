"""Wire of the sweep."""

from celery import shared_task

from pavilion.jobs import sweeping


@shared_task(name="jobs.sweep", time_limit=60, ignore_result=True, expires=30)
def sweep() -> None:
    sweeping.sweep()

"""A piece of background work is a row with a state; a Celery message is only a nudge.

See docs/adr/0004: the verb writes the row in its own transaction, the doer claims it by one
atomic UPDATE with a lease, works outside any transaction, and records the result.
"""

from datetime import timedelta
from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

_Job = TypeVar("_Job", bound="Job")

#: A row that failed this often is parked: visible to staff, never tried again by itself.
MAX_ATTEMPTS = 5


#: Rows to work on now: queued and due, or running with a lease that ran out (database time).
DUE = Q(state="queued", due_at__lte=Now()) | Q(state="running", leased_until__lt=Now())


class JobQuerySet(models.QuerySet[_Job]):
    """Adjectives shared by all kinds of jobs."""

    def unfinished(self) -> Self:
        return self.filter(state__in=[Job.State.QUEUED, Job.State.RUNNING])

    def failed(self) -> Self:
        return self.filter(state=Job.State.FAILED)


class Job(models.Model):
    """Base of every kind of background work."""

    class State(models.TextChoices):
        QUEUED = "queued", _("Waiting")
        RUNNING = "running", _("Working")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed")

    #: The Celery task that takes ``job_id`` and does this kind of work.
    task_name: ClassVar[str]
    #: How long one attempt may take before another worker may take over, in seconds.
    lease_seconds: ClassVar[int] = 120
    #: For how long a transient failure (the outside world is down) counts as no attempt.
    patience: ClassVar[timedelta] = timedelta(0)

    state = models.CharField(
        _("job state"), max_length=8, choices=State.choices, default=State.QUEUED, editable=False
    )
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0, editable=False)
    due_at = models.DateTimeField(_("due"), db_default=Now(), editable=False)
    leased_until = models.DateTimeField(_("leased until"), null=True, blank=True, editable=False)
    error = models.TextField(_("error"), blank=True, editable=False)
    created_at = models.DateTimeField(_("created"), db_default=Now(), editable=False)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["due_at"],
                name="job_%(class)s_due",
                condition=Q(state__in=["queued", "running"]),
            ),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_job_state",
                condition=Q(state__in=["queued", "running", "done", "failed"]),
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_lease",
                condition=Q(state="running", leased_until__isnull=False)
                | (~Q(state="running") & Q(leased_until__isnull=True)),
            ),
        ]

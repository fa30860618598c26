"""Doing background work: claim by one UPDATE, work outside any transaction, record the result."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from django.db.models import F
from django.db.models.functions import Now

from pavilion.jobs.errors import PermanentError, TransientError
from pavilion.jobs.models import DUE, MAX_ATTEMPTS, Job

log = logging.getLogger(__name__)

_Job = TypeVar("_Job", bound=Job)

#: The longest wait between two attempts, in seconds.
MAX_BACKOFF = 3600


def run(kind: type[_Job], job_id: int, doer: Callable[[_Job], None]) -> bool:
    """Claim the row and let ``doer`` work on it; record done, due again, or failed.

    Returns False when there was nothing to claim: done already, leased to another worker, not
    due, or gone. A row whose attempts are used up (its workers died) is parked instead.
    """
    job = claim(kind, job_id)
    if job is None:
        return False
    try:
        doer(job)
    except TransientError as error:
        _retry(job, str(error), after=error.retry_after, counted=not _has_patience(job))
    except PermanentError as error:
        park(job, str(error))
    except Exception as error:
        log.exception("%s %s failed", kind.task_name, job_id)
        _retry(job, f"{type(error).__name__}: {error}")
    else:
        _finish(job, state=Job.State.DONE, error="", finished_at=Now())
    return True


def claim(kind: type[_Job], job_id: int) -> _Job | None:
    """Take the lease of a due row, or None. One statement: two workers never both get it."""
    due = kind._base_manager.filter(DUE, pk=job_id)
    claimed = due.filter(attempts__lt=MAX_ATTEMPTS).update(
        state=Job.State.RUNNING,
        attempts=F("attempts") + 1,
        leased_until=Now() + timedelta(seconds=kind.lease_seconds),
    )
    job = kind._base_manager.filter(pk=job_id).first()
    if claimed and job is not None:
        return job
    if job is not None and job.state == Job.State.RUNNING and job.attempts >= MAX_ATTEMPTS:
        due.update(
            state=Job.State.FAILED,
            leased_until=None,
            finished_at=Now(),
            error="The worker died each time it worked on this.",
        )
    return None


def park(job: Job, reason: str) -> None:
    """Set the job aside with the reason; staff see it and may retry."""
    _finish(job, state=Job.State.FAILED, error=reason[:2000], finished_at=Now())


def _has_patience(job: Job) -> bool:
    """The row is young enough, by the database's clock, to wait for the outside world."""
    kind = type(job)
    young = kind._base_manager.filter(pk=job.pk, created_at__gt=Now() - kind.patience)
    return bool(kind.patience) and young.exists()


def _retry(job: Job, reason: str, *, after: float | None = None, counted: bool = True) -> None:
    if counted and job.attempts >= MAX_ATTEMPTS:
        park(job, reason)
        return
    wait = after if after is not None else 10 * 2 ** (job.attempts - 1)
    _finish(
        job,
        state=Job.State.QUEUED,
        attempts=job.attempts if counted else job.attempts - 1,
        error=reason[:2000],
        due_at=Now() + timedelta(seconds=min(wait, MAX_BACKOFF)),
    )


def _finish(job: Job, **changes: object) -> None:
    """Write the result only while this attempt still holds the row."""
    type(job)._base_manager.filter(
        pk=job.pk, state=Job.State.RUNNING, attempts=job.attempts
    ).update(leased_until=None, **changes)

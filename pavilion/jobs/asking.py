"""Asking for background work: the row is written by the caller, the nudge goes after commit."""

import logging
from functools import partial

from celery import current_app
from django.db import transaction
from django.db.models.functions import Now
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from pavilion.jobs.models import Job

log = logging.getLogger(__name__)


def nudge(job: Job) -> None:
    """Hint a worker at ``job`` once the transaction has committed; a dead broker fails nobody."""
    transaction.on_commit(partial(hint, type(job), job.pk), robust=True)


def hint(kind: type[Job], job_id: int) -> bool:
    """Publish the hint now. False when the broker cannot be reached: the sweep finds the row."""
    try:
        current_app.send_task(kind.task_name, kwargs={"job_id": job_id})
    except (OperationalError, RedisError, OSError) as error:
        log.warning("no hint for %s %s: %s", kind.task_name, job_id, error)
        return False
    return True


def requeue(job: Job) -> None:
    """Put a job back to its beginning (a new picture, a changed text, a staff retry) and nudge."""
    type(job)._base_manager.filter(pk=job.pk).update(
        state=Job.State.QUEUED,
        attempts=0,
        due_at=Now(),
        leased_until=None,
        error="",
        finished_at=None,
    )
    nudge(job)

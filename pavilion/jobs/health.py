"""How far behind the workers are."""

from django.db.models import Min
from django.db.models.functions import Now
from django.utils import timezone

from pavilion.jobs.kinds import job_kinds
from pavilion.jobs.models import Job


def oldest_waiting_seconds() -> float:
    """The longest that a job which is due has been waiting for a worker; 0 when none is."""
    waiting = [
        oldest
        for kind in job_kinds()
        if (
            oldest := kind._base_manager.filter(
                state=Job.State.QUEUED, due_at__lte=Now()
            ).aggregate(oldest=Min("due_at"))["oldest"]
        )
    ]
    if not waiting:
        return 0.0
    age: float = (timezone.now() - min(waiting)).total_seconds()
    return max(0.0, age)

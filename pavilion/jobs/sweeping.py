"""The sweep: what a lost hint or a dead worker left behind is offered again."""

from pavilion.jobs.asking import hint
from pavilion.jobs.kinds import job_kinds
from pavilion.jobs.models import DUE

#: Rows offered per kind and sweep: enough to keep the workers busy until the next one.
BATCH = 500


def sweep() -> int:
    """Hint at every due row, oldest first; returns how many hints were published.

    A row that is hinted twice is done once: the second claim finds nothing to take.
    """
    published = 0
    for kind in job_kinds():
        due = kind._base_manager.filter(DUE).order_by("due_at").values_list("pk", flat=True)
        for job_id in due[:BATCH]:
            if not hint(kind, job_id):
                return published
            published += 1
    return published

"""Twenty workers reach for one job: exactly one gets it. Its twin shows that the test can fail."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from pavilion.jobs.models import Job
from pavilion.jobs.running import claim
from suppliers.models import SupplierTranslation

WORKERS = 20
ROUNDS = 5

Claim = Callable[[type[SupplierTranslation], int], SupplierTranslation | None]


def winners(claiming: Claim, job_id: int) -> int:
    """How many of twenty threads that start together get the job."""
    start = Barrier(WORKERS)

    def reach() -> bool:
        try:
            connection.ensure_connection()
            start.wait(timeout=30)
            return claiming(SupplierTranslation, job_id) is not None
        finally:
            connection.close()

    with ThreadPoolExecutor(WORKERS) as pool:
        return sum(future.result() for future in [pool.submit(reach) for _ in range(WORKERS)])


def careless_claim(kind: type[SupplierTranslation], job_id: int) -> SupplierTranslation | None:
    """Look first, write after: what ``claim`` would be without its one statement."""
    job = kind.objects.get(pk=job_id)
    if job.state != Job.State.QUEUED:
        return None
    kind.objects.filter(pk=job_id).update(attempts=job.attempts + 1)
    return job


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_one_worker_gets_a_job(job: SupplierTranslation) -> None:
    for _ in range(ROUNDS):
        SupplierTranslation.objects.filter(pk=job.pk).update(
            state=Job.State.QUEUED, leased_until=None, attempts=0
        )

        assert winners(claim, job.pk) == 1

        job.refresh_from_db()
        assert (job.state, job.attempts) == (Job.State.RUNNING, 1)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_a_careless_claim_would_have_several_winners(job: SupplierTranslation) -> None:
    assert winners(careless_claim, job.pk) > 1

"""A job is claimed by one, done once, tried again when that can help, and parked when not."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db.models import F
from django.db.models.functions import Now
from django.utils import timezone

from pavilion.jobs.errors import PermanentError, TransientError
from pavilion.jobs.models import MAX_ATTEMPTS, Job
from pavilion.jobs.running import MAX_BACKOFF, claim, run
from suppliers.models import SupplierTranslation

Doer = Callable[[SupplierTranslation], None]


def raising(error: Exception) -> Doer:
    def doer(job: SupplierTranslation) -> None:
        raise error

    return doer


def waits_for(job: Job) -> float:
    return (job.due_at - timezone.now()).total_seconds()


def test_a_job_is_done_once(job: SupplierTranslation) -> None:
    done: list[int] = []

    assert run(SupplierTranslation, job.pk, lambda claimed: done.append(claimed.pk)) is True
    assert run(SupplierTranslation, job.pk, lambda claimed: done.append(claimed.pk)) is False

    job.refresh_from_db()
    assert done == [job.pk]
    assert (job.state, job.attempts, job.error) == (Job.State.DONE, 1, "")
    assert job.leased_until is None
    assert job.finished_at is not None


def test_the_doer_holds_a_lease(job: SupplierTranslation) -> None:
    def doer(claimed: SupplierTranslation) -> None:
        assert claimed.state == Job.State.RUNNING
        assert claimed.leased_until is not None
        left = (claimed.leased_until - timezone.now()).total_seconds()
        assert 0 < left <= SupplierTranslation.lease_seconds
        assert claim(SupplierTranslation, claimed.pk) is None

    assert run(SupplierTranslation, job.pk, doer) is True
    job.refresh_from_db()
    assert job.state == Job.State.DONE


def test_a_job_that_is_gone_or_not_due_is_not_claimed(job: SupplierTranslation) -> None:
    SupplierTranslation.objects.filter(pk=job.pk).update(due_at=Now() + timedelta(seconds=60))

    assert claim(SupplierTranslation, job.pk) is None
    assert claim(SupplierTranslation, job.pk + 1) is None
    job.refresh_from_db()
    assert (job.state, job.attempts) == (Job.State.QUEUED, 0)


def test_a_lease_that_ran_out_is_taken_over(job: SupplierTranslation) -> None:
    assert claim(SupplierTranslation, job.pk) is not None
    SupplierTranslation.objects.filter(pk=job.pk).update(leased_until=Now() - timedelta(seconds=1))

    assert run(SupplierTranslation, job.pk, lambda claimed: None) is True

    job.refresh_from_db()
    assert (job.state, job.attempts) == (Job.State.DONE, 2)


def test_whoever_lost_the_lease_writes_nothing(job: SupplierTranslation) -> None:
    def slow(claimed: SupplierTranslation) -> None:
        """Another worker takes over while this one still works."""
        SupplierTranslation.objects.filter(pk=claimed.pk).update(
            attempts=F("attempts") + 1, leased_until=Now() + timedelta(seconds=60)
        )

    assert run(SupplierTranslation, job.pk, slow) is True

    job.refresh_from_db()
    assert (job.state, job.attempts) == (Job.State.RUNNING, 2)
    assert job.leased_until is not None
    assert job.finished_at is None


def test_whoever_lost_the_lease_reports_no_failure_either(job: SupplierTranslation) -> None:
    def slow(claimed: SupplierTranslation) -> None:
        SupplierTranslation.objects.filter(pk=claimed.pk).update(attempts=F("attempts") + 1)
        raise PermanentError("too late to say so")

    run(SupplierTranslation, job.pk, slow)

    job.refresh_from_db()
    assert (job.state, job.error) == (Job.State.RUNNING, "")


def test_a_transient_failure_waits_as_long_as_it_was_told(job: SupplierTranslation) -> None:
    run(SupplierTranslation, job.pk, raising(TransientError("busy", retry_after=77)))

    job.refresh_from_db()
    assert (job.state, job.error) == (Job.State.QUEUED, "busy")
    assert 70 < waits_for(job) <= 77


def test_a_wait_has_an_end(job: SupplierTranslation) -> None:
    run(SupplierTranslation, job.pk, raising(TransientError("busy", retry_after=10**6)))

    job.refresh_from_db()
    assert waits_for(job) <= MAX_BACKOFF


def test_failures_wait_longer_each_time(job: SupplierTranslation) -> None:
    waits = []
    for _ in range(3):
        run(SupplierTranslation, job.pk, raising(ValueError("a bug")))
        job.refresh_from_db()
        waits.append(waits_for(job))
        SupplierTranslation.objects.filter(pk=job.pk).update(due_at=Now())

    assert job.error == "ValueError: a bug"
    assert waits[0] < waits[1] < waits[2]


def test_a_job_that_keeps_failing_is_parked(job: SupplierTranslation) -> None:
    for _ in range(MAX_ATTEMPTS):
        SupplierTranslation.objects.filter(pk=job.pk).update(due_at=Now())
        run(SupplierTranslation, job.pk, raising(ValueError("a bug")))

    job.refresh_from_db()
    assert (job.state, job.attempts) == (Job.State.FAILED, MAX_ATTEMPTS)
    assert job.error == "ValueError: a bug"
    assert job.finished_at is not None
    assert run(SupplierTranslation, job.pk, lambda claimed: None) is False


def test_a_job_that_kills_its_workers_is_parked(job: SupplierTranslation) -> None:
    for _ in range(MAX_ATTEMPTS):
        assert claim(SupplierTranslation, job.pk) is not None
        SupplierTranslation.objects.filter(pk=job.pk).update(
            leased_until=Now() - timedelta(seconds=1)
        )

    assert claim(SupplierTranslation, job.pk) is None

    job.refresh_from_db()
    assert job.state == Job.State.FAILED
    assert job.error == "The worker died each time it worked on this."


def test_a_permanent_failure_is_parked_at_once(job: SupplierTranslation) -> None:
    run(SupplierTranslation, job.pk, raising(PermanentError("no such language")))

    job.refresh_from_db()
    assert (job.state, job.attempts, job.error) == (Job.State.FAILED, 1, "no such language")


@pytest.mark.parametrize("state", ["queued", "done", "failed"])
def test_only_a_running_job_has_a_lease(job: SupplierTranslation, state: str) -> None:
    wrong = SupplierTranslation.objects.filter(pk=job.pk)

    with pytest.raises(Exception, match="suppliers_suppliertranslation_lease"):
        wrong.update(state=state, leased_until=Now())

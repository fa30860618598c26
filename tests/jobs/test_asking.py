"""The row is the truth and the hint is only a hint: a broker that is down fails nobody."""

import socket
import time
from collections.abc import Iterator
from datetime import timedelta

import pytest
from celery import current_app
from django.db import transaction
from django.db.models.functions import Now
from kombu import pools

from pavilion.jobs.asking import hint, nudge, requeue
from pavilion.jobs.health import oldest_waiting_seconds
from pavilion.jobs.models import Job
from pavilion.jobs.running import park
from pavilion.jobs.sweeping import sweep
from suppliers.models import SupplierTranslation

BROKERS = ("broker_url", "broker_read_url", "broker_write_url")


@pytest.fixture
def dead_broker() -> Iterator[None]:
    """Nothing listens where the broker should be."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        address = f"redis://127.0.0.1:{server.getsockname()[1]}/0"
    kept = {name: getattr(current_app.conf, name) for name in BROKERS}
    current_app.conf.update(dict.fromkeys(BROKERS, address))
    _forget_connections()
    yield
    current_app.conf.update(kept)
    _forget_connections()


def _forget_connections() -> None:
    pools.reset()
    current_app._pool = None
    current_app.amqp._producer_pool = None


def test_a_dead_broker_fails_nobody(
    dead_broker: None, job: SupplierTranslation, django_capture_on_commit_callbacks
) -> None:
    began = time.monotonic()
    with django_capture_on_commit_callbacks(execute=True) as asked, transaction.atomic():
        nudge(job)

    assert len(asked) == 1
    assert time.monotonic() - began < 3
    job.refresh_from_db()
    assert job.state == Job.State.QUEUED


def test_a_hint_says_whether_it_left(dead_broker: None, job: SupplierTranslation) -> None:
    assert hint(SupplierTranslation, job.pk) is False


def test_a_hint_reaches_a_live_broker(job: SupplierTranslation) -> None:
    assert hint(SupplierTranslation, job.pk) is True


def test_the_sweep_gives_up_on_a_dead_broker(dead_broker: None, job: SupplierTranslation) -> None:
    assert sweep() == 0


def test_the_sweep_offers_what_is_due_and_nothing_else(job: SupplierTranslation) -> None:
    assert sweep() == 1

    SupplierTranslation.objects.filter(pk=job.pk).update(due_at=Now() + timedelta(seconds=60))
    assert sweep() == 0

    SupplierTranslation.objects.filter(pk=job.pk).update(
        state=Job.State.RUNNING, leased_until=Now() + timedelta(seconds=60)
    )
    assert sweep() == 0

    SupplierTranslation.objects.filter(pk=job.pk).update(leased_until=Now() - timedelta(seconds=1))
    assert sweep() == 1


def test_a_job_put_back_starts_afresh(job: SupplierTranslation) -> None:
    SupplierTranslation.objects.filter(pk=job.pk).update(
        state=Job.State.RUNNING, attempts=5, leased_until=Now() + timedelta(seconds=60)
    )
    job.refresh_from_db()
    park(job, "a reason")

    requeue(job)

    job.refresh_from_db()
    assert (job.state, job.attempts, job.error) == (Job.State.QUEUED, 0, "")
    assert job.finished_at is None


def test_how_long_the_longest_has_been_waiting(job: SupplierTranslation) -> None:
    SupplierTranslation.objects.filter(pk=job.pk).update(due_at=Now() - timedelta(seconds=90))
    assert 89 < oldest_waiting_seconds() < 120

    SupplierTranslation.objects.filter(pk=job.pk).update(state=Job.State.DONE)
    assert oldest_waiting_seconds() == 0

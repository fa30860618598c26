"""Every kind of job has a task that does it, on a queue that is worked on, within its lease."""

import pytest
from celery import current_app

from pavilion.jobs.kinds import job_kind, job_kinds
from pavilion.jobs.models import Job

QUEUES = {"images", "translation", "notifications"}
KINDS = job_kinds()


@pytest.fixture(scope="module", autouse=True)
def _tasks() -> None:
    current_app.loader.import_default_modules()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind._meta.label_lower)
def test_a_kind_of_job_has_its_task_and_queue(kind: type[Job]) -> None:
    task = current_app.tasks.get(kind.task_name)

    assert task is not None, f"{kind.task_name} is not registered"
    assert current_app.conf.task_routes[kind.task_name]["queue"] in QUEUES
    assert task.time_limit is not None
    assert task.time_limit <= kind.lease_seconds, "a second worker would start beside the first"


def test_task_names_belong_to_one_kind_each() -> None:
    names = [kind.task_name for kind in KINDS]

    assert len(names) == len(set(names))
    assert len(names) >= 5


def test_a_kind_is_found_by_its_label() -> None:
    assert job_kind("outbox.delivery") in KINDS
    assert job_kind("auth.group") is None

"""The job page: who sees what, and trying again."""

import pytest
from django.contrib.auth.models import Permission
from django.db.models.functions import Now

from pavilion.accounts.models import User
from pavilion.audit.models import AuditEntry
from pavilion.backoffice import jobs
from pavilion.jobs.models import Job
from pavilion.outbox.models import Delivery
from suppliers.models import SupplierTranslation
from tests.personas import ClientOf

PAGE, RETRY = "/admin/jobs/", "/admin/jobs/retry/"
LABEL = "suppliers.suppliertranslation"


def allow(user: User, *codenames: str) -> User:
    user.user_permissions.add(*Permission.objects.filter(codename__in=codenames))
    return User.objects.get(pk=user.pk)


@pytest.fixture
def failed(job: SupplierTranslation) -> SupplierTranslation:
    SupplierTranslation.objects.filter(pk=job.pk).update(
        state=Job.State.FAILED, attempts=5, error="<b>no engine</b>", finished_at=Now()
    )
    job.refresh_from_db()
    return job


def test_nobody_sees_jobs_without_a_permission(staff: User, client_of: ClientOf) -> None:
    assert client_of(staff).get(PAGE).status_code == 403


def test_staff_see_the_kinds_they_may(
    staff: User, failed: SupplierTranslation, client_of: ClientOf
) -> None:
    staff = allow(staff, "view_suppliertranslation")

    page = client_of(staff).get(PAGE).content.decode()

    assert [kind.label for kind in jobs.kinds_of_work(staff)] == [LABEL]
    assert "&lt;b&gt;no engine&lt;/b&gt;" in page
    assert RETRY not in page, "seeing is not trying again"


def test_the_figures_are_those_of_the_rows(staff: User, failed: SupplierTranslation) -> None:
    [kind] = jobs.kinds_of_work(allow(staff, "view_suppliertranslation"))

    assert (kind.waiting, kind.working, kind.done, kind.failed) == (0, 0, 0, 1)
    assert kind.failures == [failed]
    assert kind.oldest_due is None


def test_a_failed_job_is_tried_again(
    staff: User, failed: SupplierTranslation, client_of: ClientOf
) -> None:
    client = client_of(allow(staff, "change_suppliertranslation"))

    answer = client.post(RETRY, {"kind": LABEL, "job": failed.pk})

    assert answer.headers["Location"] == PAGE
    failed.refresh_from_db()
    assert (failed.state, failed.attempts, failed.error) == (Job.State.QUEUED, 0, "")
    line = AuditEntry.objects.get(action="job.retried")
    assert (line.actor, line.target) == (staff.email, f"{LABEL} {failed.pk}")
    assert line.reason == "<b>no engine</b>"


def test_all_of_a_kind_are_tried_again(staff: User, client_of: ClientOf) -> None:
    for number in range(3):
        Delivery.objects.create(
            dedup_key=str(number),
            channel="email",
            kind="x",
            language="ko",
            address="a@example.test",
            state=Job.State.FAILED,
            finished_at=Now(),
        )

    client_of(allow(staff, "change_delivery")).post(
        RETRY, {"kind": "outbox.delivery", "job": "all"}
    )

    assert Delivery.objects.filter(state=Job.State.QUEUED).count() == 3


def test_only_what_failed_is_put_back(staff: User, job: SupplierTranslation) -> None:
    assert jobs.put_back(SupplierTranslation, by=staff, job_id=job.pk, address=None) == 0


@pytest.mark.parametrize(
    "form", [{}, {"kind": "auth.group", "job": "1"}, {"kind": LABEL, "job": "1 OR 1=1"}]
)
def test_nonsense_is_not_found(staff: User, client_of: ClientOf, form: dict[str, str]) -> None:
    client = client_of(allow(staff, "change_suppliertranslation"))

    assert client.post(RETRY, form).status_code == 404


def test_seeing_is_not_retrying(
    staff: User, failed: SupplierTranslation, client_of: ClientOf
) -> None:
    client = client_of(allow(staff, "view_suppliertranslation"))

    assert client.post(RETRY, {"kind": LABEL, "job": failed.pk}).status_code == 403
    assert client.get(RETRY).status_code == 405
    failed.refresh_from_db()
    assert failed.state == Job.State.FAILED

"""What staff open their day with: what waits for whom, and the way to five thousand."""

import pytest
from django.db.models.functions import Now
from django.test import Client
from django.utils.translation import override

from inquiries import conversation
from inquiries.models import Inquiry, Message
from pavilion.accounts.models import User
from pavilion.accounts.roles import make_roles
from pavilion.backoffice import figures
from pavilion.outbox.models import Delivery
from suppliers.models import Application, Supplier
from tests.inquiries.makers import make_inquiry, make_product
from tests.personas import ClientOf, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def superuser() -> User:
    return make_user("root@pavilion.example", is_staff=True, is_superuser=True)


@pytest.fixture
def waiting(draft_supplier: Supplier) -> Application:
    Application.objects.filter(supplier=draft_supplier).update(
        status=Application.Status.SUBMITTED, submitted_at=Now()
    )
    return Application.objects.get(supplier=draft_supplier)


def counts(user: User) -> dict[str, int]:
    with override("en"):
        return {str(queue.name): queue.count for queue in figures.queues(user)}


def test_staff_see_the_queues_of_their_role(
    waiting: Application, reviewer: User, staff: User, superuser: User
) -> None:
    make_roles()
    assert counts(staff) == {}
    assert counts(reviewer) == {"Applications to review": 1}
    assert set(counts(superuser)) == {
        "Applications to review",
        "Products to review",
        "Mails not sent yet",
        "Failed jobs",
    }


def test_a_queue_names_its_oldest_and_leads_to_the_work(
    waiting: Application, reviewer: User, client_of: ClientOf
) -> None:
    [queue] = figures.queues(reviewer)

    assert queue.oldest == waiting.submitted_at
    assert client_of(reviewer).get(queue.href).status_code == 200


def test_every_queue_leads_somewhere(superuser: User, client_of: ClientOf) -> None:
    client = client_of(superuser)

    for queue in figures.queues(superuser):
        assert client.get(queue.href).status_code == 200, queue.href


def test_failed_jobs_and_unsent_mails_are_counted(superuser: User, owner: User) -> None:
    mail = {"channel": "email", "kind": "x", "language": "ko", "address": "a@example.test"}
    Delivery.objects.create(dedup_key="1", **mail)
    Delivery.objects.create(dedup_key="2", state="failed", finished_at=Now(), **mail)

    assert counts(superuser)["Mails not sent yet"] == 1
    assert counts(superuser)["Failed jobs"] == 1


def test_the_funnel_counts_each_company_once_per_step(
    supplier: Supplier, draft_supplier: Supplier, other_supplier: Supplier, owner: User
) -> None:
    product = make_product(supplier)
    first: Inquiry = make_inquiry(supplier, product)
    make_inquiry(supplier, product, token="another")
    conversation.reply(
        first,
        side=Message.Side.SUPPLIER,
        by=owner,
        body="네, 가능합니다.",
        form_token="an answer",
    )
    Supplier.objects.filter(pk=other_supplier.pk).update(status=Supplier.Status.CLOSED)

    assert [step.count for step in figures.funnel()] == [2, 1, 0, 1, 1]


def test_a_share_is_of_five_thousand() -> None:
    assert figures.Step("Registered", 1250).percent == 25


def test_the_start_page_costs_few_queries(
    superuser: User, client_of: ClientOf, django_assert_max_num_queries
) -> None:
    client: Client = client_of(superuser)
    client.get("/admin/")

    with django_assert_max_num_queries(26):
        page = client.get("/admin/")

    assert page.status_code == 200
    assert "5,000개 기업까지" in page.content.decode()

"""What must always be true holds in the database, whatever the code does."""

import pytest
from django.db import IntegrityError, transaction

from inquiries.models import Buyer, Inquiry, Message, MessageTranslation
from pavilion.accounts.models import User

pytestmark = pytest.mark.django_db


def broken(constraint: str):
    return pytest.raises(IntegrityError, match=constraint)


def test_one_row_per_guests_address(asked: Inquiry) -> None:
    with broken("inquiries_buyer_guest_once"), transaction.atomic():
        Buyer.objects.create(email="Jonas@Nordvind.EXAMPLE", is_guest=True, name="x", country="DE")


def test_a_guest_has_no_account(asked: Inquiry, buyer: User) -> None:
    with broken("inquiries_buyer_guest_has_no_account"), transaction.atomic():
        Buyer.objects.filter(pk=asked.buyer_id).update(user=buyer)


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("inquiries_inquiry_status", {"status": "lost"}),
        ("inquiries_inquiry_quantity_has_unit", {"quantity": 5, "unit": ""}),
        ("inquiries_inquiry_quantity_has_unit", {"quantity": 0, "unit": "H87"}),
    ],
)
def test_inquiry(asked: Inquiry, constraint: str, fields: dict[str, object]) -> None:
    with broken(constraint), transaction.atomic():
        Inquiry.objects.filter(pk=asked.pk).update(**fields)


def test_one_inquiry_per_form(asked: Inquiry) -> None:
    copy = Inquiry.objects.get(pk=asked.pk)
    copy.pk, copy.public_id = None, "another"
    with broken("form_token"), transaction.atomic():
        copy.save(force_insert=True)


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("inquiries_message_side", {"side": "staff"}),
        ("inquiries_message_body", {"body": ""}),
    ],
)
def test_message(asked: Inquiry, constraint: str, fields: dict[str, object]) -> None:
    with broken(constraint), transaction.atomic():
        Message.objects.filter(inquiry=asked).update(**fields)


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("inquiries_message_seq_once", {"seq": 1, "form_token": "new"}),
        ("form_token", {"seq": 2}),
    ],
)
def test_messages_of_a_conversation(
    asked: Inquiry, constraint: str, fields: dict[str, object]
) -> None:
    copy = asked.messages.get()
    copy.pk = None
    for name, value in fields.items():
        setattr(copy, name, value)
    with broken(constraint), transaction.atomic():
        copy.save(force_insert=True)


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("inquiries_messagetranslation_done_has_body", {"state": "done", "body": ""}),
        ("inquiries_messagetranslation_job_state", {"state": "lost"}),
        ("inquiries_messagetranslation_lease", {"state": "running"}),
    ],
)
def test_translation(asked: Inquiry, constraint: str, fields: dict[str, object]) -> None:
    with broken(constraint), transaction.atomic():
        MessageTranslation.objects.update(**fields)


def test_one_translation_per_language(asked: Inquiry) -> None:
    with broken("inquiries_messagetranslation_once"), transaction.atomic():
        MessageTranslation.objects.create(message=asked.messages.get(), language="ko")

"""A question becomes a conversation, once, and both sides are told."""

from dataclasses import replace

import pytest

from inquiries import access, budgets
from inquiries.asking import CannotAskError
from inquiries.models import Buyer, Inquiry, Message, MessageTranslation
from pavilion.accounts.models import User
from pavilion.outbox.models import Delivery
from suppliers.models import Member, Supplier
from tests.inquiries.makers import BODY, JONAS, make_inquiry, make_product
from tests.personas import make_user

pytestmark = pytest.mark.django_db


def test_it_opens_a_conversation_with_its_first_message(asked: Inquiry) -> None:
    message = asked.messages.get()
    assert (asked.status, asked.last_seq, asked.last_message_at) == ("open", 1, message.sent_at)
    assert (message.seq, message.side, message.language) == (1, "buyer", "en")
    assert message.body == BODY
    assert (asked.name, asked.company, asked.country) == (JONAS.name, JONAS.company, "DE")
    assert (asked.quantity, asked.unit) == (5000, "H87")


def test_the_translation_is_a_row_that_waits_for_nobody(asked: Inquiry) -> None:
    job = MessageTranslation.objects.get()
    assert (job.message.inquiry, job.language, job.state, job.body) == (asked, "ko", "queued", "")


def test_a_question_in_korean_needs_no_translation(supplier: Supplier) -> None:
    make_inquiry(supplier, body="고추장 5,000개 견적을 부탁드립니다. 독일어 라벨도 되나요?")
    assert not MessageTranslation.objects.exists()


def test_everybody_in_the_company_is_told_in_the_portal_and_by_mail(
    supplier: Supplier, owner: User
) -> None:
    editor = make_user("editor@matdure.example", language="en", name="Ed Itor")
    Member.objects.create(supplier=supplier, user=editor, role=Member.Role.EDITOR)
    gone = make_user("gone@matdure.example", is_active=False)
    Member.objects.create(supplier=supplier, user=gone, role=Member.Role.EDITOR)
    inquiry = make_inquiry(supplier, make_product(supplier))
    told = Delivery.objects.filter(kind="inquiry_received").order_by("recipient", "channel")
    assert [(one.recipient, one.channel, one.language) for one in told] == [
        (owner, "email", "ko"),
        (owner, "inbox", "ko"),
        (editor, "email", "en"),
        (editor, "inbox", "en"),
    ]
    assert told[0].url == f"/ko/desk/inquiries/{inquiry.public_id}/"
    assert told[2].url == f"/en/desk/inquiries/{inquiry.public_id}/"
    assert (told[0].context["product"], told[2].context["product"]) == (
        "전통 고추장",
        "Classic Gochujang",
    )
    assert (told[0].context["quantity"], told[2].context["quantity"]) == ("5,000개", "5,000\xa0pcs")


def test_the_guest_gets_the_key_by_mail_and_nothing_that_was_typed(asked: Inquiry) -> None:
    told = Delivery.objects.get(kind="inquiry_sent")
    assert (told.channel, told.address, told.recipient) == ("email", JONAS.email, None)
    assert told.opens == access.lock_of(asked)
    assert access.key_of(asked) not in f"{told.url}{told.context}{told.opens}"
    assert set(told.context) == {"supplier", "product"}


def test_the_same_form_twice_is_one_inquiry(asked: Inquiry, supplier: Supplier) -> None:
    told = Delivery.objects.count()
    again = make_inquiry(supplier, asked.product)
    assert again == asked
    assert (Inquiry.objects.count(), Message.objects.count()) == (1, 1)
    assert Delivery.objects.count() == told


def test_other_words_from_the_same_page_are_not_lost(asked: Inquiry, supplier: Supplier) -> None:
    other = make_inquiry(supplier, asked.product, body="And 300 kg of doenjang, please.")
    assert other != asked
    assert Inquiry.objects.count() == 2


def test_a_token_that_somebody_else_uses_leads_nowhere(asked: Inquiry, supplier: Supplier) -> None:
    thief = replace(JONAS, email="thief@example.test")
    assert make_inquiry(supplier, asked.product, asker=thief) != asked


def test_a_guest_never_changes_the_buyer_there_is(asked: Inquiry, supplier: Supplier) -> None:
    liar = replace(JONAS, email="JONAS@Nordvind.example", name="Mallory", company="Evil Ltd")
    second = make_inquiry(supplier, asker=liar, token="another")
    buyer = Buyer.objects.get()
    assert (buyer.name, buyer.company) == (JONAS.name, JONAS.company)
    assert (second.buyer, second.name, second.company) == (buyer, "Mallory", "Evil Ltd")


def test_a_guest_with_the_address_of_an_account_stays_outside_it(
    supplier: Supplier, buyers_own: Inquiry, buyer: User
) -> None:
    guests = make_inquiry(supplier, asker=replace(JONAS, email=buyer.email), token="a guest's")
    assert guests.buyer != buyers_own.buyer
    assert (guests.buyer.user, guests.buyer.is_guest) == (None, True)
    assert list(access.inquiries_of(buyer)) == [buyers_own]
    told = Delivery.objects.filter(dedup_key__contains=guests.public_id, kind="inquiry_sent")
    assert told.get().recipient is None
    buyers_own.buyer.refresh_from_db()
    assert buyers_own.buyer.company == JONAS.company


def test_with_a_confirmed_address_a_person_sees_what_they_asked_as_a_guest(
    supplier: Supplier, asked: Inquiry
) -> None:
    person = make_user(JONAS.email, language="en")
    assert not access.inquiries_of(person).exists()
    address = person.emailaddress_set.create(email=JONAS.email, verified=False, primary=True)
    assert not access.inquiries_of(person).exists()
    address.verified = True
    address.save()
    assert list(access.inquiries_of(person)) == [asked]


def test_signed_in_the_account_is_asked_about_and_not_the_typed_address(
    supplier: Supplier, buyer: User
) -> None:
    inquiry = make_inquiry(supplier, by=buyer, asker=replace(JONAS, email="other@example.test"))
    assert (inquiry.buyer.user, inquiry.buyer.email) == (buyer, buyer.email)
    told = Delivery.objects.get(kind="inquiry_sent")
    assert (told.recipient, told.address, told.opens) == (buyer, buyer.email, "")


def test_what_a_deleted_account_asked_becomes_nobody_elses(
    buyers_own: Inquiry, buyer: User, supplier: Supplier
) -> None:
    email = buyer.email
    buyer.delete()
    make_inquiry(supplier, asker=replace(JONAS, email=email), token="later")
    newcomer = make_user(email)
    newcomer.emailaddress_set.create(email=email, verified=True, primary=True)
    assert buyers_own not in access.inquiries_of(newcomer)


@pytest.mark.parametrize("status", ["registered", "suspended", "closed"])
def test_only_listed_companies_are_asked(supplier: Supplier, status: str) -> None:
    Supplier.objects.filter(pk=supplier.pk).update(status=status)
    supplier.refresh_from_db()
    with pytest.raises(CannotAskError):
        make_inquiry(supplier)
    assert not Inquiry.objects.exists()


def test_a_product_is_asked_about_at_its_own_maker(
    supplier: Supplier, other_supplier: Supplier
) -> None:
    with pytest.raises(CannotAskError):
        make_inquiry(other_supplier, make_product(supplier))


class TestBudget:
    """SEC-48, counted in rows."""

    def test_one_address_has_ten_an_hour(self, supplier: Supplier) -> None:
        for number in range(budgets.PER_HOUR_AND_EMAIL):
            make_inquiry(supplier, token=f"{number}")
        with pytest.raises(budgets.BudgetSpentError) as spent:
            make_inquiry(supplier, token="one more")
        assert 3500 < spent.value.retry_after <= 3601
        assert Inquiry.objects.count() == budgets.PER_HOUR_AND_EMAIL

    def test_a_repeat_is_answered_when_nothing_is_left(self, supplier: Supplier) -> None:
        made = [make_inquiry(supplier, token=f"{n}") for n in range(budgets.PER_HOUR_AND_EMAIL)]
        assert make_inquiry(supplier, token="0") == made[0]

    def test_one_network_has_more_and_the_neighbour_his_own(
        self, supplier: Supplier, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(budgets, "PER_HOUR_AND_ADDRESS", 2)
        here, there = (budgets.digest_of(one) for one in ("192.0.2.7", "192.0.2.8"))
        for number in range(2):
            asker = replace(JONAS, email=f"n{number}@example.test")
            make_inquiry(supplier, asker=asker, token=f"{number}", asked_from=here)
        other = replace(JONAS, email="n3@example.test")
        with pytest.raises(budgets.BudgetSpentError):
            make_inquiry(supplier, asker=other, token="3", asked_from=here)
        assert make_inquiry(supplier, asker=other, token="3", asked_from=there)

    def test_the_hour_passes(self, supplier: Supplier) -> None:
        for number in range(budgets.PER_HOUR_AND_EMAIL):
            make_inquiry(supplier, token=f"{number}")
        Inquiry.objects.update(created_at="2026-01-01T00:00:00Z")
        assert make_inquiry(supplier, token="later")

    def test_addresses_are_kept_as_keyed_digests_and_households_as_one(self) -> None:
        one, same = (budgets.digest_of(f"2001:db8:1:2::{end}") for end in ("1", "ffff"))
        assert one == same != budgets.digest_of("2001:db8:1:3::1")
        assert "192" not in budgets.digest_of("192.0.2.7")
        assert budgets.digest_of("not an address") == ""

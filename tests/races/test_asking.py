"""RACE-4 and RACE-10: twenty at once on the real database, each with its twin without guard."""

import itertools
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from django.db import IntegrityError, connection
from django.test import Client

from inquiries import conversation, form_tokens
from inquiries.conversation import Side
from inquiries.models import Buyer, Inquiry, Message
from pavilion.accounts.models import User
from pavilion.outbox.models import Delivery
from suppliers.models import Supplier
from tests.inquiries.makers import BODY, JONAS, make_inquiry, make_product

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.race]
THREADS = 20
ROUNDS = 3


@pytest.fixture(autouse=True)
def _no_broker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hints have nothing to do with who wins."""
    monkeypatch.setattr("pavilion.jobs.asking.hint", lambda *_: True)


def at_once(work: Callable[[int], object], threads: int = THREADS) -> list[object]:
    """Run ``work`` in every thread at the same moment; an exception is a result too."""
    gate = threading.Barrier(threads)

    def run(number: int) -> object:
        gate.wait()
        try:
            return work(number)
        except Exception as error:  # noqa: BLE001  what went wrong is what the test asks
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(run, range(threads)))


def send(product_slug: str, token: str) -> tuple[int, str]:
    """The form as a guest's browser sends it."""
    answer = Client().post(
        f"/en/inquiries/new/?product={product_slug}",
        {
            "form_token": token,
            "body": BODY,
            "quantity": "5,000",
            "unit": "H87",
            "name": JONAS.name,
            "company": JONAS.company,
            "email": JONAS.email,
            "country": "DE",
        },
    )
    return answer.status_code, answer.headers.get("Location", "")


def test_the_same_form_twenty_times_is_one_inquiry_and_one_answer(supplier: Supplier) -> None:
    slug = make_product(supplier).slug
    for number in range(ROUNDS):
        answers = at_once(lambda _, token=f"round {number}": send(slug, token))
        assert len(set(answers)) == 1, answers
        [(status, address)] = set(answers)
        assert status == 302
        assert Inquiry.objects.count() == Message.objects.count() == number + 1
        assert Client().get(address).status_code == 200
    assert Buyer.objects.count() == 1
    assert Delivery.objects.filter(kind="inquiry_sent").count() == ROUNDS
    assert Delivery.objects.filter(kind="inquiry_received").count() == ROUNDS * 2


def test_twin_without_the_token_there_are_more(
    supplier: Supplier, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = itertools.count()
    monkeypatch.setattr(form_tokens, "bound", lambda *_: f"not bound {next(count)}")
    slug = make_product(supplier).slug
    at_once(lambda _: send(slug, "the same"))
    assert Inquiry.objects.count() > 1


def test_twenty_guests_with_one_address_are_one_buyer(supplier: Supplier) -> None:
    made = at_once(lambda n: make_inquiry(supplier, token=f"{n}"), threads=10)
    assert all(isinstance(one, Inquiry) for one in made), made
    assert Buyer.objects.count() == 1


def test_many_buyers_at_once_do_not_stand_in_each_others_way(supplier: Supplier) -> None:
    def ask(number: int) -> Inquiry:
        asker = replace(JONAS, email=f"n{number % 5}@example.test")
        return make_inquiry(
            supplier, asker=asker, token=f"{number}", asked_from=f"net {number % 3}"
        )

    made = at_once(ask)
    assert all(isinstance(one, Inquiry) for one in made), made
    assert (Inquiry.objects.count(), Buyer.objects.count()) == (THREADS, 5)


def write(inquiry: Inquiry, owner: User, number: int, round_: int) -> int:
    side, by = (Side.SUPPLIER, owner) if number % 2 else (Side.BUYER, None)
    return conversation.reply(
        inquiry, side=side, by=by, body=f"{round_}.{number}", form_token=f"{round_}.{number}"
    ).seq


def test_messages_are_numbered_without_gap_or_double(supplier: Supplier, owner: User) -> None:
    inquiry = make_inquiry(supplier)
    for round_ in range(ROUNDS):
        seqs = at_once(lambda n, r=round_: write(inquiry, owner, n, r))
        first = 2 + round_ * THREADS
        assert sorted(seqs, key=str) == sorted(range(first, first + THREADS), key=str)
    inquiry.refresh_from_db()
    stored = list(inquiry.messages.order_by("seq").values_list("seq", flat=True))
    assert stored == list(range(1, inquiry.last_seq + 1))
    assert inquiry.last_seq == 1 + ROUNDS * THREADS
    last = inquiry.messages.get(seq=inquiry.last_seq)
    assert inquiry.last_message_at == last.sent_at
    assert inquiry.status == ("answered" if last.side == "supplier" else "open")


def test_twin_without_the_lock_they_collide(
    supplier: Supplier, owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    inquiry = make_inquiry(supplier)
    monkeypatch.setattr(conversation, "locked", lambda inquiry: Inquiry.objects.get(pk=inquiry.pk))
    seqs = at_once(lambda n: write(inquiry, owner, n, 0))
    assert any(isinstance(one, IntegrityError) for one in seqs)


def test_the_same_reply_twenty_times_is_one_message(supplier: Supplier, owner: User) -> None:
    inquiry = make_inquiry(supplier)
    sent = at_once(lambda _: write(inquiry, owner, 1, 0))
    assert sent == [2] * THREADS
    assert inquiry.messages.count() == 2
    assert Delivery.objects.filter(kind="message_to_buyer").count() == 1


def test_closing_while_the_other_writes_ends_in_one_of_two_ways(
    supplier: Supplier, owner: User
) -> None:
    for round_ in range(ROUNDS):
        inquiry = make_inquiry(supplier, token=f"{round_}")

        def work(number: int, inquiry: Inquiry = inquiry, round_: int = round_) -> object:
            if number:
                return write(inquiry, owner, number, round_)
            return conversation.close(inquiry, by=owner).status

        results = at_once(work, threads=4)
        refused = [one for one in results if isinstance(one, Exception)]
        assert all(isinstance(one, conversation.ConversationClosedError) for one in refused)
        inquiry.refresh_from_db()
        assert inquiry.status == "closed"
        assert inquiry.messages.count() == 1 + 3 - len(refused)

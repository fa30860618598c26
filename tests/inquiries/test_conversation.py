"""Both sides write, read and close."""

import pytest
from django.db.models.functions import Now

from inquiries import access, budgets, conversation
from inquiries.conversation import ConversationClosedError, Side
from inquiries.models import Inquiry, InquiryStatusChange, Message, MessageTranslation
from pavilion.accounts.models import User
from pavilion.outbox.models import Delivery
from tests.inquiries.makers import JONAS

pytestmark = pytest.mark.django_db
ANSWER = "안녕하세요. 독일어 라벨 인쇄 가능합니다. 납기는 30일입니다."


def answer(inquiry: Inquiry, by: User | None = None, *, body: str = ANSWER, token: str = "t"):
    return conversation.reply(inquiry, side=Side.SUPPLIER, by=by, body=body, form_token=token)


def ask_again(inquiry: Inquiry, *, body: str = "And the price for ten?", token: str = "b"):
    return conversation.reply(inquiry, side=Side.BUYER, by=None, body=body, form_token=token)


def test_an_answer_is_the_next_message_and_turns_the_status(asked: Inquiry, owner: User) -> None:
    message = answer(asked, owner)
    asked.refresh_from_db()
    assert (message.seq, message.side, message.author, message.language) == (
        2,
        "supplier",
        owner,
        "ko",
    )
    assert (asked.status, asked.last_seq, asked.last_message_at) == (
        "answered",
        2,
        message.sent_at,
    )
    change = InquiryStatusChange.objects.get()
    assert (change.before, change.after, change.actor) == ("open", "answered", owner)
    job = message.translations.get()
    assert (job.language, job.state) == ("en", "queued")


def test_the_buyers_next_message_opens_it_again(asked: Inquiry, owner: User) -> None:
    answer(asked, owner)
    ask_again(asked)
    asked.refresh_from_db()
    assert (asked.status, asked.last_seq) == ("open", 3)
    moves = InquiryStatusChange.objects.values_list("before", "after", "actor")
    assert list(moves) == [("open", "answered", owner.pk), ("answered", "open", None)]


def test_two_answers_in_a_row_are_one_move(asked: Inquiry, owner: User) -> None:
    answer(asked, owner)
    answer(asked, owner, body="그리고 샘플은 무료입니다.")
    assert InquiryStatusChange.objects.count() == 1


def test_the_guest_is_told_by_mail_with_a_key(asked: Inquiry, owner: User) -> None:
    message = answer(asked, owner)
    told = Delivery.objects.get(kind="message_to_buyer")
    assert (told.channel, told.address, told.language) == ("email", JONAS.email, "en")
    assert told.opens == access.lock_of(asked)
    assert told.dedup_key == f"message_to_buyer:{asked.public_id}:{message.seq}"
    assert told.context["excerpt_language"] == "ko"


def test_a_buyer_with_an_account_is_told_twice_and_needs_no_key(
    buyers_own: Inquiry, owner: User, buyer: User
) -> None:
    answer(buyers_own, owner)
    told = Delivery.objects.filter(kind="message_to_buyer", recipient=buyer)
    assert sorted(told.values_list("channel", "opens")) == [("email", ""), ("inbox", "")]


def test_the_company_is_told_what_the_buyer_wrote(asked: Inquiry, owner: User) -> None:
    ask_again(asked)
    told = Delivery.objects.filter(kind="message_to_supplier", recipient=owner)
    assert sorted(told.values_list("channel", flat=True)) == ["email", "inbox"]


def test_the_same_form_twice_is_one_message(asked: Inquiry, owner: User) -> None:
    first = answer(asked, owner)
    told = Delivery.objects.count()
    assert answer(asked, owner) == first
    assert (asked.messages.count(), Delivery.objects.count()) == (2, told)


def test_a_token_of_the_other_side_is_another_message(asked: Inquiry, owner: User) -> None:
    first = answer(asked, owner, body="OK 30 days", token="same")
    assert ask_again(asked, body="OK 30 days", token="same") != first


def test_whoever_answers_has_read(asked: Inquiry, owner: User) -> None:
    answer(asked, owner)
    assert asked.messages.get(seq=1).read_at is not None
    assert asked.messages.get(seq=2).read_at is None


def test_reading_marks_the_other_sides_messages_once(asked: Inquiry, owner: User) -> None:
    answer(asked, owner)
    assert conversation.mark_read(asked, side=Side.BUYER) == 1
    first = asked.messages.get(seq=2).read_at
    assert conversation.mark_read(asked, side=Side.BUYER) == 0
    assert asked.messages.get(seq=2).read_at == first


@pytest.mark.parametrize("side", list(Side))
def test_nobody_writes_in_a_closed_conversation(asked: Inquiry, owner: User, side: Side) -> None:
    conversation.close(asked, by=owner)
    before = (asked.messages.count(), Delivery.objects.count())
    with pytest.raises(ConversationClosedError):
        conversation.reply(asked, side=side, by=None, body="Hello?", form_token="x")
    asked.refresh_from_db()
    assert (asked.status, asked.messages.count(), Delivery.objects.count()) == ("closed", *before)


def test_closing_twice_is_closing_once(asked: Inquiry, owner: User) -> None:
    conversation.close(asked, by=owner)
    conversation.close(asked, by=None)
    assert InquiryStatusChange.objects.count() == 1


@pytest.mark.parametrize("before", Inquiry.MOVES)
@pytest.mark.parametrize("after", Inquiry.Status.values)
def test_the_table_of_moves_is_all_there_is(asked: Inquiry, before: str, after: str) -> None:
    """Every illegal pair raises and changes nothing; staying is no move."""
    Inquiry.objects.filter(pk=asked.pk).update(status=before)
    inquiry = Inquiry.objects.get(pk=asked.pk)
    if after in Inquiry.MOVES[before]:
        conversation._move(inquiry, to=Inquiry.Status(after), by=None)
        assert InquiryStatusChange.objects.count() == 1
    elif after != before:
        with pytest.raises(ConversationClosedError):
            conversation._move(inquiry, to=Inquiry.Status(after), by=None)
    expected = after if after in Inquiry.MOVES[before] else before
    assert Inquiry.objects.get(pk=asked.pk).status == expected


def test_one_side_has_a_budget(
    asked: Inquiry, owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(budgets, "PER_HOUR_AND_SIDE", 3)
    for number in range(3):
        answer(asked, owner, token=f"{number}")
    with pytest.raises(budgets.BudgetSpentError):
        answer(asked, owner, token="one more")
    assert answer(asked, owner, token="0").seq == 2
    assert ask_again(asked).seq == 5


class TestTranslateAgain:
    def done(self, asked: Inquiry, **fields: object) -> Message:
        values = {"state": "done", "body": "초안", "is_draft": True, "finished_at": LONG_AGO}
        MessageTranslation.objects.update(**{**values, **fields})
        return asked.messages.get()

    def test_a_draft_is_made_anew(self, asked: Inquiry) -> None:
        assert conversation.translate_again(self.done(asked))
        job = MessageTranslation.objects.get()
        assert (job.state, job.attempts) == ("queued", 0)

    def test_a_failure_is_tried_again(self, asked: Inquiry) -> None:
        assert conversation.translate_again(self.done(asked, state="failed", body=""))

    @pytest.mark.parametrize(
        "fields",
        [
            {"is_draft": False},
            {"finished_at": None, "state": "queued"},
            {"finished_at": Now()},
        ],
        ids=["good", "on its way", "only just made"],
    )
    def test_there_is_no_need(self, asked: Inquiry, fields: dict[str, object]) -> None:
        message = self.done(asked, **fields)
        before = MessageTranslation.objects.values().get()
        assert not conversation.translate_again(message)
        assert MessageTranslation.objects.values().get() == before


LONG_AGO = "2026-01-01T00:00:00Z"

"""Both sides write, read and close: the messages of an inquiry have no gaps and no doubles."""

from datetime import timedelta

from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone

from inquiries import budgets, form_tokens, notices
from inquiries.models import Inquiry, InquiryStatusChange, Message, MessageTranslation
from pavilion.accounts.models import User
from pavilion.jobs.asking import nudge, requeue
from pavilion.translation.languages import detect

Side = Message.Side
#: Whose turn it is once a side has written.
_AFTER = {Side.BUYER: Inquiry.Status.OPEN, Side.SUPPLIER: Inquiry.Status.ANSWERED}
_OTHER = {Side.BUYER: Side.SUPPLIER, Side.SUPPLIER: Side.BUYER}
#: Between two tries of a translation.
_REST = timedelta(minutes=1)


class ConversationClosedError(Exception):
    """Nothing more is written here."""


def reply(inquiry: Inquiry, *, side: Side, by: User | None, body: str, form_token: str) -> Message:
    """Append one side's message and tell the other; the same form sent twice is one message.

    Raises ConversationClosedError or budgets.BudgetSpentError. ``by`` is None for a buyer with a
    mailed link. Whoever answers has read what was written before.
    """
    with transaction.atomic():
        inquiry = locked(inquiry)
        token = form_tokens.bound(form_token, inquiry.public_id, side, body)
        if sent := Message.objects.filter(form_token=token).first():
            return sent
        if inquiry.status == Inquiry.Status.CLOSED:
            raise ConversationClosedError
        budgets.check_writing(inquiry, side=side)
        message = append(inquiry, side=side, by=by, body=body, form_token=token)
        _move(inquiry, to=_AFTER[side], by=by)
        _read(inquiry, side=side)
        if side == Side.SUPPLIER:
            notices.message_to_buyer(inquiry, message)
        else:
            notices.message_to_supplier(inquiry, message)
        return message


def close(inquiry: Inquiry, *, by: User | None) -> Inquiry:
    """End the conversation for both sides; a second time changes nothing."""
    with transaction.atomic():
        inquiry = locked(inquiry)
        _move(inquiry, to=Inquiry.Status.CLOSED, by=by)
        return inquiry


def mark_read(inquiry: Inquiry, *, side: Side) -> int:
    """This side has seen what the other wrote; returns how many messages were new."""
    with transaction.atomic():
        return _read(locked(inquiry), side=side)


def translate_again(message: Message) -> bool:
    """Ask the engines once more after a draft or a failure; False when there is no need.

    Engines cost money: within a minute of the last answer nothing is asked again.
    """
    with transaction.atomic():
        job = message.translations.select_for_update().order_by("pk").first()
        if job is None or not _wants_another_try(job):
            return False
        requeue(job)
        return True


def append(inquiry: Inquiry, *, side: Side, by: User | None, body: str, form_token: str) -> Message:
    """Write the next message of a conversation whose row the caller has locked or just made.

    It is there at once in its author's words; the translation is a row of its own and follows.
    """
    target = reading_language(inquiry, _OTHER[side])
    inquiry.last_seq += 1
    message = Message.objects.create(
        inquiry=inquiry,
        seq=inquiry.last_seq,
        side=side,
        author=by,
        form_token=form_token,
        language=detect(body) or reading_language(inquiry, side),
        body=body,
    )
    message.refresh_from_db(fields=["sent_at"])
    inquiry.last_message_at = message.sent_at
    inquiry.save(update_fields=["last_seq", "last_message_at"])
    if message.language != target:
        nudge(MessageTranslation.objects.create(message=message, language=target))
    return message


def reading_language(inquiry: Inquiry, side: Side) -> str:
    """What this side reads: the company's own language, or the buyer's."""
    if side == Side.SUPPLIER:
        return inquiry.supplier.source_language
    return inquiry.buyer.language


def locked(inquiry: Inquiry) -> Inquiry:
    """The row as it is now, held until the transaction ends."""
    rows = Inquiry.objects.select_for_update(of=("self",))
    return rows.select_related("supplier", "product", "buyer__user").get(pk=inquiry.pk)


def _move(inquiry: Inquiry, *, to: Inquiry.Status, by: User | None) -> None:
    """Write the status and its history together; staying where one is, is no move."""
    before = inquiry.status
    if before == to:
        return
    if not inquiry.may_become(to):
        raise ConversationClosedError
    inquiry.status = to
    inquiry.save(update_fields=["status"])
    InquiryStatusChange.objects.create(inquiry=inquiry, before=before, after=to, actor=by)


def _read(inquiry: Inquiry, *, side: Side) -> int:
    unread = Message.objects.filter(inquiry=inquiry, side=_OTHER[side], read_at__isnull=True)
    return unread.update(read_at=Now())


def _wants_another_try(job: MessageTranslation) -> bool:
    states = MessageTranslation.State
    if job.finished_at is None or timezone.now() - job.finished_at < _REST:
        return False
    return job.state == states.FAILED or (job.state == states.DONE and job.is_draft)

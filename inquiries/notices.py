"""Telling the other side: in the portal and by mail, in each reader's own language."""

from collections.abc import Iterable

from inquiries.access import lock_of
from inquiries.addresses import path_of
from inquiries.models import Inquiry, Message
from inquiries.queries.names import product_name, quantity_text, supplier_name
from pavilion.accounts.models import User
from pavilion.outbox.asking import BOTH, tell
from pavilion.outbox.models import Delivery

_EXCERPT = 280


def inquiry_received(inquiry: Inquiry, message: Message) -> None:
    """Everybody who works for the supplier learns who asks what."""
    for person in _members(inquiry):
        _tell_member(person, "inquiry_received", inquiry, message)


def message_to_supplier(inquiry: Inquiry, message: Message) -> None:
    for person in _members(inquiry):
        _tell_member(person, "message_to_supplier", inquiry, message)


def inquiry_sent(inquiry: Inquiry, message: Message) -> None:
    """The buyer has it in writing, with the link that leads back.

    Anybody may type any address into the form, so this mail says nothing that was typed: it
    cannot be used to write to strangers in our name.
    """
    _tell_buyer("inquiry_sent", inquiry, message, channels=[Delivery.Channel.EMAIL])


def message_to_buyer(inquiry: Inquiry, message: Message) -> None:
    """The supplier has answered; here its words may stand, it is a company we know."""
    _tell_buyer("message_to_buyer", inquiry, message, channels=BOTH, **_excerpt(message))


def _members(inquiry: Inquiry) -> Iterable[User]:
    return inquiry.supplier.members.filter(is_active=True).order_by("pk")


def _tell_member(person: User, kind: str, inquiry: Inquiry, message: Message) -> None:
    language = person.language
    tell(
        person,
        kind,
        dedup_key=f"{kind}:{inquiry.public_id}:{message.seq}:{person.pk}",
        context={
            "name": inquiry.name,
            "company": inquiry.company,
            "country": inquiry.country,
            "subject_line": inquiry.subject,
            "product": product_name(inquiry.product, language)[0],
            "quantity": quantity_text(inquiry, language),
            **_excerpt(message),
        },
        url=path_of(inquiry, side=Message.Side.SUPPLIER, language=language),
        channels=BOTH,
    )


def _tell_buyer(
    kind: str,
    inquiry: Inquiry,
    message: Message,
    *,
    channels: Iterable[Delivery.Channel],
    **context: str,
) -> None:
    buyer = inquiry.buyer
    language = buyer.user.language if buyer.user else _interface_language(buyer.language)
    tell(
        buyer.user or buyer.email,
        kind,
        dedup_key=f"{kind}:{inquiry.public_id}:{message.seq}",
        context={
            "supplier": supplier_name(inquiry.supplier, language)[0],
            "product": product_name(inquiry.product, language)[0],
            **context,
        },
        url=path_of(inquiry, side=Message.Side.BUYER, language=language),
        language=language,
        channels=list(channels),
        opens="" if buyer.user else lock_of(inquiry),
    )


def _interface_language(language: str) -> str:
    return "ko" if language == "ko" else "en"


def _excerpt(message: Message) -> dict[str, str]:
    body = message.body
    short = body if len(body) <= _EXCERPT else f"{body[:_EXCERPT].rstrip()}…"
    return {"excerpt": short, "excerpt_language": message.language}

"""A buyer asks a supplier, with an account or without one."""

from dataclasses import astuple, dataclass

from django.db import transaction

from catalog.models import Product
from inquiries import budgets, conversation, form_tokens, notices
from inquiries.models import Buyer, Inquiry, Message
from pavilion.accounts.models import User
from suppliers.models import Supplier

_SUBJECT = 160


class CannotAskError(Exception):
    """The supplier is not listed, or the product is not its."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, as they introduce themselves; ``language`` is what they read."""

    name: str
    company: str
    country: str
    email: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked; without a subject the first line of the message is it."""

    body: str
    subject: str = ""
    quantity: int | None = None
    unit: str = ""


def ask(
    *,
    supplier: Supplier,
    product: Product | None,
    asker: Asker,
    question: Question,
    form_token: str,
    by: User | None,
    asked_from: str = "",
) -> Inquiry:
    """Open a conversation with its first message and tell both sides.

    The same form sent twice is one inquiry: the second time finds it and changes nothing. With
    ``by`` the inquiry belongs to that account and ``asker.email`` is not looked at. Raises
    CannotAskError or budgets.BudgetSpentError. ``asked_from`` is a digest of the network address.
    """
    if supplier.status != Supplier.Status.LISTED or (product and product.supplier != supplier):
        raise CannotAskError
    email = (by.email if by else asker.email).strip().lower()
    thing = product.public_id if product else supplier.public_id
    token = form_tokens.bound(form_token, thing, email, *astuple(question))
    with transaction.atomic():
        budgets.take_turns(f"inquiry:{email}", asked_from)
        if sent := Inquiry.objects.filter(form_token=token).first():
            return sent
        budgets.check_asking(email=email, asked_from=asked_from)
        inquiry = Inquiry.objects.create(
            supplier=supplier,
            product=product,
            buyer=_buyer(asker, email=email, by=by),
            form_token=token,
            asked_from=asked_from,
            name=asker.name,
            company=asker.company,
            country=asker.country,
            subject=(question.subject or _first_line(question.body))[:_SUBJECT],
            quantity=question.quantity,
            unit=question.unit if question.quantity else "",
        )
        message = conversation.append(
            inquiry, side=Message.Side.BUYER, by=by, body=question.body, form_token=token
        )
        notices.inquiry_received(inquiry, message)
        notices.inquiry_sent(inquiry, message)
        return inquiry


def _buyer(asker: Asker, *, email: str, by: User | None) -> Buyer:
    """The account's row, kept up to date by its owner, or the guest's, never changed by one."""
    said = {
        "name": asker.name,
        "company": asker.company,
        "country": asker.country,
        "language": asker.language,
    }
    if by is not None:
        return Buyer.objects.update_or_create(user=by, defaults={**said, "email": email})[0]
    return Buyer.objects.get_or_create(email=email, is_guest=True, defaults=said)[0]


def _first_line(body: str) -> str:
    return next((line.strip() for line in body.splitlines() if line.strip()), body)

"""Who may read and write a conversation: the supplier's people, and the buyer.

The buyer is known by being signed in, or by the key in the mailed link. Everyone else is told
that there is no such page.
"""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.contrib.auth.models import AnonymousUser

from inquiries.models import Inquiry, InquiryQuerySet
from pavilion.accounts.models import User
from pavilion.outbox import keys
from suppliers.models import Supplier

Person = User | AnonymousUser


def lock_of(inquiry: Inquiry) -> str:
    """What the mailed key opens. A new ``key_version`` is a new lock."""
    return f"inquiry:{inquiry.public_id}:{inquiry.key_version}"


def key_of(inquiry: Inquiry) -> str:
    """The key that goes into the buyer's mails and addresses."""
    return keys.key_to(lock_of(inquiry))


def inquiries_of(user: User) -> InquiryQuerySet:
    """What the person asked, also as a guest from an address they have confirmed since."""
    confirmed = EmailAddress.objects.filter(user=user, verified=True)
    return Inquiry.objects.asked_by(user, addresses=confirmed.values_list("email", flat=True))


@dataclass(frozen=True, slots=True)
class BuyersSeat:
    """An inquiry seen from the buyer's side: by its account, or with the mailed key."""

    inquiry: Inquiry
    by: User | None
    key: str


def buyers_seat(public_id: str, *, user: Person, key: str) -> BuyersSeat | None:
    """A place on the buyer's side for whoever asked this, or holds the key; else None."""
    related = ("supplier", "product", "buyer__user")
    inquiry = Inquiry.objects.select_related(*related).filter(public_id=public_id).first()
    if inquiry is None:
        return None
    if isinstance(user, User) and inquiries_of(user).filter(pk=inquiry.pk).exists():
        return BuyersSeat(inquiry, by=user, key="")
    if key and keys.fits(key, lock_of(inquiry)):
        return BuyersSeat(inquiry, by=None, key=key)
    return None


def of_supplier(supplier: Supplier) -> InquiryQuerySet:
    return Inquiry.objects.filter(supplier=supplier)

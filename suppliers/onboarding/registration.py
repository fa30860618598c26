"""A company joins: one per business number, its first person becomes the owner."""

from collections.abc import Iterator

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.text import slugify

from pavilion.accounts.models import User
from pavilion.korea import business_number as numbers
from pavilion.public_ids import new_public_id
from suppliers import proposals, wording
from suppliers.models import Application, Member, Supplier


class AlreadyRegisteredError(Exception):
    """The number belongs to a company that is here already; its owner can let people in."""


class HasCompanyError(Exception):
    """The person works for a company already."""

    def __init__(self, supplier: Supplier) -> None:
        super().__init__(supplier.slug)
        self.supplier = supplier


@transaction.atomic
def register(
    *, by: User, business_number: str, legal_name: str, english_name: str = ""
) -> Supplier:
    """Bring a company in, with its owner and a draft of its application.

    The number is taken in any spelling; ``pavilion.korea`` raises BusinessNumberError when it
    cannot be one.
    """
    digits = numbers.parse(business_number, allow_demo=settings.DEMO)
    _refuse_second_company(by)
    supplier = _create(digits, english_name or proposals.COMPANY(legal_name))
    Member.objects.create(supplier=supplier, user=by, role=Member.Role.OWNER)
    Application.objects.create(supplier=supplier)
    wording.write_name(supplier, legal_name, english_name, by=by)
    return supplier


def _refuse_second_company(user: User) -> None:
    """Held until the end: the same person pressing twice registers once."""
    User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    member = Member.objects.filter(user=user).select_related("supplier").first()
    if member:
        raise HasCompanyError(member.supplier)


def _create(digits: str, english_name: str) -> Supplier:
    for slug in _slugs(english_name):
        if Supplier.objects.filter(slug=slug).exists():
            continue
        try:
            with transaction.atomic():
                return Supplier.objects.create(slug=slug, business_number=digits)
        except IntegrityError as error:
            if Supplier.objects.filter(business_number=digits).exists():
                raise AlreadyRegisteredError from error
            if not Supplier.objects.filter(slug=slug).exists():
                raise
    raise AssertionError("the last address is random")


def _slugs(english_name: str) -> Iterator[str]:
    """Addresses to try: the name, the name with a number, the name with a random end."""
    name = slugify(english_name)[:60].strip("-") or "company"
    yield name
    for number in range(2, 10):
        yield f"{name}-{number}"
    while True:
        yield f"{name}-{new_public_id()}"

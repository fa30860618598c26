"""Whether buyers may see a product: one door, a table of moves, a row for every move.

Every verb locks the product, checks move and requirements inside the lock, writes the status and
its history, and rebuilds the listings. What staff decide is told to the company's members.
"""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import override

from catalog import listings
from catalog.models import Product, ProductStatusChange
from catalog.queries.sheets import Sheet, sheet_of
from catalog.requirements import Missing, missing
from pavilion.accounts.models import User
from pavilion.outbox.asking import tell

Status = Product.Status


class MoveRefusedError(Exception):
    """The product does not go from where it stands to where it was asked to go."""

    def __init__(self, before: str, after: str) -> None:
        super().__init__(f"{before} → {after}")
        self.before, self.after = before, after


class ChangedMeanwhileError(Exception):
    """The company has changed the product since the reviewer read it."""


class IncompleteError(Exception):
    """Something is still missing; ``missing`` lists it."""

    def __init__(self, missing: list[Missing]) -> None:
        super().__init__(", ".join(item.code for item in missing))
        self.missing = missing


@transaction.atomic
def publish(product: Product, *, by: User) -> Product:
    """The company puts a draft before buyers: a trusted one at once, others by way of staff."""
    product = _lock(product)
    after = Status.PUBLISHED if product.supplier.trusted else Status.IN_REVIEW
    return _move(product, Status.DRAFT, after, by=by)


@transaction.atomic
def withdraw(product: Product, *, by: User) -> Product:
    """The company takes a product back from staff before they decided."""
    return _move(_lock(product), Status.IN_REVIEW, Status.DRAFT, by=by)


@transaction.atomic
def approve(product: Product, *, by: User, seen: datetime | None = None) -> Product:
    """Staff let a product go public, as they saw it: ``seen`` is its last change at that time."""
    product = _lock(product)
    if seen is not None and product.updated_at != seen:
        raise ChangedMeanwhileError
    product = _move(product, Status.IN_REVIEW, Status.PUBLISHED, by=by)
    _tell_members(product, "product_published")
    return product


@transaction.atomic
def send_back(product: Product, *, by: User, reason: str) -> Product:
    """Staff return a product with the reason in words."""
    product = _move(_lock(product), Status.IN_REVIEW, Status.DRAFT, by=by, reason=reason)
    _tell_members(product, "product_returned", reason=reason)
    return product


@transaction.atomic
def pause(product: Product, *, by: User) -> Product:
    return _move(_lock(product), Status.PUBLISHED, Status.PAUSED, by=by)


@transaction.atomic
def resume(product: Product, *, by: User) -> Product:
    return _move(_lock(product), Status.PAUSED, Status.PUBLISHED, by=by)


@transaction.atomic
def archive(product: Product, *, by: User) -> Product:
    product = _lock(product)
    return _move(product, Status(product.status), Status.ARCHIVED, by=by)


@transaction.atomic
def restore(product: Product, *, by: User) -> Product:
    """Bring an archived product back as a draft."""
    return _move(_lock(product), Status.ARCHIVED, Status.DRAFT, by=by)


#: What a company may ask for by name, and what it leads to.
COMPANY_VERBS: dict[str, Callable[..., Product]] = {
    "publish": publish,
    "withdraw": withdraw,
    "pause": pause,
    "resume": resume,
    "archive": archive,
    "restore": restore,
}
_OFFERED: dict[Status, tuple[str, ...]] = {
    Status.DRAFT: ("publish", "archive"),
    Status.IN_REVIEW: ("withdraw",),
    Status.PUBLISHED: ("pause", "archive"),
    Status.PAUSED: ("resume", "archive"),
    Status.ARCHIVED: ("restore",),
}


def offered(product: Product) -> tuple[str, ...]:
    """The names of ``COMPANY_VERBS`` that apply to the product as it stands."""
    return _OFFERED[Status(product.status)]


def _lock(product: Product) -> Product:
    return (
        Product.objects.select_for_update(of=["self"]).select_related("supplier").get(pk=product.pk)
    )


def _move(
    product: Product, before: Status, after: Status, *, by: User, reason: str = ""
) -> Product:
    """Status, history and listings together. Effects: see the module's docstring."""
    if product.status != before or not product.may_become(after):
        raise MoveRefusedError(product.status, after)
    if after in (Status.IN_REVIEW, Status.PUBLISHED):
        sheet = sheet_of(product)
        if lacking := missing(sheet):
            raise IncompleteError(lacking)
        if after is Status.PUBLISHED:
            _prepare_first_publication(product, sheet)
    product.status = after
    product.updated_at = Now()
    product.save(update_fields=["status", "slug", "published_at", "updated_at"])
    product.refresh_from_db(fields=["published_at", "updated_at"])
    ProductStatusChange.objects.create(
        product=product, before=before, after=after, actor=by, reason=reason
    )
    listings.rebuild(product)
    return product


def _prepare_first_publication(product: Product, sheet: Sheet) -> None:
    """The address is taken from the English name once and stays, whatever the name becomes."""
    if product.published_at is not None:
        return
    product.published_at = Now()
    if product.slug != product.public_id:
        return
    wanted = slugify(sheet.name("en"))[:80].strip("-")
    if not wanted:
        return
    taken = Product.objects.filter(slug=wanted).exclude(pk=product.pk).exists()
    product.slug = f"{wanted}-{product.public_id}" if taken else wanted


def _tell_members(product: Product, kind: str, *, reason: str = "") -> None:
    """Tell everybody who works for the company, each in their language."""
    change = product.history.order_by("-pk").values_list("pk", flat=True)[0]
    name = sheet_of(product).name()
    for person in product.supplier.members.order_by("pk"):
        with override(person.language):
            path = reverse("catalog:desk_product_publication", args=[product.public_id])
        tell(
            person,
            kind,
            dedup_key=f"{kind}:{change}:{person.pk}",
            context={"product": name, "reason": reason},
            url=path,
        )

"""Writing a product: begun, saved against the version that was read, copied."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypedDict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now

from catalog import attribute_values, listings, texts
from catalog.models import Category, PriceTier, Product, ProductText
from catalog.queries.sheets import Sheet, sheet_of
from pavilion.accounts.models import User
from pavilion.public_ids import new_public_id
from pavilion.trade.delivery import check_delivery_term
from suppliers.models import Supplier


class EditConflictError(Exception):
    """Somebody else has saved since the editor read the product; nothing was written."""

    def __init__(self, product: Product) -> None:
        super().__init__(f"version {product.version} by {product.edited_by}")
        self.product = product

    @property
    def editor(self) -> str:
        """The name of the member who was quicker."""
        return str(self.product.edited_by or "")


class ArchivedError(Exception):
    """An archived product is restored before it is changed."""


@dataclass(frozen=True, slots=True)
class Tier:
    """From this quantity on, a piece costs this much."""

    min_qty: int
    unit_price: Decimal


class Changes(TypedDict, total=False):
    """What an edit may say; what it does not name stays as it is."""

    category: Category | None
    model_no: str
    hs_code: str
    origin: str
    moq: int | None
    unit: str
    currency: str
    incoterm: str
    place: str
    lead_time_days: int | None
    sample_policy: str
    oem: bool
    odm: bool
    payment_terms: list[str]
    attributes: Mapping[str, Any]
    tiers: Sequence[Tier]
    #: language → field of ProductText → value
    texts: Mapping[str, Mapping[str, Any]]


_COLUMNS = frozenset(Changes.__annotations__) - {"attributes", "tiers", "texts"}


@transaction.atomic
def create(supplier: Supplier, *, by: User, name: str, category: Category | None = None) -> Product:
    """Begin a product with its name in the supplier's language."""
    public_id = new_public_id()
    product = Product.objects.create(
        public_id=public_id,
        slug=public_id,
        supplier=supplier,
        category=category,
        source_language=supplier.source_language,
        edited_by=by,
    )
    texts.write(sheet_of(product), {product.source_language: {"name": name}}, by=by)
    return product


@transaction.atomic
def save(product: Product, *, by: User, version: int, changes: Changes) -> Product:
    """Write an edit made against ``version``; a translation is asked for where a source changed.

    Raises ``EditConflictError`` when somebody saved in between, ``ArchivedError``,
    ``IncotermError``, ``AttributeValueError`` or ``ValidationError``; then nothing is written.
    """
    product = _lock(product)
    if product.version != version:
        raise EditConflictError(product)
    if product.status == Product.Status.ARCHIVED:
        raise ArchivedError
    _write_columns(product, by=by, changes=changes)
    if "tiers" in changes:
        _write_tiers(product, changes["tiers"])
    texts.write(sheet_of(product), changes.get("texts", {}), by=by)
    listings.rebuild(product)
    return product


@transaction.atomic
def copy(product: Product, *, by: User) -> Product:
    """A draft with the same texts, prices and specifications; pictures are not taken along."""
    sheet = Sheet(_lock(product))
    public_id = new_public_id()
    twin = Product.objects.get(pk=product.pk)
    twin.pk, twin.public_id, twin.slug = None, public_id, public_id
    twin.status, twin.published_at, twin.version = Product.Status.DRAFT, None, 1
    twin.edited_by, twin.created_at, twin.updated_at = by, Now(), Now()
    twin.save(force_insert=True)
    for text in ProductText.objects.filter(product=product):
        text.pk, text.product = None, twin
        text.save(force_insert=True)
    _write_tiers(twin, [Tier(tier.min_qty, tier.unit_price) for tier in sheet.tiers])
    return Product.objects.get(pk=twin.pk)


def _lock(product: Product) -> Product:
    return (
        Product.objects.select_for_update(of=["self"])
        .select_related("category", "supplier", "edited_by")
        .get(pk=product.pk)
    )


def _write_columns(product: Product, *, by: User, changes: Changes) -> None:
    for column in _COLUMNS & changes.keys():
        setattr(product, column, changes[column])  # type: ignore[literal-required]
    check_delivery_term(product.incoterm, product.place)
    if product.category is not None and product.category.level != 3:
        raise ValidationError({"category": "products belong to leaves"})
    asks = product.category.asks.select_related("attribute") if product.category else []
    wanted = changes.get("attributes", product.attributes)
    product.attributes = attribute_values.clean_all(asks, wanted)
    product.full_clean(exclude=["slug", "public_id", "supplier"], validate_constraints=False)
    product.version += 1
    product.edited_by = by
    product.updated_at = Now()
    product.save()
    product.refresh_from_db(fields=["updated_at"])


def _write_tiers(product: Product, tiers: Sequence[Tier]) -> None:
    """The tiers as given, in place of those there were; equal ones are left alone."""
    wanted = {tier.min_qty: tier.unit_price for tier in tiers}
    PriceTier.objects.filter(product=product).exclude(min_qty__in=wanted).delete()
    PriceTier.objects.bulk_create(
        [
            PriceTier(product=product, min_qty=min_qty, unit_price=unit_price)
            for min_qty, unit_price in wanted.items()
        ],
        update_conflicts=True,
        unique_fields=["product", "min_qty"],
        update_fields=["unit_price"],
    )


def bump(product: Product, *, by: User) -> None:
    """Count an edit that was made beside ``save``, in the product's lock."""
    Product.objects.filter(pk=product.pk).update(
        version=F("version") + 1, edited_by=by, updated_at=Now()
    )

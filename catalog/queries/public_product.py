"""Everything a product's own page shows besides its row."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Case, IntegerField, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.models import Listing
from catalog.queries.public import Tile, listed, tiles
from pavilion.structured_data import Node, absolute
from suppliers.models import Supplier
from suppliers.queries.public import Face, face_of

MOST_RELATED = 5


@dataclass(frozen=True)
class ProductPage:
    listing: Listing
    supplier: Supplier
    face: Face
    related: list[Tile]
    crumbs: list[tuple[str, str]]

    @property
    def path(self) -> str:
        return reverse("catalog:product", args=[self.listing.slug])

    def nodes(self) -> list[Node]:
        """Product with its offers, for search engines."""
        listing, page = self.listing, self.listing.page
        node: Node = {
            "@type": "Product",
            "name": listing.name,
            "description": listing.summary,
            "url": absolute(self.path),
            "image": [absolute(picture["large"]) for picture in page["pictures"]],
            "brand": {"@type": "Organization", "name": self.face.name.text},
            "category": " > ".join(name for _slug, name in page["path"]),
        }
        if page["model"]:
            node["mpn"] = page["model"]
        if page["tiers"]:
            node["offers"] = self._offer()
        return [node]

    def _offer(self) -> Node:
        tiers = self.listing.page["tiers"]
        prices = sorted(Decimal(tier["amount"]) for tier in tiers)
        shared: Node = {
            "priceCurrency": self.listing.currency,
            "availability": "https://schema.org/InStock",
            "eligibleQuantity": {"@type": "QuantitativeValue", "minValue": self.listing.moq},
            "seller": {"@type": "Organization", "name": self.face.name.text},
        }
        if len(set(prices)) == 1:
            return {"@type": "Offer", "price": str(prices[0])} | shared
        return {
            "@type": "AggregateOffer",
            "lowPrice": str(prices[0]),
            "highPrice": str(prices[-1]),
            "offerCount": len(tiers),
        } | shared


def product_page(slug: str, language: str) -> ProductPage | None:
    """None when buyers may not see the product, or not in this language."""
    listing = (
        listed(language)
        .select_related("supplier")
        .defer("card_start", "card_end", "search", "search_text", "facets")
        .filter(slug=slug)
        .first()
    )
    if listing is None:
        return None
    return ProductPage(
        listing=listing,
        supplier=listing.supplier,
        face=face_of(listing.supplier, language),
        related=_related(listing),
        crumbs=list(_crumbs(listing)),
    )


def _related(listing: Listing) -> list[Tile]:
    """Of the same leaf or the same supplier; the supplier's own of the same leaf first."""
    leaf = listing.categories[-1]
    nearness = Case(
        When(supplier=listing.supplier_id, categories__contains=[leaf], then=Value(2)),
        When(supplier=listing.supplier_id, then=Value(1)),
        default=Value(0),
        output_field=IntegerField(),
    )
    rows = listed(listing.language).exclude(pk=listing.pk)
    of_supplier = rows.filter(supplier=listing.supplier_id)
    near = (of_supplier | rows.filter(categories__contains=[leaf])).order_by(
        nearness.desc(), "-quality", "-pk"
    )
    return tiles(near[:MOST_RELATED])


def _crumbs(listing: Listing) -> Iterator[tuple[str, str]]:
    yield _("Home"), reverse("home")
    for slug, name in listing.page["path"]:
        yield name, reverse("catalog:category", args=[slug])
    yield listing.name, reverse("catalog:product", args=[listing.slug])

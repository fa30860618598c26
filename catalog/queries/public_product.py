"""Everything a product's own page shows."""

from dataclasses import dataclass

from catalog.models import Listing
from catalog.queries.public import Tile, listed
from suppliers.models import Supplier
from suppliers.queries.public import Face, face_of

MOST_RELATED = 5
#: Of the same leaf or the same supplier; what is both comes first.
_RELATED = """
    SELECT l.id, l.slug, l.card_start, l.card_end
    FROM catalog_listing l JOIN suppliers_supplier s ON s.id = l.supplier_id
    WHERE l.language = %(language)s AND s.status = %(listed)s AND l.id <> %(id)s
      AND (l.supplier_id = %(supplier)s OR l.categories @> ARRAY[%(leaf)s]::varchar(60)[])
    ORDER BY (l.supplier_id = %(supplier)s)::int DESC,
             (l.categories @> ARRAY[%(leaf)s]::varchar(60)[])::int DESC, l.quality DESC, l.id DESC
    LIMIT %(most)s
"""


@dataclass(frozen=True)
class ProductPage:
    listing: Listing
    face: Face
    related: list[Tile]


def product_page(slug: str, language: str) -> ProductPage | None:
    """None when buyers may not see the product, or not in this language."""
    listing = (
        listed(language)
        .select_related("supplier")
        .defer("card_start", "card_end", "page", "search", "search_text", "facets")
        .filter(slug=slug)
        .first()
    )
    if listing is None:
        return None
    return ProductPage(listing, face_of(listing.supplier, language), _related(listing))


def _related(listing: Listing) -> list[Tile]:
    wanted = {
        "language": listing.language,
        "listed": Supplier.Status.LISTED,
        "id": listing.pk,
        "supplier": listing.supplier_id,
        "leaf": listing.categories[-1],
        "most": MOST_RELATED,
    }
    rows = Listing.objects.raw(_RELATED, wanted)
    return [Tile(row.slug, row.card_start, row.card_end) for row in rows]

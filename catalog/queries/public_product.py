"""Everything a product's own page shows."""

from dataclasses import dataclass

from catalog.models import Listing
from catalog.queries.public import Tile
from suppliers.models import Supplier
from suppliers.queries.face import Face
from suppliers.queries.public import face_by_key

MOST_RELATED = 5
# A product's page is asked for more than any other, and the queries are always the same: putting
# them together would cost four times as much as asking them.
_LISTING = """
    SELECT l.id, l.language, l.slug, l.name, l.summary, l.categories, l.languages, l.head, l.detail,
           l.supplier_id
    FROM catalog_listing l JOIN suppliers_supplier s ON s.id = l.supplier_id
    WHERE l.language = %s AND l.slug = %s AND s.status = %s
"""
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
    wanted = [language, slug, Supplier.Status.LISTED]
    listing = next(iter(Listing.objects.raw(_LISTING, wanted)), None)
    if listing is None:
        return None
    return ProductPage(listing, face_by_key(listing.supplier_id, language), _related(listing))


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

"""The buyer-facing rows: made anew whenever what they are made of has changed.

``rebuild`` is called inside the transaction of every verb that changes a product, by the doer of
renditions when a picture is ready and by the doer of translations. Nobody else writes a listing.
"""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from catalog import quality
from catalog.listings import detail, facets, naming, pictures, tile, words
from catalog.listings.page import page
from catalog.listings.whole import Whole, wholes
from catalog.models import Listing, Product

BATCH = 100
_COLUMNS = [
    *("supplier", "slug", "name", "summary", "categories", "facets", "moq", "unit_price"),
    *("currency", "lead_time_days", "quality", "card_start", "card_end", "page"),
    *("supplier_name", "head", "detail", "languages"),
    *("search_text", "search", "published_at", "updated_at"),
]


def rebuild(product: Product) -> None:
    """Make the listings of one product what they should be, in every public language.

    The caller holds the product's lock. One that is not public costs a single statement.
    """
    if product.status == Product.Status.PUBLISHED:
        _rebuild([product.pk])
    else:
        Listing.objects.filter(product=product).delete()


def catch_up() -> int:
    """Make anew what carries a former name of its company; companies do not know their listings.

    Returns the number of products.
    """
    return _rebuild_each(naming.outdated())


def rebuild_all() -> int:
    """Every listing, in batches: after a change of templates, analyser or taxonomy."""
    return _rebuild_each(Product.objects.order_by("pk").values_list("pk", flat=True))


def _rebuild_each(keys: Iterable[int]) -> int:
    """In batches, so that no transaction holds many locks for long."""
    wanted = list(keys)
    for start in range(0, len(wanted), BATCH):
        _rebuild(wanted[start : start + BATCH])
    return len(wanted)


@transaction.atomic
def _rebuild(keys: list[int]) -> None:
    """Under the products' locks, so that an older reading never overwrites a newer one."""
    rows = [_row(whole, language) for whole in wholes(keys) for language in whole.public_languages]
    kept = {(row.product_id, row.language) for row in rows}
    gone = [
        pk
        for pk, product, language in Listing.objects.filter(product__in=keys).values_list(
            "pk", "product", "language"
        )
        if (product, language) not in kept
    ]
    Listing.objects.filter(pk__in=gone).delete()
    Listing.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["product", "language"],
        update_fields=_COLUMNS,
    )


def _row(whole: Whole, language: str) -> Listing:
    product, text = whole.product, whole.texts[language]
    if product.moq is None or product.published_at is None:  # the database refuses such a product
        raise ValueError(f"{product} is not complete")
    with override(language):
        shown = pictures.shown(whole, language)
        card_start, card_end = tile.render(whole, language, shown)
        listing = Listing(
            product=product,
            supplier=product.supplier,
            language=language,
            slug=product.slug,
            name=text.name,
            summary=text.summary,
            supplier_name=whole.supplier_name(language),
            categories=whole.leaf.path_slugs,
            facets=facets.of(whole),
            moq=product.moq,
            unit_price=min((tier.unit_price for tier in whole.tiers), default=None),
            currency=product.currency if whole.tiers else "",
            lead_time_days=product.lead_time_days,
            quality=quality.assess(whole.sheet).total,
            card_start=card_start,
            card_end=card_end,
            page=page(whole, language, shown),
            search_text=words.for_trigrams(whole),
            search=words.vector(whole, language),
            languages=whole.public_languages,
            published_at=product.published_at,
            updated_at=timezone.now(),
        )
        listing.head = detail.head(listing, whole)
        listing.detail = detail.detail(listing)
    return listing

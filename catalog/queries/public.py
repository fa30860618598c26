"""Rows for the public lists: tiles, halls, categories."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.core.cache import cache
from django.db.models import Count, F, Func, Q, QuerySet
from django.db.models.functions import Coalesce

from catalog.models import Category, Listing
from catalog.models.listing import NO_LEAD_TIME
from suppliers.models import Supplier

PAGE_SIZE = 24
#: Figures over the whole catalogue are counted once a minute, not once a reader.
COUNTED_FOR_SECONDS = 60
_NEWEST_LOOKED_AT = 60
_NEWEST_PER_SUPPLIER = 2


_FAMILY = """
    SELECT * FROM catalog_category
    WHERE slug IN (
        SELECT unnest(string_to_array(path, '/')) FROM catalog_category WHERE slug = %s
    ) OR parent_id = (SELECT id FROM catalog_category WHERE slug = %s)
    ORDER BY level, position, id
"""


class Tile(NamedTuple):
    """The two halves of a rendered tile; see ``catalog.listings.tile``."""

    slug: str
    start: str
    end: str


@dataclass(frozen=True)
class Family:
    """A category with what is above and right below it."""

    category: Category
    path: list[Category]
    children: list[Category]

    @property
    def hall(self) -> Category:
        return self.path[0]


def listed(language: str) -> QuerySet[Listing]:
    """What buyers may see: a supplier who is suspended takes its rows along at once."""
    return Listing.objects.filter(language=language, supplier__status=Supplier.Status.LISTED)


def tiles(rows: QuerySet[Listing]) -> list[Tile]:
    return [Tile(*row) for row in rows.values_list("slug", "card_start", "card_end")]


def family_of(slug: str) -> Family | None:
    """One query for the category, those above it and those right below it."""
    rows = list(Category.objects.raw(_FAMILY, [slug, slug]))
    found = next((row for row in rows if row.slug == slug), None)
    if found is None:
        return None
    by_slug = {row.slug: row for row in rows}
    path = [by_slug[part] for part in found.path_slugs]
    return Family(found, path, [row for row in rows if row.parent_id == found.pk])


def counts(language: str) -> dict[str, int]:
    """Products per category of any level, by slug."""
    key = f"public:counts:{language}"
    known: dict[str, int] | None = cache.get(key)
    if known is None:
        rows = (
            listed(language)
            .values(each=Func(F("categories"), function="unnest"))
            .annotate(count=Count("*"))
            .values_list("each", "count")
        )
        known = dict(rows)
        cache.set(key, known, COUNTED_FOR_SECONDS)
    return known


def fronts(language: str) -> dict[str, dict[str, Any]]:
    """For each hall the product that stands for it: the best described, then the newest."""
    key = f"public:fronts:{language}"
    known: dict[str, dict[str, Any]] | None = cache.get(key)
    if known is None:
        rows = (
            listed(language)
            .exclude(page__pictures=[])
            .order_by("categories__0", "-quality", "-published_at", "-pk")
            .distinct("categories__0")
            .values("slug", "name", hall=F("categories__0"), picture=F("page__pictures__0"))
        )
        known = {row["hall"]: dict(row) for row in rows}
        cache.set(key, known, COUNTED_FOR_SECONDS)
    return known


def newest(language: str, count: int) -> list[Tile]:
    """The latest products, at most two of one supplier, so that one big upload is not all."""
    rows = (
        listed(language)
        .order_by("-published_at", "-pk")
        .values_list("slug", "card_start", "card_end", "supplier")[:_NEWEST_LOOKED_AT]
    )
    chosen: list[Tile] = []
    seen: dict[int, int] = {}
    for slug, start, end, supplier in rows:
        seen[supplier] = seen.get(supplier, 0) + 1
        if seen[supplier] <= _NEWEST_PER_SUPPLIER and len(chosen) < count:
            chosen.append(Tile(slug, start, end))
    return chosen


#: Sort → the columns of its key, ascending or descending, and how to compare past a row.
SORTS: dict[str, Sequence[Any]] = {
    "newest": (F("published_at").desc(), F("pk").desc()),
    "moq": (F("moq").asc(), F("pk").desc()),
    "lead": (Coalesce("lead_time_days", NO_LEAD_TIME).asc(), F("pk").desc()),
}


def sorted_by(rows: QuerySet[Listing], sort: str) -> QuerySet[Listing]:
    return rows.order_by(*SORTS[sort])


def past(rows: QuerySet[Listing], sort: str, language: str, slug: str) -> QuerySet[Listing]:
    """The rows behind the one with this slug; all of them when it is gone."""
    last = Listing.objects.filter(language=language, slug=slug).first()
    if last is None:
        return rows
    if sort == "newest":
        return rows.filter(
            Q(published_at__lt=last.published_at)
            | Q(published_at=last.published_at, pk__lt=last.pk)
        )
    if sort == "moq":
        return rows.filter(Q(moq__gt=last.moq) | Q(moq=last.moq, pk__lt=last.pk))
    days = NO_LEAD_TIME if last.lead_time_days is None else last.lead_time_days
    return rows.alias(days=Coalesce("lead_time_days", NO_LEAD_TIME)).filter(
        Q(days__gt=days) | Q(days=days, pk__lt=last.pk)
    )


def page_of(
    rows: QuerySet[Listing], *, sort: str, language: str, after: str
) -> tuple[list[Tile], str]:
    """One page of tiles and the slug the next page starts behind, if there is one."""
    ordered = sorted_by(rows, sort)
    if after:
        ordered = past(ordered, sort, language, after)
    found = tiles(ordered[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    return shown, shown[-1].slug if len(found) > PAGE_SIZE else ""


def names_of(slugs: Iterable[str], language: str) -> list[tuple[str, str]]:
    """Pairs of slug and name, in the taxonomy's order."""
    rows = Category.objects.filter(slug__in=slugs)
    return [(row.slug, row.name(language)) for row in rows]

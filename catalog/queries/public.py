"""Rows for the public lists: tiles, halls, categories."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from catalog.models import Category, Listing
from catalog.models.listing import NO_LEAD_TIME
from suppliers.models import Supplier

PAGE_SIZE = 24


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

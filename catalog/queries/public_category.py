"""Everything one category page shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from catalog.models import Category
from catalog.queries import public, public_counts, public_facets, public_filters, public_overview
from catalog.queries.public import Family, Tile
from catalog.queries.public_facets import Facet, FacetSheet
from catalog.queries.public_filters import Filters

#: Name, address, whether it is the one shown.
Tab = tuple[str, str, bool]
#: Name, address, number of products.
Counted = tuple[str, str, int]


@dataclass(frozen=True)
class ResultList:
    """A list of products with what narrows, orders and continues it."""

    filters: Filters
    tiles: list[Tile]
    total: int
    facets: list[Facet]
    chips: list[tuple[str, str]]
    sorts: Sequence[Tab]
    next_href: str
    clear_href: str

    @property
    def shown(self) -> int:
        """How many stand on the first page; a later page does not know how many went before."""
        return 0 if self.filters.after else len(self.tiles)


@dataclass(frozen=True)
class CategoryPage:
    family: Family
    results: ResultList
    children: list[Counted]


def category_page(slug: str, params: QueryDict, language: str) -> CategoryPage | None:
    """None when there is no such category."""
    family = public.family_of(slug)
    if family is None:
        return None
    path = reverse("catalog:category", args=[slug])
    filters = public_filters.read(params, public_facets.facet_names(params))
    counts = public_counts.counts_in_category(language, slug, filters)
    rows = public.listed(language).filter(categories__contains=[slug])
    tiles, last = public.page_of(
        public_filters.matching(rows, filters),
        sort=filters.sort,
        language=language,
        after=filters.after,
    )
    sheet = FacetSheet(counts, counts.get(slug, 0), filters, path, language)
    facets = [*sheet.own(), *sheet.of_attributes()]
    results = ResultList(
        filters=filters,
        tiles=tiles,
        total=sheet.total,
        facets=facets,
        chips=public_facets.chips(facets),
        sorts=sorts(filters, path),
        next_href=f"{path}{filters.continued(last).query()}" if last else "",
        clear_href=f"{path}{filters.cleared().query()}",
    )
    return CategoryPage(family, results, _children(family.children, counts, filters, language))


def sorts(filters: Filters, path: str) -> list[Tab]:
    names = {"newest": _("Newest"), "moq": _("Lowest MOQ"), "lead": _("Shortest lead time")}
    return [
        (name, f"{path}{filters.sorted_by(sort).query()}", sort == filters.sort)
        for sort, name in names.items()
    ]


def _children(
    children: list[Category], counts: dict[str, int], filters: Filters, language: str
) -> list[Counted]:
    """The categories below with the same filters; empty ones are left out."""
    query = filters.continued("").query()
    return [
        (
            child.name(language),
            f"{reverse('catalog:category', args=[child.slug])}{query}",
            counts[child.slug],
        )
        for child in children
        if counts.get(child.slug)
    ]


def crumbs_of(family: Family, language: str) -> list[tuple[str, str]]:
    """Pairs of name and address, from the hall list down to the category itself."""
    return [
        (_("All categories"), reverse("catalog:hall_list")),
        *(
            (category.name(language), reverse("catalog:category", args=[category.slug]))
            for category in family.path
        ),
    ]


def hall_list(language: str) -> list[tuple[Category, int, list[Counted]]]:
    """The halls with the number of their products, and the categories that have any."""
    counts = public_overview.counts(language)
    rows = list(Category.objects.filter(level__in=[1, 2]))
    below: dict[int | None, list[Category]] = {}
    for row in rows:
        below.setdefault(row.parent_id, []).append(row)
    return [
        (
            hall,
            counts.get(hall.slug, 0),
            _children(below.get(hall.pk, []), counts, Filters({}), language),
        )
        for hall in below.get(None, [])
    ]

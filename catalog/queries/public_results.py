"""Everything a page of search results shows."""

from dataclasses import dataclass, replace

from django.http import QueryDict
from django.urls import reverse

from catalog.models import Category
from catalog.queries import (
    public_counts,
    public_facets,
    public_filters,
    public_search,
    public_words,
)
from catalog.queries.public_category import ResultList
from catalog.queries.public_facets import FacetSheet
from catalog.queries.public_filters import OWN
from catalog.queries.public_search import Found
from pavilion.search.highlighting import Run, highlight
from pavilion.search.parsing import MAX_LENGTH
from suppliers.queries.directory import named_like
from suppliers.queries.face import Face


@dataclass(frozen=True)
class SearchPage:
    found: Found
    results: ResultList
    #: Address, and the name in runs with what was asked for marked.
    categories: list[tuple[str, list[Run]]]
    suppliers: list[tuple[Face, list[Run]]]
    meant_href: str


def search_page(params: QueryDict, language: str) -> SearchPage:
    text = params.get("q", "").strip()[:MAX_LENGTH]
    path = reverse("catalog:search")
    filters = replace(public_filters.read(params, OWN), q=text)
    found = public_search.search(text, language)
    keys = public_search.filtered(found, filters, language)
    tiles, last = public_search.page_of(keys, filters.after)
    counts = public_counts.counts_among(language, found.keys, filters) if found.keys else {}
    facets = FacetSheet(counts, len(keys), filters, path, language).own()
    results = ResultList(
        filters=filters,
        tiles=tiles,
        total=len(keys),
        facets=facets,
        chips=public_facets.chips(facets),
        sorts=[],
        next_href=f"{path}{filters.continued(last).query()}" if last else "",
        clear_href=f"{path}{filters.cleared().query()}",
    )
    return SearchPage(
        found=found,
        results=results,
        categories=_categories(found, language),
        suppliers=_suppliers(found, language),
        meant_href=f"{path}{replace(filters, q=found.meant, chosen={}, after='').query()}",
    )


def _categories(found: Found, language: str) -> list[tuple[str, list[Run]]]:
    rows: list[Category] = public_words.categories_for(found.question)
    return [
        (
            reverse("catalog:category", args=[row.slug]),
            highlight(row.name(language), found.question),
        )
        for row in rows
    ]


def _suppliers(found: Found, language: str) -> list[tuple[Face, list[Run]]]:
    words = [word for word in found.question.text.split() if len(word) > 1]
    return [
        (face, highlight(face.name.text, found.question)) for face in named_like(words, language)
    ]

"""Which pages exist, for search engines: in each language those that can be read in it."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from catalog.queries.public import listed
from catalog.queries.public_overview import counts
from pavilion.structured_data import absolute
from suppliers.models import Supplier

#: Pages in one file; the protocol allows 50,000.
FILE_SIZE = 10_000
_PLAIN = ("home", "catalog:hall_list", "suppliers:directory", "about", "help", "terms", "privacy")

#: Address and when it was last changed, where that is known.
Page = tuple[str, datetime | None]


def parts() -> list[str]:
    """The addresses of every file."""
    return [
        absolute(reverse("sitemap_part", args=[language, kind, number]))
        for language, _ in settings.LANGUAGES
        for kind in _KINDS
        for number in range(1, _files(language, kind) + 1)
    ]


def pages(language: str, kind: str, number: int) -> list[Page]:
    """The pages of one file, in the active language; none where there is no such file."""
    if language not in dict(settings.LANGUAGES) or kind not in _KINDS or number < 1:
        return []
    return [(absolute(path), changed) for path, changed in _KINDS[kind](language, number)]


def _files(language: str, kind: str) -> int:
    if kind == "pages":
        return 1
    rows = listed(language) if kind == "products" else _suppliers(language)
    return -(-rows.count() // FILE_SIZE)


def _plain_pages(language: str, number: int) -> list[Page]:
    """The plain pages, and the categories that hold anything."""
    if number > 1:
        return []
    categories = [reverse("catalog:category", args=[slug]) for slug in sorted(counts(language))]
    return [(path, None) for path in (*(reverse(name) for name in _PLAIN), *categories)]


def _supplier_pages(language: str, number: int) -> list[Page]:
    slugs = _suppliers(language).order_by("pk").values_list("slug", flat=True)
    return [(reverse("catalog:supplier", args=[slug]), None) for slug in slugs[_slice(number)]]


def _product_pages(language: str, number: int) -> list[Page]:
    rows = listed(language).order_by("pk").values_list("slug", "updated_at")
    return [
        (reverse("catalog:product", args=[slug]), changed) for slug, changed in rows[_slice(number)]
    ]


def _suppliers(language: str) -> QuerySet[Supplier]:
    """Those whose name can be read in the language."""
    readable = ("source", "machine", "reviewed", "stale")
    return Supplier.objects.listed().filter(
        texts__language=language, texts__provenance__name__state__in=readable
    )


def _slice(number: int) -> slice:
    return slice((number - 1) * FILE_SIZE, number * FILE_SIZE)


_KINDS: dict[str, Callable[[str, int], list[Page]]] = {
    "pages": _plain_pages,
    "suppliers": _supplier_pages,
    "products": _product_pages,
}

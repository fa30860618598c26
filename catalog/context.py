"""What every page may name of the catalogue: the sixteen halls. Costs no query."""

from functools import cache
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, override

from pavilion.trade.halls import HALLS, hall_name


class Hall(NamedTuple):
    slug: str
    name: str
    href: str


def halls(request: HttpRequest) -> dict[str, Any]:
    """Context processor: ``halls`` in the reader's language."""
    return {"halls": _halls(get_language() or "en")}


@cache
def _halls(language: str) -> tuple[Hall, ...]:
    with override(language):
        return tuple(
            Hall(slug, hall_name(slug, language), reverse("catalog:category", args=[slug]))
            for slug in HALLS
        )

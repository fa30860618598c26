"""The whole catalogue at a glance: figures, the product that stands for a hall, what is new."""

from typing import Any

from django.core.cache import cache
from django.db.models import Count, F, Func

from catalog.queries.public import Tile, listed

#: Figures over the whole catalogue are counted once a minute, not once a reader.
COUNTED_FOR_SECONDS = 60
_NEWEST_LOOKED_AT = 60
_NEWEST_PER_SUPPLIER = 2


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

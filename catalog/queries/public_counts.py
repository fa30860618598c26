"""How many products each choice of each filter leads to, all counted by one statement.

A choice is counted as if its own facet were not chosen yet, so that "paid samples" still shows a
figure beside "free samples". One pass: a row is counted for every facet when it passes all of
them, and for a single facet when that is the only one it fails.
"""

from collections.abc import Sequence

from django.core.cache import cache
from django.db import connection

from catalog.queries.public_filters import Filters
from suppliers.models import Supplier

#: Counting fewer rows than this is cheaper than asking the cache's leave to keep it.
WORTH_KEEPING = 2000
KEPT_FOR_SECONDS = 60

Counts = dict[str, int]

_COUNT = """
    SELECT value, count(*) FROM (
        SELECT l.facets || l.categories::varchar(120)[] AS values, {failing} AS failing
        FROM catalog_listing l JOIN suppliers_supplier s ON s.id = l.supplier_id
        WHERE l.language = %s AND s.status = %s AND {base}
    ) AS rows, unnest(rows.values) AS value
    WHERE cardinality(failing) = 0
       OR (cardinality(failing) = 1 AND value LIKE failing[1] || ':%%')
    GROUP BY value
"""


def counts_in_category(language: str, slug: str, filters: Filters) -> Counts:
    """``facet:value`` and category slug → products, under the filters."""
    key = f"public:facets:{language}:{slug}:{filters.narrowed().query()}"
    known: Counts | None = cache.get(key)
    if known is None:
        known = _counted("l.categories @> ARRAY[%s]::varchar(60)[]", slug, language, filters)
        if known.get(slug, 0) >= WORTH_KEEPING:
            cache.set(key, known, KEPT_FOR_SECONDS)
    return known


def counts_among(language: str, keys: Sequence[int], filters: Filters) -> Counts:
    """The same over the candidates of a search."""
    return _counted("l.id = ANY(%s)", list(keys), language, filters)


def _counted(base: str, parameter: str | list[int], language: str, filters: Filters) -> Counts:
    failing, wanted = "'{}'::text[]", list[str | list[str]]()
    if filters.chosen:
        tests = ", ".join(
            ["CASE WHEN NOT l.facets && %s::varchar[] THEN %s END"] * len(filters.chosen)
        )
        failing = f"array_remove(ARRAY[{tests}]::text[], NULL)"
        for name, values in filters.chosen.items():
            wanted += [[f"{name}:{value}" for value in values], name]
    sql = _COUNT.format(failing=failing, base=base)
    with connection.cursor() as cursor:
        cursor.execute(sql, [*wanted, language, Supplier.Status.LISTED, parameter])
        return dict(cursor.fetchall())

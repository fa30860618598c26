"""Which listings carry a former name of their company."""

from django.db import connection

from pavilion.translation.provenance import State

#: As ``Whole.supplier_name`` says it: the name in the page's language, else in the company's own.
_OUTDATED = """
    SELECT DISTINCT l.product_id
    FROM catalog_listing l
    JOIN suppliers_supplier s ON s.id = l.supplier_id
    LEFT JOIN suppliers_suppliertext t
        ON t.supplier_id = s.id AND t.language = l.language AND btrim(t.name) <> ''
        AND t.provenance -> 'name' ->> 'state' = ANY(%s)
    LEFT JOIN suppliers_suppliertext o
        ON o.supplier_id = s.id AND o.language = s.source_language
    WHERE l.supplier_name <> coalesce(t.name, o.name, '')
"""
_READABLE = [state.value for state in State if state is not State.DRAFT]


def outdated() -> list[int]:
    """Keys of products."""
    with connection.cursor() as cursor:
        cursor.execute(_OUTDATED, [_READABLE])
        return [key for (key,) in cursor.fetchall()]

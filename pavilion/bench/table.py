"""The plain view's table: 20,000 rows and an index that holds all the view reads."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

_MAKE = """
    DROP TABLE IF EXISTS bench_row;
    CREATE UNLOGGED TABLE bench_row AS
        SELECT n::bigint AS id, 'Product number ' || n AS name,
               'What a buyer wants to know of product ' || n || ' in one line' AS summary,
               (n % 1000)::numeric(14, 2) AS price, 100 + n % 900 AS moq,
               now() - n * interval '1 minute' AS at
        FROM generate_series(1, 20000) AS n;
    CREATE INDEX bench_row_newest ON bench_row (at DESC, id DESC)
        INCLUDE (name, summary, price, moq);
"""


@contextmanager
def made() -> Iterator[None]:
    """There for the time of the run."""
    with connection.cursor() as cursor:
        cursor.execute(_MAKE)
        cursor.execute("VACUUM ANALYZE bench_row")
        try:
            yield
        finally:
            cursor.execute("DROP TABLE bench_row")

"""Rows for one page, by audience."""

from suppliers.queries.proof import Evidence, evidence

__all__ = ["Evidence", "evidence"]

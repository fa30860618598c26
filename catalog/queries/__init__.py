"""Rows for one page, by audience."""

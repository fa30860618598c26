"""Audiences: asking (anybody), buying (the buyer), desk (the supplier)."""

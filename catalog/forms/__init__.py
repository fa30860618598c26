"""Cleaning what is typed at the desk."""

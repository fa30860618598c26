"""The house: composition on top, foundations below; no business nouns."""

from pavilion.celery import app as celery_app

__all__ = ["celery_app"]

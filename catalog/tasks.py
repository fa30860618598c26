"""Wires: an id in, one call."""

from celery import shared_task

from catalog import listings
from catalog.models import Picture, ProductTranslation
from catalog.renditions import make_renditions as render
from catalog.translating import translate_product as translate
from pavilion.jobs.running import run


@shared_task(name="catalog.make_renditions", time_limit=150)
def make_renditions(job_id: int) -> None:
    run(Picture, job_id, render)


@shared_task(name="catalog.translate_product", time_limit=300)
def translate_product(job_id: int) -> None:
    run(ProductTranslation, job_id, translate)


@shared_task(name="catalog.catch_up_listings", time_limit=300)
def catch_up_listings() -> None:
    listings.catch_up()

"""A product as buyers will see it, before there is a listing."""

from django.db import transaction
from django.utils.translation import override

from catalog.listings import pictures
from catalog.listings.page import page
from catalog.listings.whole import wholes
from catalog.models import Listing, Product


def preview(product: Product, language: str) -> Listing | None:
    """The row as it would be in ``language``, not saved; None while there is no category."""
    with transaction.atomic():
        whole = next(iter(wholes([product.pk])), None)
    if whole is None or language not in whole.texts:
        return None
    text = whole.texts[language]
    with override(language):
        shown = pictures.shown(whole, language)
        return Listing(
            product=product,
            supplier=product.supplier,
            language=language,
            slug=product.slug,
            name=text.name,
            summary=text.summary,
            moq=product.moq or 1,
            currency=product.currency,
            page=page(whole, language, shown),
        )

"""The doer that puts a product's texts into another language."""

from collections.abc import Iterator, Mapping

from django.db import transaction

from catalog import listings
from catalog.models import Product, ProductTranslation
from catalog.queries.sheets import Sheet, sheet_of
from pavilion.translation import states
from pavilion.translation.filling import Proposal, fill, propose
from pavilion.translation.masking import Name


def translate_product(job: ProductTranslation) -> None:
    """Translate what waits in one language: outside any transaction, written in a short one.

    What a person wrote meanwhile stays; a source that changed meanwhile has asked anew.
    """
    sheet = sheet_of(job.product)
    if job.language not in sheet.texts:
        return
    proposals = propose(
        states.fields_to_translate(sheet.texts[job.language], sheet.source),
        sheet.source,
        target=job.language,
        purpose="product",
        terms=_terms(sheet, job.language),
        names=_names(sheet, job.language),
    )
    if proposals:
        _record(job, proposals)


@transaction.atomic
def _record(job: ProductTranslation, proposals: Mapping[str, Proposal]) -> None:
    product = Product.objects.select_for_update().get(pk=job.product_id)
    sheet = sheet_of(product)
    text = sheet.texts[job.language]
    if fill(text, sheet.source, proposals):
        text.save()
        listings.rebuild(product)


def _terms(sheet: Sheet, target: str) -> Iterator[tuple[str, str]]:
    """What the taxonomy calls things: the leaf, its attributes, their options."""
    source = sheet.product.source_language
    if {source, target} != {"ko", "en"}:
        return
    category = sheet.product.category
    if category is not None:
        yield category.name(source), category.name(target)
    for ask in sheet.asks:
        yield ask.attribute.name(source), ask.attribute.name(target)
        for option in ask.attribute.options:
            yield option[f"name_{source}"], option[f"name_{target}"]


def _names(sheet: Sheet, target: str) -> list[Name | str]:
    """The company's name as it writes it itself."""
    names = {text.language: text.name for text in sheet.product.supplier.texts.all()}
    own = names.get(sheet.product.source_language)
    return [Name(own, names.get(target, ""))] if own else []

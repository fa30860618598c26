"""The doer that puts a product's texts into another language."""

from collections.abc import Iterator
from typing import Any

from django.db import transaction

from catalog import listings
from catalog.models import Product, ProductText, ProductTranslation
from catalog.queries.sheets import Sheet, sheet_of
from pavilion.translation import gateway, states
from pavilion.translation.gateway import UNCHANGED, Translation
from pavilion.translation.masking import Name
from pavilion.translation.values import digest, texts_of, with_texts


def translate_product(job: ProductTranslation) -> None:
    """Translate what waits in one language: outside any transaction, written in a short one.

    What a person wrote meanwhile stays; a source that changed meanwhile has asked anew.
    """
    sheet = sheet_of(job.product)
    if job.language not in sheet.texts:
        return
    waiting = states.fields_to_translate(sheet.texts[job.language], sheet.source)
    values = {field: getattr(sheet.source, field) for field in waiting}
    segments = [text for value in values.values() for text in texts_of(value)]
    if not segments:
        return
    translated = gateway.translate(
        segments,
        source=sheet.product.source_language,
        target=job.language,
        purpose="product",
        terms=_terms(sheet, job.language),
        names=_names(sheet, job.language),
    )
    _record(job, values, dict(zip(segments, translated, strict=True)))


@transaction.atomic
def _record(
    job: ProductTranslation, values: dict[str, Any], translated: dict[str, Translation]
) -> None:
    product = Product.objects.select_for_update().get(pk=job.product_id)
    sheet = sheet_of(product)
    text = sheet.texts[job.language]
    written = [
        _write(text, field, value, [translated[segment] for segment in texts_of(value)])
        for field, value in values.items()
        if digest(getattr(sheet.source, field)) == digest(value)
    ]
    if any(written):
        text.save()
        listings.rebuild(product)


def _write(text: ProductText, field: str, value: Any, parts: list[Translation]) -> bool:
    engines = sorted({part.engine for part in parts if part.engine != UNCHANGED})
    fitting = [_fitting(part.text, _room(field)) for part in parts]
    was_cut = any(fit != part.text for fit, part in zip(fitting, parts, strict=True))
    return states.write_by_engine(
        text,
        field,
        with_texts(value, fitting),
        engine=", ".join(engines) or UNCHANGED,
        is_draft=was_cut or any(part.is_draft for part in parts),
        source_value=value,
    )


def _room(field: str) -> int | None:
    """How long one text of the field may be."""
    column: Any = ProductText._meta.get_field(field)
    limit: int | None = getattr(getattr(column, "base_field", column), "max_length", None)
    return limit


def _fitting(text: str, room: int | None) -> str:
    """The text, cut at a word where its column ends."""
    if room is None or len(text) <= room:
        return text
    return text[: room + 1].rsplit(maxsplit=1)[0][:room]


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

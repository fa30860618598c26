"""The words of a product, written, accepted and sent to be translated.

Every change of a state goes through ``pavilion.translation.states``; the caller holds the lock.
"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from catalog import listings
from catalog.models import Product, ProductText, ProductTranslation
from catalog.queries.sheets import Sheet, sheet_of
from pavilion.accounts.models import User
from pavilion.jobs.asking import requeue
from pavilion.translation import gateway, states
from pavilion.translation.values import digest, texts_of


def write(sheet: Sheet, words: Mapping[str, Mapping[str, Any]], *, by: User) -> None:
    """Write texts by language and field, the source first, so that the others see it."""
    source = sheet.source
    changed = _write_source(source, words.get(source.language, {}), by=by)
    if changed:
        source.save()
    for text in sheet.translations:
        for field, old in changed.items():
            states.source_changed(text, field, old_source=old, new_source=getattr(source, field))
        written = _write_translation(text, source, words.get(text.language, {}), by=by)
        if changed or written:
            text.save()
        ask_translation(sheet.product, text, source)


def ask_translation(product: Product, text: ProductText, source: ProductText) -> bool:
    """Ask for what is missing in one language; False when there is nothing to translate."""
    if not states.fields_to_translate(text, source):
        return False
    job, _created = ProductTranslation.objects.get_or_create(
        product=product, language=text.language
    )
    requeue(job)
    return True


@transaction.atomic
def accept(product: Product, *, by: User, language: str, field: str) -> ProductText:
    """A member has read a machine's or an outdated text beside its source and found it right.

    Raises ``MoveRefusedError`` when there is nothing to accept.
    """
    sheet = sheet_of(Product.objects.select_for_update().get(pk=product.pk))
    text = sheet.texts[language]
    states.accept(text, field, by=by.pk, source_value=getattr(sheet.source, field))
    text.save()
    _remember(sheet.source, text, field)
    listings.rebuild(sheet.product)
    return text


@transaction.atomic
def retranslate(product: Product, *, by: User, language: str, field: str) -> bool:
    """Give a field back to the engines: what stood there is dropped and made anew."""
    sheet = sheet_of(Product.objects.select_for_update().get(pk=product.pk))
    text = sheet.texts[language]
    empty = type(getattr(text, field))()
    states.write_by_person(
        text,
        field,
        empty,
        by=by.pk,
        source_language=sheet.source.language,
        source_value=getattr(sheet.source, field),
    )
    text.save()
    listings.rebuild(sheet.product)
    return ask_translation(sheet.product, text, sheet.source)


def _write_source(source: ProductText, words: Mapping[str, Any], *, by: User) -> dict[str, Any]:
    """The fields that changed, with what they were before."""
    changed = {}
    for field in set(source.translated_fields) & words.keys():
        old = getattr(source, field)
        if states.write_source(source, field, words[field], by=by.pk):
            changed[field] = old
    return changed


def _write_translation(
    text: ProductText, source: ProductText, words: Mapping[str, Any], *, by: User
) -> bool:
    """Write what a person changed; a field sent back as it was keeps its state."""
    written = False
    for field in set(text.translated_fields) & words.keys():
        if digest(getattr(text, field)) == digest(words[field]):
            continue
        written = True
        states.write_by_person(
            text,
            field,
            words[field],
            by=by.pk,
            source_language=source.language,
            source_value=getattr(source, field),
        )
        _remember(source, text, field)
    return written


def _remember(source: ProductText, text: ProductText, field: str) -> None:
    """A person's translation is used the next time the same text comes."""
    before, after = texts_of(getattr(source, field)), texts_of(getattr(text, field))
    if len(before) != len(after):
        return
    for one, other in zip(before, after, strict=True):
        if one.strip() and other.strip():
            gateway.remember(one, other, source=source.language, target=text.language)

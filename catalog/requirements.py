"""What a product still lacks before buyers may see it: listed, with where to put it right."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from catalog.models import Picture, ProductText
from catalog.queries.sheets import Sheet
from pavilion.trade.delivery import IncotermError, check_delivery_term
from pavilion.translation import states
from pavilion.translation.checks import Code, check
from pavilion.translation.provenance import State, state_of
from pavilion.translation.values import texts_of

#: Without these in both languages a buyer would stand before an empty page.
NEEDED_TEXTS = ("name", "summary", "description")
#: Findings that change what is promised.
_FIGURES = frozenset({Code.NUMBER, Code.NEW_NUMBER, Code.UNIT, Code.CODE, Code.HS_CODE})

FIELD_NAMES: dict[str, Promise] = {
    "name": _("name"),
    "summary": _("summary"),
    "description": _("description"),
    "keywords": _("keywords"),
    "specs": _("specifications"),
}
LANGUAGE_NAMES: dict[str, Promise] = {"ko": _("Korean"), "en": _("English")}


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is missing; ``anchor`` is the id of its place in the editor."""

    code: str
    words: str | Promise
    anchor: str


def missing(sheet: Sheet) -> list[Missing]:
    """Everything that stands between this product and the public; empty when nothing does."""
    return [
        *_texts(sheet),
        *_pictures(sheet),
        *_terms(sheet),
        *_specifications(sheet),
        *_figures(sheet),
    ]


def _texts(sheet: Sheet) -> Iterator[Missing]:
    for text in (sheet.source, *sheet.translations):
        language = LANGUAGE_NAMES.get(text.language, text.language)
        for field in NEEDED_TEXTS:
            if states.is_public(text, field):
                continue
            words = _("Write the {field} in {language}.")
            if state_of(text, field) is State.DRAFT:
                words = _("Check the drafted {field} in {language} and accept it.")
            yield Missing(
                f"{field}_{text.language}",
                format_lazy(words, field=FIELD_NAMES[field], language=language),
                f"text-{field}-{text.language}",
            )


def _pictures(sheet: Sheet) -> Iterator[Missing]:
    # One that the workers still prepare is enough: the owner does not wait for a machine.
    if all(picture.state == Picture.State.FAILED for picture in sheet.pictures):
        yield Missing("picture", _("Add a picture."), "pictures")


def _terms(sheet: Sheet) -> Iterator[Missing]:
    product = sheet.product
    if product.moq is None:
        yield Missing("moq", _("Enter the minimum order quantity."), "id_moq")
    if sheet.tiers and not product.incoterm:
        yield Missing(
            "incoterm", _("Say under which Incoterm the prices are meant."), "id_incoterm"
        )
    try:
        check_delivery_term(product.incoterm, product.place)
    except IncotermError:
        yield Missing("place", _("Name the place that belongs to the Incoterm."), "id_place")


def _specifications(sheet: Sheet) -> Iterator[Missing]:
    if sheet.product.category is None:
        yield Missing("category", _("Choose a category."), "id_category")
    for ask in sheet.asks:
        if ask.required and ask.attribute.code not in sheet.product.attributes:
            yield Missing(
                f"attribute_{ask.attribute.code}",
                format_lazy(_("Fill in “{attribute}”."), attribute=ask.attribute.name()),
                f"id_attribute_{ask.attribute.code}",
            )


def _figures(sheet: Sheet) -> Iterator[Missing]:
    """Outdated prose may stay public with a mark; a figure that no longer agrees may not."""
    for text in sheet.translations:
        for field in text.translated_fields:
            if is_outdated(text, sheet.source, field) and _blocks(text, sheet.source, field):
                yield Missing(
                    f"stale_{field}_{text.language}",
                    format_lazy(
                        _("The {field} in {language} no longer agrees with the original."),
                        field=FIELD_NAMES[field],
                        language=LANGUAGE_NAMES.get(text.language, text.language),
                    ),
                    f"text-{field}-{text.language}",
                )


def is_outdated(text: ProductText, source: ProductText, field: str) -> bool:
    """Whether the field was written for another source than the one that stands there now."""
    if state_of(text, field) is State.STALE:
        return True
    return bool(text.provenance.get(field, {}).get("redo"))


def _blocks(text: ProductText, source: ProductText, field: str) -> bool:
    return field in text.guarded_fields or bool(wrong_figures(text, source, field))


def wrong_figures(text: ProductText, source: ProductText, field: str) -> list[str]:
    """The figures, units and codes of the source that the text does not say, in words."""
    pairs = zip(texts_of(getattr(source, field)), texts_of(getattr(text, field)), strict=False)
    return [
        str(finding)
        for before, after in pairs
        for finding in check(
            before, after, source_language=source.language, target_language=text.language
        )
        if finding.code in _FIGURES
    ]

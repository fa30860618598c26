"""What a product's own page says, formatted in one language, so that it reads a single row."""

import re
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from catalog import attribute_values
from catalog.listings import wording
from catalog.listings.pictures import Shown
from catalog.listings.whole import Whole
from catalog.models import ProductText
from pavilion.trade.quantities import unit_text
from pavilion.translation import states
from pavilion.translation.provenance import State, origin_of, state_of
from pavilion.ui.formats import country_text, money_text

_HANGUL = re.compile("[가-힣]")
#: What a reader takes for the product's text; the worst state of these is the page's.
_PROSE = ("name", "summary", "description")


def page(whole: Whole, language: str, shown: list[Shown]) -> dict[str, Any]:
    """In the active language, which is ``language``."""
    product = whole.product
    return {
        "path": [[category.slug, category.name(language)] for category in whole.path],
        "pictures": shown,
        "original": _original(whole, language),
        "description": _description(whole, language),
        "facts": list(_facts(whole, language)),
        "model": product.model_no,
        "currency": product.currency,
        "price": wording.price_range(whole.tiers, product.currency),
        "tiers": _tiers(whole),
        "unit": unit_text(product.unit, language),
        "units": unit_text(product.unit, language, several=True),
        "delivery": wording.delivery(whole, language),
        "moq": wording.moq(whole, language),
        "lead_time": wording.lead_time(product.lead_time_days),
        "payment": wording.payment(whole, language),
        "sample": product.get_sample_policy_display(),
        "private_label": wording.private_label(whole),
    }


def _tiers(whole: Whole) -> list[dict[str, str]]:
    return [
        {
            "quantity": wording.tier_quantity(whole.tiers, index),
            "price": money_text(tier.unit_price, whole.product.currency),
            "min": str(tier.min_qty),
            "amount": f"{tier.unit_price.normalize():f}",
        }
        for index, tier in enumerate(whole.tiers)
    ]


def _description(whole: Whole, language: str) -> dict[str, str] | None:
    """In the page's language, else as the supplier wrote it."""
    for text in (whole.texts[language], whole.sheet.source):
        if states.is_public(text, "description"):
            return {"text": text.description, "language": text.language}
    return None


def _original(whole: Whole, language: str) -> dict[str, str] | None:
    """The source text and how its translation came about; None on the source's own page."""
    text, source = whole.texts[language], whole.sheet.source
    if source is text:
        return None
    return {
        "language": source.language,
        "name": source.name,
        "summary": source.summary,
        "description": source.description,
        "state": _state(text),
        "at": max((origin["at"] for origin in _origins(text)), default=""),
    }


def _state(text: ProductText) -> str:
    found = {state_of(text, field) for field in _PROSE if states.is_public(text, field)}
    for state in (State.MACHINE, State.STALE):
        if state in found:
            return state.value
    return State.REVIEWED.value


def _origins(text: ProductText) -> Iterator[Any]:
    return filter(None, (origin_of(text, field) for field in _PROSE))


def _facts(whole: Whole, language: str) -> Iterator[dict[str, str]]:
    product, text = whole.product, whole.texts[language]
    for ask in whole.asks:
        value = product.attributes.get(ask.attribute.code)
        said = "" if value is None else attribute_values.said(ask.attribute, value, language)
        yield from _fact(ask.attribute.name(language), said, language)
    specs = text.specs if states.is_public(text, "specs") else []
    for spec in specs:
        yield from _fact(str(spec.get("label", "")), str(spec.get("value", "")), language)
    yield from _fact(_("Model"), product.model_no, language)
    yield from _fact(_("HS code"), _dotted(product.hs_code), language)
    yield from _fact(_("Origin"), country_text(product.origin), language)


def _fact(label: str, value: str, language: str) -> Iterator[dict[str, str]]:
    """What a supplier typed into a field without a language may be Korean on any page."""
    if label and value:
        foreign = language != "ko" and _HANGUL.search(value)
        yield {"label": label, "value": value, "language": "ko" if foreign else ""}


def _dotted(hs_code: str) -> str:
    return f"{hs_code[:4]}.{hs_code[4:]}" if hs_code else ""

"""What an attribute of a leaf may hold: cleaned from what was typed, said in a language."""

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from catalog.models import Attribute, CategoryAttribute

LONGEST_TEXT = 200

#: str, int, float, bool, or a list of option values; None when nothing was said.
Value = Any


class AttributeValueError(ValueError):
    """The value does not fit the attribute; ``str()`` says why in words."""

    def __init__(self, attribute: Attribute, reason: str) -> None:
        super().__init__(reason)
        self.attribute = attribute


def clean(attribute: Attribute, raw: Value) -> Value | None:
    """The value as it is stored, or None for nothing; raises ``AttributeValueError``."""
    if raw is None or raw == "" or raw == []:
        return None
    return _CLEANERS[Attribute.Kind(attribute.kind)](attribute, raw)


def clean_all(asks: Iterable[CategoryAttribute], values: Mapping[str, Value]) -> dict[str, Value]:
    """The values of a leaf's attributes; what the leaf does not ask for is left out."""
    cleaned = {
        ask.attribute.code: clean(ask.attribute, values.get(ask.attribute.code)) for ask in asks
    }
    return {code: value for code, value in cleaned.items() if value is not None}


def said(attribute: Attribute, value: Value, language: str) -> str:
    """The value in words: option names, yes or no, number with its unit."""
    if attribute.kind == Attribute.Kind.BOOL:
        yes, no = ("예", "아니요") if language.startswith("ko") else ("Yes", "No")
        return yes if value else no
    if attribute.kind == Attribute.Kind.CHOICE:
        chosen = value if isinstance(value, list) else [value]
        return ", ".join(attribute.option_name(option, language) for option in chosen)
    if attribute.kind == Attribute.Kind.NUMBER:
        return f"{value} {attribute.unit}".strip()
    return str(value)


def _text(attribute: Attribute, raw: Value) -> str | None:
    text = " ".join(str(raw).split())
    if len(text) > LONGEST_TEXT:
        raise AttributeValueError(attribute, _("At most %d characters.") % LONGEST_TEXT)
    return text or None


def _number(attribute: Attribute, raw: Value) -> int | float:
    try:
        number = Decimal(str(raw).replace(",", "").strip())
    except InvalidOperation as error:
        raise AttributeValueError(attribute, _("Enter a number.")) from error
    if not number.is_finite() or abs(number) >= Decimal("1e12"):
        raise AttributeValueError(attribute, _("Enter a number."))
    return int(number) if number == number.to_integral_value() else float(number)


def _choice(attribute: Attribute, raw: Value) -> str | list[str]:
    chosen = [str(option) for option in (raw if isinstance(raw, list) else [raw])]
    known = [option["value"] for option in attribute.options]
    if set(chosen) - set(known):
        raise AttributeValueError(attribute, _("Choose from the list."))
    if attribute.several:
        return [option for option in known if option in chosen]
    if len(chosen) > 1:
        raise AttributeValueError(attribute, _("Choose one."))
    return chosen[0]


def _bool(attribute: Attribute, raw: Value) -> bool:
    if isinstance(raw, bool):
        return raw
    if str(raw).lower() not in ("true", "false"):
        raise AttributeValueError(attribute, _("Answer with yes or no."))
    return str(raw).lower() == "true"


_CLEANERS = {
    Attribute.Kind.TEXT: _text,
    Attribute.Kind.NUMBER: _number,
    Attribute.Kind.CHOICE: _choice,
    Attribute.Kind.BOOL: _bool,
}

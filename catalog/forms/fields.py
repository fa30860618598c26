"""Fields that take figures and lists in any common spelling and show them normalised."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

_GROUPING = re.compile(r"(?<=\d)[,\s](?=\d{3}(?:\D|$))")
LONGEST_KEYWORD = 60
MOST_KEYWORDS = 20
MOST_SPECS = 40


def _ungrouped(value: Any) -> Any:
    return _GROUPING.sub("", value.strip()) if isinstance(value, str) else value


class QuantityField(forms.IntegerField):
    """A whole number of things: 1,000 or 1000."""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=1, max_value=1_000_000_000, **kwargs)
        self.widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}

    def to_python(self, value: Any) -> int | None:
        return super().to_python(_ungrouped(value))

    def prepare_value(self, value: Any) -> Any:
        return f"{value:,}" if isinstance(value, int) else value


class PriceField(forms.DecimalField):
    """The price of one piece: 1,250.00 or 0.2475."""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            min_value=Decimal("0.0001"), max_digits=14, decimal_places=4, localize=False, **kwargs
        )
        self.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off"}

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        return super().to_python(_ungrouped(value))

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, Decimal):
            return value
        whole = value.normalize()
        return f"{whole:,.2f}" if whole.as_tuple().exponent >= -2 else f"{whole:,f}"  # type: ignore[operator]


class HsCodeField(forms.CharField):
    """Six digits, however they are grouped: 3304.99, 330499, 3304.99-1000."""

    def to_python(self, value: Any) -> str:
        digits = re.sub(r"[\s.\-]", "", super().to_python(value) or "")
        if digits and not re.fullmatch(r"[0-9]{6,10}", digits):
            raise forms.ValidationError(_("An HS code has six digits, for example 3304.99."))
        return digits[:6]

    def prepare_value(self, value: Any) -> Any:
        is_code = isinstance(value, str) and re.fullmatch(r"[0-9]{6}", value)
        return f"{value[:4]}.{value[4:]}" if is_code else value


class WordsField(forms.CharField):
    """Search words between commas, as a list."""

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        words = re.split(r"[,、，;\n]", super().to_python(value) or "")
        cleaned = list(dict.fromkeys(" ".join(word.split()) for word in words))
        found = [word for word in cleaned if word]
        if any(len(word) > LONGEST_KEYWORD for word in found):
            raise forms.ValidationError(_("Separate the words by commas."))
        if len(found) > MOST_KEYWORDS:
            raise forms.ValidationError(_("At most %d words.") % MOST_KEYWORDS)
        return found

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value


class SpecsField(forms.CharField):
    """One specification a line, label before the colon: [{"label", "value"}, …]."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> list[dict[str, str]]:  # type: ignore[override]
        lines = (super().to_python(value) or "").splitlines()
        specs = [self._spec(line) for line in lines if line.strip()]
        if len(specs) > MOST_SPECS:
            raise forms.ValidationError(_("At most %d lines.") % MOST_SPECS)
        return specs

    def _spec(self, line: str) -> dict[str, str]:
        label, colon, value = re.sub("：", ":", line, count=1).partition(":")
        if not (colon and label.strip() and value.strip()):
            raise forms.ValidationError(
                _("“%(line)s” needs a label, a colon and a value."), params={"line": line.strip()}
            )
        return {"label": label.strip(), "value": value.strip()}

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, list):
            return value
        return "\n".join(f"{spec['label']}: {spec['value']}" for spec in value)

"""Korean and English side by side: one field per language and text."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from catalog.forms.fields import SpecsField, WordsField
from catalog.models import ProductText
from catalog.queries.sheets import Sheet

LABELS = {
    "name": _("Product name"),
    "summary": _("In one line"),
    "description": _("Description"),
    "keywords": _("Search words"),
    "specs": _("Further specifications"),
}
HINTS = {
    "keywords": _("Between commas, what buyers would type."),
    "specs": _("One a line: label, colon, value."),
}
ROWS = {"name": 2, "summary": 2, "description": 6, "keywords": 2, "specs": 4}


@dataclass(frozen=True, slots=True)
class Side:
    """One text in one language: its control, and the row its state is kept in."""

    field: str
    bound: BoundField
    text: ProductText


class TextsForm(forms.Form):
    """Fields are named ``text-<field>-<language>``."""

    def __init__(self, sheet: Sheet, data: Any = None) -> None:
        self.sheet = sheet
        super().__init__(data)
        for field in ProductText.translated_fields:
            for text in sheet.texts.values():
                name = f"text-{field}-{text.language}"
                self.fields[name] = _control(field, text)
                self.initial[name] = getattr(text, field)

    def words(self) -> dict[str, dict[str, Any]]:
        """language → field → value, of what could be cleaned."""
        said: dict[str, dict[str, Any]] = {language: {} for language in self.sheet.texts}
        for name, value in self.cleaned_data.items():
            _prefix, field, language = name.split("-", 2)
            said[language][field] = value
        return said

    def pairs(self) -> Iterator[list[Side]]:
        """For each text its sides, the source first."""
        for field in ProductText.translated_fields:
            yield [
                Side(field, self[f"text-{field}-{text.language}"], text)
                for text in self.sheet.texts.values()
            ]


def _control(field: str, text: ProductText) -> forms.Field:
    kind: Any = {"keywords": WordsField, "specs": SpecsField}.get(field, forms.CharField)
    column: Any = ProductText._meta.get_field(field)
    longest = column.max_length if kind is forms.CharField else 4000
    style = "input" if field in ("description", "specs") else "input input--line"
    note = f"note-{field}-{text.language}"
    widget = forms.Textarea(
        {"rows": ROWS[field], "lang": text.language, "class": style, "aria-describedby": note}
    )
    control: forms.Field = kind(
        label=LABELS[field],
        help_text=HINTS.get(field, ""),
        max_length=longest,
        required=False,
        widget=widget,
    )
    return control

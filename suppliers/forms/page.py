"""The company page in two languages."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pavilion.translation.provenance import State, origin_of, state_of
from pavilion.translation.values import digest
from suppliers.forms.base import PlainForm, text
from suppliers.models import SupplierText

_LABELS = {
    "tagline": (_("The company in one line"), 160, 0),
    "intro": (_("About the company"), 4000, 7),
    "products": (_("What you make"), 1000, 4),
    "capacity": (_("Capacity"), 200, 0),
}


@dataclass(frozen=True, slots=True)
class Pair:
    """One field in both languages, with where its English stands."""

    korean: forms.BoundField
    english: forms.BoundField
    seen: forms.BoundField
    accept: forms.BoundField
    state: State | None
    may_be_accepted: bool
    former_source: str


class CompanyPageForm(PlainForm):
    """``<field>_ko`` and ``<field>_en`` side by side.

    ``seen_<field>`` remembers the English that was shown, so that a text an engine wrote in the
    meantime is not taken for the person's.
    """

    def __init__(
        self, data: Any = None, *, korean: SupplierText, english: SupplierText, **options: Any
    ) -> None:
        initial = {}
        for field in SupplierText.PAGE_FIELDS:
            shown = getattr(english, field)
            initial[f"{field}_ko"] = getattr(korean, field)
            initial[f"{field}_en"] = shown
            initial[f"seen_{field}"] = digest(shown)
        super().__init__(data, initial=initial, **options)
        self._english = english
        for field, (label, longest, rows) in _LABELS.items():
            self.fields[f"{field}_ko"] = text(label, longest=longest, rows=rows)
            self.fields[f"{field}_en"] = text(label, longest=longest, rows=rows, english=True)
            self.fields[f"seen_{field}"] = forms.CharField(
                widget=forms.HiddenInput, required=False, max_length=64
            )
            self.fields[f"accept_{field}"] = forms.BooleanField(
                label=_("The English is right"), required=False
            )

    @property
    def pairs(self) -> list[Pair]:
        return [self._pair(field) for field in SupplierText.PAGE_FIELDS]

    def _pair(self, field: str) -> Pair:
        origin = origin_of(self._english, field)
        return Pair(
            korean=self[f"{field}_ko"],
            english=self[f"{field}_en"],
            seen=self[f"seen_{field}"],
            accept=self[f"accept_{field}"],
            state=state_of(self._english, field),
            may_be_accepted=self._english.may_be_accepted(field),
            former_source=str(origin.get("source_text", "")) if origin else "",
        )

    def korean(self) -> dict[str, str]:
        return {field: self.cleaned_data[f"{field}_ko"] for field in SupplierText.PAGE_FIELDS}

    def english(self) -> dict[str, str]:
        """What the person rewrote."""
        return {
            field: self.cleaned_data[f"{field}_en"]
            for field in SupplierText.PAGE_FIELDS
            if digest(self.cleaned_data[f"{field}_en"]) != self.cleaned_data[f"seen_{field}"]
        }

    def accepted(self) -> list[str]:
        return [field for field in SupplierText.PAGE_FIELDS if self.cleaned_data[f"accept_{field}"]]

"""The price by quantity: a few rows, empty ones passed over."""

from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from catalog.editing import Tier
from catalog.forms.fields import PriceField, QuantityField
from catalog.queries.sheets import Sheet

ROWS = 5


class TierForm(forms.Form):
    min_qty = QuantityField(label=_("From quantity"), required=False)
    unit_price = PriceField(label=_("Unit price"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["class"] = "input input--small"

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        quantity, price = said.get("min_qty"), said.get("unit_price")
        if quantity is None and price is not None and "min_qty" in said:
            self.add_error("min_qty", _("From which quantity on?"))
        if price is None and quantity is not None and "unit_price" in said:
            self.add_error("unit_price", _("At which price?"))
        return said


class BaseTierFormSet(BaseFormSet):  # type: ignore[type-arg]  # not generic while it runs
    """As many rows as there are tiers, and empty ones up to five."""

    def total_form_count(self) -> int:
        if self.is_bound:
            return super().total_form_count()
        return max(ROWS, len(self.initial or []) + 1)

    def clean(self) -> None:
        quantities = [tier.min_qty for tier in self.tiers()]
        if len(quantities) != len(set(quantities)):
            raise forms.ValidationError(_("Each quantity may have one price."))

    def tiers(self) -> list[Tier]:
        said = [form.cleaned_data for form in self.forms if not form.errors]
        return [
            Tier(row["min_qty"], row["unit_price"])
            for row in said
            if row.get("min_qty") is not None and row.get("unit_price") is not None
        ]


TierFormSet = formset_factory(
    TierForm, formset=BaseTierFormSet, extra=0, max_num=20, absolute_max=20
)


def initial_tiers(sheet: Sheet) -> list[dict[str, Any]]:
    return [{"min_qty": tier.min_qty, "unit_price": tier.unit_price} for tier in sheet.tiers]

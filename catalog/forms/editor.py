"""The editor's form: facts, texts in two languages, attributes of the leaf, price tiers.

What is right is kept even when something beside it is wrong: ``changes()`` says only what could
be cleaned, and the rest comes back with its errors.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, cast

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from catalog.editing import Changes
from catalog.forms import choices
from catalog.forms.attributes import AttributesForm
from catalog.forms.fields import HsCodeField, QuantityField
from catalog.forms.texts import TextsForm
from catalog.forms.tiers import TierFormSet, initial_tiers
from catalog.models import Category, CategoryAttribute, Product
from catalog.queries.sheets import Sheet
from pavilion.trade.delivery import IncotermError, check_delivery_term

Data = MultiValueDict[str, Any] | None

DELIVERY_WORDS = {
    "unknown_incoterm": _("Choose an Incoterm from the list."),
    "place_missing": _("Name the port or place, for example Busan."),
    "place_without_incoterm": _("Choose the Incoterm that belongs to this place."),
    "not_a_sea_port": _("This Incoterm is for sea transport: name a sea port."),
}


class FactsForm(forms.Form):
    """Everything about a product that is not words."""

    category = forms.ModelChoiceField(
        label=_("Category"), queryset=Category.objects.leaves(), required=False
    )
    model_no = forms.CharField(label=_("Model number"), max_length=60, required=False)
    hs_code = HsCodeField(
        label=_("HS code"),
        required=False,
        help_text=_("Six digits. Buyers look up duties with it."),
    )
    origin = forms.ChoiceField(label=_("Country of origin"), choices=choices.origin_choices)
    moq = QuantityField(label=_("Minimum order quantity"), required=False)
    unit = forms.ChoiceField(label=_("Unit"), choices=choices.unit_choices)
    currency = forms.ChoiceField(label=_("Currency"), choices=choices.currency_choices)
    incoterm = forms.ChoiceField(
        label=_("Incoterm"), choices=choices.incoterm_choices, required=False
    )
    place = forms.CharField(
        label=_("Port or place"),
        max_length=80,
        required=False,
        widget=forms.TextInput({"list": "places"}),
    )
    lead_time_days = forms.IntegerField(
        label=_("Lead time in days"),
        required=False,
        min_value=1,
        max_value=730,
        widget=forms.TextInput({"inputmode": "numeric"}),
        help_text=_("From the deposit until the goods leave the factory."),
    )
    sample_policy = forms.ChoiceField(label=_("Samples"), choices=Product.SamplePolicy.choices)
    oem = forms.BooleanField(label=_("OEM: we make it under the buyer’s brand"), required=False)
    odm = forms.BooleanField(label=_("ODM: we develop it for the buyer"), required=False)
    payment_terms = forms.MultipleChoiceField(
        label=_("Payment"),
        choices=choices.payment_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["category"]
        field.choices = [("", _("Choose a category")), *choices.leaf_choices()]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if {"incoterm", "place"} <= said.keys():
            try:
                check_delivery_term(said["incoterm"], said["place"])
            except IncotermError as problem:
                wrong = "incoterm" if problem.code == "place_without_incoterm" else "place"
                self.add_error(wrong, DELIVERY_WORDS[problem.code])
        return said

    def changes(self) -> Changes:
        """What could be cleaned; term and place only together."""
        said = dict(self.cleaned_data)
        if not {"incoterm", "place"} <= said.keys():
            said.pop("incoterm", None)
            said.pop("place", None)
        return cast(Changes, said)


class Editor:
    """The forms of one product as one thing to fill, check and save."""

    def __init__(self, sheet: Sheet, data: Data = None) -> None:
        self.sheet = sheet
        self.data = data
        product = sheet.product
        facts = {name: getattr(product, name) for name in FactsForm.base_fields}
        self.facts = FactsForm(data, initial=facts)
        self.texts = TextsForm(sheet, data)
        self.tiers: Any = TierFormSet(data, initial=initial_tiers(sheet), prefix="tier")
        self.attributes = AttributesForm(self._asks, product.attributes, data)

    @property
    def forms(self) -> tuple[Any, ...]:
        return (self.texts, self.facts, self.tiers, self.attributes)

    @cached_property
    def version(self) -> int:
        """The version the editor read; an impossible one when the field was tampered with."""
        data = self.data
        said = (data.get("overwrite") or data.get("version", "")) if data is not None else ""
        return int(said) if str(said).isdecimal() and len(str(said)) < 10 else 0

    def is_valid(self) -> bool:
        valid = [form.is_valid() for form in self.forms]
        return all(valid)

    def changes(self) -> Changes:
        changes = self.facts.changes()
        changes["texts"] = self.texts.words()
        changes["attributes"] = {**self.sheet.product.attributes, **self.attributes.values()}
        if self.tiers.is_valid():
            changes["tiers"] = self.tiers.tiers()
        return changes

    @property
    def _asks(self) -> list[CategoryAttribute]:
        """What the leaf asks for that is being chosen now."""
        if self.data is None or (not self.facts.is_valid() and "category" not in self._cleaned):
            return self.sheet.asks
        chosen = self._cleaned["category"]
        if chosen == self.sheet.product.category:
            return self.sheet.asks
        return list(chosen.asks.select_related("attribute")) if chosen else []

    @property
    def _cleaned(self) -> Mapping[str, Any]:
        return self.facts.cleaned_data

"""One field per attribute of the leaf."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from catalog import attribute_values
from catalog.attribute_values import AttributeValueError
from catalog.models import Attribute, CategoryAttribute


class AttributesForm(forms.Form):
    """Cleans by ``attribute_values``; a field is named ``attribute_<code>``."""

    def __init__(
        self, asks: Sequence[CategoryAttribute], stored: Mapping[str, Any], data: Any = None
    ) -> None:
        self.asked = {f"attribute_{ask.attribute.code}": ask for ask in asks}
        initial = {name: _shown(stored.get(ask.attribute.code)) for name, ask in self.asked.items()}
        super().__init__(data, initial=initial)
        for name, ask in self.asked.items():
            self.fields[name] = _field(ask)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for name, ask in self.asked.items():
            if name not in said:
                continue
            try:
                said[name] = attribute_values.clean(ask.attribute, said[name])
            except AttributeValueError as error:
                self.add_error(name, str(error))
        return said

    def values(self) -> dict[str, Any]:
        """code → value, None where nothing was said."""
        return {self.asked[name].attribute.code: value for name, value in self.cleaned_data.items()}


def _shown(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


def _label(attribute: Attribute) -> str:
    name, unit = attribute.name(), attribute.unit
    return f"{name} ({unit})" if unit and unit != name else name


def _field(ask: CategoryAttribute) -> forms.Field:
    attribute = ask.attribute
    label = _label(attribute)
    if attribute.kind == Attribute.Kind.BOOL:
        answers = [("", _("Not stated")), ("true", _("Yes")), ("false", _("No"))]
        return forms.ChoiceField(label=label, choices=answers, required=False)
    if attribute.kind == Attribute.Kind.CHOICE:
        options = [(row["value"], attribute.option_name(row["value"])) for row in attribute.options]
        if attribute.several:
            return forms.MultipleChoiceField(
                label=label,
                choices=options,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
        return forms.ChoiceField(
            label=label, choices=[("", _("Not stated")), *options], required=False
        )
    inputmode = "decimal" if attribute.kind == Attribute.Kind.NUMBER else "text"
    return forms.CharField(
        label=label, required=False, widget=forms.TextInput({"inputmode": inputmode})
    )

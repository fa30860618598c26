"""Cleaning what buyers and suppliers write."""

import re
from functools import cache
from typing import Any

from babel import Locale
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from catalog.models import Product
from inquiries import form_tokens
from inquiries.models import Buyer
from pavilion.accounts.models import User
from pavilion.media.names import shows_resident_number
from pavilion.trade import codes
from pavilion.translation.plaintext import clean
from pavilion.ui.formats import language

_LONGEST = 8000
_MOST = 2_000_000_000
_GROUPED = re.compile(r"\d{1,3}([.,' \u00a0\u202f]\d{3})+")
#: What Babel lists beside countries.
_NO_COUNTRY = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})


@cache
def country_choices(code: str) -> list[tuple[str, str]]:
    """Country codes and names, sorted as the language sorts them."""
    names = Locale(code).territories.items()
    countries = [(key, str(name)) for key, name in names if key.isalpha() and len(key) == 2]
    known = [pair for pair in countries if pair[0] not in _NO_COUNTRY]
    return sorted(known, key=lambda pair: pair[1])


class QuantityField(forms.CharField):
    """A whole number in any common spelling: 5000, 5,000, 5.000, 5 000."""

    def to_python(self, value: Any) -> Any:
        text = str(value or "").strip()
        if not text:
            return None
        digits = re.sub(r"\D", "", text) if _GROUPED.fullmatch(text) else text
        if not (digits.isascii() and digits.isdigit() and 1 <= int(digits) <= _MOST):
            raise ValidationError(_("Give a whole number, such as 5,000."), code="quantity")
        return int(digits)

    def validate(self, value: Any) -> None:
        """What ``to_python`` let through is right."""


class MessageForm(forms.Form):
    """One message; the token makes sending it twice the same as once."""

    body = forms.CharField(
        label=_("Message"),
        max_length=_LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write your message.")},
    )
    form_token = forms.CharField(
        max_length=64, widget=forms.HiddenInput, initial=form_tokens.new, label=_("Form")
    )

    def clean_body(self) -> str:
        body = clean(self.cleaned_data["body"], limit=_LONGEST)
        if not body:
            raise ValidationError(_("Write your message."), code="required")
        if shows_resident_number(body):
            raise ValidationError(
                _("This looks like a resident registration number. Leave it out before you send."),
                code="resident_number",
            )
        return body


class AskForm(MessageForm):
    """A question to a supplier. Whoever is signed in does not type their address."""

    quantity = QuantityField(
        label=_("Quantity"),
        required=False,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": "20"}
        ),
    )
    unit = forms.ChoiceField(label=_("Unit"), required=False)
    name = forms.CharField(label=_("Your name"), max_length=80)
    company = forms.CharField(label=_("Company"), max_length=120)
    email = forms.EmailField(label=_("Work e-mail"), max_length=254)
    country = forms.ChoiceField(label=_("Country"))

    field_order = ("body", "quantity", "unit", "name", "company", "email", "country")

    def __init__(
        self, *args: Any, user: User | None, product: Product | None, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        attrs = {"name": "name", "company": "organization", "email": "email", "country": "country"}
        for field, autocomplete in attrs.items():
            self.fields[field].widget.attrs["autocomplete"] = autocomplete
        unit, country = self.fields["unit"], self.fields["country"]
        if isinstance(unit, forms.ChoiceField) and isinstance(country, forms.ChoiceField):
            unit.choices = list(codes.choices(codes.units(), language()))
            country.choices = [("", _("Choose a country")), *country_choices(language())]
        unit.initial = product.unit if product else "H87"
        if user is not None:
            del self.fields["email"]
            self.initial = {**self.initial, **_known_of(user)}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for field in ("name", "company"):
            if field in data:
                data[field] = " ".join(clean(data[field]).split())
                if not data[field]:
                    self.add_error(field, self.fields[field].error_messages["required"])
        return data


def _known_of(user: User) -> dict[str, str]:
    """What the person told us before, so that nobody types it twice."""
    buyer = Buyer.objects.filter(user=user).first()
    if buyer is None:
        return {"name": user.name}
    return {"name": buyer.name, "company": buyer.company, "country": buyer.country}

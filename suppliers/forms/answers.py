"""Who the company is and whom buyers write to. Nothing is compulsory to save: the list says
what is missing."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from suppliers.forms.base import PlainForm, text
from suppliers.onboarding import CompanyFacts, ContactFacts

EMPLOYEES = ("1-4", "5-10", "11-50", "51-100", "101-200", "201-500", "501-1000", "1000+")
DATES = ("%Y-%m-%d", "%Y. %m. %d.", "%Y.%m.%d.", "%Y.%m.%d", "%Y/%m/%d", "%Y%m%d", "%d %b %Y")


class CompanyForm(PlainForm):
    name = text(_("Company name"), longest=120, required=True)
    name_en = text(_("English company name"), longest=120, english=True)
    representative_ko = text(_("Representative"), longest=60)
    representative_en = text(_("Representative in English"), longest=80, english=True)
    established_on = forms.DateField(
        label=_("Opening date"),
        required=False,
        input_formats=DATES,
        widget=forms.DateInput({"inputmode": "numeric"}, format="%Y-%m-%d"),
        help_text=_("As on the certificate, for example 2012-05-05."),
    )
    postal_code = forms.RegexField(
        r"^\d{5}$",
        label=_("Postal code"),
        required=False,
        error_messages={"invalid": _("A Korean postal code has five digits.")},
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "postal-code"}),
    )
    address_ko = text(_("Business address"), longest=200, attrs={"autocomplete": "street-address"})
    address_en = text(_("Business address in English"), longest=200, english=True)
    employees = forms.ChoiceField(
        label=_("Number of employees"),
        required=False,
        choices=[("", _("Choose")), *((band, band.replace("-", "–")) for band in EMPLOYEES)],
    )
    website = forms.URLField(
        label=_("Website"), required=False, max_length=200, assume_scheme="https"
    )

    def clean_established_on(self) -> Any:
        day = self.cleaned_data["established_on"]
        if day and day > timezone.localdate():
            raise ValidationError(_("This day has not come yet."), code="future")
        return day

    def answers(self) -> CompanyFacts:
        return CompanyFacts(**self.cleaned_data)


class ContactForm(PlainForm):
    contact_name_ko = text(_("Contact person’s name"), longest=60)
    contact_name_en = text(_("Contact person’s name in English"), longest=80, english=True)
    contact_title_ko = text(_("Position"), longest=60)
    contact_title_en = text(_("Position in English"), longest=80, english=True)
    phone = PhoneNumberField(
        label=_("Phone number"),
        required=False,
        region="KR",
        error_messages={"invalid": _("Enter a phone number, for example 02-123-4567.")},
        widget=forms.TextInput({"type": "tel", "inputmode": "tel", "autocomplete": "tel"}),
    )
    email = forms.EmailField(
        label=_("E-mail for buyers"),
        required=False,
        widget=forms.EmailInput({"autocomplete": "email"}),
    )

    def answers(self) -> ContactFacts:
        cleaned = self.cleaned_data
        return ContactFacts(**{**cleaned, "phone": str(cleaned["phone"] or "")})

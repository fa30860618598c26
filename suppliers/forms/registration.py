"""A company's first form: its number and its name."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pavilion.korea import business_number as numbers
from suppliers.forms.base import PlainForm, text

_WORDS = {
    numbers.Fault.FORM: _("A business number has ten digits, for example 123-45-67890."),
    numbers.Fault.CHECK_DIGIT: _(
        "The last digit does not fit. Compare the number with the one on your certificate."
    ),
    numbers.Fault.DEMO: _("Numbers that begin with 000 exist only in the demo."),
}


class BusinessNumberField(forms.CharField):
    """Ten digits, however they were typed."""

    def clean(self, value: str | None) -> str:
        written = super().clean(value)
        try:
            return numbers.parse(written, allow_demo=settings.DEMO)
        except numbers.BusinessNumberError as error:
            raise ValidationError(_WORDS[error.fault], code=error.fault.value) from error


class RegistrationForm(PlainForm):
    business_number = BusinessNumberField(
        label=_("Business registration number"),
        max_length=30,
        help_text=_("Ten digits, with or without hyphens."),
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    legal_name = text(
        _("Company name"),
        longest=120,
        required=True,
        help_text=_("As it stands on the business registration certificate."),
        attrs={"autocomplete": "organization"},
    )
    english_name = text(
        _("English company name"),
        longest=120,
        english=True,
        help_text=_("If you use one already. Otherwise we propose a spelling you can change."),
    )

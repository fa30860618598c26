"""What the company offers: its goods, its paper, its word."""

from babel import Locale
from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from pavilion.media.uploads import ACCEPT_DOCUMENTS
from pavilion.trade.halls import HALLS, hall_name
from suppliers.forms.base import PlainForm, text
from suppliers.models import Supplier
from suppliers.onboarding import ProductFacts

#: Where Korean consumer goods and parts go, the largest first; then the rest of what was sold to.
MARKETS = (
    *("CN", "US", "VN", "JP", "HK", "TW", "SG", "IN", "AU", "MX", "DE", "MY", "PL", "ID"),
    *("TH", "PH", "GB", "TR", "CA", "NL", "FR", "AE", "SA", "BR", "RU", "KZ", "MN", "ES", "IT"),
)


def _languages() -> str:
    return "ko" if (get_language() or "").startswith("ko") else "en"


def hall_choices() -> list[tuple[str, str]]:
    return [(slug, hall_name(slug, _languages())) for slug in HALLS]


def market_choices() -> list[tuple[str, str]]:
    names = Locale(_languages()).territories
    return [(code, str(names[code])) for code in MARKETS]


class ProductsForm(PlainForm):
    halls = forms.MultipleChoiceField(
        label=_("Halls"),
        required=False,
        choices=hall_choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The halls in which buyers find your products."),
    )
    business_types = forms.MultipleChoiceField(
        label=_("Kind of business"),
        required=False,
        choices=Supplier.BusinessType.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    products = text(
        _("What you make"),
        longest=1000,
        rows=4,
        help_text=_("In Korean, as you would tell a buyer. We take care of the English."),
    )
    export_markets = forms.MultipleChoiceField(
        label=_("Countries you sell to"),
        required=False,
        choices=market_choices,
        widget=forms.CheckboxSelectMultiple,
    )

    def answers(self) -> ProductFacts:
        return ProductFacts(**self.cleaned_data)


class PaperForm(forms.Form):
    file = forms.FileField(
        label=_("Business registration certificate"),
        widget=forms.FileInput({"accept": ACCEPT_DOCUMENTS}),
        help_text=_(
            "PDF, JPG, PNG or HEIC, up to 20 MB. Hide the last seven digits of any resident "
            "registration number."
        ),
        error_messages={"required": _("Choose a file first.")},
    )


class AgreementForm(forms.Form):
    agree = forms.BooleanField(
        label=_("I agree to the supplier terms on behalf of the company."),
        error_messages={"required": _("Tick the box if you agree.")},
    )

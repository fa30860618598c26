"""Signing up, and what a person may change about themselves."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import SignupForm as AllauthSignupForm
from allauth.core import context
from allauth.socialaccount.forms import SignupForm as AllauthSocialSignupForm
from django import forms
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from pavilion.accounts import consents, zones
from pavilion.accounts.arriving import remember_role
from pavilion.accounts.models import INTERFACE_LANGUAGES, Consent, User

ROLES = [
    ("supplier", _("I make or sell Korean products")),
    ("buyer", _("I am looking for Korean products")),
]


class ConsentField(forms.BooleanField):
    """One box beside one text. It is never ticked beforehand."""

    def __init__(self, kind: str, *, required: bool) -> None:
        agreement, _line, explanation = consents.text_shown(kind, _language()).partition("\n")
        super().__init__(
            label=agreement,
            help_text=_with_full_text(kind, explanation.strip()),
            required=required,
            error_messages={"required": _("Please tick this box to go on.")},
        )


def _with_full_text(kind: str, explanation: str) -> str:
    """The explanation, and the page that has the whole text where there is one."""
    if kind not in consents.REQUIRED:
        return explanation
    return format_html('{} <a href="{}">{}</a>', explanation, reverse(kind), _("Read it in full"))


class NewcomerForm(forms.Form):
    """What every newcomer is asked, however they sign up."""

    role = forms.ChoiceField(
        label=_("What brings you here?"), choices=ROLES, widget=forms.RadioSelect, required=False
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    # Filled in by static/js/time-zone.js; without it the language decides.
    time_zone = forms.CharField(
        required=False, widget=forms.HiddenInput(attrs={"data-time-zone": ""})
    )

    field_order = ["role", "name", "email", "password1", *Consent.Kind.values, "time_zone"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in consents.REQUIRED:
            self.fields[kind] = ConsentField(kind, required=True)
        for kind in consents.OPTIONAL:
            self.fields[kind] = ConsentField(kind, required=False)
        self.fields["role"].initial = context.request.GET.get("role", "")
        self.order_fields(self.field_order)

    def clean_time_zone(self) -> str:
        """The browser's word when it is a place we know."""
        zone = str(self.cleaned_data["time_zone"])
        return zone if zones.is_known(zone) else zones.ZONE_OF_LANGUAGE[_language()]

    def signup(self, request: HttpRequest, user: User) -> None:
        """Called by allauth once the account is written."""
        user.name = self.cleaned_data["name"]
        user.language = _language()
        user.time_zone = self.cleaned_data["time_zone"]
        user.save(update_fields=["name", "language", "time_zone"])
        for kind in Consent.Kind.values:
            if self.cleaned_data[kind]:
                consents.give(user, kind, language=_language(), address=client_address(request))
        remember_role(request, self.cleaned_data["role"])


class SignupForm(NewcomerForm, AllauthSignupForm):  # type: ignore[misc]
    """With an e-mail address and a password, asked for once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail")
        self.fields["password1"].help_text = _("At least 10 characters.")
        for name in ("email", "password1"):
            self.fields[name].widget.attrs.pop("placeholder", None)

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        """An address that is known answers like a new one, and as slowly (SEC-42)."""
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
            return self._already_known(request)
        try:
            with transaction.atomic():
                return self.save(request), None
        except IntegrityError:
            # The same form was sent twice at once: the other one made the account.
            return self._already_known(request)

    def _already_known(self, request: HttpRequest) -> tuple[None, HttpResponse]:
        self.account_already_exists = True
        _nobody, response = super().try_save(request)
        return None, response


class SocialSignupForm(NewcomerForm, AllauthSocialSignupForm):  # type: ignore[misc]
    """After Kakao, Naver or Google said who it is: the same questions, no password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail")
        self.fields["email"].widget.attrs.pop("placeholder", None)

    def save(self, request: HttpRequest) -> User:
        with transaction.atomic():
            user: User = super().save(request)
        return user


class SettingsForm(forms.ModelForm):  # type: ignore[type-arg]
    """Name, language and time zone."""

    language = forms.ChoiceField(
        label=_("Language"), choices=INTERFACE_LANGUAGES, widget=forms.RadioSelect
    )
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=[])

    class Meta:
        model = User
        fields = ("name", "language", "time_zone")
        labels = {"name": _("Your name")}
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "name"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True
        known = zones.names()
        if self.instance.time_zone not in known:
            known.append(self.instance.time_zone)
        self.fields["time_zone"].choices = [(name, name.replace("_", " ")) for name in known]  # type: ignore[attr-defined]


class ConsentsForm(forms.Form):
    """The optional consents as they stand, and required ones whose text is new."""

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        given = consents.are_given(user)
        for kind in consents.outdated(user):
            self.fields[kind] = ConsentField(kind, required=True)
        for kind in consents.OPTIONAL:
            self.fields[kind] = ConsentField(kind, required=False)
            self.fields[kind].initial = given[kind]

    def save(self, *, address: str | None) -> None:
        for kind, agreed in self.cleaned_data.items():
            if agreed:
                consents.give(self.user, kind, language=_language(), address=address)
            elif kind in consents.OPTIONAL:
                consents.withdraw(self.user, kind)


def client_address(request: HttpRequest) -> str:
    """Where the request came from, past the proxies we trust."""
    return str(get_adapter(request).get_client_ip(request))


def _language() -> str:
    return (get_language() or "en")[:2]

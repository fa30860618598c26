"""The second factor of staff (SEC-46, K5): set up, and passed in this very session."""

from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest
from django.urls import reverse

from pavilion.accounts.models import User


def is_set_up(user: User) -> bool:
    return bool(get_adapter().is_mfa_enabled(user))


def is_passed(request: HttpRequest, user: User) -> bool:
    """Whether a code or a key was shown since this session was signed in.

    A session that is older than the second factor has not passed it.
    """
    records = get_authentication_records(request, user)
    return any(record.get("method") == "mfa" for record in records)


def url_to_pass(user: User) -> str:
    """Where the person shows it: a code when they have an app, else a security key."""
    has_app = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
    return reverse("mfa_reauthenticate" if has_app else "mfa_reauthenticate_webauthn")

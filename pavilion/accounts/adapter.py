"""How allauth behaves in this house: where people go, and how it writes to them."""

import uuid
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.userkit import filter_users_by_email
from allauth.account.models import EmailConfirmation
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from pavilion.accounts.models import User
from pavilion.outbox.asking import tell
from pavilion.outbox.models import Delivery


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Mails go through the outbox: a mail server that is down fails no sign-up (D9)."""

    def format_email_subject(self, subject: str) -> str:
        """Without a prefix: the sender's name says which site it is."""
        return str(subject)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Put into words now, in the reader's language, and hand to the outbox.

        Each asking is an event of its own: a second reset link is a second mail.
        """
        language = _language_of(email)
        ours = {"name": settings.SITE_NAME, "domain": urlsplit(settings.SITE_URL).netloc}
        with translation.override(language):
            words = {**context, "email": email, "current_site": ours}
            mail = self.render_mail(template_prefix, email, words)
            act, act_words = _next_step(context)
        tell(
            email,
            "account_mail",
            dedup_key=f"account:{uuid.uuid4()}",
            context={
                "subject_line": str(mail.subject),
                "text": str(mail.body),
                "act": str(act),
                "act_words": act_words,
            },
            url=reverse("account_login"),
            language=language,
            channels=[Delivery.Channel.EMAIL],
        )

    def get_email_confirmation_url(
        self, request: HttpRequest, emailconfirmation: EmailConfirmation
    ) -> str:
        with translation.override(_language_of(emailconfirmation.email_address.email)):
            return _at_our_site("account_confirm_email", emailconfirmation.key)

    def get_reset_password_from_key_url(self, key: str) -> str:
        uid, _, token = key.partition("-")
        return _at_our_site("account_reset_password_from_key", uid, token)

    def send_account_already_exists_mail(self, email: str) -> None:
        with translation.override(_language_of(email)):
            context = {
                "signup_url": _at_our_site("account_signup"),
                "password_reset_url": _at_our_site("account_reset_password"),
            }
        self.send_mail("account/email/account_already_exists", email, context)


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """A social account is never joined to an existing one by its address (SEC-45)."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Naver calls every address verified: one from there is confirmed by our own mail."""
        if sociallogin.account.provider == "naver":
            for address in sociallogin.email_addresses:
                address.verified = False

    def is_auto_signup_allowed(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Never: a newcomer agrees to the terms first, on a page of ours."""
        return False

    def get_signup_form_initial_data(self, sociallogin: SocialLogin) -> dict[str, Any]:
        account = sociallogin.account
        name = account.get_provider_account().to_str() if account.extra_data else ""
        initial: dict[str, Any] = super().get_signup_form_initial_data(sociallogin)
        return {**initial, "name": "" if "@" in name else name}


def _at_our_site(url_name: str, *args: str) -> str:
    """Links in mails are built on our own address, whatever Host the request named (SEC-27)."""
    return f"{settings.SITE_URL}{reverse(url_name, args=args)}"


def _next_step(context: dict[str, Any]) -> tuple[str, str]:
    """Where the mail's button leads and what it says; most mails ask for nothing."""
    if url := context.get("activate_url"):
        return url, gettext("Confirm my address")
    if url := context.get("password_reset_url"):
        return url, gettext("Set a new password")
    return "", ""


def _language_of(email: str) -> str:
    """The language of the person who has this address, or that of the page."""
    person = next(iter(filter_users_by_email(email)), None)
    if isinstance(person, User):
        return person.language
    return (translation.get_language() or settings.LANGUAGE_CODE)[:2]

"""What people agree to: the text they were shown, its version, and giving and withdrawing (K1)."""

import hashlib

from django.conf import settings
from django.db import transaction
from django.db.models.functions import Now
from django.template import Context, Template
from django.template.loader import get_template
from django.utils import translation

from pavilion.accounts.models import Consent, User

#: The version in force of each text. A new one is asked again at the next sign-in.
VERSIONS = {
    Consent.Kind.TERMS: "2026-11",
    Consent.Kind.PRIVACY: "2026-11",
    Consent.Kind.MARKETING: "2026-11",
}
#: Without these there is no account. Whoever declines the others loses nothing.
REQUIRED = (Consent.Kind.TERMS, Consent.Kind.PRIVACY)
OPTIONAL = (Consent.Kind.MARKETING,)


class RequiredConsentError(Exception):
    """Terms and privacy notice stay agreed to for as long as there is an account."""


def text_shown(kind: str, language: str) -> str:
    """The words beside the box, as they are shown and as their digest is kept."""
    words = {"operator": settings.OPERATOR, "site_name": settings.SITE_NAME}
    template: Template = getattr(get_template(f"accounts/consents/{kind}.txt"), "template")  # noqa: B009
    with translation.override(language):
        # Plain text: it is escaped where it is put into a page.
        return str(template.render(Context(words, autoescape=False))).strip()


def give(user: User, kind: str, *, language: str, address: str | None) -> Consent:
    """Record that the person agrees to the text in force; agreeing twice is agreeing once."""
    version = VERSIONS[Consent.Kind(kind)]
    with transaction.atomic():
        User.objects.select_for_update().get(pk=user.pk)
        in_force = user.consents.filter(kind=kind, withdrawn_at__isnull=True)
        if (same := in_force.filter(version=version).first()) is not None:
            return same
        in_force.update(withdrawn_at=Now())
        digest = hashlib.sha256(text_shown(kind, language).encode()).hexdigest()
        return Consent.objects.create(
            user=user,
            kind=kind,
            version=version,
            text_sha256=digest,
            language=language,
            address=address,
        )


def withdraw(user: User, kind: str) -> bool:
    """Take an optional consent back. False when none was in force."""
    if kind in REQUIRED:
        raise RequiredConsentError(kind)
    in_force = user.consents.filter(kind=kind, withdrawn_at__isnull=True)
    return bool(in_force.update(withdrawn_at=Now()))


def are_given(user: User) -> dict[str, bool]:
    """For each kind, whether it is in force."""
    given = set(user.consents.filter(withdrawn_at__isnull=True).values_list("kind", flat=True))
    return {kind: kind in given for kind in Consent.Kind.values}


def outdated(user: User) -> list[str]:
    """Required texts of which the person agreed to an older version only."""
    given = user.consents.filter(withdrawn_at__isnull=True, kind__in=REQUIRED)
    return [
        consent.kind
        for consent in given.order_by("pk")
        if consent.version != VERSIONS[Consent.Kind(consent.kind)]
    ]

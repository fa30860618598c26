"""Notices to send, and a mail server to send them to."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from pavilion.accounts.models import User
from pavilion.outbox.asking import tell
from pavilion.outbox.models import Delivery
from tests.outbox.smtp_sink import SmtpSink

CONTEXT = {
    "name": "Jonas Weber",
    "company": "Nordvind GmbH",
    "country": "DE",
    "subject_line": "Gochujang",
    "product": "전통 고추장",
    "quantity": "5,000개",
    "excerpt": "We need 5,000 jars.",
    "excerpt_language": "en",
}
PATH = "/ko/desk/inquiries/bcdfghjkmnpq/"


def make_notices(owner: User, key: str = "inquiry_received:x:1:1") -> dict[str, Delivery]:
    told = tell(owner, "inquiry_received", dedup_key=key, context=CONTEXT, url=PATH)
    return {one.channel: one for one in told}


@pytest.fixture
def notices(owner: User) -> dict[str, Delivery]:
    """One event told to ``owner`` in the portal and by mail."""
    return make_notices(owner)


@pytest.fixture
def mail(notices: dict[str, Delivery]) -> Delivery:
    return Delivery.objects.get(pk=notices["email"].pk)


@pytest.fixture
def smtp(settings: Settings) -> Iterator[SmtpSink]:
    """The portal's mail server for this test."""
    with SmtpSink() as sink:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port
        settings.EMAIL_TIMEOUT = 1
        yield sink

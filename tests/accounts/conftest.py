"""Signing up and in, as a person does it."""

from collections.abc import Callable

import pytest
from django.http import HttpResponseBase
from django.test import Client

from pavilion.outbox.models import Delivery

FORM = {
    "role": "supplier",
    "name": "온새미",
    "email": "newcomer@example.test",
    "password1": "빗자루 열두 개와 우산",
    "terms": "on",
    "privacy": "on",
    "time_zone": "Asia/Seoul",
}
SignUp = Callable[..., HttpResponseBase]


@pytest.fixture
def sign_up(client: Client, db: None) -> SignUp:
    """Send the sign-up form with these changes; ``None`` leaves a field out."""

    def send(language: str = "ko", **changes: str | None) -> HttpResponseBase:
        form = {name: value for name, value in (FORM | changes).items() if value is not None}
        return client.post(f"/{language}/account/signup/", form)

    return send


def mails_to(address: str) -> list[Delivery]:
    return list(Delivery.objects.filter(address=address, channel="email").order_by("pk"))

"""Agreeing, changing one's mind, and being asked again when a text is new (K1)."""

from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from allauth.account.models import EmailAddress
from django.db import connection

from pavilion.accounts import consents
from pavilion.accounts.adapter import SocialAccountAdapter
from pavilion.accounts.models import Consent, User
from tests.personas import ClientOf

PAGE = "/en/account/consents/"


def in_force(user: User) -> set[str]:
    return {kind for kind, given in consents.are_given(user).items() if given}


def agree(user: User, *kinds: str) -> None:
    for kind in kinds:
        consents.give(user, kind, language="en", address=None)


def test_agreeing_twice_is_agreeing_once(stranger: User) -> None:
    agree(stranger, "terms", "terms")

    assert stranger.consents.count() == 1


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_agreeing_in_two_windows_at_once_is_agreeing_once(stranger: User) -> None:
    def window(_: int) -> None:
        try:
            agree(stranger, "marketing")
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as windows:
        list(windows.map(window, range(8)))

    assert stranger.consents.count() == 1


def test_changing_ones_mind_is_as_easy_as_agreeing(stranger: User, client_of: ClientOf) -> None:
    client = client_of(stranger)

    client.post(PAGE, {"marketing": "on"})
    assert in_force(stranger) == {"marketing"}

    answer = client.post(PAGE, {})
    assert answer.headers["Location"] == "/en/account/settings/"
    assert in_force(stranger) == set()
    kept = Consent.objects.get()
    assert kept.withdrawn_at is not None, "what was agreed once is not forgotten"


def test_the_required_texts_are_not_withdrawn(stranger: User) -> None:
    agree(stranger, "terms")

    with pytest.raises(consents.RequiredConsentError):
        consents.withdraw(stranger, "terms")
    assert in_force(stranger) == {"terms"}


def test_a_new_text_is_asked_again_at_the_next_sign_in(
    stranger: User, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    agree(stranger, "terms", "privacy")
    monkeypatch.setitem(consents.VERSIONS, Consent.Kind.TERMS, "2027-01")
    client = client_of(stranger)

    assert client.get("/en/account/").headers["Location"] == PAGE
    assert client.post(PAGE, {}).status_code == 422
    answer = client.post(PAGE, {"terms": "on"})

    assert answer.headers["Location"] == "/en/account/"
    assert client.get("/en/account/").headers["Location"] == "/en/buying/"
    versions = stranger.consents.filter(kind="terms").order_by("pk")
    assert [(row.version, row.withdrawn_at is None) for row in versions] == [
        ("2026-11", False),
        ("2027-01", True),
    ]


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("kind", Consent.Kind.values)
def test_each_text_says_what_is_agreed_to(kind: str, language: str) -> None:
    agreement, _, explanation = consents.text_shown(kind, language).partition("\n")

    assert agreement
    assert len(explanation) > 40
    assert "%(" not in explanation
    assert (language == "ko") == any("가" <= letter <= "힣" for letter in agreement)


@pytest.mark.parametrize(("provider", "is_verified"), [("naver", False), ("google", True)])
def test_an_address_from_naver_is_confirmed_by_our_own_mail(
    provider: str, is_verified: bool, rf
) -> None:
    """SEC-45: Naver calls every address verified."""
    address = EmailAddress(email="victim@example.test", verified=True)
    login = SimpleNamespace(account=SimpleNamespace(provider=provider), email_addresses=[address])
    adapter = SocialAccountAdapter()

    adapter.pre_social_login(rf.get("/"), login)

    assert address.verified is is_verified
    assert adapter.is_auto_signup_allowed(rf.get("/"), login) is False

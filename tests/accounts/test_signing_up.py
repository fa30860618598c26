"""Joining: what is asked, what is kept, and what a stranger can learn from it."""

import hashlib
import re
import statistics
import time

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.test import Client

from pavilion.accounts import consents
from pavilion.accounts.models import Consent, User
from pavilion.accounts.zones import validate_zone
from tests.accounts.conftest import FORM, SignUp, mails_to
from tests.personas import make_user


def test_a_newcomer_is_kept_with_language_zone_and_consents(sign_up: SignUp) -> None:
    answer = sign_up()

    assert answer.status_code == 302
    assert answer.headers["Location"] == "/ko/account/confirm-email/"
    user = User.objects.get(email=FORM["email"])
    assert (user.name, user.language, user.time_zone) == ("온새미", "ko", "Asia/Seoul")
    given = {consent.kind: consent for consent in user.consents.all()}
    assert set(given) == {"terms", "privacy"}
    shown = consents.text_shown("privacy", "ko").encode()
    assert given["privacy"].text_sha256 == hashlib.sha256(shown).hexdigest()
    assert given["privacy"].version == consents.VERSIONS[Consent.Kind.PRIVACY]
    assert (given["privacy"].language, given["privacy"].address) == ("ko", "127.0.0.1")


def test_no_box_is_ticked_beforehand(client: Client, db: None) -> None:
    page = client.get("/en/account/signup/").content.decode()

    assert len(re.findall(r'type="checkbox"', page)) == 3
    assert "checked" not in page


@pytest.mark.parametrize("kind", ["terms", "privacy"])
def test_there_is_no_account_without_the_required_consents(sign_up: SignUp, kind: str) -> None:
    answer = sign_up(**{kind: None})

    assert answer.status_code == 200
    assert not User.objects.exists()
    assert not Consent.objects.exists()


def test_news_are_wanted_only_by_who_says_so(sign_up: SignUp) -> None:
    sign_up(marketing="on")

    assert Consent.objects.filter(kind="marketing", withdrawn_at__isnull=True).count() == 1


def test_a_browser_that_lies_about_its_zone_is_not_believed(sign_up: SignUp) -> None:
    sign_up(language="en", time_zone="Mars/Olympus")

    assert User.objects.get().time_zone == "UTC"
    with pytest.raises(ValidationError):
        validate_zone("Mars/Olympus")


@pytest.mark.parametrize("password", ["short", "1234567890123", "password123"])
def test_an_easy_password_is_refused(sign_up: SignUp, password: str) -> None:
    assert sign_up(password1=password).status_code == 200
    assert not User.objects.exists()


def test_the_address_is_confirmed_by_a_mail_in_the_persons_language(
    sign_up: SignUp, client: Client
) -> None:
    sign_up()

    mail = mails_to(FORM["email"])[0]
    assert (mail.kind, mail.language) == ("account_mail", "ko")
    link = mail.context["act"]
    assert link.startswith("http://testserver/ko/account/confirm-email/")
    assert link in mail.context["text"]
    client.get(link)
    assert not EmailAddress.objects.get().verified, "a mail scanner only looks"
    client.post(link)
    assert EmailAddress.objects.get().verified


def test_a_mail_is_a_row_that_waits_for_no_mail_server(
    sign_up: SignUp, mailoutbox: list[object]
) -> None:
    assert sign_up().status_code == 302

    assert mailoutbox == []
    assert [mail.state for mail in mails_to(FORM["email"])] == ["queued"]


def test_a_known_address_answers_like_a_new_one(sign_up: SignUp, client: Client) -> None:
    known = make_user("known@example.test", language="en")
    EmailAddress.objects.create(user=known, email=known.email, primary=True, verified=True)

    of_known = sign_up(email=known.email)
    of_new = Client().post("/ko/account/signup/", FORM)

    assert of_known.status_code == of_new.status_code
    assert of_known.headers["Location"] == of_new.headers["Location"]
    assert User.objects.count() == 2
    known.refresh_from_db()
    assert known.check_password("a long enough secret")
    assert not known.consents.exists()
    [told] = mails_to(known.email)
    assert told.language == "en"
    assert "http://testserver/en/account/password/reset/" in told.context["text"]


def test_the_same_form_sent_twice_makes_one_account(sign_up: SignUp) -> None:
    first, second = sign_up(), Client().post("/ko/account/signup/", FORM)

    assert first.headers["Location"] == second.headers["Location"]
    assert User.objects.count() == 1
    assert Consent.objects.count() == 2


def test_a_known_address_answers_as_slowly_as_a_new_one(
    db: None, settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SEC-42: with the real hasher; without the hash on the known branch it is ten times faster."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    settings.ACCOUNT_RATE_LIMITS = {}
    known = make_user("known@example.test")
    EmailAddress.objects.create(user=known, email=known.email, primary=True, verified=True)
    times: dict[str, list[float]] = {"known": [], "new": []}
    for number in range(12):
        for kind, email in (("known", known.email), ("new", f"new{number}@example.test")):
            began = time.process_time()
            Client().post("/ko/account/signup/", FORM | {"email": email})
            times[kind].append(time.process_time() - began)

    known_time, new_time = (statistics.median(times[kind]) for kind in ("known", "new"))
    assert abs(known_time - new_time) / new_time < 0.35

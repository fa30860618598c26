"""Signing in: limits, what a stranger can learn, sessions, and where one may be sent."""

import time
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone

from pavilion.accounts import arriving
from pavilion.accounts.models import User
from suppliers.models import Supplier
from tests.accounts.conftest import mails_to
from tests.personas import PASSWORD, ClientOf

LOGIN = "/en/account/login/"
NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


@pytest.fixture
def person(stranger: User) -> User:
    """Has confirmed their address."""
    EmailAddress.objects.create(user=stranger, email=stranger.email, primary=True, verified=True)
    return stranger


def sign_in(client: Client, user: User, password: str = PASSWORD, **more: str) -> str:
    """Where the sign-in leads; empty when it did not succeed."""
    answer = client.post(LOGIN, {"login": user.email, "password": password, **more})
    return answer.headers.get("Location", "")


def test_the_session_is_a_new_one_after_signing_in(client: Client, person: User) -> None:
    client.get("/en/account/settings/")
    session = client.session
    session["before"] = True
    session.save()
    before = session.session_key

    assert sign_in(client, person) == "/en/account/"

    assert client.session.session_key != before
    assert client.cookies["signed_in"].value == "1"
    assert not client.cookies["signed_in"]["httponly"]
    assert client.cookies["session"]["httponly"]
    assert client.cookies["session"]["samesite"] == "Lax"


def test_signing_out_ends_the_session_on_the_server(client: Client, person: User) -> None:
    sign_in(client, person)
    stolen = client.cookies["session"].value

    client.post("/en/account/logout/")

    assert client.cookies["signed_in"].value == ""
    thief = Client()
    thief.cookies["session"] = stolen
    assert thief.get("/en/account/settings/").status_code == 302


def test_ten_wrong_passwords_are_enough(client: Client, person: User) -> None:
    for _ in range(10):
        assert sign_in(client, person, "not the password") == ""

    assert sign_in(client, person) == ""
    assert sign_in(Client(REMOTE_ADDR="203.0.113.9"), person) == ""


def test_a_neighbour_is_not_locked_out(client: Client, person: User, buyer: User) -> None:
    EmailAddress.objects.create(user=buyer, email=buyer.email, primary=True, verified=True)
    for _ in range(10):
        sign_in(client, person, "not the password")

    assert sign_in(client, buyer) == "/en/account/"


def test_a_forged_forwarding_header_buys_no_tries(client: Client, person: User) -> None:
    for number in range(12):
        client.post(
            LOGIN,
            {"login": f"nobody{number}@example.test", "password": "wrong"},
            headers={"X-Forwarded-For": f"198.51.100.{number}"},
        )
    for number in range(20):
        client.post(
            LOGIN,
            {"login": f"someone{number}@example.test", "password": "wrong"},
            headers={"X-Forwarded-For": f"198.51.100.{number}"},
        )

    assert sign_in(client, person) == ""


def test_a_wrong_password_and_an_unknown_address_look_the_same(
    client: Client, person: User
) -> None:
    answers = [
        client.post(LOGIN, {"login": email, "password": "not the password"})
        for email in (person.email, "nobody@example.test")
    ]

    words = [
        answer.content.decode().replace(person.email, "nobody@example.test") for answer in answers
    ]
    tokens = [answer.context["csrf_token"] for answer in answers]
    plain = [text.replace(str(token), "") for text, token in zip(words, tokens, strict=True)]
    assert answers[0].status_code == answers[1].status_code == 200
    assert plain[0] == plain[1]


def test_asking_for_a_new_password_looks_the_same_too(client: Client, person: User) -> None:
    answers = [
        client.post("/en/account/password/reset/", {"email": email})
        for email in (person.email, "nobody@example.test")
    ]

    assert answers[0].status_code == answers[1].status_code == 302
    assert answers[0].headers["Location"] == answers[1].headers["Location"]


def test_a_reset_link_works_once_and_for_an_hour(client: Client, person: User) -> None:
    client.post("/en/account/password/reset/", {"email": person.email})
    link = mails_to(person.email)[-1].context["act"]
    assert link.startswith("http://testserver/en/account/password/reset/key/")
    with time_machine.travel(timezone.now() + timedelta(minutes=61), tick=True):
        assert "form" not in client.get(link, follow=True).context or b"password1" not in (
            client.get(link, follow=True).content
        )

    form_page = client.get(link, follow=True)
    new = {"password1": "우산 열두 개와 빗자루", "password2": "우산 열두 개와 빗자루"}
    client.post(form_page.redirect_chain[-1][0], new)

    person.refresh_from_db()
    assert person.check_password("우산 열두 개와 빗자루")
    assert b"password1" not in Client().get(link, follow=True).content


@pytest.mark.parametrize(
    "elsewhere",
    [
        "//evil.example/",
        "https://evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "https:evil",
    ],
)
def test_nobody_is_sent_to_another_site(client: Client, person: User, elsewhere: str) -> None:
    assert sign_in(client, person, next=elsewhere) == "/en/account/"


def test_a_page_of_ours_is_where_one_goes_on(client: Client, person: User) -> None:
    assert sign_in(client, person, next="/en/notices/") == "/en/notices/"


def test_the_back_office_has_no_door_of_its_own(client: Client, staff: User) -> None:
    shown = client.get("/admin/login/?next=/admin/jobs/")
    tried = client.post("/admin/login/", {"username": staff.email, "password": PASSWORD})
    sent = client.get("/admin/login/?next=https://evil.example/")

    assert shown.headers["Location"] == "/en/account/login/?next=%2Fadmin%2Fjobs%2F"
    assert tried.headers["Location"].startswith("/en/account/login/")
    assert sent.headers["Location"] == "/en/account/login/?next=%2Fadmin%2F"
    assert "_auth_user_id" not in client.session


def test_staff_set_up_a_second_factor_first(client: Client, staff: User) -> None:
    client.force_login(staff)

    assert client.get("/admin/").headers["Location"] == "/ko/account/2fa/"


def test_a_session_older_than_the_second_factor_shows_a_code_first(
    client: Client, staff: User, client_of: ClientOf
) -> None:
    client_of(staff)  # sets the factor up, elsewhere
    client.force_login(staff)

    there = client.get("/admin/jobs/").headers["Location"]

    assert there == "/ko/account/2fa/reauthenticate/?next=%2Fadmin%2Fjobs%2F"


def test_a_superuser_without_the_second_factor_has_no_rights(
    client: Client, supplier: Supplier, superuser: User
) -> None:
    assert superuser.has_perm("suppliers.view_document")
    superuser.rights_asleep = True
    assert not superuser.has_perm("suppliers.view_document")
    assert not superuser.has_module_perms("suppliers")


@pytest.fixture
def superuser(db: None) -> User:
    return User.objects.create_superuser("root@pavilion.example", PASSWORD)


def test_staff_who_do_nothing_are_signed_out(staff: User, client_of: ClientOf) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        client = client_of(staff)
        assert client.get("/admin/").status_code == 200
        clock.shift(29 * 60)
        assert client.get("/admin/").status_code == 200
        clock.shift(31 * 60)
        assert client.get("/admin/").headers["Location"].startswith("/admin/login/")
        assert client.get("/ko/account/settings/").status_code == 302


def test_staff_are_signed_out_after_twelve_hours(staff: User, client_of: ClientOf) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        client = client_of(staff)
        for _ in range(12 * 3 - 1):
            assert client.get("/admin/").status_code == 200
            clock.shift(20 * 60)
        clock.shift(25 * 60)
        assert client.get("/admin/").headers["Location"].startswith("/admin/login/")


def test_others_stay_signed_in_for_two_weeks(client: Client, person: User) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        sign_in(client, person)
        clock.shift(timedelta(days=13))
        assert client.get("/en/account/settings/").status_code == 200
        clock.shift(timedelta(days=15))
        assert client.get("/en/account/settings/").status_code == 302


def test_whoever_is_made_inactive_is_out_at_once(person: User, client_of: ClientOf) -> None:
    client = client_of(person)
    User.objects.filter(pk=person.pk).update(is_active=False)

    assert client.get("/en/account/settings/").status_code == 302


def test_each_goes_where_they_work(
    owner: User, supplier: Supplier, buyer: User, staff: User, stranger: User, client_of: ClientOf
) -> None:
    assert client_of(owner).get("/en/account/").headers["Location"] == "/ko/desk/"
    assert client_of(staff).get("/en/account/").headers["Location"] == "/admin/"
    assert client_of(stranger).get("/ko/account/").headers["Location"] == "/en/buying/"


def test_what_a_newcomer_said_decides_when_nothing_else_does(
    stranger: User, client_of: ClientOf
) -> None:
    client = client_of(stranger)
    session = client.session
    session[arriving._ROLE] = "supplier"
    session.save()

    assert client.get("/en/account/").headers["Location"] == "/en/desk/"


def test_the_menu_is_empty_for_a_visitor(client: Client, db: None) -> None:
    client.cookies["signed_in"] = "1"

    answer = client.get("/en/account/menu/")

    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.cookies["signed_in"].value == ""


def test_times_are_shown_in_the_persons_zone(person: User, client_of: ClientOf) -> None:
    User.objects.filter(pk=person.pk).update(time_zone="America/New_York")
    client = client_of(person)

    form = {"name": "Sam", "language": "ko", "time_zone": "Asia/Tokyo"}
    answer = client.post("/en/account/settings/", form)

    person.refresh_from_db()
    assert (person.name, person.language, person.time_zone) == ("Sam", "ko", "Asia/Tokyo")
    assert answer.headers["Location"] == "/ko/account/settings/"
    assert timezone.get_current_timezone_name() == "UTC", "the next request starts afresh"


def test_signing_in_takes_as_long_for_an_unknown_address(
    client: Client, person: User, settings
) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    settings.ACCOUNT_RATE_LIMITS = {}
    person.set_password(PASSWORD)
    person.save()
    took: dict[str, list[float]] = {"known": [], "unknown": []}
    for _ in range(8):
        for kind, email in (("known", person.email), ("unknown", "nobody@example.test")):
            began = time.process_time()
            client.post(LOGIN, {"login": email, "password": "not the password"})
            took[kind].append(time.process_time() - began)

    known, unknown = sorted(took["known"])[4], sorted(took["unknown"])[4]
    assert abs(known - unknown) / unknown < 0.35

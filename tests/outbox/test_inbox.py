"""The in-app centre: one's own notices, newest first, read once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pavilion.accounts.models import User
from pavilion.outbox import queries, reading
from pavilion.outbox.models import Delivery
from tests.outbox.conftest import PATH, make_notices
from tests.personas import ClientOf

pytestmark = pytest.mark.django_db


def test_it_says_who_asks_about_what_in_the_language_of_the_page(
    notices: dict[str, Delivery], owner: User, client_of: ClientOf
) -> None:
    korean = client_of(owner).get("/ko/notices/").content.decode()
    assert "Nordvind GmbH(독일)에서 전통 고추장 상품을 문의했습니다." in korean
    english = client_of(owner).get("/en/notices/").content.decode()
    assert "Nordvind GmbH (Germany) asks about 전통 고추장." in english


def test_others_notices_are_not_there(
    notices: dict[str, Delivery], stranger: User, client_of: ClientOf
) -> None:
    assert "Nordvind" not in client_of(stranger).get("/en/notices/").content.decode()
    path = reverse("outbox:one_read", args=[notices["inbox"].public_id])
    assert client_of(stranger).post(path).status_code == 404
    assert Delivery.objects.unread().count() == 1


def test_a_visitor_is_asked_to_sign_in(client_of: ClientOf) -> None:
    answer = client_of(None).get("/en/notices/")
    assert answer.status_code == 302
    assert reverse("account_login") in answer["Location"]


def test_opening_one_marks_it_read_and_leads_to_the_thing(
    notices: dict[str, Delivery], owner: User, client_of: ClientOf
) -> None:
    path = f"/en/notices/{notices['inbox'].public_id}/reading/"
    answer = client_of(owner).post(path)
    assert (answer.status_code, answer["Location"]) == (302, PATH.replace("/ko/", "/en/"))
    assert not Delivery.objects.unread().exists()
    first = Delivery.objects.in_app().get().read_at
    client_of(owner).post(path)
    assert Delivery.objects.in_app().get().read_at == first


def test_looking_marks_nothing(
    notices: dict[str, Delivery], owner: User, client_of: ClientOf
) -> None:
    client_of(owner).get("/ko/notices/")
    path = f"/en/notices/{notices['inbox'].public_id}/reading/"
    assert client_of(owner).get(path).status_code == 405
    assert Delivery.objects.unread().count() == 1


def test_all_at_once(owner: User, stranger: User, client_of: ClientOf) -> None:
    for number in range(3):
        make_notices(owner, f"e:{number}")
    make_notices(stranger, "s:1")
    client_of(owner).post("/ko/notices/reading/")
    assert list(Delivery.objects.unread().values_list("recipient", flat=True)) == [stranger.pk]


def test_whoever_reads_the_thing_has_read_its_notices(owner: User) -> None:
    make_notices(owner)
    assert reading.read_about(["/en/other/"], by=owner) == 0
    assert reading.read_about([PATH, "/en/x/"], by=owner) == 1
    assert reading.read_about([PATH], by=owner) == 0


def test_the_bell(owner: User, client_of: ClientOf) -> None:
    client = client_of(owner)
    assert client.get("/ko/notices/unread/").content.strip() == b""
    make_notices(owner)
    said = client.get("/ko/notices/unread/")
    assert ">1<" in said.content.decode()
    assert "no-store" in said["Cache-Control"]
    assert client_of(None).get("/ko/notices/unread/").content.strip() == b""


def test_pages_by_keyset_show_everything_once(owner: User) -> None:
    for number in range(queries.PAGE * 2 + 5):
        make_notices(owner, f"e:{number}")
    seen: list[str] = []
    before = ""
    while True:
        page, before = queries.notices_of(owner, before=before)
        seen += [notice.delivery.public_id for notice in page]
        if not before:
            break
    assert len(seen) == len(set(seen)) == queries.PAGE * 2 + 5
    newest = Delivery.objects.in_app().newest_first().values_list("public_id", flat=True)
    assert seen == list(newest)


def test_an_unknown_place_starts_anew(owner: User, notices: dict[str, Delivery]) -> None:
    page, following = queries.notices_of(owner, before="nothing")
    assert (len(page), following) == (1, "")


def test_one_and_thirty_notices_cost_the_same(owner: User, client_of: ClientOf) -> None:
    client = client_of(owner)
    make_notices(owner)
    client.get("/ko/notices/")
    with CaptureQueriesContext(connection) as one:
        client.get("/ko/notices/")
    for number in range(29):
        make_notices(owner, f"e:{number}")
    with CaptureQueriesContext(connection) as thirty:
        client.get("/ko/notices/")
    assert len(one) == len(thirty) <= 12

"""What every answer tells the browser, and what no page may contain."""

import re
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.http import HttpRequest
from django.test import Client, RequestFactory

from pavilion.views import server_error
from tests.security.conftest import World

#: Eight kinds of pages: who opens what.
PAGES = {
    "home": ("anybody", "/en/"),
    "search": ("anybody", "/ko/search/?q=toner"),
    "sign in": ("anybody", "/ko/account/login/"),
    "join": ("anybody", "/en/account/signup/"),
    "inquiry": ("anybody", "/en/inquiries/new/?supplier=dalbit-foods"),
    "desk": ("owner", "/ko/desk/"),
    "settings": ("owner", "/ko/account/settings/"),
    "second factor": ("owner", "/en/account/2fa/"),
    "back office": ("superuser", "/admin/"),
    "a list there": ("superuser", "/admin/accounts/user/"),
    "a form there": ("superuser", "/admin/auth/group/add/"),
    "jobs": ("superuser", "/admin/jobs/"),
    "not found": ("anybody", "/en/there-is-no-such-page/"),
}
PUBLIC = [
    "/en/",
    "/ko/",
    "/en/categories/",
    "/ko/categories/sauces/",
    "/en/suppliers/",
    "/en/suppliers/dalbit-foods/",
    "/en/search/?q=gochujang",
    "/en/about/",
    "/ko/help/",
    "/ko/terms/",
    "/en/privacy/",
    "/robots.txt",
    "/sitemap.xml",
]


class Inline(HTMLParser):
    """Collects what a strict policy forbids."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        handlers = [name for name in given if name == "style" or re.match(r"on[a-z]+$", name)]
        is_data = (given.get("type") or "").endswith("json")
        if tag == "style" or (tag == "script" and "src" not in given and not is_data):
            handlers.append(f"<{tag}>")
        if any((value or "").lower().startswith("javascript:") for value in given.values()):
            handlers.append("javascript:")
        self.found += [f"{tag}: {name}" for name in handlers]


def assert_strict(headers: dict[str, str]) -> None:
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] in ("strict-origin-when-cross-origin", "same-origin")
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]


def test_every_kind_of_page_is_strict_and_has_nothing_inline(world: World) -> None:
    inline = {}
    for kind, (person, address) in PAGES.items():
        answer = world.people[person].get(address)
        assert answer.status_code == (404 if kind == "not found" else 200), kind
        assert_strict(dict(answer.headers))
        page = Inline()
        page.feed(answer.content.decode())
        if page.found:
            inline[kind] = page.found

    assert not inline


def test_a_page_that_broke_says_nothing_of_why(rf: RequestFactory) -> None:
    request: HttpRequest = rf.get("/en/")

    answer = server_error(request)

    assert answer.status_code == 500
    assert b"Traceback" not in answer.content
    page = Inline()
    page.feed(answer.content.decode())
    assert not page.found


@pytest.mark.parametrize("person", ["anybody", "owner"])
def test_public_pages_are_the_same_for_everybody(person: str, world: World) -> None:
    """No cookie is set and none is read, also when the reader is signed in."""
    client = world.people[person]
    for address in PUBLIC:
        answer = client.get(address)

        assert answer.status_code == 200, address
        assert not answer.cookies, address
        assert "Cookie" not in answer.headers.get("Vary", ""), address
        assert "public" in answer.headers.get("Cache-Control", ""), address


def test_personal_pages_are_kept_by_no_cache(world: World) -> None:
    for address in ("/ko/desk/", "/en/account/settings/", "/en/account/menu/", "/en/notices/"):
        answer = world.people["owner"].get(address)

        assert "no-store" in answer.headers["Cache-Control"], address


@pytest.mark.parametrize(
    "address", ["/.git/config", "/.env", "/media/", "/static/", "/en/?debug=1"]
)
def test_nothing_of_the_inside_is_shown(address: str, client: Client, db: None) -> None:
    answer = client.get(address)

    assert answer.status_code in (200, 404)
    assert b"Traceback" not in answer.content
    assert b"[core]" not in answer.content
    assert settings.SECRET_KEY.encode() not in answer.content


def test_another_host_is_refused(client: Client, db: None) -> None:
    assert client.get("/en/", headers={"Host": "evil.example"}).status_code == 400


def test_trace_is_not_answered(client: Client, db: None) -> None:
    assert client.generic("TRACE", "/en/").status_code == 405

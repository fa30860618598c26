"""In a real browser: what is typed survives, reading is noticed, and nothing needs scripts."""

import os
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connection
from playwright.sync_api import Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from catalog.models import Product
from inquiries import access, conversation
from inquiries.conversation import Side
from inquiries.models import Inquiry, Message, MessageTranslation
from pavilion.accounts.models import User
from suppliers.models import Supplier
from tests.inquiries.makers import BODY, JONAS, make_inquiry, make_product
from tests.personas import ClientOf

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
Open = Callable[..., Page]


@pytest.fixture
def open_page(
    chromium_path: str,
    live_server: LiveServer,
    client_of: ClientOf,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Open]:
    """A browser window of a person's; what the policy blocked or a script threw fails the test."""
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    monkeypatch.setattr("pavilion.jobs.asking.hint", lambda *_: True)
    # No thread of the server keeps the test's database open.
    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", 0)
    complaints: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=["--no-sandbox"])

        def open_page(
            person: User | None = None, *, scripts: bool = True, width: int = 390
        ) -> Page:
            context = browser.new_context(
                base_url=live_server.url,
                viewport={"width": width, "height": 844},
                java_script_enabled=scripts,
            )
            cookies = client_of(person).cookies.items() if person else []
            context.add_cookies(
                [{"name": n, "value": m.value, "url": live_server.url} for n, m in cookies]
            )
            page = context.new_page()
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.on(
                "console",
                lambda said: complaints.append(said.text) if said.type == "error" else None,
            )
            return page

        yield open_page
        browser.close()
        # Playwright's loop made this thread a connection of its own.
        connection.close()
    assert complaints == []


@pytest.fixture
def product(supplier: Supplier) -> Product:
    return make_product(supplier)


def fill_in(page: Page) -> None:
    page.get_by_label("Message").fill(BODY)
    page.get_by_label("Your name").fill(JONAS.name)
    page.get_by_label("Company").fill(JONAS.company)
    page.get_by_label("Work e-mail").fill(JONAS.email)
    page.get_by_label("Country").select_option("DE")


def test_a_draft_outlives_the_page_and_ends_with_sending(open_page: Open, product: Product) -> None:
    page = open_page()
    address = f"/en/inquiries/new/?product={product.slug}"
    page.goto(address)
    fill_in(page)
    expect(page.get_by_text("Draft kept on this device")).to_be_visible()
    page.goto("/en/help/")
    page.goto(address)
    expect(page.get_by_label("Message")).to_have_value(BODY)
    expect(page.get_by_label("Country")).to_have_value("DE")
    page.get_by_role("button", name="Send to the maker").click()
    expect(page.get_by_text("Your inquiry is sent.")).to_be_visible()
    page.goto(address)
    expect(page.get_by_label("Message")).to_have_value("")


def test_without_scripts_both_sides_talk(open_page: Open, product: Product, owner: User) -> None:
    guest = open_page(scripts=False)
    guest.goto(f"/en/inquiries/new/?product={product.slug}")
    fill_in(guest)
    guest.get_by_role("button", name="Send to the maker").click()
    expect(guest.get_by_text("Your inquiry is sent.")).to_be_visible()
    desk = open_page(owner, scripts=False)
    desk.goto("/ko/desk/inquiries/")
    desk.get_by_role("link", name=JONAS.company).click()
    desk.get_by_role("button", name="읽음으로 표시").click()
    desk.get_by_label("답변").fill("네, 가능합니다.")
    desk.get_by_role("button", name="보내기").click()
    expect(desk.get_by_text("보냈습니다. 바이어에게 이메일로 알렸어요.")).to_be_visible()
    guest.reload()
    expect(guest.get_by_text("네, 가능합니다.")).to_be_visible()
    assert [m.read_at is not None for m in Message.objects.order_by("seq")] == [True, False]


def test_reading_is_noticed_and_the_translation_comes_by_itself(
    open_page: Open, product: Product, owner: User
) -> None:
    inquiry = make_inquiry(product.supplier, product)
    page = open_page(owner)
    page.goto(f"/ko/desk/inquiries/{inquiry.public_id}/")
    expect(page.get_by_text("번역하고 있어요")).to_be_visible()
    page.get_by_label("답변").fill("쓰던 답변")
    MessageTranslation.objects.update(
        state="done", body="고추장이 필요합니다.", finished_at="2026-11-24T00:00:00Z"
    )
    expect(page.get_by_text("고추장이 필요합니다.")).to_be_visible(timeout=20_000)
    expect(page.get_by_label("답변")).to_have_value("쓰던 답변")
    expect(page.locator("#thread-news")).to_have_text("대화에 새 내용이 있습니다.")
    page.wait_for_function("!document.querySelector('.thread__read')", timeout=20_000)
    assert Message.objects.get().read_at is not None


@pytest.mark.parametrize(("language", "width"), [("ko", 390), ("en", 1440)])
def test_nothing_stands_in_anybodys_way(
    open_page: Open, product: Product, owner: User, buyer: User, language: str, width: int
) -> None:
    """axe finds nothing, and no page scrolls sideways."""
    inquiry = make_inquiry(product.supplier, product, by=buyer)
    conversation.reply(inquiry, side=Side.SUPPLIER, by=owner, body="네.", form_token="x")
    guests = make_inquiry(product.supplier, product, token="guest")
    key = access.key_of(Inquiry.objects.get(pk=guests.pk))
    pages = [
        (None, f"inquiries/new/?product={product.slug}"),
        (None, f"buying/inquiries/{guests.public_id}/?key={key}&sent=1"),
        (owner, "desk/inquiries/"),
        (owner, f"desk/inquiries/{inquiry.public_id}/"),
        (buyer, "buying/"),
        (buyer, f"buying/inquiries/{inquiry.public_id}/"),
        (owner, "notices/"),
    ]
    for person, path in pages:
        page = open_page(person, width=width)
        page.goto(f"/{language}/{path}")
        found = Axe().run(page).response["violations"]
        assert [(one["id"], [n["html"] for n in one["nodes"]]) for one in found] == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path

"""The editor in a real browser: saved as one goes, pictures with their bars, order by drag."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connection
from django.test import Client
from playwright.sync_api import Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from catalog.models import Picture, Product, ProductTranslation
from catalog.renditions import make_renditions
from catalog.translating import translate_product
from pavilion.accounts.models import User
from pavilion.jobs.running import run
from tests.catalog.conftest import MakeFile, text_of
from tests.catalog.test_desk_pages import address

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]


def beside(call: Callable[[], Any]) -> Any:
    """Ask the database from a thread: the browser's driver holds this one."""

    def ask() -> Any:
        try:
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(ask).result()


def work() -> None:
    """What the workers would do."""
    for picture in Picture.objects.filter(state="queued"):
        run(Picture, picture.pk, make_renditions)
    for job in ProductTranslation.objects.filter(state="queued"):
        run(ProductTranslation, job.pk, translate_product)


@pytest.fixture
def editor(
    product: Product,
    owner: User,
    live_server: LiveServer,
    chromium_path: str,
    media_root: Path,
) -> Iterator[Page]:
    """The owner's editor, open; whatever the browser complains of fails the test."""
    client = Client()
    client.force_login(owner)
    session = client.cookies["session"].value
    complaints: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path, args=["--no-sandbox", "--disable-gpu"]
        )
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.add_cookies([{"name": "session", "value": session, "url": live_server.url}])
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            # A form that is half right is answered with 422, which the browser reports.
            lambda said: (
                complaints.append(said.text)
                if said.type == "error" and "422" not in said.text
                else None
            ),
        )
        page.goto(live_server.url + address("desk_product", product.public_id))
        yield page
        browser.close()
    assert complaints == []


def test_a_change_is_saved_and_its_translation_arrives(editor: Page, product: Product) -> None:
    editor.get_by_label("검색어, 한국어").fill("토너, 진정")
    editor.get_by_label("검색어, 한국어").blur()
    expect(editor.locator("#save-state")).to_contain_text("방금 저장됨")
    expect(editor.locator("#translation-watch")).to_contain_text("번역하고 있습니다")
    beside(work)
    expect(editor.locator("#text-keywords-en .state")).to_contain_text("초안", timeout=10_000)
    assert editor.get_by_label("검색어, 영어").input_value()
    editor.locator("#text-keywords-en").get_by_role("button", name="이대로 확인").click()
    expect(editor.locator("#text-keywords-en .state")).to_contain_text("검수됨")
    read = editor.locator("#version").input_value()
    editor.get_by_label("모델명").fill("TN-78")
    editor.get_by_label("모델명").blur()
    expect(editor.locator("#version")).not_to_have_value(read)
    saved = beside(lambda: Product.objects.get(pk=product.pk))
    assert saved.model_no == "TN-78"


def test_what_is_wrong_is_said_beside_what_was_saved(editor: Page, product: Product) -> None:
    editor.get_by_label("최소 주문 수량(MOQ)").fill("많이")
    editor.get_by_label("최소 주문 수량(MOQ)").blur()
    expect(editor.locator("#save-state")).to_contain_text("나머지는 저장했습니다")
    editor.locator("#save-state a").click()
    expect(editor.get_by_label("최소 주문 수량(MOQ)")).to_be_visible()


def test_pictures_go_up_come_ready_and_are_put_in_order(
    editor: Page, product: Product, image: MakeFile
) -> None:
    files: list[Any] = [
        {"name": f"{n}.jpg", "mimeType": "image/jpeg", "buffer": image(name="x", colour=c).read()}
        for n, c in enumerate([(200, 0, 0), (0, 200, 0), (0, 0, 200)])
    ]
    tiny = {"name": "tiny.jpg", "mimeType": "image/jpeg", "buffer": image(50, 50).read()}
    editor.locator("#files").set_input_files([*files, tiny])
    tiles = editor.locator("[data-picture]")
    expect(tiles).to_have_count(3)
    expect(editor.locator("#pictures [role=alert]")).to_contain_text("tiny.jpg")
    beside(work)
    expect(editor.locator("[data-picture] img")).to_have_count(3, timeout=15_000)
    first = tiles.first.get_attribute("data-picture")
    tiles.first.get_by_role("button", name="1번 사진 뒤로").click()
    expect(tiles.nth(1)).to_have_attribute("data-picture", str(first))
    last = tiles.nth(2).get_attribute("data-picture")
    tiles.nth(2).locator(".upload__photo").drag_to(tiles.nth(0).locator(".upload__photo"))
    expect(tiles.nth(0)).to_have_attribute("data-picture", str(last))
    expect(tiles.nth(0)).to_contain_text("대표")
    tiles.nth(0).get_by_role("button", name="1번 사진 지우기").click()
    tiles.nth(0).locator(".menu--ask").get_by_role("button", name="삭제하기").click()
    expect(tiles).to_have_count(2)
    expect(editor.locator("#aside")).not_to_contain_text("사진을 올려 주세요.")
    assert beside(product.pictures.count) == 2


def test_the_page_is_accessible_and_works_from_a_phone(editor: Page, product: Product) -> None:
    for width in (1280, 390):
        editor.set_viewport_size({"width": width, "height": 844})
        assert editor.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(editor)
        assert found.violations_count == 0, found.generate_report()


def test_a_text_being_typed_is_not_replaced_by_the_engine(editor: Page, product: Product) -> None:
    editor.get_by_label("검색어, 한국어").fill("토너, 진정")
    editor.get_by_label("검색어, 영어").click()
    expect(editor.locator("#translation-watch")).to_contain_text("번역하고 있습니다")
    editor.get_by_label("검색어, 영어").press_sequentially("my own")
    beside(work)
    expect(editor.locator("#translation-watch")).to_be_empty(timeout=10_000)
    expect(editor.get_by_label("검색어, 영어")).to_have_value("my own")
    editor.get_by_label("검색어, 영어").blur()
    expect(editor.locator("#state-keywords-en")).to_contain_text("검수됨")
    assert beside(lambda: text_of(product, "en").keywords) == ["my own"]

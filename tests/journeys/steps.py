"""What people do, one step a function; each leaves the page where the person would be."""

import io
import re

from PIL import Image
from playwright.sync_api import FilePayload, Page, expect

from pavilion.demo.people import totp_code
from tests.stack import Stack, wait_for

PASSWORD = "진짜 긴 비밀번호 2026"


def fill(page: Page, **values: str) -> None:
    """Fill the controls of these names."""
    for name, value in values.items():
        control = page.locator(f'[name="{name}"]:visible').first
        if control.evaluate("element => element.tagName") == "SELECT":
            control.select_option(value)
        else:
            control.fill(value)


def tick(page: Page, name: str, value: str = "") -> None:
    page.locator(f'[name="{name}"]' + (f'[value="{value}"]' if value else "")).first.check(
        force=True
    )


def submit(page: Page) -> None:
    """Press the main button of the page's form."""
    page.locator("main form button[type=submit]:visible:not([disabled])").last.click()
    page.wait_for_load_state()
    refused = page.locator(".error-summary:visible")
    assert refused.count() == 0, refused.first.inner_text()


def sign_up(page: Page, portal: Stack, *, email: str, name: str) -> None:
    page.goto("/ko/account/signup/?role=supplier")
    fill(page, name=name, email=email, password1=PASSWORD)
    tick(page, "terms")
    tick(page, "privacy")
    submit(page)
    wait_for(lambda: letter_to(portal, email), what="the confirmation mail")
    link = link_in(letter_to(portal, email), "confirm-email")
    page.goto(link)
    submit(page)


def sign_in(page: Page, *, email: str, password: str = PASSWORD, language: str = "ko") -> None:
    page.goto(f"/{language}/account/login/")
    fill(page, login=email, password=password)
    page.locator("main form button[type=submit]:visible").first.click()
    page.wait_for_load_state()


def sign_in_as_staff(page: Page, *, email: str, password: str) -> None:
    sign_in(page, email=email, password=password)
    fill(page, code=totp_code())
    page.locator("main form button[type=submit]:visible").first.click()
    page.wait_for_load_state()


def letter_to(portal: Stack, email: str, *, containing: str = "") -> str:
    """The newest mail to this address that says ``containing``, or ''."""
    for letter in portal.letters():
        if email in letter.to and containing in letter.text + letter.subject:
            return letter.text
    return ""


def link_in(text: str, part: str) -> str:
    found = re.search(rf"https?://\S*{re.escape(part)}\S*", text)
    assert found, f"no link with {part!r} in:\n{text}"
    return found[0]


def photo(name: str, *, colour: str = "#a4432f") -> FilePayload:
    """A picture as a phone takes it."""
    out = io.BytesIO()
    Image.new("RGB", (1600, 1200), colour).save(out, "JPEG", quality=88)
    return {"name": name, "mimeType": "image/jpeg", "buffer": out.getvalue()}


def paper() -> FilePayload:
    return photo("사업자등록증.jpg", colour="#f4f1e8")


def expect_text(page: Page, text: str) -> None:
    expect(page.locator("main")).to_contain_text(text)

"""Each page in both languages, both schemes, on a phone and a PC: whole, calm, accessible."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from catalog.models import Product
from pavilion.accounts.models import User
from tests.journeys.conftest import DESKTOP, PHONE, OpenPage
from tests.stack import wait_for

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PUBLIC = (
    "",
    "categories/",
    "categories/food/",
    "products/{product}/",
    "suppliers/",
    "suppliers/{supplier}/",
    "search/?q=gochujang",
    "search/?q=zzzz",
    "inquiries/new/?product={product}",
    "account/login/",
    "account/signup/",
    "account/password/reset/",
    "about/",
    "help/",
    "terms/",
    "privacy/",
    "nowhere/",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ko", "en"])
def test_public_pages(
    product: Product,
    open_page: OpenPage,
    accessible: Callable[[Page], None],
    language: str,
    scheme: str,
) -> None:
    wait_for(lambda: product.pictures.filter(state="done").exists(), seconds=60, what="the picture")
    viewport = PHONE if scheme == "dark" else DESKTOP
    page = open_page(viewport, locale=language, scheme=scheme)
    for path in PUBLIC:
        place = path.format(product=product.slug, supplier=product.supplier.slug)
        page.goto(f"/{language}/{place}")
        assert page.locator("html").get_attribute("lang") == language
        expect(page.locator("h1")).to_have_count(1)
        assert page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        ), f"{page.url} scrolls sideways"
        accessible(page)


def test_a_buyer_asks_without_scripts(product: Product, owner: User, open_page: OpenPage) -> None:
    """Search, product, inquiry: links and forms do it all."""
    page = open_page(PHONE, scripts=False)
    page.goto("/en/")
    page.locator('input[name="q"]').first.fill("gochujang")
    page.locator('form[role="search"] button, form[action*="search"] button').first.click()
    page.get_by_role("link", name="Dalbit Gochujang 500 g").first.click()
    page.locator("a:visible, button:visible", has_text="Request a quotation").first.click()
    page.locator('[name="body"]').fill("Please quote 500 jars, CIF Hamburg.")
    page.locator('[name="name"]').fill("Jonas Weber")
    page.locator('[name="company"]').fill("Elbkontor")
    page.locator('[name="email"]').fill("jonas@elbkontor.example")
    page.locator('[name="country"]').select_option("DE")
    page.locator('main form button[type="submit"]').last.click()
    expect(page.locator("main")).to_contain_text("Please quote 500 jars, CIF Hamburg.")
    assert product.inquiries.count() == 1

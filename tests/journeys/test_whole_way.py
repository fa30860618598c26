"""From a Korean owner's sign-up to an overseas buyer who reads the answer in English."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from catalog.models import Product
from inquiries.models import Inquiry, Message
from pavilion.demo import people
from pavilion.jobs.models import Job
from suppliers.models import Application, Supplier
from tests.engine import StandInEngine
from tests.journeys.conftest import PHONE, OpenPage
from tests.journeys.steps import (
    expect_text,
    fill,
    letter_to,
    link_in,
    paper,
    photo,
    sign_in,
    sign_in_as_staff,
    sign_up,
    submit,
    tick,
)
from tests.stack import Stack, wait_for

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OWNER = "owner@gaon.example"
BUYER = "jonas@elbkontor.example"
NAME = ("가온 유자차 500g", "Gaon Yuja Tea 500 g")
SUMMARY = ("국산 유자 60%를 담은 차", "Tea with 60% Korean yuja")
DESCRIPTION = (
    "고흥 유자를 설탕에 재워 만들었습니다. 유통기한은 12개월입니다.",
    "Made from Goheung yuja preserved in sugar. The shelf life is 12 months.",
)
QUESTION = (
    "Hello, we would like 500 jars. What is your price CIF Hamburg?",
    "안녕하세요. 500병을 원합니다. CIF Hamburg 가격은 얼마인가요?",
)
ANSWER = (
    "안녕하세요. 500병 기준 CIF Hamburg 단가는 4.20달러입니다.",
    "Hello. The unit price for 500 jars, CIF Hamburg, is 4.20 dollars.",
)


@pytest.fixture
def staff(transactional_db: None, settings: Any) -> None:
    # The portal's own processes know no other.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    call_command("make_roles", verbosity=0)
    call_command("load_taxonomy", verbosity=0)
    people.staff("reviewer@pavilion.example", name="마루", role="reviewer")


@pytest.fixture(autouse=True)
def _words(engine: StandInEngine) -> None:
    for korean, english in (NAME, SUMMARY, DESCRIPTION, ANSWER):
        engine.knows(korean, "EN", english)
    engine.knows(QUESTION[0], "KO", QUESTION[1])


def test_the_whole_way(
    staff: None, portal: Stack, open_page: OpenPage, accessible: Callable[[Page], None]
) -> None:
    owner = open_page(PHONE, locale="ko")
    apply_for_listing(owner, portal, accessible)
    reviewer = open_page(locale="ko")
    sign_in_as_staff(reviewer, email="reviewer@pavilion.example", password=people.PASSWORD)
    approve_company(reviewer, accessible)
    build_product(owner, accessible)
    approve_product(reviewer, accessible)

    buyer = open_page(locale="en")
    ask_as_guest(buyer, accessible)
    conversation = answer_in_korean(owner, accessible)
    read_in_english(open_page(PHONE, locale="en"), portal, accessible)
    assert Inquiry.objects.get().messages.count() == 2
    assert conversation


def apply_for_listing(page: Page, portal: Stack, accessible: Callable[[Page], None]) -> None:
    sign_up(page, portal, email=OWNER, name="한가온")
    sign_in(page, email=OWNER)
    page.goto("/ko/desk/register/")
    accessible(page)
    fill(page, business_number="000-86-00019", legal_name="가온식품 주식회사")
    submit(page)
    tasks = {
        "company": {
            "representative_ko": "한가온",
            "established_on": "2015-03-02",
            "postal_code": "59500",
            "address_ko": "전라남도 고흥군 고흥읍 가상유자로 12",
        },
        "contact": {
            "contact_name_ko": "한가온",
            "contact_title_ko": "대표",
            "phone": "070-7000-0001",
            "email": OWNER,
        },
        "products": {"products": "유자차와 유자청을 만듭니다."},
    }
    for task, values in tasks.items():
        page.goto(f"/ko/desk/application/{task}/")
        accessible(page)
        fill(page, **values)
        if task == "products":
            tick(page, "halls", "food")
            tick(page, "business_types", "manufacturer")
        submit(page)
    page.goto("/ko/desk/application/papers/")
    page.set_input_files('[name="file"]', paper())
    submit(page)
    page.goto("/ko/desk/application/agreement/")
    tick(page, "agree")
    submit(page)
    page.goto("/ko/desk/application/")
    accessible(page)
    submit(page)
    application = Application.objects.get()
    assert application.status == Application.Status.SUBMITTED


def approve_company(page: Page, accessible: Callable[[Page], None]) -> None:
    application = Application.objects.get()
    page.goto(f"/admin/suppliers/application/{application.pk}/change/")
    accessible(page)
    fill(page, registry_state="active")
    tick(page, "decision", "approve")
    submit(page)
    assert Supplier.objects.get().status == Supplier.Status.LISTED


def build_product(page: Page, accessible: Callable[[Page], None]) -> None:
    page.goto("/ko/desk/products/new/")
    accessible(page)
    fill(page, name=NAME[0])
    submit(page)
    product = Product.objects.get()
    page.set_input_files(
        "input[type=file][multiple]", [photo("앞면.jpg"), photo("뒷면.jpg", colour="#d9a441")]
    )
    wait_for(lambda: product.pictures.count() == 2, what="both pictures")
    fill(
        page,
        **{
            "text-summary-ko": SUMMARY[0],
            "text-description-ko": DESCRIPTION[0],
            "moq": "500",
            "incoterm": "FOB",
            "place": "부산",
            "lead_time_days": "30",
        },
    )
    leaf = page.locator('[name="category"] option:not([value=""])').first.get_attribute("value")
    fill(page, category=str(leaf))
    fill(page, **{"tier-0-min_qty": "500", "tier-0-unit_price": "3.90"})
    submit(page)
    text = product.texts.filter(language="en", name=NAME[1], description=DESCRIPTION[1])
    wait_for(text.exists, seconds=40, what="the English")
    done = product.pictures.filter(state=Job.State.DONE)
    wait_for(lambda: done.count() == 2, seconds=60, what="the renditions")
    page.goto(f"/ko/desk/products/{product.public_id}/")
    accessible(page)
    page.goto(f"/ko/desk/products/{product.public_id}/publication/")
    accessible(page)
    page.locator('button[value="publish"]').click()
    page.wait_for_load_state()
    product.refresh_from_db()
    assert product.status == Product.Status.IN_REVIEW


def approve_product(page: Page, accessible: Callable[[Page], None]) -> None:
    product = Product.objects.get()
    page.goto(f"/admin/catalog/product/{product.pk}/change/")
    accessible(page)
    page.locator('[name="decision"]').first.check(force=True)
    submit(page)
    product.refresh_from_db()
    assert product.status == Product.Status.PUBLISHED


def ask_as_guest(page: Page, accessible: Callable[[Page], None]) -> None:
    page.goto("/en/")
    accessible(page)
    page.locator('input[name="q"]:visible').first.fill("yuja tea")
    page.keyboard.press("Enter")
    page.get_by_role("link", name=NAME[1]).first.click()
    expect(page.locator("h1")).to_contain_text(NAME[1])
    accessible(page)
    page.locator("main button:visible", has_text="Request a quotation").first.click()
    fill(
        page,
        body=QUESTION[0],
        quantity="500",
        name="Jonas Weber",
        company="Elbkontor",
        email=BUYER,
        country="DE",
    )
    accessible(page)
    submit(page)
    expect_text(page, QUESTION[0])
    accessible(page)


def answer_in_korean(page: Page, accessible: Callable[[Page], None]) -> str:
    page.goto("/ko/desk/inquiries/")
    accessible(page)
    inquiry = Inquiry.objects.get()
    question = inquiry.messages.get()
    wait_for(
        lambda: question.translations.filter(body=QUESTION[1]).exists(),
        seconds=30,
        what="the Korean",
    )
    page.goto(f"/ko/desk/inquiries/{inquiry.public_id}/")
    expect_text(page, QUESTION[1])
    accessible(page)
    fill(page, body=ANSWER[0])
    page.get_by_role("button", name="보내기").first.click()
    wait_for(lambda: inquiry.messages.count() == 2, what="the answer")
    return inquiry.public_id


def read_in_english(page: Page, portal: Stack, accessible: Callable[[Page], None]) -> None:
    answer = Message.objects.get(seq=2)
    wait_for(
        lambda: answer.translations.filter(body=ANSWER[1]).exists(), seconds=30, what="the English"
    )
    wait_for(
        lambda: letter_to(portal, BUYER, containing="Gaon"),
        seconds=30,
        what="the mail to the buyer",
    )
    newest = letter_to(portal, BUYER)
    page.goto(link_in(newest, "/buying/inquiries/"))
    expect_text(page, ANSWER[1])
    accessible(page)

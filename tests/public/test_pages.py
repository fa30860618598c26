"""What the pages say: product, storefront, directory, home, plain pages."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from catalog import listings
from catalog.models import Category, Listing, Picture, Product
from pavilion.translation import states
from suppliers.models import Supplier, SupplierText
from tests.public.conftest import MACHINE, NOW, MakeProduct, picture

pytestmark = pytest.mark.django_db


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("\N{NO-BREAK SPACE}", " ").split())


def test_a_product_says_its_terms(client: Client, make_product: MakeProduct) -> None:
    make_product(
        "tumbler-1",
        attributes={"volume": 500, "finish": "matt"},
        payment_terms=["TT_30_70"],
        sample_policy="free",
        oem=True,
        model_no="ONG-500",
        hs_code="961700",
    )
    english = words(page(client, "/en/products/tumbler-1/"))
    for said in (
        "USD 5.10–6.40 per pc, FOB Busan",
        "500–999 USD 6.40 1,000 and more USD 5.10",
        "Minimum order 500 pcs",
        "Lead time 30 days",
        "Payment T/T 30% deposit, 70% before shipment",
        "Samples Free samples",
        "Volume 500 mL",
        "Finish Matt",
        "HS code 9617.00",
        "Origin South Korea",
    ):
        assert said in english
    korean = words(page(client, "/ko/products/tumbler-1/"))
    for said in (
        "개당, FOB 부산",
        "최소 주문 500개",
        "납기 30일",
        "마감 무광",
        "원산지 대한민국",
    ):
        assert said in korean


def test_one_call_to_action_leads_to_an_inquiry(client: Client, make_product: MakeProduct) -> None:
    make_product("tumbler-1")
    html = page(client, "/en/products/tumbler-1/")
    assert html.count('href="/en/inquiries/new/?product=tumbler-1"') == 1
    assert '<input type="hidden" name="product" value="tumbler-1">' in html
    assert html.count("button--call") == 2  # the bar takes the button's place on phones


def test_a_product_without_prices(client: Client, make_product: MakeProduct) -> None:
    make_product("tumbler-1", prices=[], with_picture=False)
    html = page(client, "/en/products/tumbler-1/")
    assert "Price on request" in html
    assert "data-price-calculator" not in html
    assert "Price on request" in page(client, "/en/categories/home/")


def test_a_machines_translation_says_so_with_the_original_one_click_away(
    client: Client, make_product: MakeProduct
) -> None:
    make_product("tumbler-1", english=MACHINE)
    html = page(client, "/en/products/tumbler-1/")
    assert html.count("Machine-translated from Korean, not yet reviewed.") == 2
    original = html[html.index('<details class="original"') :]
    assert "이중 진공 구조입니다." in original
    assert 'lang="ko"' in original
    assert "Machine-translated" not in page(client, "/ko/products/tumbler-1/")


def test_a_persons_translation_says_so(client: Client, make_product: MakeProduct) -> None:
    make_product("tumbler-1")
    html = page(client, "/en/products/tumbler-1/")
    assert html.count("Translated from Korean, reviewed by a person.") == 2
    assert '<details class="original"' not in page(client, "/ko/products/tumbler-1/")


def test_a_draft_is_not_public(client: Client, make_product: MakeProduct) -> None:
    product = make_product("tumbler-1", english=MACHINE | {"state": "draft"})
    assert client.get("/en/products/tumbler-1/").status_code == 404
    assert client.get("/ko/products/tumbler-1/").status_code == 200
    text = product.texts.get(language="en")
    source = product.texts.get(language="ko")
    for field in ("name", "summary"):
        states.accept(text, field, by=None, source_value=getattr(source, field))
    text.save()
    listings.rebuild(product)
    html = page(client, "/en/products/tumbler-1/")
    # The description still waits for a person: the original stands in for it, in its language.
    assert '<p class="prose" lang="ko">이중 진공 구조입니다.</p>' in html


def test_text_of_another_language_says_which(client: Client, make_product: MakeProduct) -> None:
    make_product("tumbler-1", attributes={"volume": 500}, model_no="온그릇-1")
    assert '<dd lang="ko">온그릇-1</dd>' in page(client, "/en/products/tumbler-1/")
    assert "<dd>온그릇-1</dd>" in page(client, "/ko/products/tumbler-1/")


def test_related_products_are_near(
    client: Client,
    make_product: MakeProduct,
    kitchen: dict[str, Category],
    other_supplier: Supplier,
) -> None:
    make_product("tumbler-1")
    make_product("same-leaf-other-maker", supplier=other_supplier)
    make_product("same-maker-other-leaf", category=kitchen["food-jang"])
    make_product("same-both")
    make_product("neither", supplier=other_supplier, category=kitchen["food-jang"])
    related = client.get("/en/products/tumbler-1/").context["page"].related
    assert [tile.slug for tile in related] == [
        "same-both",
        "same-maker-other-leaf",
        "same-leaf-other-maker",
    ]


def test_evidence_says_who_checked_what_when(client: Client, make_product: MakeProduct) -> None:
    make_product("tumbler-1")
    for address in ("/en/products/tumbler-1/", "/en/suppliers/dalbit-foods/"):
        said = words(page(client, address))
        assert "Registered business, active" in said
        assert "5 Oct 2026" in said
        assert "Lapses 5 Oct 2027" in said


def test_evidence_falls_off_by_itself(
    client: Client, make_product: MakeProduct, supplier: Supplier
) -> None:
    make_product("tumbler-1")
    supplier.registry_checked_at = timezone.now() - timedelta(days=366)
    supplier.save()
    assert "Registered business, active" not in page(client, "/en/products/tumbler-1/")


def test_the_storefront(client: Client, make_product: MakeProduct, supplier: Supplier) -> None:
    make_product("tumbler-1")
    supplier.export_markets = ["US", "DE"]
    supplier.save()
    english = page(client, "/en/suppliers/dalbit-foods/")
    said = words(english)
    assert '<h1 lang="en">Dalbit Foods Co., Ltd.</h1>' in english
    assert "달빛식품 주식회사 · Manufacturer, OEM · Iksan-si, Jeonbuk-do" in said
    assert "Markets United States, Germany" in said
    assert "/en/inquiries/new/?supplier=dalbit-foods" in english
    korean = words(page(client, "/ko/suppliers/dalbit-foods/"))
    assert "OEM · 전북특별자치도 익산시" in korean


def test_the_storefront_continues(client: Client, make_product: MakeProduct) -> None:
    for _ in range(30):
        make_product()
    first = client.get("/en/suppliers/dalbit-foods/").context["page"]
    second = client.get(first.next_href.partition("#")[0]).context["page"]
    assert len({tile.slug for tile in (*first.tiles, *second.tiles)}) == 30
    assert second.next_href == ""


def test_the_directory_lists_the_listed(
    client: Client, supplier: Supplier, other_supplier: Supplier, draft_supplier: Supplier
) -> None:
    found = client.get("/en/suppliers/").context["page"]
    assert {face.supplier.slug for face in found.faces} == {supplier.slug, other_supplier.slug}
    assert [(hall.name, hall.count) for hall in found.halls] == [("K-Beauty", 1), ("K-Food", 1)]
    food = client.get("/en/suppliers/?hall=food").context["page"]
    assert [face.supplier.slug for face in food.faces] == [supplier.slug]
    assert client.get("/en/suppliers/?hall=nowhere").context["page"].total == 2


def test_the_directory_walks_everyone_once(client: Client, supplier: Supplier) -> None:
    for number in range(30):
        other = Supplier.objects.create(
            slug=f"maker-{number}",
            business_number=f"{number:010}",
            status=Supplier.Status.LISTED,
            listed_at=NOW,
        )
        SupplierText.objects.create(supplier=other, language="ko", name=f"공급사 {number}")
    address, seen = "/ko/suppliers/", list[str]()
    while address:
        found = client.get(address).context["page"]
        seen += [face.supplier.slug for face in found.faces]
        address = found.next_href
    assert len(seen) == len(set(seen)) == 31


def test_home_shows_what_there_is(client: Client, make_product: MakeProduct) -> None:
    for _ in range(4):
        make_product()
    shown = client.get("/en/").context["page"]
    assert [patch.slug for patch in shown.quilt] == ["tumbler-1"]
    assert {hall.slug: hall.products for hall in shown.halls}["home"] == shown.products == 4
    assert len(shown.newest) == 2, "at most two of one supplier"
    assert len(shown.halls) == 16


def test_home_of_an_empty_portal(client: Client, db: None) -> None:
    assert "Sixteen halls" in page(client, "/en/")


@pytest.mark.parametrize("name", ["about", "help", "terms", "privacy"])
def test_plain_pages_speak_the_readers_language(client: Client, name: str, db: None) -> None:
    english = words(page(client, f"/en/{name}/"))
    korean = words(page(client, f"/ko/{name}/"))
    if name in ("terms", "privacy"):
        assert "Version 2026-11" in english
        assert "2026-11판" in korean
        assert "Operator of the Tests" in english
    main = page(client, f"/en/{name}/").partition("<main")[2].partition("</main>")[0]
    assert not re.search("[가-힣]", main)


def test_a_product_that_is_paused_has_no_row(make_product: MakeProduct) -> None:
    product = make_product("tumbler-1")
    assert Listing.objects.count() == 2
    product.status = Product.Status.PAUSED
    product.save()
    listings.rebuild(product)
    assert not Listing.objects.exists()


def test_rebuilding_changes_the_row_in_place(make_product: MakeProduct) -> None:
    product = make_product("tumbler-1")
    before = set(Listing.objects.values_list("pk", flat=True))
    picture(product, 1)
    Picture.objects.filter(product=product, position=0).delete()
    listings.rebuild_all()
    assert set(Listing.objects.values_list("pk", flat=True)) == before
    assert "tumbler-1-1-640.jpg" in str(Listing.objects.get(language="en").card_end)


def test_a_company_that_changes_its_name_changes_it_everywhere(
    client: Client, make_product: MakeProduct, supplier: Supplier
) -> None:
    make_product("tumbler-1")
    SupplierText.objects.filter(supplier=supplier, language="en").update(name="Moonlit Foods")
    assert listings.catch_up() == 1
    assert "Moonlit Foods" in page(client, "/en/categories/home/")
    assert listings.catch_up() == 0


def test_a_name_that_waits_for_a_person_is_not_shown(
    client: Client, make_product: MakeProduct, supplier: Supplier
) -> None:
    make_product("tumbler-1")
    SupplierText.objects.filter(supplier=supplier, language="en").update(
        name="Draft Foods", provenance={"name": MACHINE | {"state": "draft"}}
    )
    assert listings.catch_up() == 1
    listed = page(client, "/en/categories/home/")
    assert "Draft Foods" not in listed
    assert "달빛식품 주식회사" in listed


def test_only_rendered_text_goes_into_a_row(make_product: MakeProduct) -> None:
    make_product("tumbler-1")
    row = Listing.objects.get(language="en")
    row.detail = "<script>alert(1)</script>"
    with pytest.raises(TypeError, match="what a template rendered"):
        row.save()

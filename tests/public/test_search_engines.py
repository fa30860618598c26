"""What search engines are told: canonical, hreflang, structured data, sitemaps."""

import json
import re
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from django.test import Client

from tests.public.conftest import MakeProduct

pytestmark = pytest.mark.django_db
SITE = "http://testserver"
KOREAN_ONLY = {"ko": {"name": "국내용 텀블러", "summary": "요약"}}


def head(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode().partition("<body")[0])


def nodes(html: str) -> dict[str, Any]:
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    parsed = [json.loads(block) for block in blocks]
    assert all(node["@context"] == "https://schema.org" for node in parsed)
    return {node["@type"]: node for node in parsed}


def alternates(html: str) -> dict[str, str]:
    return dict(re.findall(r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)">', html))


def test_hreflang_where_both_pages_exist(client: Client, make_product: MakeProduct) -> None:
    make_product("both")
    for language in ("en", "ko"):
        html = head(client, f"/{language}/products/both/")
        assert alternates(html) == {
            "en": f"{SITE}/en/products/both/",
            "ko": f"{SITE}/ko/products/both/",
            "x-default": f"{SITE}/en/products/both/",
        }
        assert f'<link rel="canonical" href="{SITE}/{language}/products/both/">' in html


def test_no_hreflang_to_a_page_that_does_not_exist(
    client: Client, make_product: MakeProduct
) -> None:
    make_product("korean-only", texts=KOREAN_ONLY)
    answer = client.get("/ko/products/korean-only/")
    assert alternates(answer.content.decode()) == {}
    assert 'hreflang="en"' not in answer.content.decode()
    assert client.get("/en/products/korean-only/").status_code == 404


def test_the_language_switch_of_a_category_keeps_the_filters(
    client: Client, make_product: MakeProduct
) -> None:
    make_product()
    html = client.get("/en/categories/home/?oem=1").content.decode()
    assert 'href="/ko/categories/home/?oem=1" lang="ko"' in html


@pytest.mark.parametrize("query", ["?oem=1", "?sort=moq", "?after=tumbler-1", "?utm_source=x"])
def test_views_of_a_page_are_not_indexed(
    client: Client, make_product: MakeProduct, query: str
) -> None:
    make_product()
    html = head(client, f"/en/categories/home/{query}")
    assert '<meta name="robots" content="noindex, follow">' in html
    assert f'<link rel="canonical" href="{SITE}/en/categories/home/">' in html
    assert alternates(html) == {}
    assert nodes(html) == {}
    assert "noindex" not in head(client, "/en/categories/home/")


def test_results_are_never_indexed(client: Client, db: None) -> None:
    assert "noindex" in head(client, "/en/search/")
    assert "noindex" in head(client, "/en/search/?q=tumbler")


def test_a_products_structured_data(client: Client, make_product: MakeProduct) -> None:
    make_product("tumbler-1", model_no="ONG-500")
    found = nodes(head(client, "/en/products/tumbler-1/"))
    product, crumbs = found["Product"], found["BreadcrumbList"]
    assert product["mpn"] == "ONG-500"
    assert product["brand"]["name"] == "Dalbit Foods Co., Ltd."
    assert product["image"] == [f"{SITE}/media/p/tumbler-1-0-1024.jpg"]
    offer = product["offers"]
    assert (offer["@type"], offer["lowPrice"], offer["highPrice"], offer["priceCurrency"]) == (
        "AggregateOffer",
        "5.1",
        "6.4",
        "USD",
    )
    assert [item["name"] for item in crumbs["itemListElement"]] == [
        "Home",
        "Home & Living",
        "Kitchenware",
        "Tumblers & flasks",
        product["name"],
    ]


def test_one_price_is_an_offer_and_none_is_no_offer(
    client: Client, make_product: MakeProduct
) -> None:
    make_product("one", prices=[(10, "3.00")])
    make_product("none", prices=[])
    assert nodes(head(client, "/en/products/one/"))["Product"]["offers"]["@type"] == "Offer"
    assert "offers" not in nodes(head(client, "/en/products/none/"))["Product"]


def test_site_and_company(client: Client, make_product: MakeProduct) -> None:
    make_product()
    found = nodes(head(client, "/ko/"))
    assert found["WebSite"]["potentialAction"]["target"] == (
        f"{SITE}/ko/search/?q={{search_term_string}}"
    )
    company = nodes(head(client, "/en/suppliers/dalbit-foods/"))["Organization"]
    assert (company["name"], company["alternateName"]) == (
        "Dalbit Foods Co., Ltd.",
        "달빛식품 주식회사",
    )


def test_sharing(client: Client, make_product: MakeProduct) -> None:
    make_product("tumbler-1")
    html = head(client, "/ko/products/tumbler-1/")
    assert '<meta property="og:locale" content="ko_KR">' in html
    assert f'<meta property="og:image" content="{SITE}/media/p/tumbler-1-0-1024.jpg">' in html


def locations(client: Client, address: str) -> list[str]:
    answer = client.get(address)
    assert answer["Content-Type"] == "application/xml"
    root = ET.fromstring(answer.content)  # noqa: S314  our own answer
    return [element.text or "" for element in root.iter() if element.tag.endswith("loc")]


def test_sitemaps_name_what_can_be_read(client: Client, make_product: MakeProduct) -> None:
    make_product("both")
    make_product("korean-only", texts=KOREAN_ONLY)
    files = locations(client, "/sitemap.xml")
    named = {address for file in files for address in locations(client, file.removeprefix(SITE))}
    assert f"{SITE}/sitemaps/en-products-1.xml" in files
    assert f"{SITE}/ko/products/korean-only/" in named
    assert f"{SITE}/en/products/korean-only/" not in named
    assert f"{SITE}/en/suppliers/dalbit-foods/" in named
    assert f"{SITE}/en/categories/home-tumbler/" in named
    assert f"{SITE}/en/categories/home-container/" not in named
    for address in named:
        assert client.get(address.removeprefix(SITE)).status_code == 200

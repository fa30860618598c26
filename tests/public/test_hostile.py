"""Texts that want to be more than text (SEC-25): the page keeps its skeleton."""

import json
import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from catalog import listings
from catalog.models import Listing, ProductText
from suppliers.models import SupplierText
from tests.public.conftest import MACHINE, MakeProduct

pytestmark = pytest.mark.django_db

PAYLOADS = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "<svg/onload=alert(1)>",
    "{{ 7|add:7 }}{% debug %}",
    "javascript:alert(1)",
    "<!--<script>",
    "]]><x>",
    "\u202eevil\u2066",
    "&lt;b&gt;",
    "</title><h1>",
    "\u2028\u2029</textarea>",
    "<a href='//evil.test'>click</a>",
]
PAGES = [
    "/en/",
    "/en/categories/home-tumbler/",
    "/en/products/tumbler-1/",
    "/en/suppliers/dalbit-foods/",
    "/en/suppliers/",
    "/en/search/?q=plain",
]


class Skeleton(HTMLParser):
    """Elements and the names of their attributes, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.parts: list[tuple[str, tuple[str, ...]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append((tag, tuple(name for name, _ in attrs)))


def rewrite(words: str) -> None:
    """Everything a supplier or an engine may say says this."""
    for text in ProductText.objects.select_related("product").filter(language="en"):
        for field in ("name", "summary", "description"):
            setattr(text, field, words)
        text.keywords, text.specs = [words], [{"label": words, "value": words}]
        text.provenance = dict.fromkeys((*text.translated_fields,), MACHINE)
        text.save()
        text.product.attributes = {"volume": 500, "finish": "matt"}
        text.product.place, text.product.model_no = words[:60], words[:50]
        text.product.save()
        listings.rebuild(text.product)
    for company in SupplierText.objects.filter(language="en"):
        for field in company.translated_fields:
            setattr(company, field, words)
        company.provenance = dict.fromkeys(company.translated_fields, MACHINE)
        company.save()


@pytest.mark.parametrize("payload", PAYLOADS)
def test_skeleton_is_that_of_plain_text(
    client: Client, make_product: MakeProduct, payload: str
) -> None:
    make_product("tumbler-1")
    make_product()
    rewrite("plain words")
    plain = {address: Skeleton(client.get(address).content.decode()).parts for address in PAGES}
    rewrite(payload)
    for address in PAGES[:-1]:
        html = client.get(address).content.decode()
        assert Skeleton(html).parts == plain[address], address
        for block in re.findall(r'ld\+json">(.*?)</script>', html, re.DOTALL):
            assert not set("<>&\u2028\u2029") & set(block)
            json.loads(block)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_question_stays_text(client: Client, payload: str, db: None) -> None:
    plain = Skeleton(client.get("/en/search/", {"q": "qqqq"}).content.decode()).parts
    html = client.get("/en/search/", {"q": payload}).content.decode()
    assert Skeleton(html).parts == plain


def test_structured_data_says_the_words_unchanged(
    client: Client, make_product: MakeProduct
) -> None:
    make_product("tumbler-1")
    rewrite(PAYLOADS[1])
    html = client.get("/en/products/tumbler-1/").content.decode()
    blocks = re.findall(r'ld\+json">(.*?)</script>', html, re.DOTALL)
    assert json.loads(blocks[0])["name"] == PAYLOADS[1]
    assert Listing.objects.get(language="en", slug="tumbler-1").name == PAYLOADS[1]

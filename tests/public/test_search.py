"""Questions a buyer asks, and what must come first."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalog.models import Category, Product
from catalog.queries import public_search, public_words
from pavilion.translation.models import Term
from suppliers.models import Supplier
from tests.public.conftest import MakeProduct

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf(make_product: MakeProduct, kitchen: dict[str, Category]) -> None:
    """A vacuum tumbler, a straw tumbler, gochujang and sun cream."""
    make_product("vacuum-tumbler", model_no="ONG-500", hs_code="961700")
    make_product(
        "straw-tumbler",
        texts={
            "ko": {"name": "빨대 텀블러 890ml", "summary": "손잡이가 달린 텀블러"},
            "en": {"name": "Handle Straw Tumbler 890 ml", "summary": "With a handle"},
        },
    )
    make_product(
        "gochujang",
        category=kitchen["food-jang"],
        model_no="MAT-01",
        hs_code="210390",
        texts={
            "ko": {"name": "찹쌀 태양초 고추장 500g", "summary": "6개월 숙성한 고추장"},
            "en": {"name": "Glutinous Rice Chilli Paste 500 g", "summary": "Aged six months"},
        },
    )
    make_product(
        "sun-cream",
        category=kitchen["food-jang"],
        texts={
            "ko": {"name": "데일리 선크림 50ml", "summary": "촉촉한 자외선 차단제"},
            "en": {"name": "Daily Sunscreen 50 ml", "summary": "Moisturising colour-free care"},
        },
    )
    Term.objects.create(ko="보온 물통", en="vacuum tumbler; flask", status=Term.Status.APPROVED)
    Term.objects.create(ko="고추장", en="hot paste", status=Term.Status.PROPOSED)


def slugs(text: str, language: str = "en") -> list[str]:
    found = public_search.search(text, language)
    return [tile.slug for tile in public_search.page_of(found.keys, "")[0]]


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("진공텀블러", "vacuum-tumbler"),
        ("진공 텀블러", "vacuum-tumbler"),
        ("텀블러를", "vacuum-tumbler"),
        ("vacuum tumblers", "vacuum-tumbler"),
        ("VACUUM   tumbler", "vacuum-tumbler"),
        ("500ml tumbler", "vacuum-tumbler"),
        ("tumbler 0.5 L", "vacuum-tumbler"),
        ("890 ml", "straw-tumbler"),
        ("gochujang", "gochujang"),
        ("chapssal", "gochujang"),
        ("선크림", "sun-cream"),
        ("sunscreens", "sun-cream"),
        ("ong500", "vacuum-tumbler"),
        ("ONG-500", "vacuum-tumbler"),
        ("9617", "vacuum-tumbler"),
        ("2103.90", "gochujang"),
        ("보온물통", "vacuum-tumbler"),
        ("flasks", "vacuum-tumbler"),
    ],
)
def test_finds(text: str, first: str, language: str) -> None:
    found = public_search.search(text, language)
    assert not found.is_guess
    assert slugs(text, language)[0] == first


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    ("text", "first", "meant"),
    [
        ("vacum tumbler", "vacuum-tumbler", "vacuum tumbler"),
        ("진공 텀불러", "vacuum-tumbler", "진공 텀블러"),
        ("썬크림", "sun-cream", "선크림"),
        ("sunscren", "sun-cream", "sunscreen"),
    ],
)
def test_guesses_what_was_meant(text: str, first: str, meant: str) -> None:
    found = public_search.search(text, "en")
    assert (found.is_guess, found.meant) == (True, meant)
    assert slugs(text)[0] == first


@pytest.mark.usefixtures("shelf")
def test_american_spelling_finds_british() -> None:
    assert slugs("moisturizing color") == ["sun-cream"]


@pytest.mark.usefixtures("shelf")
def test_all_words_must_be_there() -> None:
    assert slugs("vacuum gochujang") == []
    assert set(slugs("tumbler")) == {"vacuum-tumbler", "straw-tumbler"}


@pytest.mark.usefixtures("shelf")
def test_only_approved_terms_are_synonyms() -> None:
    assert public_words.synonyms_of(["고추장", "hot paste"]) == {}
    assert public_words.synonyms_of(["flask"]) == {"flask": ["보온 물통", "vacuum tumbler"]}


@pytest.mark.usefixtures("shelf")
def test_the_model_comes_before_everything_that_only_mentions_it(
    make_product: MakeProduct,
) -> None:
    make_product(
        "lid",
        texts={
            "ko": {"name": "ONG-500 뚜껑 ONG-500", "summary": "ONG-500용"},
            "en": {"name": "Lid for ONG-500 ONG-500", "summary": "Fits ONG-500"},
        },
    )
    assert slugs("ONG-500") == ["vacuum-tumbler", "lid"]


@pytest.mark.usefixtures("shelf")
def test_what_may_not_be_seen_is_not_found(supplier: Supplier) -> None:
    Supplier.objects.filter(pk=supplier.pk).update(status=Supplier.Status.SUSPENDED)
    assert slugs("tumbler") == []
    assert slugs("vacum") == []


@pytest.mark.parametrize("text", ["", "'", "a & | ! <-> ( :*", "\\", "\x00", "가" * 500, "%_"])
def test_no_question_breaks_the_page(text: str, client: Client) -> None:
    answer: Any = client.get("/en/search/", {"q": text})
    assert answer.status_code == 200


@pytest.mark.usefixtures("shelf")
def test_the_page_says_what_it_did(client: Client) -> None:
    guess = client.get("/en/search/", {"q": "vacum tumbler"}).content.decode()
    assert 'Did you mean <a href="/en/search/?q=vacuum+tumbler">' in guess
    assert "Also searched:" in client.get("/en/search/", {"q": "flask"}).content.decode()
    nothing = client.get("/en/search/", {"q": "xylophone"}).content.decode()
    assert "No product for “xylophone” yet" in nothing


@pytest.mark.usefixtures("shelf")
def test_categories_and_suppliers_are_offered_with_the_words_marked(client: Client) -> None:
    page = client.get("/en/search/", {"q": "dalbit"}).content.decode()
    assert "<mark>Dalbit</mark> Foods Co., Ltd." in page
    page = client.get("/ko/search/", {"q": "텀블러"}).content.decode()
    assert "<mark>텀블러</mark>·보온병" in page


def test_results_continue_and_are_filtered(client: Client, make_product: MakeProduct) -> None:
    for number in range(30):
        make_product(oem=number < 3)
    first = client.get("/en/search/", {"q": "tumbler"})
    tiles = first.context["results"].tiles
    rest = client.get(first.context["results"].next_href).context["results"].tiles
    assert len({tile.slug for tile in (*tiles, *rest)}) == Product.objects.count() == 30
    narrowed = client.get("/en/search/", {"q": "tumbler", "oem": "1"})
    assert narrowed.context["results"].total == len(narrowed.context["results"].tiles) == 3


def test_the_number_of_statements_does_not_grow(client: Client, make_product: MakeProduct) -> None:
    make_product()
    client.get("/en/search/", {"q": "tumbler"})
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get("/en/search/", {"q": "tumbler"})
    for _ in range(29):
        make_product()
    with CaptureQueriesContext(connection) as thirty:
        client.get("/en/search/", {"q": "tumbler"})
    assert len(one) == len(thirty) <= 12

"""A category's list: filters with true counts, order, and continuing behind the last row."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client

from catalog.models import Category, Listing
from catalog.queries.public_category import ResultList
from catalog.queries.public_filters import Filters
from suppliers.models import Supplier
from tests.public.conftest import NOW, MakeProduct

pytestmark = pytest.mark.django_db
TUMBLERS = "/en/categories/home-tumbler/"


def results(client: Client, address: str) -> ResultList:
    answer = client.get(address)
    assert answer.status_code == 200
    found: ResultList = answer.context["results"]
    return found


def counts(found: ResultList) -> dict[str, dict[str, int]]:
    return {
        facet.name: {choice.label: choice.count for choice in facet.choices}
        for facet in found.facets
    }


@pytest.fixture
def tumblers(make_product: MakeProduct) -> None:
    """Three matt ones (one with OEM), two glossy ones (both with OEM), and one without finish."""
    make_product(attributes={"finish": "matt"}, oem=True, moq=100, sample_policy="free")
    make_product(attributes={"finish": "matt"}, moq=500, sample_policy="paid", incoterm="CIF")
    make_product(attributes={"finish": "matt"}, moq=5000, lead_time_days=10)
    make_product(attributes={"finish": "gloss"}, oem=True, moq=100, sample_policy="free")
    make_product(attributes={"finish": "gloss"}, oem=True, odm=True, moq=800, lead_time_days=None)
    make_product(moq=1000)


@pytest.mark.usefixtures("tumblers")
def test_counts_of_the_plain_page(client: Client) -> None:
    found = results(client, TUMBLERS)
    assert found.total == len(found.tiles) == 6
    assert counts(found) == {
        "offer": {"OEM, your brand": 3, "ODM, your design": 1},
        "sample": {"Free samples": 2, "Paid samples": 1},
        "moq": {"up to 100": 2, "up to 500": 3, "up to 1,000": 5, "up to 3,000": 5},
        "lead": {
            "within 14 days": 1,
            "within 21 days": 1,
            "within 30 days": 5,
            "within 45 days": 5,
        },
        "incoterm": {"FOB · Free On Board": 5, "CIF · Cost, Insurance and Freight": 1},
        "finish": {"Matt": 3, "Gloss": 2},
    }


@pytest.mark.usefixtures("tumblers")
@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("finish=matt", 3),
        ("finish=matt&finish=gloss", 5),
        ("finish=matt&oem=1", 1),
        ("moq=500", 3),
        ("lead=14", 1),
        ("sample=free&sample=paid", 3),
        ("sample=free&finish=gloss", 1),
        ("incoterm=CIF&oem=1", 0),
        ("finish=nothing", 0),
        ("utm_source=mail", 6),
        ("finish=", 6),
    ],
)
def test_filters(client: Client, query: str, total: int) -> None:
    found = results(client, f"{TUMBLERS}?{query}")
    assert found.total == len(found.tiles) == total


@pytest.mark.usefixtures("tumblers")
def test_every_choice_leads_to_as_many_as_it_says(client: Client) -> None:
    """Two clicks deep: the count beside a link is the total behind it."""
    for query in ("", "?oem=1", "?finish=matt", "?moq=1000&sample=free"):
        for facet in results(client, f"{TUMBLERS}{query}").facets:
            for choice in facet.choices:
                behind = results(client, choice.href)
                chosen = Filters(behind.filters.chosen).chosen.get(facet.name, ())
                if not choice.is_chosen and len(chosen) == 1:
                    assert behind.total == choice.count, choice.href


@pytest.mark.usefixtures("tumblers")
def test_a_chosen_facet_still_counts_its_other_values(client: Client) -> None:
    found = counts(results(client, f"{TUMBLERS}?finish=matt"))
    assert found["finish"] == {"Matt": 3, "Gloss": 2}
    assert found["offer"] == {"OEM, your brand": 1}


@pytest.mark.usefixtures("tumblers")
def test_chips_take_a_filter_back(client: Client) -> None:
    found = results(client, f"{TUMBLERS}?finish=matt&oem=1&sort=moq")
    assert found.chips == [
        ("OEM, your brand", f"{TUMBLERS}?finish=matt&sort=moq"),
        ("Finish: Matt", f"{TUMBLERS}?oem=1&sort=moq"),
    ]
    assert found.clear_href == f"{TUMBLERS}?sort=moq"


@pytest.mark.usefixtures("tumblers")
def test_no_facet_that_changes_nothing(client: Client, kitchen: dict[str, Category]) -> None:
    assert results(client, "/en/categories/home-container/").facets == []
    assert "finish" not in counts(results(client, f"{TUMBLERS}?incoterm=CIF"))


@pytest.mark.usefixtures("tumblers")
def test_subcategories_keep_the_filters(client: Client) -> None:
    page = client.get("/en/categories/kitchenware/?oem=1").context["page"]
    assert page.children == [("Tumblers & flasks", f"{TUMBLERS}?oem=1", 3)]


def walk(client: Client, address: str) -> Iterator[str]:
    while address:
        found = results(client, address)
        yield from (tile.slug for tile in found.tiles)
        address = found.next_href


@pytest.mark.parametrize("sort", ["newest", "moq", "lead"])
def test_the_pages_walk_every_row_once_in_order(
    client: Client, make_product: MakeProduct, sort: str
) -> None:
    for number in range(60):
        make_product(
            moq=number % 3 + 1,
            lead_time_days=None if number % 5 == 0 else number % 4,
            published_at=NOW - timedelta(hours=number % 7),
        )
    walked = list(walk(client, f"/en/categories/home/?sort={sort}"))
    assert len(walked) == len(set(walked)) == 60
    rows = {row.slug: row for row in Listing.objects.filter(language="en")}
    keys = {
        "newest": lambda row: (-row.published_at.timestamp(), -row.pk),
        "moq": lambda row: (row.moq, -row.pk),
        "lead": lambda row: (99 if row.lead_time_days is None else row.lead_time_days, -row.pk),
    }
    assert walked == sorted(walked, key=lambda slug: keys[sort](rows[slug]))


def test_a_place_that_is_gone_is_the_beginning(client: Client, make_product: MakeProduct) -> None:
    make_product()
    assert len(results(client, f"{TUMBLERS}?after=gone").tiles) == 1


def test_each_language_lists_its_own(client: Client, make_product: MakeProduct) -> None:
    make_product("korean-only", texts={"ko": {"name": "국내용 텀블러", "summary": "요약"}})
    make_product("both")
    assert [t.slug for t in results(client, TUMBLERS).tiles] == ["both"]
    korean = results(client, "/ko/categories/home-tumbler/")
    assert {tile.slug for tile in korean.tiles} == {"both", "korean-only"}


def test_a_suspended_supplier_takes_its_rows_along_at_once(
    client: Client, make_product: MakeProduct, supplier: Supplier
) -> None:
    make_product("tumbler-1")
    Supplier.objects.filter(pk=supplier.pk).update(status=Supplier.Status.SUSPENDED)
    assert results(client, TUMBLERS).tiles == []
    for address in ("/en/products/tumbler-1/", "/en/suppliers/dalbit-foods/"):
        assert client.get(address).status_code == 404
    for address in ("/en/", "/en/suppliers/", "/en/search/?q=tumbler", "/sitemaps/en-pages-1.xml"):
        assert "tumbler-1" not in client.get(address).content.decode()
        assert "Dalbit" not in client.get(address).content.decode()


def test_the_first_row_loads_at_once_and_the_rest_lazily(
    client: Client, make_product: MakeProduct
) -> None:
    for _ in range(6):
        make_product()
    page = client.get(TUMBLERS).content.decode()
    assert page.count('fetchpriority="high"') == 1
    assert page.count('loading="lazy"') == 2


def test_the_list_of_halls(client: Client, make_product: MakeProduct) -> None:
    make_product()
    tree = client.get("/en/categories/").context["tree"]
    assert [(hall.slug, count, [name for name, _, _ in below]) for hall, count, below in tree] == [
        ("home", 1, ["Kitchenware"]),
        ("food", 0, []),
    ]

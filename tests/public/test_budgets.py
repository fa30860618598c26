"""A page costs the same with one row and with thirty, and stays small."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.public.conftest import MakeProduct

pytestmark = pytest.mark.django_db

LARGEST_PAGE = 60_000
#: Address → most statements.
BUDGETS = {
    "/en/": 10,
    "/ko/": 10,
    "/en/categories/": 2,
    "/en/categories/home/": 6,
    "/ko/categories/home-tumbler/": 6,
    "/en/categories/home-tumbler/?finish=matt&moq=500&sort=moq": 6,
    "/en/products/tumbler-1/": 8,
    "/ko/products/tumbler-1/": 8,
    "/en/suppliers/": 6,
    "/en/suppliers/dalbit-foods/": 8,
}


def statements(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(address)
    assert answer.status_code == 200
    assert len(answer.content) < LARGEST_PAGE
    return len(seen)


@pytest.mark.parametrize(("address", "most"), BUDGETS.items())
def test_budget(client: Client, make_product: MakeProduct, address: str, most: int) -> None:
    make_product("tumbler-1", attributes={"finish": "matt"})
    with_one = statements(client, address)
    for _ in range(29):
        make_product(attributes={"finish": "matt"})
    assert statements(client, address) <= with_one <= most


def test_a_later_page_costs_one_statement_more(client: Client, make_product: MakeProduct) -> None:
    for _ in range(30):
        make_product()
    first = client.get("/en/categories/home/")
    assert statements(client, first.context["results"].next_href) <= 6

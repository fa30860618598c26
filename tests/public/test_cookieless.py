"""Public pages are the same bytes for everyone, and say so."""

import pytest
from django.test import Client

from pavilion.accounts.models import User
from tests.public.conftest import MakeProduct

pytestmark = pytest.mark.django_db

ADDRESSES = [
    f"/{language}{path}"
    for language in ("en", "ko")
    for path in (
        *("/", "/categories/", "/categories/home/", "/products/tumbler-1/", "/suppliers/"),
        *("/suppliers/dalbit-foods/", "/search/?q=tumbler", "/about/", "/help/", "/terms/"),
        "/privacy/",
    )
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_cookie_no_variance_a_validator(
    address: str, make_product: MakeProduct, owner: User
) -> None:
    make_product("tumbler-1")
    stranger, member = Client(), Client()
    member.force_login(owner)
    seen = stranger.get(address)
    assert seen.status_code == 200
    assert not seen.cookies
    assert "Vary" not in seen
    assert seen["Cache-Control"] == "public, max-age=60, stale-while-revalidate=600"
    assert seen["Content-Language"] == address[1:3]
    personal = member.get(address)
    assert personal.content == seen.content
    assert "Vary" not in personal
    again = stranger.get(address, headers={"if-none-match": seen["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("address", ["/en/", "/en/categories/home/", "/en/search/"])
def test_only_reading(address: str, kitchen: object, client: Client) -> None:
    assert client.post(address).status_code == 405
    assert client.head(address).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/en/categories/nowhere/",
        "/en/products/nothing/",
        "/en/suppliers/nobody/",
        "/sitemaps/en-products-9.xml",
        "/sitemaps/xx-pages-1.xml",
        "/sitemaps/en-secrets-1.xml",
    ],
)
def test_what_is_not_there(address: str, client: Client) -> None:
    assert client.get(address).status_code == 404

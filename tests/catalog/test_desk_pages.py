"""The desk's pages: what they show, to whom, and at what cost."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from catalog import editing
from catalog.models import Product
from pavilion.accounts.models import User
from suppliers.models import Supplier
from tests.catalog.conftest import give_picture

ClientOf = Callable[[User | None], Client]
LANGUAGES = ["ko", "en"]
PRODUCT_PAGES = [
    "desk_product",
    "desk_product_texts",
    "desk_product_hs",
    "desk_product_pictures",
    "desk_product_preview",
    "desk_product_publication",
]


def address(name: str, *args: str, language: str = "ko") -> str:
    with override(language):
        return reverse(f"catalog:{name}", args=args)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PRODUCT_PAGES)
def test_every_page_of_a_product_opens(
    name: str, language: str, ready: Product, owner: User, client_of: ClientOf
) -> None:
    response = client_of(owner).get(address(name, ready.public_id, language=language))
    assert response.status_code in (200, 204)
    if response.status_code == 200:
        html = response.content.decode()
        assert "style=" not in html
        assert "{{" not in html
        assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("name", PRODUCT_PAGES)
def test_another_companys_product_does_not_exist(
    name: str, ready: Product, other_owner: User, other_supplier: Supplier, client_of: ClientOf
) -> None:
    client = client_of(other_owner)
    assert client.get(address(name, ready.public_id)).status_code == 404


@pytest.mark.parametrize("name", ["desk_products", "desk_product_new", "desk_summary"])
def test_without_a_company_one_is_led_to_register(
    name: str, stranger: User, client_of: ClientOf
) -> None:
    response = client_of(stranger).get(address(name))
    assert response.url == address_of_registration()


def address_of_registration() -> str:
    with override("ko"):
        return reverse("suppliers:register")


def test_signed_out_one_is_led_to_sign_in(ready: Product, client: Client) -> None:
    response = client.get(address("desk_product", ready.public_id))
    assert response.status_code == 302
    assert "/login/" in response.url


def test_what_was_typed_comes_back_after_signing_in(
    ready: Product, owner: User, client: Client
) -> None:
    url = address("desk_product", ready.public_id)
    client.post(url, {"version": "1", "text-name-ko": "거의 잃어버린 이름"})
    client.force_login(owner)
    # Signing in as the same visitor keeps the session's data.
    html = client.get(url).content.decode()
    assert "거의 잃어버린 이름" in html
    assert "거의 잃어버린 이름" not in client.get(url).content.decode()


def test_a_suspended_company_changes_nothing(
    ready: Product, owner: User, supplier: Supplier, client_of: ClientOf
) -> None:
    Supplier.objects.filter(pk=supplier.pk).update(status=Supplier.Status.SUSPENDED)
    client = client_of(owner)
    url = address("desk_product_publication", ready.public_id)
    assert client.get(url).status_code == 200
    assert client.post(url, {"do": "publish"}).status_code == 403
    ready.refresh_from_db()
    assert ready.status == "draft"


def test_the_empty_table_holds_the_first_step(
    supplier: Supplier, owner: User, client_of: ClientOf
) -> None:
    html = client_of(owner).get(address("desk_products")).content.decode()
    assert address("desk_product_new") in html
    assert "<table" not in html


def test_the_table_filters_by_status_and_words(
    ready: Product, owner: User, client_of: ClientOf
) -> None:
    client = client_of(owner)
    url = address("desk_products")
    for query, found in [
        ("", True),
        ("?q=진정", True),
        ("?q=HEARTLEAF", True),
        ("?q=TN-77", True),
        ("?q=3304.99", True),
        ("?q=세탁기", False),
        ("?status=draft", True),
        ("?status=published", False),
        ("?status=nonsense", True),
    ]:
        html = client.get(url + query).content.decode()
        assert (ready.public_id in html) is found, query


def test_the_table_costs_the_same_with_one_row_and_with_thirty(
    ready: Product,
    owner: User,
    client_of: ClientOf,
) -> None:
    client = client_of(owner)
    url = address("desk_products")
    client.get(url)
    one = _queries(client, url)
    for _number in range(31):
        give_picture(editing.copy(ready, by=owner))
    thirty = _queries(client, url)
    assert thirty == one
    assert one <= 14


def _queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        response = client.get(url)
    assert response.status_code == 200
    return len(caught)


def test_the_second_page_follows_the_first_without_a_gap(
    ready: Product, owner: User, client_of: ClientOf
) -> None:
    for _number in range(40):
        editing.copy(ready, by=owner)
    client = client_of(owner)
    first = client.get(address("desk_products"))
    after = first.context["table"].next_after
    second = client.get(address("desk_products"), {"after": after}, headers={"HX-Request": "true"})
    seen = [row.product.pk for page in (first, second) for row in page.context["table"].rows]
    assert len(seen) == len(set(seen)) == 41
    assert "<html" not in second.content.decode()


def test_a_new_product_opens_in_the_editor(
    supplier: Supplier, owner: User, client_of: ClientOf
) -> None:
    client = client_of(owner)
    refused = client.post(address("desk_product_new"), {"name": ""})
    assert refused.status_code == 422
    assert not Product.objects.exists()
    response = client.post(address("desk_product_new"), {"name": "찹쌀 고추장 500g"})
    product = Product.objects.get()
    assert response.url == address("desk_product", product.public_id)
    assert product.supplier == supplier

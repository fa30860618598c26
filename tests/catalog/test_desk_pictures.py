"""Pictures at the desk: what the browser sends and what it gets back."""

from pathlib import Path

import pytest
from django.test import Client

from catalog import editing
from catalog.models import MAX_PICTURES, Picture, Product
from pavilion.accounts.models import User
from suppliers.models import Supplier
from tests.catalog.conftest import MakeFile, give_picture
from tests.catalog.test_desk_pages import ClientOf, address
from tests.catalog.test_editor_page import HTMX


@pytest.fixture
def client(owner: User, client_of: ClientOf) -> Client:
    return client_of(owner)


@pytest.fixture
def url(product: Product, media_root: Path) -> str:
    return address("desk_product_pictures", product.public_id)


def names(product: Product) -> list[str]:
    return list(product.pictures.order_by("position").values_list("name", flat=True))


def test_many_files_go_up_in_one_plain_form(
    url: str, product: Product, client: Client, image: MakeFile
) -> None:
    files = [image(name=f"{n}.jpg", colour=(n * 40, 0, 0)) for n in range(3)]
    response = client.post(url, {"files": files})
    assert response.url == address("desk_product", product.public_id)
    assert names(product) == ["0.jpg", "1.jpg", "2.jpg"]


def test_what_cannot_be_taken_is_named_and_the_rest_is_kept(
    url: str, product: Product, client: Client, image: MakeFile
) -> None:
    files = [image(name="good.jpg"), image(80, 80, name="tiny.jpg")]
    response = client.post(url, {"files": files}, headers=HTMX)
    assert response.status_code == 422
    html = response.content.decode()
    assert "tiny.jpg" in html
    assert "200픽셀" in html
    assert names(product) == ["good.jpg"]


def test_the_thirteenth_is_named_in_words(
    url: str, product: Product, client: Client, image: MakeFile
) -> None:
    for position in range(MAX_PICTURES):
        give_picture(product, position)
    response = client.post(url, {"files": [image(name="late.jpg")]}, headers=HTMX)
    assert response.status_code == 422
    assert "late.jpg" in response.content.decode()
    assert product.pictures.count() == MAX_PICTURES


def test_order_words_and_removal(url: str, product: Product, client: Client) -> None:
    one, two, three = (give_picture(product, position) for position in range(3))
    client.post(url, {"do": f"later:{one.public_id}"}, headers=HTMX)
    assert names(product) == [two.name, one.name, three.name]
    client.post(url, {"do": f"earlier:{two.public_id}"}, headers=HTMX)
    assert names(product) == [two.name, one.name, three.name]
    order = ",".join([three.public_id, two.public_id, one.public_id])
    client.post(url, {"do": f"order:{order}"}, headers=HTMX)
    assert names(product) == [three.name, two.name, one.name]
    words = {f"alt_ko-{one.public_id}": "앞모습", f"alt_en-{one.public_id}": "Front"}
    client.post(url, words | {"do": f"describe:{one.public_id}"}, headers=HTMX)
    one.refresh_from_db()
    assert (one.alt_ko, one.alt_en) == ("앞모습", "Front")
    client.post(url, {"do": f"remove:{two.public_id}"}, headers=HTMX)
    assert names(product) == [three.name, one.name]


def test_a_tile_waits_and_then_comes(url: str, product: Product, client: Client) -> None:
    picture = give_picture(product)
    tile = address("desk_product_picture", product.public_id, picture.public_id)
    Picture.objects.filter(pk=picture.pk).update(state="queued", renditions=[])
    assert client.get(tile).status_code == 204
    Picture.objects.filter(pk=picture.pk).update(
        state="failed", error="The image is too large: at most 40 megapixels."
    )
    html = client.get(tile).content.decode()
    assert "4천만 화소" in html
    assert "retry:" in html


@pytest.mark.parametrize("action", ["remove", "describe", "retry", "earlier", "later"])
def test_another_companys_picture_does_not_exist(
    action: str,
    product: Product,
    client_of: ClientOf,
    other_owner: User,
    other_supplier: Supplier,
    leaf: object,
) -> None:
    """Neither through its own product nor through one of the stranger's."""
    picture = give_picture(product)
    own = editing.create(other_supplier, by=other_owner, name="남의 상품")
    client = client_of(other_owner)
    for target in (product, own):
        url = address("desk_product_pictures", target.public_id)
        response = client.post(url, {"do": f"{action}:{picture.public_id}"}, headers=HTMX)
        assert response.status_code == 404
    picture.refresh_from_db()
    assert (picture.position, picture.alt_ko, picture.state) == (0, "", "done")

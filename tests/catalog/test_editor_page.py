"""The editor as a browser speaks to it: with and without HTMX."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils.translation import override

from catalog import editing
from catalog.editing import Changes
from catalog.models import Category, Product, ProductTranslation
from catalog.translating import translate_product
from pavilion.accounts.models import User
from pavilion.jobs.running import run
from pavilion.translation.provenance import state_of
from tests.catalog.conftest import text_of
from tests.catalog.test_desk_pages import ClientOf, address

HTMX = {"HX-Request": "true"}
Form = dict[str, str | list[str]]


@pytest.fixture
def client(owner: User, client_of: ClientOf) -> Client:
    return client_of(owner)


@pytest.fixture
def form_of(client: Client) -> Callable[[Product], Form]:
    """What the browser would send back untouched."""

    def read(product: Product) -> Form:
        editor = client.get(address("desk_product", product.public_id)).context["editor"]
        filled: Form = {"version": str(Product.objects.get(pk=product.pk).version)}
        management = editor.tiers.management_form
        forms = [editor.facts, editor.texts, editor.attributes, management, *editor.tiers.forms]
        for form in forms:
            for bound in form:
                value = bound.field.prepare_value(bound.value())
                if value in (None, False, [], ""):
                    continue
                filled[bound.html_name] = (
                    [str(one) for one in value] if isinstance(value, list) else str(value)
                )
        return filled

    return read


def test_saving_untouched_changes_nothing_but_the_version(
    ready: Product, client: Client, form_of: Callable[[Product], Form]
) -> None:
    before = {text.language: text.provenance for text in ready.texts.all()}
    version = Product.objects.get(pk=ready.pk).version
    response = client.post(address("desk_product", ready.public_id), form_of(ready))
    assert response.status_code == 302
    ready.refresh_from_db()
    assert ready.version == version + 1
    states = {
        text.language: {field: origin["state"] for field, origin in text.provenance.items()}
        for text in ready.texts.all()
    }
    assert states == {
        language: {field: origin["state"] for field, origin in provenance.items()}
        for language, provenance in before.items()
    }
    assert ready.attributes == {"volume": 200, "skin_type": ["dry", "sensitive"]}
    assert ready.price_tiers.count() == 2
    assert ready.payment_terms == ["TT_30_70"]


def test_figures_are_taken_in_any_common_spelling(
    ready: Product, client: Client, form_of: Callable[[Product], Form]
) -> None:
    form = form_of(ready) | {
        "moq": "1 500",
        "hs_code": "3304.99-1000",
        "tier-0-min_qty": "1,500",
        "tier-0-unit_price": "1,003.25",
    }
    client.post(address("desk_product", ready.public_id), form)
    ready.refresh_from_db()
    assert (ready.moq, ready.hs_code) == (1500, "330499")
    assert str(ready.price_tiers.get(min_qty=1500).unit_price) == "1003.2500"


def test_what_is_right_is_kept_though_something_else_is_wrong(
    ready: Product, client: Client, form_of: Callable[[Product], Form]
) -> None:
    form = form_of(ready) | {"moq": "viele", "place": "", "text-name-ko": "새 이름"}
    response = client.post(address("desk_product", ready.public_id), form)
    assert response.status_code == 422
    html = response.content.decode()
    assert "viele" in html
    ready.refresh_from_db()
    assert text_of(ready, "ko").name == "새 이름"
    assert (ready.moq, ready.incoterm, ready.place) == (1000, "FOB", "Busan")


def test_an_autosave_answers_with_the_new_version_and_what_follows(
    ready: Product, client: Client, form_of: Callable[[Product], Form]
) -> None:
    form = form_of(ready) | {"text-keywords-ko": "토너, 진정"}
    response = client.post(address("desk_product", ready.public_id), form, headers=HTMX)
    html = response.content.decode()
    ready.refresh_from_db()
    assert f'value="{ready.version}" hx-swap-oob="true"' in html
    assert 'id="note-keywords-en"' in html
    assert "awaited=keywords-en" in html
    assert "<html" not in html


def test_a_conflict_names_the_other_and_loses_nothing(
    ready: Product,
    client: Client,
    other_owner: User,
    form_of: Callable[[Product], Form],
) -> None:
    form = form_of(ready) | {"text-name-ko": "내가 쓴 이름"}
    read = Product.objects.get(pk=ready.pk)
    editing.save(read, by=other_owner, version=read.version, changes=Changes(model_no="ZZ-1"))
    response = client.post(address("desk_product", ready.public_id), form)
    assert response.status_code == 422
    html = response.content.decode()
    assert "오나래" in html
    assert "내가 쓴 이름" in html
    assert text_of(ready, "ko").name != "내가 쓴 이름"
    read.refresh_from_db()
    again = client.post(
        address("desk_product", ready.public_id), form | {"overwrite": str(read.version)}
    )
    assert again.status_code == 302
    assert text_of(ready, "ko").name == "내가 쓴 이름"


def test_accepting_a_draft_makes_it_reviewed(
    ready: Product, client: Client, owner: User, form_of: Callable[[Product], Form]
) -> None:
    changes = Changes(texts={"ko": {"keywords": ["보습", "진정"]}})
    editing.save(ready, by=owner, version=_version(ready), changes=changes)
    run(ProductTranslation, ProductTranslation.objects.get().pk, translate_product)
    assert state_of(text_of(ready, "en"), "keywords") == "draft"
    form = form_of(ready) | {"do": "accept:keywords-en"}
    client.post(address("desk_product", ready.public_id), form)
    assert state_of(text_of(ready, "en"), "keywords") == "reviewed"


def _version(product: Product) -> int:
    return Product.objects.values_list("version", flat=True).get(pk=product.pk)


def test_choosing_another_leaf_brings_its_attributes(
    ready: Product, client: Client, form_of: Callable[[Product], Form]
) -> None:
    other = Category.objects.exclude(asks__attribute__code="skin_type").filter(level=3)[0]
    form = form_of(ready) | {"category": str(other.pk)}
    response = client.post(address("desk_product", ready.public_id), form, headers=HTMX)
    html = response.content.decode()
    assert 'id="attributes" hx-swap-oob="true"' in html
    assert "attribute_skin_type" not in html


def test_a_suggested_hs_code_is_saved(
    ready: Product, client: Client, form_of: Callable[[Product], Form]
) -> None:
    client.post(address("desk_product", ready.public_id), form_of(ready) | {"do": "hs:330510"})
    ready.refresh_from_db()
    assert ready.hs_code == "330510"


@pytest.mark.parametrize(("words", "language"), [("토너", "ko"), ("toner", "en"), ("3304", "en")])
def test_hs_codes_are_found_by_word_and_by_digits(
    words: str, language: str, ready: Product, client: Client
) -> None:
    url = address("desk_product_hs", ready.public_id, language=language)
    for headers in ({}, HTMX):
        html = client.get(url, {"q": words}, headers=headers).content.decode()
        assert "3304.99" in html


def test_the_watch_waits_and_then_brings_the_texts(
    ready: Product, client: Client, owner: User
) -> None:
    changes = Changes(texts={"ko": {"keywords": ["보습"]}})
    editing.save(ready, by=owner, version=_version(ready), changes=changes)
    url = address("desk_product_texts", ready.public_id)
    assert client.get(url, {"awaited": "keywords-en"}).status_code == 204
    run(ProductTranslation, ProductTranslation.objects.get().pk, translate_product)
    html = client.get(url, {"awaited": "keywords-en"}).content.decode()
    assert 'id="text-keywords-en" hx-swap-oob="true"' in html
    assert 'id="text-name-en"' not in html


def test_a_suggestion_of_an_unknown_field_is_not_found(ready: Product, client: Client) -> None:
    form = {"version": str(_version(ready)), "do": "accept:price-en"}
    with override("ko"):
        assert client.post(address("desk_product", ready.public_id), form).status_code == 404

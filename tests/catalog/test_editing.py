"""Writing a product: versions, states of texts, prices, attributes."""

from decimal import Decimal

import pytest

from catalog import editing, texts
from catalog.attribute_values import AttributeValueError
from catalog.editing import Changes, EditConflictError, Tier
from catalog.models import Category, PriceTier, Product, ProductTranslation
from pavilion.accounts.models import User
from pavilion.trade.delivery import IncotermError
from pavilion.translation.provenance import state_of
from tests.catalog.conftest import TEXTS, full_changes, text_of


def test_a_new_product_has_its_name_as_the_source(product: Product) -> None:
    assert text_of(product, "ko").name == TEXTS["ko"]["name"]
    assert state_of(text_of(product, "ko"), "name") == "source"
    assert state_of(text_of(product, "en"), "name") == "reviewed"


def test_saving_against_an_old_version_writes_nothing_and_names_the_other(
    product: Product, owner: User, other_owner: User
) -> None:
    read = product.version
    editing.save(product, by=other_owner, version=read, changes=Changes(moq=500))
    with pytest.raises(EditConflictError) as conflict:
        editing.save(
            product,
            by=owner,
            version=read,
            changes=Changes(moq=999, texts={"ko": {"name": "다른 이름"}}, tiers=[]),
        )
    assert conflict.value.editor == "오나래"
    product.refresh_from_db()
    assert (product.moq, product.version) == (500, read + 1)
    assert text_of(product, "ko").name == TEXTS["ko"]["name"]
    assert PriceTier.objects.filter(product=product).count() == 2


def test_a_changed_source_leaves_a_persons_text_and_marks_it(product: Product, owner: User) -> None:
    ProductTranslation.objects.all().delete()
    editing.save(
        product,
        by=owner,
        version=product.version,
        changes=Changes(texts={"ko": {"name": "어성초 진정 토너 250ml"}}),
    )
    english = text_of(product, "en")
    assert english.name == TEXTS["en"]["name"]
    assert state_of(english, "name") == "stale"
    assert not ProductTranslation.objects.filter(product=product).exists()


def test_an_unwritten_translation_is_asked_for(product: Product, owner: User) -> None:
    editing.save(
        product,
        by=owner,
        version=product.version,
        changes=Changes(texts={"ko": {"keywords": ["토너", "진정"]}}),
    )
    job = ProductTranslation.objects.get(product=product)
    assert (job.language, job.state) == ("en", "queued")


def test_sending_a_field_back_as_it_was_keeps_its_state(product: Product, owner: User) -> None:
    editing.save(
        product,
        by=owner,
        version=product.version,
        changes=Changes(texts={"ko": {"name": "어성초 토너"}}),
    )
    product.refresh_from_db()
    editing.save(product, by=owner, version=product.version, changes=Changes(texts=TEXTS))
    assert state_of(text_of(product, "en"), "name") == "reviewed"


def test_accepting_an_outdated_text_makes_it_reviewed_again(product: Product, owner: User) -> None:
    editing.save(
        product,
        by=owner,
        version=product.version,
        changes=Changes(texts={"ko": {"summary": "새 한 줄 소개"}}),
    )
    texts.accept(product, by=owner, language="en", field="summary")
    assert state_of(text_of(product, "en"), "summary") == "reviewed"


def test_tiers_are_replaced_as_a_whole(product: Product, owner: User) -> None:
    editing.save(
        product,
        by=owner,
        version=product.version,
        changes=Changes(tiers=[Tier(5000, Decimal("2.70")), Tier(9000, Decimal("2.50"))]),
    )
    assert list(product.price_tiers.values_list("min_qty", "unit_price")) == [
        (5000, Decimal("2.7000")),
        (9000, Decimal("2.5000")),
    ]


@pytest.mark.parametrize(
    ("attributes", "kept"),
    [
        ({"volume": "1,200.5"}, {"volume": 1200.5}),
        ({"volume": "200"}, {"volume": 200}),
        ({"skin_type": ["sensitive", "dry"]}, {"skin_type": ["dry", "sensitive"]}),
        ({"vegan": "true"}, {"vegan": True}),
        ({"key_ingr": "  어성초   77%  "}, {"key_ingr": "어성초 77%"}),
        ({"thread_count": "80"}, {}),
        ({"volume": ""}, {}),
    ],
)
def test_attributes_are_cleaned_by_their_kind(
    product: Product, owner: User, attributes: dict[str, object], kept: dict[str, object]
) -> None:
    editing.save(product, by=owner, version=product.version, changes=Changes(attributes=attributes))
    product.refresh_from_db()
    assert product.attributes == kept


@pytest.mark.parametrize(
    "attributes", [{"volume": "viel"}, {"volume": "NaN"}, {"skin_type": ["scaly"]}, {"vegan": "?"}]
)
def test_a_value_of_the_wrong_kind_writes_nothing(
    product: Product, owner: User, attributes: dict[str, object]
) -> None:
    with pytest.raises(AttributeValueError):
        editing.save(
            product,
            by=owner,
            version=product.version,
            changes=Changes(attributes=attributes, moq=7),
        )
    product.refresh_from_db()
    assert product.moq == 1000


@pytest.mark.parametrize(
    ("incoterm", "place"), [("FOB", ""), ("", "Busan"), ("XXX", "Busan"), ("FOB", "KRICN")]
)
def test_an_incoterm_goes_with_its_place(
    product: Product, owner: User, incoterm: str, place: str
) -> None:
    with pytest.raises(IncotermError):
        editing.save(
            product,
            by=owner,
            version=product.version,
            changes=Changes(incoterm=incoterm, place=place),
        )


def test_a_copy_has_the_words_and_prices_but_no_pictures(ready: Product, owner: User) -> None:
    twin = editing.copy(ready, by=owner)
    assert twin.pk != ready.pk
    assert (twin.status, twin.version, twin.published_at) == ("draft", 1, None)
    assert twin.slug == twin.public_id
    assert text_of(twin, "en").name == TEXTS["en"]["name"]
    assert text_of(twin, "en").provenance == text_of(ready, "en").provenance
    assert twin.price_tiers.count() == 2
    assert twin.pictures.count() == 0
    assert ready.pictures.count() == 1


def test_changing_the_leaf_drops_what_it_does_not_ask_for(product: Product, owner: User) -> None:
    other = Category.objects.exclude(asks__attribute__code="skin_type").filter(level=3)[0]
    changes = full_changes(other)
    del changes["attributes"]
    editing.save(product, by=owner, version=product.version, changes=changes)
    product.refresh_from_db()
    assert "skin_type" not in product.attributes

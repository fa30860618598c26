"""What must always be true is true of the rows, whoever writes them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from catalog.models import (
    Attribute,
    Category,
    CategoryAttribute,
    Listing,
    Picture,
    PriceTier,
    Product,
    ProductText,
    ProductTranslation,
)
from tests.catalog.conftest import give_picture

Break = Callable[[Product], Any]


def update(**columns: Any) -> Break:
    return lambda product: Product.objects.filter(pk=product.pk).update(**columns)


def picture(**columns: Any) -> Break:
    def write(product: Product) -> None:
        made = give_picture(product)
        Picture.objects.filter(pk=made.pk).update(**columns)

    return write


def second_place(product: Product) -> None:
    give_picture(product, 0)
    other = give_picture(product, 1)
    Picture.objects.filter(pk=other.pk).update(position=0)
    connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")


def same_file(product: Product) -> None:
    first, other = give_picture(product, 0), give_picture(product, 1)
    Picture.objects.filter(pk=other.pk).update(sha256=first.sha256)


BREAKS: dict[str, Break] = {
    "catalog_product_status": update(status="sold"),
    "catalog_product_hs_code": update(hs_code="33049"),
    "catalog_product_moq": update(moq=0),
    "catalog_product_place_needs_incoterm": update(incoterm="", place="Busan"),
    "catalog_product_published_complete": update(status="published", published_at=None),
    "catalog_producttext_once": lambda p: ProductText.objects.create(product=p, language="ko"),
    "catalog_pricetier_once": lambda p: PriceTier.objects.create(
        product=p, min_qty=1000, unit_price=1
    ),
    "catalog_pricetier_positive": lambda p: PriceTier.objects.create(
        product=p, min_qty=1, unit_price=0
    ),
    "catalog_producttranslation_once": lambda p: [
        ProductTranslation.objects.create(product=p, language="vi") for _twice in range(2)
    ],
    "catalog_picture_place_once": second_place,
    "catalog_picture_same_file_once": same_file,
    "catalog_picture_at_most_twelve": picture(position=12),
    "catalog_picture_job_state": picture(state="lost"),
    "catalog_picture_lease": picture(state="running", leased_until=None),
    "catalog_category_level": lambda p: Category.objects.create(
        slug="x", path="x", level=2, name_ko="가", name_en="a"
    ),
    "catalog_category_path_ends_in_slug": lambda p: Category.objects.create(
        slug="x", path="other", level=1, name_ko="가", name_en="a"
    ),
    "catalog_attribute_kind": lambda p: Attribute.objects.filter(code="volume").update(kind="date"),
    "catalog_attribute_several_is_choice": lambda p: Attribute.objects.filter(code="volume").update(
        several=True
    ),
    "catalog_categoryattribute_once": lambda p: CategoryAttribute.objects.create(
        category=p.category, attribute=p.category.asks.first().attribute
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_row_is_refused(name: str, product: Product) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        BREAKS[name](product)


def test_a_listing_stands_once_per_language(product: Product) -> None:
    names = {constraint.name for constraint in Listing._meta.constraints}
    assert {"catalog_listing_once", "catalog_listing_slug"} <= names

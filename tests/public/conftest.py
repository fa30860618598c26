"""Rows for the public site: a small taxonomy, companies and products, made without the desk."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from catalog import listings
from catalog.models import (
    Attribute,
    Category,
    CategoryAttribute,
    Picture,
    PriceTier,
    Product,
    ProductText,
)
from suppliers.models import Supplier

MakeProduct = Callable[..., Product]
NOW = datetime(2026, 11, 1, tzinfo=UTC)
PERSON = {"state": "reviewed", "author": "person", "at": "2026-10-20T00:00:00+00:00"}
SOURCE = {"state": "source", "author": "person", "at": "2026-10-19T00:00:00+00:00"}
MACHINE = {
    "state": "machine",
    "author": "engine",
    "engine": "deepl",
    "at": "2026-10-21T00:00:00+00:00",
}
FIELDS = ("name", "summary", "description", "keywords", "specs")


def text(product: Product, language: str, origin: dict[str, str], **values: Any) -> ProductText:
    return ProductText.objects.create(
        product=product,
        language=language,
        provenance={field: origin for field in FIELDS if values.get(field)},
        **values,
    )


def picture(product: Product, position: int = 0) -> Picture:
    """A picture whose renditions are ready."""
    return Picture.objects.create(
        product=product,
        position=position,
        original_key=f"original/{product.slug}-{position}",
        sha256=f"{product.slug}{position}"[:64],
        alt_en=f"Photo {position + 1} of {product.slug}",
        alt_ko=f"{product.slug} 사진 {position + 1}",
        state=Picture.State.DONE,
        finished_at=NOW,
        width=1200,
        height=1200,
        renditions=[
            {
                "format": kind,
                "width": width,
                "height": width,
                "key": f"p/{product.slug}-{position}-{width}.{kind}",
                "bytes": 1000,
            }
            for kind in ("avif", "webp", "jpg")
            for width in (320, 640, 1024)
        ],
    )


@pytest.fixture
def kitchen(db: None) -> dict[str, Category]:
    """home › kitchenware › home-tumbler, home-container; and food › sauces › food-jang."""
    rows = [
        ("home", None, 1, "홈·리빙", "Home & Living"),
        ("kitchenware", "home", 2, "주방용품", "Kitchenware"),
        ("home-tumbler", "kitchenware", 3, "텀블러·보온병", "Tumblers & flasks"),
        ("home-container", "kitchenware", 3, "밀폐용기", "Food containers"),
        ("food", None, 1, "K-푸드", "K-Food"),
        ("sauces", "food", 2, "소스·장류", "Sauces & pastes"),
        ("food-jang", "sauces", 3, "고추장·된장", "Gochujang & doenjang"),
    ]
    made: dict[str, Category] = {}
    for position, (slug, parent, level, ko, en) in enumerate(rows):
        above = made.get(parent or "")
        made[slug] = Category.objects.create(
            slug=slug,
            parent=above,
            level=level,
            path=f"{above.path}/{slug}" if above else slug,
            position=position,
            name_ko=ko,
            name_en=en,
        )
    finish = Attribute.objects.create(
        code="finish",
        kind=Attribute.Kind.CHOICE,
        name_ko="마감",
        name_en="Finish",
        options=[
            {"value": "matt", "name_ko": "무광", "name_en": "Matt"},
            {"value": "gloss", "name_ko": "유광", "name_en": "Gloss"},
        ],
    )
    volume = Attribute.objects.create(
        code="volume", kind=Attribute.Kind.NUMBER, name_ko="용량", name_en="Volume", unit="mL"
    )
    for position, attribute in enumerate((volume, finish)):
        CategoryAttribute.objects.create(
            category=made["home-tumbler"], attribute=attribute, position=position
        )
    return made


@pytest.fixture
def make_product(supplier: Supplier, kitchen: dict[str, Category]) -> MakeProduct:
    """A published product with both texts, one picture and two prices; listed at once."""
    count = 0

    def make(slug: str = "", **changes: Any) -> Product:
        nonlocal count
        count += 1
        slug = slug or f"tumbler-{count}"
        texts = changes.pop("texts", None) or {
            "ko": {
                "name": f"스테인리스 진공 텀블러 {count}호 500ml",
                "summary": "하루 종일 온도를 지키는 텀블러",
                "description": "이중 진공 구조입니다.",
                "keywords": ["보온병"],
            },
            "en": {
                "name": f"Stainless Steel Vacuum Tumbler No {count} 500 ml",
                "summary": "Keeps its temperature all day",
                "description": "Double-walled.",
                "keywords": ["insulated bottle"],
            },
        }
        english = changes.pop("english", PERSON)
        prices = changes.pop("prices", [(500, "6.40"), (1000, "5.10")])
        with_picture = changes.pop("with_picture", True)
        values: dict[str, Any] = {
            "supplier": supplier,
            "category": kitchen["home-tumbler"],
            "status": Product.Status.PUBLISHED,
            "moq": 500,
            "lead_time_days": 30,
            "incoterm": "FOB",
            "place": "Busan",
            "published_at": NOW - timedelta(minutes=count),
        }
        product = Product.objects.create(slug=slug, **(values | changes))
        for language, said in texts.items():
            text(product, language, SOURCE if language == "ko" else english, **said)
        for quantity, price in prices:
            PriceTier.objects.create(product=product, min_qty=quantity, unit_price=Decimal(price))
        if with_picture:
            picture(product)
        listings.rebuild(product)
        return product

    return make

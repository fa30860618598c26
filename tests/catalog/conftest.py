"""A taxonomy, a product that is ready for buyers, and files to upload."""

import io
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from catalog import editing, taxonomy
from catalog.editing import Changes, Tier
from catalog.models import Category, Picture, Product, ProductText
from pavilion.accounts.models import User
from suppliers.models import Supplier

LEAF = "skincare-toner"
MakeFile = Callable[..., SimpleUploadedFile]

TEXTS = {
    "ko": {
        "name": "어성초 진정 토너 200ml",
        "summary": "어성초 추출물 77%를 담은 약산성 진정 토너",
        "description": "국내에서 기른 어성초 추출물을 77% 담은 약산성 토너입니다. 향료가 없습니다.",
    },
    "en": {
        "name": "Heartleaf Soothing Toner 200 ml",
        "summary": "A mildly acidic soothing toner with 77% heartleaf extract",
        "description": "A mildly acidic toner with 77% Korean heartleaf extract. No fragrance.",
    },
}


@pytest.fixture(scope="session")
def small_taxonomy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two halls with two categories each: the shipped one has more rows than a test needs."""
    data = json.loads(taxonomy.FILE.read_text(encoding="utf-8"))
    data["categories"] = data["categories"][:2]
    for hall in data["categories"]:
        hall["children"] = hall["children"][:2]
    file = tmp_path_factory.mktemp("taxonomy") / "taxonomy.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    return file


@pytest.fixture
def leaf(db: None, small_taxonomy: Path) -> Category:
    taxonomy.load(small_taxonomy)
    return Category.objects.get(slug=LEAF)


@pytest.fixture
def product(supplier: Supplier, owner: User, leaf: Category) -> Product:
    """A draft that has everything but a picture."""
    product = editing.create(supplier, by=owner, name=TEXTS["ko"]["name"], category=leaf)
    return editing.save(product, by=owner, version=product.version, changes=full_changes(leaf))


@pytest.fixture
def ready(product: Product) -> Product:
    """A draft that may go public."""
    give_picture(product)
    return product


@pytest.fixture
def image() -> MakeFile:
    """An uploaded picture: ``image(width, height, format, name)``; other colours, other bytes."""

    def make(
        width: int = 400,
        height: int = 300,
        kind: str = "JPEG",
        name: str = "photo.jpg",
        colour: tuple[int, ...] = (200, 120, 60),
    ) -> SimpleUploadedFile:
        content = io.BytesIO()
        mode = "RGBA" if len(colour) == 4 else "RGB"
        Image.new(mode, (width, height), colour).save(content, format=kind)
        return SimpleUploadedFile(name, content.getvalue())

    return make


def full_changes(leaf: Category) -> Changes:
    return Changes(
        category=leaf,
        hs_code="330499",
        model_no="TN-77",
        moq=1000,
        unit="H87",
        currency="USD",
        incoterm="FOB",
        place="Busan",
        lead_time_days=21,
        payment_terms=["TT_30_70"],
        attributes={"volume": "200", "skin_type": ["dry", "sensitive"]},
        tiers=[Tier(1000, Decimal("3.20")), Tier(5000, Decimal("2.80"))],
        texts=TEXTS,
    )


def give_picture(product: Product, position: int = 0) -> Picture:
    """A picture as the doer leaves it, without a file behind it."""
    return Picture.objects.create(
        product=product,
        position=position,
        original_key=f"originals/{product.public_id}/{position}",
        name=f"photo-{position}.jpg",
        sha256=f"{product.pk:060d}{position:04d}",
        state=Picture.State.DONE,
        width=1200,
        height=900,
        renditions=[
            {"format": kind, "width": width, "height": width * 3 // 4, "key": f"p/{width}.{kind}"}
            for kind in ("avif", "webp", "jpg")
            for width in (320, 640)
        ],
    )


def text_of(product: Product, language: str) -> ProductText:
    return ProductText.objects.get(product=product, language=language)

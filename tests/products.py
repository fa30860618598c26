"""A published product, built by the catalogue's own verbs."""

import io
from decimal import Decimal

from django.core.files.base import ContentFile
from django.core.management import call_command
from PIL import Image

from catalog import editing, pictures, publishing
from catalog.models import Category, Product
from pavilion.accounts.models import User
from suppliers.models import Supplier

TEXTS = {
    "ko": {
        "name": "달빛 고추장 500g",
        "summary": "6개월 숙성한 찹쌀 고추장",
        "description": "찹쌀과 태양초로 담가 6개월 숙성했습니다.",
    },
    "en": {
        "name": "Dalbit Gochujang 500 g",
        "summary": "Glutinous rice gochujang aged 6 months",
        "description": "Made with glutinous rice and sun-dried chillies, aged 6 months.",
    },
}


def published(supplier: Supplier, *, by: User) -> Product:
    """A product in both languages, with prices and a picture that waits for the workers."""
    if not Category.objects.exists():
        call_command("load_taxonomy", verbosity=0)
    category = Category.objects.leaves().filter(path__startswith="food/").order_by("pk")[0]
    product = editing.create(supplier, by=by, name=TEXTS["ko"]["name"], category=category)
    product = editing.save(
        product,
        by=by,
        version=product.version,
        changes={
            "moq": 500,
            "incoterm": "FOB",
            "place": "Busan",
            "lead_time_days": 30,
            "tiers": [editing.Tier(500, Decimal("3.90")), editing.Tier(2000, Decimal("3.40"))],
            "texts": TEXTS,
        },
    )
    pictures.add(product, by=by, file=ContentFile(jpeg(), name="앞면.jpg"))
    Supplier.objects.filter(pk=supplier.pk).update(trusted=True)
    return publishing.publish(product, by=by)


def jpeg(width: int = 800, height: int = 800) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#a4432f").save(out, "JPEG", quality=85)
    return out.getvalue()

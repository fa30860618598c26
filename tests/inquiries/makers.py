"""Products to ask about, and inquiries made as people make them."""

from datetime import UTC, datetime
from typing import Any

from catalog.models import Category, Product, ProductText
from inquiries.asking import Asker, Question, ask
from inquiries.models import Inquiry
from pavilion.accounts.models import User
from suppliers.models import Supplier

AT = datetime(2026, 11, 1, tzinfo=UTC)
JONAS = Asker(
    name="Jonas Weber",
    company="Nordvind Cosmetics GmbH",
    country="DE",
    email="jonas@nordvind.example",
)
BODY = "We need 5,000 jars of gochujang for a spring promotion. Can you print German labels?"


def make_product(supplier: Supplier, slug: str = "classic-gochujang", **fields: Any) -> Product:
    """A published product with names in both languages."""
    category, _ = Category.objects.get_or_create(
        slug="sauces",
        defaults={"name_ko": "장류", "name_en": "Sauces", "level": 1, "path": "sauces"},
    )
    product = Product.objects.create(
        supplier=supplier,
        slug=slug,
        category=category,
        status=Product.Status.PUBLISHED,
        moq=2400,
        published_at=AT,
        **fields,
    )
    said = {"name": {"state": "source", "author": "person", "at": AT.isoformat()}}
    reviewed = {"name": {"state": "reviewed", "author": "person", "at": AT.isoformat()}}
    ProductText.objects.create(product=product, language="ko", name="전통 고추장", provenance=said)
    ProductText.objects.create(
        product=product, language="en", name="Classic Gochujang", provenance=reviewed
    )
    return product


def make_inquiry(
    supplier: Supplier,
    product: Product | None = None,
    *,
    asker: Asker = JONAS,
    body: str = BODY,
    by: User | None = None,
    token: str = "a token",
    **options: Any,
) -> Inquiry:
    question = Question(body=body, quantity=5000, unit="H87", subject="Classic Gochujang")
    return ask(
        supplier=supplier,
        product=product,
        asker=asker,
        question=question,
        form_token=token,
        by=by,
        **options,
    )

"""What a supplier, a product and a quantity are called, for a reader of one language."""

from collections.abc import Iterable
from typing import TypeVar

from catalog.models import Product, ProductText
from inquiries.models import Inquiry
from pavilion.trade import quantities
from pavilion.translation.states import is_public
from suppliers.models import Supplier, SupplierText

_Text = TypeVar("_Text", ProductText, SupplierText)


def supplier_name(supplier: Supplier, language: str) -> tuple[str, str]:
    """The company's name and the language it is in."""
    return _name(supplier.texts.all(), language, supplier.source_language) or (supplier.slug, "en")


def product_name(product: Product | None, language: str) -> tuple[str, str]:
    """The product's name and the language it is in; empty for a question about no product."""
    if product is None:
        return "", language
    return _name(product.texts.all(), language, product.source_language) or (product.slug, "en")


def quantity_text(inquiry: Inquiry, language: str) -> str:
    """``5,000 pcs`` or ``5,000개``; empty when no quantity was named."""
    if inquiry.quantity is None:
        return ""
    return quantities.quantity_text(inquiry.quantity, inquiry.unit, language)


def _name(texts: Iterable[_Text], language: str, source: str) -> tuple[str, str] | None:
    """In the reader's language when the public may read it, else as the author wrote it."""
    named: dict[str, _Text] = {text.language: text for text in texts if text.name}
    for wanted in dict.fromkeys((language, source, *named)):
        text = named.get(wanted)
        if text is not None and (wanted == source or is_public(text, "name")):
            return text.name, wanted
    return None

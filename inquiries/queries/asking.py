"""What somebody is about to ask about."""

from dataclasses import dataclass

from catalog.models import Product
from inquiries.queries.lists import photo_of
from inquiries.queries.names import product_name, supplier_name
from pavilion.trade.quantities import quantity_text
from suppliers.models import Supplier


@dataclass(frozen=True, slots=True)
class Subject:
    """A listed supplier, and usually one of its products, named for the reader."""

    supplier: Supplier
    supplier_name: str
    supplier_language: str
    product: Product | None
    product_name: str
    product_language: str
    photo: str
    moq: str


def subject_of(*, product: str, supplier: str, language: str) -> Subject | None:
    """The product, or else the supplier, of that slug; None when the public sees neither."""
    related = ("texts", "pictures", "supplier__texts")
    if product:
        found = Product.objects.listed().select_related("supplier").prefetch_related(*related)
        thing = found.filter(slug=product).first()
        return _subject(thing.supplier, thing, language) if thing else None
    company = Supplier.objects.listed().prefetch_related("texts").filter(slug=supplier).first()
    return _subject(company, None, language) if company else None


def _subject(supplier: Supplier, product: Product | None, language: str) -> Subject:
    name, name_language = supplier_name(supplier, language)
    product_said, product_language = product_name(product, language)
    moq = quantity_text(product.moq, product.unit, language) if product and product.moq else ""
    return Subject(
        supplier=supplier,
        supplier_name=name,
        supplier_language=name_language,
        product=product,
        product_name=product_said,
        product_language=product_language,
        photo=photo_of(product),
        moq=moq,
    )

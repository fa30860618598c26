"""Companies the public may see: on a storefront, beside a product, as an example."""

from collections.abc import Iterable

from suppliers.models import Supplier, SupplierText
from suppliers.queries.face import Face


def face_of(supplier: Supplier, language: str) -> Face:
    return Face(supplier, language, _by_language(supplier.texts.all()))


def face_by_key(key: int, language: str) -> Face:
    """Of a company that is known to be there; stands on every product's page."""
    (supplier,) = Supplier.objects.raw("SELECT * FROM suppliers_supplier WHERE id = %s", [key])
    texts = SupplierText.objects.raw(
        "SELECT * FROM suppliers_suppliertext WHERE supplier_id = %s", [key]
    )
    return Face(supplier, language, _by_language(texts))


def storefront(slug: str, language: str) -> Face | None:
    """None when there is no such listed company."""
    supplier = Supplier.objects.listed().filter(slug=slug).first()
    return face_of(supplier, language) if supplier else None


def newest_face(language: str) -> Face | None:
    """The company that was listed last."""
    supplier = Supplier.objects.listed().order_by("-listed_at", "-pk").first()
    return face_of(supplier, language) if supplier else None


def count() -> int:
    """How many companies are listed."""
    return Supplier.objects.listed().count()


def _by_language(texts: Iterable[SupplierText]) -> dict[str, SupplierText]:
    return {text.language: text for text in texts}

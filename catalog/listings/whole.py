"""A product with everything its listings are made of, read in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings

from catalog.models import Category, CategoryAttribute, Picture, PriceTier, Product, ProductText
from catalog.queries.sheets import Sheet, with_sheet
from pavilion.translation import states
from suppliers.models import SupplierText


@dataclass(frozen=True)
class Whole:
    """One product's sheet, the way down to its leaf, and what its supplier is called."""

    sheet: Sheet
    #: From the hall down to the leaf.
    path: list[Category]
    supplier_texts: dict[str, SupplierText]

    @property
    def product(self) -> Product:
        return self.sheet.product

    @property
    def leaf(self) -> Category:
        return self.path[-1]

    @property
    def asks(self) -> list[CategoryAttribute]:
        return self.sheet.asks

    @property
    def tiers(self) -> list[PriceTier]:
        return self.sheet.tiers

    @cached_property
    def pictures(self) -> list[Picture]:
        """Those that every browser can show."""
        return [
            picture
            for picture in self.sheet.ready_pictures
            if any(file["format"] == "jpg" for file in picture.renditions)
        ]

    @property
    def texts(self) -> dict[str, ProductText]:
        return self.sheet.texts

    @cached_property
    def public_languages(self) -> list[str]:
        """The site's languages in which buyers may read name and summary."""
        if self.product.status != Product.Status.PUBLISHED:
            return []
        languages = [code for code, _ in settings.LANGUAGES]
        return [code for code in languages if _is_readable(self.texts[code])]

    def supplier_name(self, language: str) -> str:
        """The company's name in ``language``, else in its own."""
        own = self.supplier_texts.get(self.product.supplier.source_language)
        text = self.supplier_texts.get(language)
        if text and states.is_public(text, "name"):
            return text.name
        return own.name if own else ""


def wholes(keys: Iterable[int]) -> list[Whole]:
    """The products of these keys that have a category, locked in the order of their keys."""
    products = list(
        with_sheet(Product.objects.filter(pk__in=keys, category__isnull=False))
        .select_for_update(of=("self",))
        .order_by("pk")
    )
    paths, names = _paths(products), _supplier_texts(products)
    return [
        Whole(Sheet(product), paths[product.category_id], names[product.supplier_id])
        for product in products
    ]


def _paths(products: list[Product]) -> dict[int | None, list[Category]]:
    leaves = {product.category for product in products if product.category}
    slugs = {slug for leaf in leaves for slug in leaf.path_slugs}
    by_slug = {category.slug: category for category in Category.objects.filter(slug__in=slugs)}
    return {leaf.pk: [by_slug[slug] for slug in leaf.path_slugs] for leaf in leaves}


def _supplier_texts(products: list[Product]) -> dict[int, dict[str, SupplierText]]:
    texts: dict[int, dict[str, SupplierText]] = defaultdict(dict)
    suppliers = {product.supplier_id for product in products}
    for text in SupplierText.objects.filter(supplier__in=suppliers):
        texts[text.supplier_id][text.language] = text
    return texts


def _is_readable(text: ProductText) -> bool:
    return states.is_public(text, "name") and states.is_public(text, "summary")

"""A product with everything that is said about it, fetched in a fixed number of statements."""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.db.models import Prefetch

from catalog.models import CategoryAttribute, Picture, PriceTier, Product, ProductText
from catalog.models.product import ProductQuerySet


def target_languages(product: Product) -> list[str]:
    """The languages a product is translated into."""
    return [code for code, _name in settings.LANGUAGES if code != product.source_language]


@dataclass(frozen=True)
class Sheet:
    """One product and its rows. Where a text is not written yet, an empty one stands in."""

    product: Product

    @cached_property
    def texts(self) -> dict[str, ProductText]:
        written = {text.language: text for text in self.product.texts.all()}
        languages = [self.product.source_language, *target_languages(self.product)]
        return {
            language: written.get(language) or ProductText(product=self.product, language=language)
            for language in languages
        }

    @property
    def source(self) -> ProductText:
        return self.texts[self.product.source_language]

    @property
    def translations(self) -> list[ProductText]:
        """The texts in the other languages."""
        return [self.texts[language] for language in target_languages(self.product)]

    @cached_property
    def tiers(self) -> list[PriceTier]:
        return list(self.product.price_tiers.all())

    @cached_property
    def pictures(self) -> list[Picture]:
        return list(self.product.pictures.all())

    @cached_property
    def ready_pictures(self) -> list[Picture]:
        return [picture for picture in self.pictures if picture.renditions]

    @cached_property
    def asks(self) -> list[CategoryAttribute]:
        """What the leaf asks for, in its order."""
        category = self.product.category
        return list(category.asks.all()) if category else []

    def name(self, language: str | None = None) -> str:
        """The name to show: in ``language``, else in the source language, else the id."""
        wanted = self.texts.get(language or "")
        return (wanted.name if wanted else "") or self.source.name or self.product.public_id


def with_sheet(products: ProductQuerySet) -> ProductQuerySet:
    """Prefetch what ``Sheet`` reads: the number of statements does not grow with the rows."""
    return products.select_related("category", "supplier", "edited_by").prefetch_related(
        "texts",
        "price_tiers",
        "pictures",
        Prefetch("category__asks", queryset=CategoryAttribute.objects.select_related("attribute")),
    )


def sheet_of(product: Product) -> Sheet:
    """The sheet of one product, read now."""
    return Sheet(with_sheet(Product.objects.filter(pk=product.pk)).get())

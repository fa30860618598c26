"""The buyer-facing row: one per published product and language, rebuilt by the verbs."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from catalog.models.product import Product
from catalog.models.rendered import RenderedField
from suppliers.models import Supplier

#: Sorts a product without a lead time behind all others.
NO_LEAD_TIME = 32_767


class Listing(models.Model):
    """Everything a public list needs about a product in one language, in one row.

    Nothing here is a source of truth: ``catalog.listings.rebuild`` makes it anew.
    """

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="listings")
    supplier = models.ForeignKey(Supplier, on_delete=models.CASCADE, related_name="listings")
    language = models.CharField(_("language"), max_length=16)
    slug = models.CharField(max_length=100)
    name = models.CharField(max_length=140)
    summary = models.CharField(max_length=240, blank=True)
    #: What the company is called in the tile; ``catalog.listings.naming`` keeps it true.
    supplier_name = models.CharField(max_length=120, blank=True)
    #: Slugs from the hall down to the leaf.
    categories = ArrayField(models.CharField(max_length=60))
    #: Facet values as "name:value": "oem:1", "sample:free", "incoterm:FOB", "skin_type:dry" …
    facets = ArrayField(models.CharField(max_length=120), default=list)
    moq = models.PositiveIntegerField()
    unit_price = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    currency = models.CharField(max_length=3, blank=True)
    lead_time_days = models.PositiveSmallIntegerField(null=True)
    quality = models.PositiveSmallIntegerField(default=0)
    #: The tile as it stands in a list, rendered once; see ``catalog.listings``. It is cut where
    #: the picture's loading attribute goes: at once in the first row of a page, else lazily.
    card_start = RenderedField()
    card_end = RenderedField()
    #: What the product's own page says, formatted in this language; see ``catalog.listings``.
    page = models.JSONField(default=dict)
    #: The same, rendered: the page's words for search engines, and the product on the page.
    head = RenderedField()
    detail = RenderedField()
    #: The languages the product can be read in.
    languages = ArrayField(models.CharField(max_length=16), default=list)
    #: Names, models and numbers for trigram search when words find nothing.
    search_text = models.TextField()
    search = SearchVectorField(null=True)
    published_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        verbose_name = _("listing")
        verbose_name_plural = _("listings")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["product", "language"], name="catalog_listing_once"),
            models.UniqueConstraint(fields=["language", "slug"], name="catalog_listing_slug"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                "language",
                F("published_at").desc(),
                F("id").desc(),
                name="catalog_listing_newest",
            ),
            models.Index(
                "language",
                "supplier",
                F("published_at").desc(),
                F("id").desc(),
                name="catalog_listing_of_supplier",
            ),
            models.Index("language", "moq", F("id").desc(), name="catalog_listing_moq"),
            models.Index(
                "language",
                Coalesce("lead_time_days", NO_LEAD_TIME),
                F("id").desc(),
                name="catalog_listing_lead_time",
            ),
            GinIndex(fields=["categories"], name="catalog_listing_categories"),
            GinIndex(fields=["facets"], name="catalog_listing_facets"),
            GinIndex(fields=["search"], name="catalog_listing_search"),
            GinIndex(OpClass("search_text", "gin_trgm_ops"), name="catalog_listing_trigram"),
        ]

    def __str__(self) -> str:
        return f"{self.name} [{self.language}]"

"""What is sold: the product, its texts, its prices, its history."""

from decimal import Decimal
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from catalog.models.taxonomy import Category
from pavilion.jobs.models import Job, JobQuerySet
from pavilion.public_ids import new_public_id
from pavilion.translation.models import LocalizedText
from suppliers.models import Supplier


class ProductQuerySet(models.QuerySet["Product"]):
    def listed(self) -> "ProductQuerySet":
        """Published products of listed suppliers: what the public may see."""
        return self.filter(status=Product.Status.PUBLISHED, supplier__status=Supplier.Status.LISTED)


class Product(models.Model):
    """A product of one supplier, in one leaf of the taxonomy."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        IN_REVIEW = "in_review", _("In review")
        PUBLISHED = "published", _("Published")
        PAUSED = "paused", _("Paused")
        ARCHIVED = "archived", _("Archived")

    class SamplePolicy(models.TextChoices):
        NONE = "none", _("No samples")
        FREE = "free", _("Free samples")
        PAID = "paid", _("Paid samples")
        REFUNDABLE = "refundable", _("Paid, refunded with the order")
        ON_REQUEST = "on_request", _("Samples on request")

    #: status → the statuses it may become.
    MOVES: ClassVar[dict[str, frozenset[str]]] = {
        "draft": frozenset({"in_review", "published", "archived"}),
        "in_review": frozenset({"published", "draft"}),
        "published": frozenset({"paused", "archived"}),
        "paused": frozenset({"published", "archived"}),
        "archived": frozenset({"draft"}),
    }

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    supplier = models.ForeignKey(Supplier, on_delete=models.CASCADE, related_name="products")
    slug = models.SlugField(_("address"), max_length=100, unique=True)
    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.DRAFT, db_index=True
    )
    category = models.ForeignKey(
        Category,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="products",
        verbose_name=_("category"),
    )
    source_language = models.CharField(_("source language"), max_length=16, default="ko")
    model_no = models.CharField(_("model"), max_length=60, blank=True)
    hs_code = models.CharField(_("HS code"), max_length=6, blank=True)
    origin = models.CharField(_("origin"), max_length=2, default="KR")
    moq = models.PositiveIntegerField(
        _("minimum order quantity"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    unit = models.CharField(_("unit"), max_length=3, default="H87")
    currency = models.CharField(_("currency"), max_length=3, default="USD")
    incoterm = models.CharField(_("Incoterm"), max_length=3, blank=True)
    place = models.CharField(_("named place"), max_length=80, blank=True)
    lead_time_days = models.PositiveSmallIntegerField(_("lead time in days"), null=True, blank=True)
    sample_policy = models.CharField(
        _("samples"), max_length=12, choices=SamplePolicy.choices, default=SamplePolicy.NONE
    )
    oem = models.BooleanField(_("OEM"), default=False)
    odm = models.BooleanField(_("ODM"), default=False)
    payment_terms = ArrayField(
        models.CharField(max_length=40), verbose_name=_("payment"), default=list, blank=True
    )
    #: attribute code → str, number, bool or list of option values.
    attributes = models.JSONField(_("attributes"), default=dict, blank=True)
    #: Counts edits: the editor sends the version it read, so two members never overwrite.
    version = models.PositiveIntegerField(default=1, editable=False)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("last edited by"),
    )
    is_demo = models.BooleanField(_("demo"), default=False, editable=False)
    created_at = models.DateTimeField(_("created"), db_default=Now(), editable=False)
    updated_at = models.DateTimeField(_("changed"), db_default=Now(), editable=False)
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)

    objects = ProductQuerySet.as_manager()

    class Meta:
        verbose_name = _("product")
        verbose_name_plural = _("products")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["supplier", "-updated_at"], name="catalog_product_of_supplier"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="catalog_product_status",
                condition=Q(status__in=["draft", "in_review", "published", "paused", "archived"]),
            ),
            models.CheckConstraint(
                name="catalog_product_hs_code",
                condition=Q(hs_code="") | Q(hs_code__regex=r"^[0-9]{6}$"),
            ),
            models.CheckConstraint(
                name="catalog_product_moq", condition=Q(moq__isnull=True) | Q(moq__gte=1)
            ),
            models.CheckConstraint(
                name="catalog_product_place_needs_incoterm",
                condition=Q(incoterm="", place="") | ~Q(incoterm=""),
            ),
            models.CheckConstraint(
                name="catalog_product_published_complete",
                condition=~Q(status="published")
                | Q(category__isnull=False, moq__isnull=False, published_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    def may_become(self, status: str) -> bool:
        return status in self.MOVES[self.status]


class ProductText(LocalizedText):
    """A product in one language."""

    translated_fields = ("name", "summary", "description", "keywords", "specs")
    #: Figures: not public while their source has changed.
    guarded_fields = ("specs",)

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(_("name"), max_length=140, blank=True)
    summary = models.CharField(_("summary"), max_length=240, blank=True)
    description = models.TextField(_("description"), max_length=8000, blank=True)
    keywords = ArrayField(
        models.CharField(max_length=60), verbose_name=_("keywords"), default=list, blank=True
    )
    #: Further specifications in the supplier's own words: [{"label", "value"}, …].
    specs = models.JSONField(_("specifications"), default=list, blank=True)

    class Meta:
        verbose_name = _("product text")
        verbose_name_plural = _("product texts")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["product", "language"], name="catalog_producttext_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} [{self.language}]"


class PriceTier(models.Model):
    """From this quantity on, a piece costs this much, in the product's currency."""

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="price_tiers")
    min_qty = models.PositiveIntegerField(_("from quantity"), validators=[MinValueValidator(1)])
    unit_price = models.DecimalField(
        _("unit price"),
        max_digits=14,
        decimal_places=4,
        validators=[MinValueValidator(Decimal("0.0001"))],
    )

    class Meta:
        verbose_name = _("price tier")
        verbose_name_plural = _("price tiers")
        ordering: ClassVar[list[str]] = ["min_qty"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["product", "min_qty"], name="catalog_pricetier_once"),
            models.CheckConstraint(
                name="catalog_pricetier_positive", condition=Q(unit_price__gt=0, min_qty__gte=1)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.min_qty}+ {self.unit_price}"


class ProductTranslation(Job):
    """A product's texts are to be put into one language."""

    task_name = "catalog.translate_product"
    lease_seconds = 330

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="translations")
    language = models.CharField(_("language"), max_length=16)

    objects = JobQuerySet.as_manager()

    class Meta(Job.Meta):
        verbose_name = _("translation of a product")
        verbose_name_plural = _("translations of products")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Job.Meta.constraints,
            models.UniqueConstraint(
                fields=["product", "language"], name="catalog_producttranslation_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.product} → {self.language}"


class ProductStatusChange(models.Model):
    """Append-only: who moved a product from where to where, and why."""

    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="history")
    before = models.CharField(_("before"), max_length=10, choices=Product.Status.choices)
    after = models.CharField(_("after"), max_length=10, choices=Product.Status.choices)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("who")
    )
    reason = models.TextField(_("reason"), blank=True)
    at = models.DateTimeField(_("when"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("status change")
        verbose_name_plural = _("history")
        ordering: ClassVar[list[str]] = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"

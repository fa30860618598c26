"""The company itself, and where it stands."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField

from pavilion.public_ids import new_public_id


class SupplierQuerySet(models.QuerySet["Supplier"]):
    def locked(self, pk: int) -> "Supplier":
        """The row, held until the transaction ends."""
        return self.select_for_update(of=("self",)).get(pk=pk)

    def named(self) -> "SupplierQuerySet":
        """With ``name_ko`` and ``name_en``, as the company calls itself."""
        korean = models.FilteredRelation("texts", condition=Q(texts__language="ko"))
        english = models.FilteredRelation("texts", condition=Q(texts__language="en"))
        return self.annotate(korean=korean, english=english).annotate(
            name_ko=models.F("korean__name"), name_en=models.F("english__name")
        )

    def listed(self) -> "SupplierQuerySet":
        """Those whose pages and products the public may see."""
        return self.filter(status=Supplier.Status.LISTED)


class Supplier(models.Model):
    """A Korean company. One per business number (사업자등록번호)."""

    class Status(models.TextChoices):
        REGISTERED = "registered", _("Registered")
        LISTED = "listed", _("Listed")
        SUSPENDED = "suspended", _("Suspended")
        CLOSED = "closed", _("Closed")

    class BusinessType(models.TextChoices):
        MANUFACTURER = "manufacturer", _("Manufacturer")
        OEM = "oem", _("OEM")
        ODM = "odm", _("ODM")
        PRIVATE_LABEL = "private_label", _("Private label")
        BRAND = "brand", _("Brand owner")
        TRADER = "trading", _("Trading company")

    class RegistryState(models.TextChoices):
        NOT_CHECKED = "not_checked", _("Not checked")
        ACTIVE = "active", _("Active")
        SUSPENDED = "suspended", _("Business suspended")
        CLOSED = "closed", _("Business closed")
        UNKNOWN = "unknown", _("Not registered")

    #: Where a company may go from where it stands.
    MOVES: ClassVar[dict[str, frozenset[str]]] = {
        "registered": frozenset({"listed", "closed"}),
        "listed": frozenset({"suspended", "closed"}),
        "suspended": frozenset({"listed", "closed"}),
        "closed": frozenset(),
    }

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    status = models.CharField(
        _("status"), max_length=12, choices=Status.choices, default=Status.REGISTERED, db_index=True
    )
    business_number = models.CharField(_("business number"), max_length=10, unique=True)
    registry_state = models.CharField(
        _("tax office's answer"),
        max_length=12,
        choices=RegistryState.choices,
        default=RegistryState.NOT_CHECKED,
    )
    registry_checked_at = models.DateTimeField(_("checked at"), null=True, blank=True)
    registry_checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("checked by"),
        help_text=_("Empty when it was asked by machine."),
    )
    representative_ko = models.CharField(_("representative (Korean)"), max_length=60, blank=True)
    representative_en = models.CharField(_("representative (English)"), max_length=80, blank=True)
    established_on = models.DateField(_("established"), null=True, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=10, blank=True)
    address_ko = models.CharField(_("address (Korean)"), max_length=200, blank=True)
    address_en = models.CharField(_("address (English)"), max_length=200, blank=True)
    contact_name_ko = models.CharField(_("contact person (Korean)"), max_length=60, blank=True)
    contact_name_en = models.CharField(_("contact person (English)"), max_length=80, blank=True)
    contact_title_ko = models.CharField(_("position (Korean)"), max_length=60, blank=True)
    contact_title_en = models.CharField(_("position (English)"), max_length=80, blank=True)
    phone = PhoneNumberField(_("phone"), blank=True, region="KR")
    email = models.EmailField(_("e-mail for buyers"), blank=True)
    website = models.URLField(_("website"), blank=True)
    business_types = ArrayField(
        models.CharField(max_length=16, choices=BusinessType.choices),
        verbose_name=_("kinds of business"),
        default=list,
        blank=True,
    )
    halls = ArrayField(
        models.CharField(max_length=40), verbose_name=_("halls"), default=list, blank=True
    )
    employees = models.CharField(_("employees"), max_length=20, blank=True)
    export_markets = ArrayField(
        models.CharField(max_length=2), verbose_name=_("export markets"), default=list, blank=True
    )
    source_language = models.CharField(_("source language"), max_length=16, default="ko")
    logo = models.CharField(_("logo"), max_length=200, blank=True)
    cover = models.CharField(_("cover"), max_length=200, blank=True)
    trusted = models.BooleanField(
        _("trusted"), default=False, help_text=_("Products go live at once and are sampled.")
    )
    is_demo = models.BooleanField(_("demo"), default=False, editable=False)
    registered_at = models.DateTimeField(_("registered"), db_default=Now(), editable=False)
    listed_at = models.DateTimeField(_("listed"), null=True, blank=True, editable=False)

    members = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="Member", related_name="suppliers"
    )

    objects = SupplierQuerySet.as_manager()

    class Meta:
        verbose_name = _("supplier")
        verbose_name_plural = _("suppliers")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="suppliers_supplier_status",
                condition=Q(status__in=["registered", "listed", "suspended", "closed"]),
            ),
            models.CheckConstraint(
                name="suppliers_supplier_business_number",
                condition=Q(business_number__regex=r"^[0-9]{10}$"),
            ),
            models.CheckConstraint(
                name="suppliers_supplier_listed_has_date",
                condition=~Q(status="listed") | Q(listed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="suppliers_supplier_registry_state",
                condition=Q(
                    registry_state__in=["not_checked", "active", "suspended", "closed", "unknown"]
                ),
            ),
            models.CheckConstraint(
                name="suppliers_supplier_registry_checked_both",
                condition=Q(registry_state="not_checked", registry_checked_at__isnull=True)
                | (~Q(registry_state="not_checked") & Q(registry_checked_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="suppliers_supplier_business_types",
                condition=Q(
                    business_types__contained_by=[
                        "manufacturer",
                        "oem",
                        "odm",
                        "brand",
                        "trading",
                        "private_label",
                    ]
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    def may_become(self, status: str) -> bool:
        return status in self.MOVES[self.status]


class SupplierStatusChange(models.Model):
    """Append-only: who moved a company from where to where, and why."""

    supplier = models.ForeignKey(Supplier, on_delete=models.CASCADE, related_name="history")
    before = models.CharField(_("before"), max_length=12, choices=Supplier.Status.choices)
    after = models.CharField(_("after"), max_length=12, choices=Supplier.Status.choices)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("who")
    )
    reason = models.TextField(_("reason"), blank=True)
    at = models.DateTimeField(_("when"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("change of a supplier's status")
        verbose_name_plural = _("history")
        ordering: ClassVar[list[str]] = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"

"""What staff decide on (docs/adr/0001)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from pavilion.public_ids import new_public_id
from suppliers.models.company import Supplier


class ApplicationQuerySet(models.QuerySet["Application"]):
    def locked(self, pk: int) -> "Application":
        """The row with its supplier, held until the transaction ends."""
        return self.select_for_update(of=("self",)).select_related("supplier").get(pk=pk)

    def open(self) -> "ApplicationQuerySet":
        return self.filter(status__in=Application.OPEN)

    def waiting(self) -> "ApplicationQuerySet":
        """What staff must decide, the longest waiting first."""
        return self.filter(status=Application.Status.SUBMITTED).order_by("submitted_at", "pk")


class Application(models.Model):
    """What staff decide on: a first listing (later: a renewal, a changed protected fact)."""

    class Kind(models.TextChoices):
        LISTING = "listing", _("First listing")

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SUBMITTED = "submitted", _("Being reviewed")
        CHANGES_REQUESTED = "changes_requested", _("Changes requested")
        APPROVED = "approved", _("Approved")
        REJECTED = "rejected", _("Rejected")

    class Task(models.TextChoices):
        """The pages of the application, in the order they are listed."""

        COMPANY = "company", _("The company")
        CONTACT = "contact", _("Contact person")
        PRODUCTS = "products", _("What you make")
        PAPERS = "papers", _("Papers")
        AGREEMENT = "agreement", _("Agreement")

    OPEN: ClassVar[list[str]] = ["draft", "submitted", "changes_requested"]
    #: Who may move it where: status → the statuses it may become.
    MOVES: ClassVar[dict[str, frozenset[str]]] = {
        "draft": frozenset({"submitted"}),
        "submitted": frozenset({"approved", "changes_requested", "rejected"}),
        "changes_requested": frozenset({"submitted"}),
        "approved": frozenset(),
        "rejected": frozenset(),
    }

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    supplier = models.ForeignKey(Supplier, on_delete=models.CASCADE, related_name="applications")
    kind = models.CharField(
        _("kind"), max_length=12, choices=Kind.choices, default=Kind.LISTING, editable=False
    )
    status = models.CharField(
        _("status"), max_length=20, choices=Status.choices, default=Status.DRAFT, db_index=True
    )
    agreed_version = models.CharField(_("agreement version"), max_length=16, blank=True)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("agreed by"),
    )
    agreed_at = models.DateTimeField(_("agreed at"), null=True, blank=True)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    created_at = models.DateTimeField(_("started"), db_default=Now(), editable=False)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["supplier", "kind"],
                condition=Q(status__in=["draft", "submitted", "changes_requested"]),
                name="suppliers_application_one_open",
            ),
            models.CheckConstraint(
                name="suppliers_application_status",
                condition=Q(
                    status__in=["draft", "submitted", "changes_requested", "approved", "rejected"]
                ),
            ),
            models.CheckConstraint(
                name="suppliers_application_decided_both",
                condition=Q(decided_at__isnull=True, decided_by__isnull=True)
                | Q(decided_at__isnull=False, decided_by__isnull=False),
            ),
            models.CheckConstraint(
                name="suppliers_application_final_is_decided",
                condition=~Q(status__in=["approved", "rejected"]) | Q(decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="suppliers_application_agreed_all",
                condition=Q(agreed_at__isnull=True, agreed_by__isnull=True, agreed_version="")
                | (Q(agreed_at__isnull=False, agreed_by__isnull=False) & ~Q(agreed_version="")),
            ),
            models.CheckConstraint(
                name="suppliers_application_submitted_has_date",
                condition=~Q(status="submitted") | Q(submitted_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.supplier}"

    def may_become(self, status: str) -> bool:
        return status in self.MOVES[self.status]

    @property
    def is_editable(self) -> bool:
        """The owner may change it: before it was submitted, and when changes were requested."""
        return self.status in (self.Status.DRAFT, self.Status.CHANGES_REQUESTED)

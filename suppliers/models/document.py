"""Private papers."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from pavilion.public_ids import new_public_id
from suppliers.models.company import Supplier


class DocumentQuerySet(models.QuerySet["Document"]):
    def current(self) -> "DocumentQuerySet":
        """Not replaced by a newer paper of the same kind, and not taken back."""
        return self.filter(replaced_at__isnull=True)


class Document(models.Model):
    """A private paper. The file's key is random; the person's name for it is a column."""

    class Kind(models.TextChoices):
        BUSINESS_REGISTRATION = "biz_reg", _("Business registration certificate")

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    supplier = models.ForeignKey(Supplier, on_delete=models.CASCADE, related_name="documents")
    kind = models.CharField(_("kind"), max_length=24, choices=Kind.choices)
    key = models.CharField(_("storage key"), max_length=120, unique=True, editable=False)
    name = models.CharField(_("file name"), max_length=150)
    content_type = models.CharField(_("content type"), max_length=64)
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("digest"), max_length=64)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    uploaded_at = models.DateTimeField(_("uploaded"), db_default=Now(), editable=False)
    replaced_at = models.DateTimeField(_("replaced"), null=True, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["supplier", "kind"],
                condition=Q(replaced_at__isnull=True),
                name="suppliers_document_one_current",
            )
        ]

    def __str__(self) -> str:
        return self.name

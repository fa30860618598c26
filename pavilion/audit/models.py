"""Who did or saw what: append-only lines without foreign keys, so they outlive their subjects."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class AuditEntry(models.Model):
    """One line: who, when, from where, whose data, what (K7)."""

    at = models.DateTimeField(_("when"), db_default=Now(), editable=False)
    actor_id = models.BigIntegerField(_("actor number"), null=True, editable=False)
    actor = models.CharField(_("actor"), max_length=254, editable=False)
    action = models.CharField(_("action"), max_length=64, editable=False)
    subject = models.CharField(_("whose data"), max_length=200, blank=True, editable=False)
    target = models.CharField(_("what"), max_length=200, blank=True, editable=False)
    reason = models.TextField(_("reason"), blank=True, editable=False)
    address = models.GenericIPAddressField(_("address"), null=True, editable=False)

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit trail")
        ordering: ClassVar[list[str]] = ["-at", "-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["-at"], name="audit_entry_at"),
            models.Index(fields=["subject", "-at"], name="audit_entry_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.actor}: {self.action} {self.target}"

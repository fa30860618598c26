"""How an application got where it is, and what a reviewer still wants."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from suppliers.models.application import Application
from suppliers.models.document import Document


class ApplicationStatusChange(models.Model):
    """Append-only: who moved an application from where to where, and why."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="history")
    before = models.CharField(_("before"), max_length=20, choices=Application.Status.choices)
    after = models.CharField(_("after"), max_length=20, choices=Application.Status.choices)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("who")
    )
    reason = models.TextField(_("reason"), blank=True)
    document = models.ForeignKey(
        Document,
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("paper it was decided on"),
    )
    at = models.DateTimeField(_("when"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("history")
        ordering: ClassVar[list[str]] = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"


class TaskNote(models.Model):
    """What a reviewer wants changed on one page of an application; gone when it is answered."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="notes")
    task = models.CharField(_("task"), max_length=12, choices=Application.Task.choices)
    note = models.TextField(_("note"), max_length=1000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("when"), db_default=Now(), editable=False)
    resolved_at = models.DateTimeField(_("answered"), null=True, blank=True)

    class Meta:
        verbose_name = _("reviewer's note")
        verbose_name_plural = _("reviewers' notes")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["application", "task"],
                condition=Q(resolved_at__isnull=True),
                name="suppliers_tasknote_one_open",
            )
        ]

    def __str__(self) -> str:
        return self.note[:60]

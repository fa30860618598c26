"""The company's people."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from suppliers.models.company import Supplier


class Member(models.Model):
    """A person's place in a company."""

    class Role(models.TextChoices):
        OWNER = "owner", _("Owner")
        MANAGER = "manager", _("Manager")
        EDITOR = "editor", _("Editor")

    supplier = models.ForeignKey(Supplier, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(_("role"), max_length=8, choices=Role.choices)
    joined_at = models.DateTimeField(_("joined"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["supplier", "user"], name="suppliers_member_once"),
            models.CheckConstraint(
                name="suppliers_member_role", condition=Q(role__in=["owner", "manager", "editor"])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.get_role_display()})"

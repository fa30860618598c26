"""Telling the company's people and the reviewers what became of an application."""

from django.urls import reverse
from django.utils import translation

from pavilion.accounts.models import User
from pavilion.outbox.asking import BOTH, tell
from pavilion.outbox.models import Delivery
from suppliers import access
from suppliers.models import (
    Application,
    ApplicationStatusChange,
    Member,
    Supplier,
    SupplierStatusChange,
)


def tell_reviewers(application: Application, change: ApplicationStatusChange) -> None:
    """An application waits: a line in the portal, no mail."""
    path = reverse("admin:suppliers_application_change", args=[application.pk])
    for reviewer in access.reviewers():
        tell(
            reviewer,
            "application_submitted",
            dedup_key=f"application_submitted:{change.pk}:{reviewer.pk}",
            context={"company": _name(application.supplier)},
            url=path,
            channels=[Delivery.Channel.INBOX],
        )


def tell_company(
    supplier: Supplier,
    kind: str,
    change: ApplicationStatusChange | SupplierStatusChange,
    *,
    page: str,
    **context: str,
) -> None:
    """Tell those who speak for the company, in their language and by mail too."""
    for person in _managing(supplier):
        with translation.override(person.language):
            path = reverse(page)
        tell(
            person,
            kind,
            dedup_key=f"{kind}:{change.pk}:{person.pk}",
            context={"company": _name(supplier), **context},
            url=path,
            channels=BOTH,
        )


def _managing(supplier: Supplier) -> list[User]:
    members = Member.objects.filter(supplier=supplier, role__in=access.MANAGING)
    return [member.user for member in members.select_related("user").order_by("pk")]


def _name(supplier: Supplier) -> str:
    source = supplier.texts.filter(language=supplier.source_language).first()
    return source.name if source and source.name else supplier.slug

"""Evidence, not badges: who checked what, how, when, and when it lapses (S7)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from suppliers.models import Application, ApplicationStatusChange, Supplier

#: A check stands for a year, then it falls off by itself.
STANDS_FOR = timedelta(days=365)
#: Stands on every product's page, where putting a query together would cost more than asking it.
_CERTIFICATE_SEEN = f"""
    SELECT c.id, c.at FROM suppliers_applicationstatuschange c
    JOIN suppliers_application a ON a.id = c.application_id
    WHERE a.supplier_id = %s AND c.after = '{Application.Status.APPROVED.value}'
      AND c.document_id IS NOT NULL
    ORDER BY c.at DESC, c.id DESC LIMIT 1
"""  # noqa: S608  a constant


@dataclass(frozen=True, slots=True)
class Evidence:
    """One public claim. ``kind`` names it for icons and tests."""

    kind: str
    icon: str
    claim: str | Promise
    how: str | Promise
    checked_at: datetime
    until: datetime


def evidence(supplier: Supplier) -> list[Evidence]:
    """What stands today about the company; empty while it is not listed."""
    if supplier.status != Supplier.Status.LISTED:
        return []
    found = [*_registry(supplier), *_certificate(supplier)]
    return [one for one in found if one.until > timezone.now()]


def _registry(supplier: Supplier) -> list[Evidence]:
    checked_at = supplier.registry_checked_at
    if supplier.registry_state != Supplier.RegistryState.ACTIVE or checked_at is None:
        return []
    by_hand = supplier.registry_checked_by_id is not None
    return [
        Evidence(
            kind="registered_business",
            icon="shield-check",
            claim=_("Registered business, active"),
            how=_("Looked up at the Korean tax office by Pavilion staff")
            if by_hand
            else _("Looked up at the Korean tax office, automatically"),
            checked_at=checked_at,
            until=checked_at + STANDS_FOR,
        )
    ]


def _certificate(supplier: Supplier) -> list[Evidence]:
    rows = ApplicationStatusChange.objects.raw(_CERTIFICATE_SEEN, [supplier.pk])
    seen = next(iter(rows), None)
    if seen is None:
        return []
    return [
        Evidence(
            kind="registration_certificate",
            icon="file-check",
            claim=_("Business registration certificate"),
            how=_("Original seen and compared with the company’s entries by Pavilion staff"),
            checked_at=seen.at,
            until=seen.at + STANDS_FOR,
        )
    ]

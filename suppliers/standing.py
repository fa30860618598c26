"""Staff take a company off the site and bring it back."""

from django.db import transaction

from pavilion.accounts.models import User
from pavilion.audit.recording import record
from suppliers import notices
from suppliers.models import Supplier, SupplierStatusChange
from suppliers.moving import move_supplier


def suspend(
    supplier: Supplier, *, by: User, reason: str, address: str | None = None
) -> SupplierStatusChange:
    """Off the site at once, with everything it shows; its people read why."""
    return _move(
        supplier,
        Supplier.Status.SUSPENDED,
        "supplier_suspended",
        by=by,
        reason=reason,
        address=address,
    )


def reinstate(
    supplier: Supplier, *, by: User, reason: str, address: str | None = None
) -> SupplierStatusChange:
    """Back on the site. A company that was never approved is not listed this way."""
    return _move(
        supplier,
        Supplier.Status.LISTED,
        "supplier_reinstated",
        by=by,
        reason=reason,
        address=address,
    )


class NeverListedError(Exception):
    """Only an approved application lists a company for the first time."""


@transaction.atomic
def _move(
    supplier: Supplier,
    after: Supplier.Status,
    kind: str,
    *,
    by: User,
    reason: str,
    address: str | None,
) -> SupplierStatusChange:
    if not reason.strip():
        raise ValueError("a change of standing has a reason")
    supplier = Supplier.objects.locked(supplier.pk)
    if supplier.listed_at is None:
        raise NeverListedError
    change = move_supplier(supplier, after, by=by, reason=reason)
    notices.tell_company(supplier, kind, change, page="suppliers:desk", reason=reason)
    record(
        f"supplier.{after}",
        by=by,
        subject=supplier.slug,
        target=supplier.public_id,
        reason=reason,
        address=address,
    )
    return change


@transaction.atomic
def trust(supplier: Supplier, is_trusted: bool, *, by: User, address: str | None = None) -> None:
    """Let the company's products go live at once, or have them looked at first again."""
    supplier = Supplier.objects.locked(supplier.pk)
    if supplier.trusted == is_trusted:
        return
    supplier.trusted = is_trusted
    supplier.save(update_fields=["trusted"])
    record(
        "supplier.trusted" if is_trusted else "supplier.untrusted",
        by=by,
        subject=supplier.slug,
        target=supplier.public_id,
        address=address,
    )

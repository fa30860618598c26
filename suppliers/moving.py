"""The one door through which an application or a company changes its status.

Row and history are written together. The caller holds the lock; the update is a
compare-and-set all the same, so a caller that forgot it cannot decide twice.
"""

from django.db.models.functions import Now

from pavilion.accounts.models import User
from suppliers.models import (
    Application,
    ApplicationStatusChange,
    Document,
    Supplier,
    SupplierStatusChange,
)


class MoveRefusedError(Exception):
    """From where the row stands, this is not a step it may take."""

    def __init__(self, before: str, after: str) -> None:
        super().__init__(f"{before} → {after}")
        self.before = before
        self.after = after


def move_application(
    application: Application,
    after: Application.Status,
    *,
    by: User,
    reason: str = "",
    document: Document | None = None,
) -> ApplicationStatusChange:
    """Move the application and write who did it, and on which paper it was decided."""
    before = application.status
    changes: dict[str, object] = {"status": after}
    if after == Application.Status.SUBMITTED:
        changes["submitted_at"] = Now()
    if after in (Application.Status.APPROVED, Application.Status.REJECTED):
        changes |= {"decided_at": Now(), "decided_by": by}
    if not application.may_become(after) or not _set(application, before, changes):
        raise MoveRefusedError(before, after)
    return ApplicationStatusChange.objects.create(
        application=application,
        before=before,
        after=after,
        actor=by,
        reason=reason,
        document=document,
    )


def move_supplier(
    supplier: Supplier, after: Supplier.Status, *, by: User, reason: str = ""
) -> SupplierStatusChange:
    """Move the company and write who did it and why; its first listing is dated."""
    before = supplier.status
    changes: dict[str, object] = {"status": after}
    if after == Supplier.Status.LISTED and supplier.listed_at is None:
        changes["listed_at"] = Now()
    if not supplier.may_become(after) or not _set(supplier, before, changes):
        raise MoveRefusedError(before, after)
    return SupplierStatusChange.objects.create(
        supplier=supplier, before=before, after=after, actor=by, reason=reason
    )


def _set(row: Application | Supplier, before: str, changes: dict[str, object]) -> bool:
    rows = Application.objects if isinstance(row, Application) else Supplier.objects
    moved = rows.filter(pk=row.pk, status=before).update(**changes)
    if moved:
        row.refresh_from_db(fields=list(changes))
    return moved == 1

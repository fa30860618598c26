"""Staff decide on an application. Only one decision counts, on the paper that lies there now."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models.functions import Now

from pavilion.accounts.models import User
from pavilion.audit.recording import record
from suppliers import notices
from suppliers.models import Application, ApplicationStatusChange, Document, Supplier, TaskNote
from suppliers.moving import move_application, move_supplier

Status = Application.Status


class AlreadyDecidedError(Exception):
    """Somebody else was faster, or the owner has not handed it in."""

    def __init__(self, application: Application) -> None:
        super().__init__(application.status)
        self.application = application


class DocumentReplacedError(Exception):
    """The paper the reviewer looked at is not the one that lies there now."""


class BusinessNotActiveError(Exception):
    """Only an active business can be listed."""


@transaction.atomic
def approve(
    application: Application,
    *,
    by: User,
    document: Document,
    registry_state: Supplier.RegistryState,
    address: str | None = None,
) -> ApplicationStatusChange:
    """List the company. ``document`` is the paper that was looked at, ``registry_state`` what
    the tax office's site said when the reviewer asked it."""
    application = _waiting(application)
    supplier = Supplier.objects.locked(application.supplier_id)
    if not supplier.documents.current().filter(pk=document.pk).exists():
        raise DocumentReplacedError
    if registry_state != Supplier.RegistryState.ACTIVE:
        raise BusinessNotActiveError
    _note_registry(supplier, registry_state, by)
    change = move_application(application, Status.APPROVED, by=by, document=document)
    move_supplier(supplier, Supplier.Status.LISTED, by=by)
    notices.tell_company(supplier, "application_approved", change, page="suppliers:desk")
    _audit(application, change, by=by, address=address)
    return change


@transaction.atomic
def request_changes(
    application: Application,
    *,
    by: User,
    notes: Mapping[Application.Task, str],
    registry_state: Supplier.RegistryState | None = None,
    address: str | None = None,
) -> ApplicationStatusChange:
    """Give the application back with a note on each page that is to be changed."""
    if not notes:
        raise ValueError("a change is requested by at least one note")
    application = _waiting(application)
    if registry_state:
        _note_registry(Supplier.objects.locked(application.supplier_id), registry_state, by)
    TaskNote.objects.bulk_create(
        TaskNote(application=application, task=task, note=note, by=by)
        for task, note in notes.items()
    )
    # The history keeps the notes: on the pages they go once they are answered.
    lines = [f"{Application.Task(task).label}: {note}" for task, note in notes.items()]
    change = move_application(application, Status.CHANGES_REQUESTED, by=by, reason="\n".join(lines))
    notices.tell_company(
        application.supplier,
        "application_changes",
        change,
        page="suppliers:desk_application",
        notes="\n".join(notes.values()),
    )
    _audit(application, change, by=by, address=address)
    return change


@transaction.atomic
def reject(
    application: Application,
    *,
    by: User,
    reason: str,
    registry_state: Supplier.RegistryState | None = None,
    address: str | None = None,
) -> ApplicationStatusChange:
    """Refuse the application; the owner reads why and may begin anew."""
    if not reason.strip():
        raise ValueError("a refusal has a reason")
    application = _waiting(application)
    if registry_state:
        _note_registry(Supplier.objects.locked(application.supplier_id), registry_state, by)
    change = move_application(application, Status.REJECTED, by=by, reason=reason)
    notices.tell_company(
        application.supplier,
        "application_rejected",
        change,
        page="suppliers:desk_application",
        reason=reason,
    )
    _audit(application, change, by=by, address=address)
    return change


def _waiting(application: Application) -> Application:
    """The application, held; it waits for a decision."""
    held = Application.objects.locked(application.pk)
    if held.status != Status.SUBMITTED:
        raise AlreadyDecidedError(held)
    return held


def _note_registry(supplier: Supplier, state: Supplier.RegistryState, by: User) -> None:
    """Keep what the tax office's site said, and who asked it when."""
    if state == Supplier.RegistryState.NOT_CHECKED:
        return
    supplier.registry_state = state
    supplier.registry_checked_at = Now()
    supplier.registry_checked_by = by
    supplier.save(update_fields=["registry_state", "registry_checked_at", "registry_checked_by"])
    supplier.refresh_from_db(fields=["registry_checked_at"])


def _audit(
    application: Application, change: ApplicationStatusChange, *, by: User, address: str | None
) -> None:
    record(
        f"application.{change.after}",
        by=by,
        subject=application.supplier.slug,
        target=application.public_id,
        reason=change.reason,
        address=address,
    )

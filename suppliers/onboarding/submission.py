"""Handing the application in, and beginning anew after a refusal."""

from django.db import transaction

from pavilion.accounts.models import User
from suppliers import notices
from suppliers.models import Application, ApplicationStatusChange, Supplier
from suppliers.moving import MoveRefusedError, move_application
from suppliers.requirements import Missing, dossier_of, missing


class IncompleteError(Exception):
    """Something is still wanted."""

    def __init__(self, lacking: list[Missing]) -> None:
        super().__init__(", ".join(one.field for one in lacking))
        self.lacking = lacking


@transaction.atomic
def submit(application: Application, *, by: User) -> ApplicationStatusChange:
    """Hand the application to staff, complete and with every note answered."""
    application = Application.objects.locked(application.pk)
    if not application.may_become(Application.Status.SUBMITTED):
        raise MoveRefusedError(application.status, Application.Status.SUBMITTED)
    if lacking := missing(dossier_of(application)):
        raise IncompleteError(lacking)
    change = move_application(application, Application.Status.SUBMITTED, by=by)
    notices.tell_reviewers(application, change)
    return change


@transaction.atomic
def begin_again(supplier: Supplier, *, by: User) -> Application:
    """A new draft after a refusal; there is only ever one open application."""
    supplier = Supplier.objects.locked(supplier.pk)
    former = supplier.applications.order_by("-created_at", "-pk").first()
    if former is None or former.status != Application.Status.REJECTED:
        raise MoveRefusedError(former.status if former else "", Application.Status.DRAFT)
    return Application.objects.create(
        supplier=supplier,
        agreed_version=former.agreed_version,
        agreed_by=former.agreed_by,
        agreed_at=former.agreed_at,
    )

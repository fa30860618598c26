"""The one door to the audit trail."""

from django.contrib.auth.base_user import AbstractBaseUser

from pavilion.audit.models import AuditEntry


def record(
    action: str,
    *,
    by: AbstractBaseUser | None,
    subject: str = "",
    target: str = "",
    reason: str = "",
    address: str | None = None,
) -> AuditEntry:
    """Write one line, in the caller's transaction.

    ``action`` is a short dotted name (``document.viewed``), ``subject`` whose data it was,
    ``target`` the thing, both by public name; ``address`` the client's IP address.
    """
    return AuditEntry.objects.create(
        action=action,
        actor_id=getattr(by, "pk", None),
        actor=by.get_username() if by is not None else "system",
        subject=subject[:200],
        target=target[:200],
        reason=reason,
        address=address,
    )

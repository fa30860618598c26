"""What somebody may do in the back office changed: who changed what leaves a line (K4)."""

from django.contrib.auth.models import Group

from pavilion.accounts.models import User
from pavilion.audit.recording import record

Rights = frozenset[str]


def rights_of(user: User) -> Rights:
    """Roles and marks of a person at this moment."""
    roles = {f"role {name}" for name in user.groups.values_list("name", flat=True)}
    marks = {name for name in ("is_active", "is_staff", "is_superuser") if getattr(user, name)}
    return frozenset(roles | marks)


def permissions_of(role: Group) -> Rights:
    """What a role may do at this moment."""
    pairs = role.permissions.values_list("content_type__app_label", "codename")
    return frozenset(f"{app_label}.{codename}" for app_label, codename in pairs)


def record_change(
    before: Rights, after: Rights, *, by: User, subject: str, address: str | None
) -> None:
    """One line that names what was granted and what was taken; none when nothing changed."""
    granted, taken = sorted(after - before), sorted(before - after)
    if not granted and not taken:
        return
    words = [*(f"+{name}" for name in granted), *(f"-{name}" for name in taken)]
    record(
        "rights.changed",
        by=by,
        subject=subject,
        target=subject,
        reason=", ".join(words),
        address=address,
    )

"""The company page: prose changes at once and is recorded (docs/adr/0002)."""

from collections.abc import Collection, Mapping

from django.db import transaction

from pavilion.accounts.models import User
from pavilion.audit.recording import record
from suppliers import wording
from suppliers.models import Supplier


@transaction.atomic
def save_page(
    supplier: Supplier,
    *,
    by: User,
    korean: Mapping[str, str],
    english: Mapping[str, str],
    accepted: Collection[str] = (),
) -> list[str]:
    """Write both languages. ``english`` holds only what the person changed, ``accepted`` the
    fields whose English they found right; the rest an engine may go on with.

    Returns the names of the changed fields with their language.
    """
    supplier = Supplier.objects.locked(supplier.pk)
    changed = [f"{field}.ko" for field in wording.write_source(supplier, korean, by=by)]
    written = wording.write_english(supplier, english, by=by, accepted=accepted)
    changed += [f"{field}.en" for field in written]
    wording.ask_translation(supplier)
    if changed:
        record("company.changed", by=by, subject=supplier.slug, target=", ".join(changed))
    return changed

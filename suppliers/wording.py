"""What a company says about itself, written through the translation states.

Called by verbs, in their transaction. Korean is the source; English is a person's, or waits
for an engine.
"""

from collections.abc import Collection, Mapping

from pavilion.accounts.models import User
from pavilion.jobs.asking import requeue
from pavilion.translation import states
from pavilion.translation.filling import remember
from pavilion.translation.provenance import HUMAN, state_of
from suppliers import proposals
from suppliers.models import Supplier, SupplierText, SupplierTranslation


def write_source(supplier: Supplier, values: Mapping[str, str], *, by: User) -> list[str]:
    """The owner writes in Korean; English made from the former words grows stale.

    Returns the fields whose words changed.
    """
    source = SupplierText.objects.for_writing(supplier, supplier.source_language)
    english = SupplierText.objects.for_writing(supplier, SupplierText.TARGET_LANGUAGE)
    changed = []
    for field, value in values.items():
        former = getattr(source, field)
        if states.write_source(source, field, value, by=by.pk):
            states.source_changed(english, field, old_source=former, new_source=value)
            changed.append(field)
    source.save()
    english.save()
    return changed


def write_english(
    supplier: Supplier, values: Mapping[str, str], *, by: User, accepted: Collection[str] = ()
) -> list[str]:
    """A person writes in English, or finds right what stands there (``accepted``)."""
    source = SupplierText.objects.for_writing(supplier, supplier.source_language)
    english = SupplierText.objects.for_writing(supplier, SupplierText.TARGET_LANGUAGE)
    changed = []
    for field, value in values.items():
        if states.write_by_person(
            english,
            field,
            value,
            by=by.pk,
            source_language=source.language,
            source_value=getattr(source, field),
        ):
            changed.append(field)
    for field in accepted:
        if field not in values and english.may_be_accepted(field):
            states.accept(english, field, by=by.pk, source_value=getattr(source, field))
            changed.append(field)
    english.save()
    for field in changed:
        remember(source, english, field)
    return changed


def write_name(supplier: Supplier, korean: str, english: str, *, by: User) -> bool:
    """The company's name in both languages. Returns whether the English is only proposed.

    An English name that is left empty, or that was proposed for the former Korean name and
    not touched since, is proposed by the rules; it is nobody's word until a person keeps it.
    """
    source = SupplierText.objects.for_writing(supplier, supplier.source_language)
    text = SupplierText.objects.for_writing(supplier, SupplierText.TARGET_LANGUAGE)
    wanted = proposals.settle(
        english,
        korean,
        proposals.COMPANY,
        former_english="" if state_of(text, "name") in HUMAN else text.name,
        former_korean=source.name,
    )
    write_source(supplier, {"name": korean}, by=by)
    if wanted == english:
        write_english(supplier, {"name": english}, by=by)
        return False
    _propose_name(supplier, wanted, korean, by=by)
    return True


def _propose_name(supplier: Supplier, english: str, korean: str, *, by: User) -> None:
    write_english(supplier, {"name": ""}, by=by)
    text = SupplierText.objects.for_writing(supplier, SupplierText.TARGET_LANGUAGE)
    states.write_by_engine(
        text, "name", english, engine=proposals.ENGINE, is_draft=True, source_value=korean
    )
    text.save()


def ask_translation(supplier: Supplier) -> SupplierTranslation | None:
    """Let an engine write the English that nobody has written, if there is any to write."""
    source = SupplierText.objects.for_writing(supplier, supplier.source_language)
    english = SupplierText.objects.for_writing(supplier, SupplierText.TARGET_LANGUAGE)
    if not english.waiting_for_engine(source):
        return None
    job, _ = SupplierTranslation.objects.get_or_create(
        supplier=supplier, language=SupplierText.TARGET_LANGUAGE
    )
    requeue(job)
    return job

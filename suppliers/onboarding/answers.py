"""The answers of an application, saved page by page in any order."""

from dataclasses import asdict

from django.db import transaction
from django.db.models.functions import Now

from pavilion.accounts.models import User
from suppliers import proposals, wording
from suppliers.agreement import CURRENT_VERSION
from suppliers.models import Application, Supplier
from suppliers.onboarding.facts import CompanyFacts, ContactFacts, ProductFacts


class NotEditableError(Exception):
    """The application is with staff, or decided: its answers stand as they are."""


@transaction.atomic
def save_company(application: Application, facts: CompanyFacts, *, by: User) -> tuple[str, ...]:
    """Keep the company's facts. Returns the English fields that the rules proposed just now."""
    application = editable(application)
    supplier = Supplier.objects.locked(application.supplier_id)
    values = asdict(facts)
    name, name_en = values.pop("name"), values.pop("name_en")
    proposed = _settle_all(
        supplier, values, {"representative": proposals.PERSON, "address": proposals.ADDRESS}
    )
    _set(supplier, values)
    if wording.write_name(supplier, name, name_en, by=by):
        proposed = ("name_en", *proposed)
    answered(application, Application.Task.COMPANY)
    return proposed


@transaction.atomic
def save_contact(application: Application, facts: ContactFacts, *, by: User) -> tuple[str, ...]:
    """Keep whom buyers write to. Returns the English fields that the rules proposed just now."""
    application = editable(application)
    supplier = Supplier.objects.locked(application.supplier_id)
    values = asdict(facts)
    proposed = _settle_all(supplier, values, {"contact_name": proposals.PERSON})
    _set(supplier, values)
    answered(application, Application.Task.CONTACT)
    return proposed


@transaction.atomic
def save_products(application: Application, facts: ProductFacts, *, by: User) -> None:
    """Keep what the company makes; its words go to the translators."""
    application = editable(application)
    supplier = Supplier.objects.locked(application.supplier_id)
    values = asdict(facts)
    words = values.pop("products")
    _set(supplier, values)
    if wording.write_source(supplier, {"products": words}, by=by):
        wording.ask_translation(supplier)
    answered(application, Application.Task.PRODUCTS)


@transaction.atomic
def agree(application: Application, *, by: User) -> None:
    """Agree to the supplier terms as they stand today."""
    application = editable(application)
    Application.objects.filter(pk=application.pk).update(
        agreed_version=CURRENT_VERSION, agreed_by=by, agreed_at=Now()
    )
    answered(application, Application.Task.AGREEMENT)


def editable(application: Application) -> Application:
    """The application, held; its answers may be changed."""
    held = Application.objects.locked(application.pk)
    if not held.is_editable:
        raise NotEditableError
    return held


def answered(application: Application, task: Application.Task) -> None:
    """The owner has been on this page again: the reviewer's note is answered."""
    application.notes.filter(task=task, resolved_at__isnull=True).update(resolved_at=Now())


def _settle_all(
    supplier: Supplier, values: dict[str, object], rules: dict[str, proposals.Rule]
) -> tuple[str, ...]:
    """Fill the English of each pair; names of the fields where the rules had the word."""
    proposed = []
    for stem, rule in rules.items():
        korean, english = f"{stem}_ko", f"{stem}_en"
        settled = proposals.settle(
            str(values[english]),
            str(values[korean]),
            rule,
            former_english=getattr(supplier, english),
            former_korean=getattr(supplier, korean),
        )
        if settled != values[english]:
            values[english] = settled
            proposed.append(english)
    return tuple(proposed)


def _set(supplier: Supplier, values: dict[str, object]) -> None:
    for name, value in values.items():
        setattr(supplier, name, value)
    supplier.save(update_fields=list(values))

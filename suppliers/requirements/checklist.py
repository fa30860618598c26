"""What an application still lacks, page by page."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from suppliers.agreement import CURRENT_VERSION
from suppliers.models import Application
from suppliers.requirements.dossier import Dossier

Task = Application.Task
Words = str | Promise


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is still wanted: on which page, for which field, in words."""

    task: Application.Task
    field: str
    words: Words


@dataclass(frozen=True, slots=True)
class Requirement:
    task: Application.Task
    field: str
    words: Words
    is_met: Callable[[Dossier], bool]


def _column(name: str) -> Callable[[Dossier], bool]:
    return lambda dossier: bool(getattr(dossier.supplier, name))


REQUIREMENTS: tuple[Requirement, ...] = (
    Requirement(Task.COMPANY, "name", _("Company name"), lambda d: d.says("name")),
    Requirement(
        Task.COMPANY,
        "name_en",
        _("English company name, checked by you"),
        lambda d: d.english is not None and d.english.is_settled("name"),
    ),
    Requirement(
        Task.COMPANY, "representative_ko", _("Representative"), _column("representative_ko")
    ),
    Requirement(
        Task.COMPANY,
        "representative_en",
        _("Representative in English"),
        _column("representative_en"),
    ),
    Requirement(Task.COMPANY, "established_on", _("Opening date"), _column("established_on")),
    Requirement(Task.COMPANY, "address_ko", _("Business address"), _column("address_ko")),
    Requirement(
        Task.COMPANY, "address_en", _("Business address in English"), _column("address_en")
    ),
    Requirement(
        Task.CONTACT, "contact_name_ko", _("Contact person’s name"), _column("contact_name_ko")
    ),
    Requirement(
        Task.CONTACT,
        "contact_name_en",
        _("Contact person’s name in English"),
        _column("contact_name_en"),
    ),
    Requirement(Task.CONTACT, "phone", _("Phone number"), _column("phone")),
    Requirement(Task.CONTACT, "email", _("E-mail for buyers"), _column("email")),
    Requirement(Task.PRODUCTS, "halls", _("At least one hall"), _column("halls")),
    Requirement(Task.PRODUCTS, "business_types", _("Kind of business"), _column("business_types")),
    Requirement(
        Task.PRODUCTS, "products", _("What you make, in a few words"), lambda d: d.says("products")
    ),
    Requirement(
        Task.PAPERS,
        "file",
        _("Business registration certificate"),
        lambda d: d.registration is not None,
    ),
    Requirement(
        Task.AGREEMENT,
        "agree",
        _("Your agreement to the supplier terms"),
        lambda d: d.application.agreed_version == CURRENT_VERSION,
    ),
)


def missing(dossier: Dossier) -> list[Missing]:
    """Everything the application lacks, in the order of its pages, notes of staff included."""
    return [one for task in Task for one in missing_of(dossier, task)]


def missing_of(dossier: Dossier, task: Application.Task) -> list[Missing]:
    lacking = [
        Missing(task, requirement.field, requirement.words)
        for requirement in REQUIREMENTS
        if requirement.task == task and not requirement.is_met(dossier)
    ]
    if task in dossier.notes:
        lacking.insert(0, Missing(task, "", _("An answer to the reviewer’s note")))
    return lacking


def is_begun(dossier: Dossier, task: Application.Task) -> bool:
    """Something of the page is there already."""
    of_task = [one for one in REQUIREMENTS if one.task == task]
    return any(requirement.is_met(dossier) for requirement in of_task)

"""The reviewer's checklist: what agrees, what does not, and why (S8)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pavilion.korea import business_number as numbers
from pavilion.translation.masking import has_personal_data
from suppliers import proposals
from suppliers.models import Supplier
from suppliers.requirements.checklist import missing
from suppliers.requirements.dossier import Dossier

#: Mail addresses that say nothing about the company.
_FREE_MAIL = frozenset(
    {"gmail.com", "naver.com", "daum.net", "hanmail.net", "kakao.com", "nate.com", "outlook.com"}
)
_PROSE = ("tagline", "intro", "products", "capacity")


@dataclass(frozen=True, slots=True)
class Check:
    """One line: right (done), to be looked at (wait) or wrong (error), and the reason."""

    title: str | Promise
    tone: str
    why: str | Promise
    detail: str = ""


def checks_of(dossier: Dossier) -> list[Check]:
    return [check for kind in _KINDS for check in kind(dossier)]


def _complete(dossier: Dossier) -> Iterator[Check]:
    lacking = missing(dossier)
    detail = ", ".join(str(one.words) for one in lacking)
    if lacking:
        yield Check(_("Entries"), "error", _("Something is missing."), detail)
    else:
        yield Check(_("Entries"), "done", _("Every page is filled in and agreed to."))


def _number(dossier: Dossier) -> Iterator[Check]:
    digits = dossier.supplier.business_number
    shown = numbers.format_number(digits)
    if numbers.is_valid(digits, allow_demo=True):
        yield Check(_("Business number"), "done", _("The check digit fits."), shown)
    else:
        yield Check(_("Business number"), "error", _("The check digit does not fit."), shown)


def _registry(dossier: Dossier) -> Iterator[Check]:
    supplier = dossier.supplier
    state = supplier.registry_state
    if state == Supplier.RegistryState.NOT_CHECKED:
        why = _("Look the number up on the tax office’s site and record the answer.")
        yield Check(_("Tax office"), "wait", why)
    else:
        tone = "done" if state == Supplier.RegistryState.ACTIVE else "error"
        yield Check(_("Tax office"), tone, Supplier.RegistryState(state).label)


def _paper(dossier: Dossier) -> Iterator[Check]:
    paper = dossier.registration
    if paper is None:
        yield Check(_("Certificate"), "error", _("No certificate has been uploaded."))
    else:
        why = _("Compare number, name, representative and address with the entries.")
        yield Check(_("Certificate"), "wait", why, paper.name)


def _company_name(dossier: Dossier) -> Iterator[Check]:
    korean = dossier.source.name if dossier.source else ""
    english = dossier.english.name if dossier.english else ""
    yield _compared(_("English company name"), english, proposals.company(korean))


def _representative(dossier: Dossier) -> Iterator[Check]:
    supplier = dossier.supplier
    proposal = proposals.PERSON(supplier.representative_ko)
    yield _compared(_("Representative in English"), supplier.representative_en, proposal)


def _compared(title: str | Promise, given: str, proposed: str) -> Check:
    if given.casefold() == proposed.casefold():
        return Check(title, "done", _("The same as the romanisation rules propose."), given)
    return Check(title, "wait", _("The rules propose another spelling."), f"{given} ≠ {proposed}")


def _domains(dossier: Dossier) -> Iterator[Check]:
    supplier = dossier.supplier
    mail = supplier.email.rpartition("@")[2].lower()
    site = (urlsplit(supplier.website).hostname or "").removeprefix("www.")
    detail = " · ".join(filter(None, (mail, site)))
    if mail in _FREE_MAIL:
        yield Check(_("E-mail"), "wait", _("A free mail address says nothing."), detail)
    elif site and mail != site and not mail.endswith(f".{site}"):
        yield Check(_("E-mail"), "wait", _("E-mail and website have different domains."), detail)
    elif site:
        yield Check(_("E-mail"), "done", _("E-mail and website have the same domain."), detail)
    else:
        yield Check(_("E-mail"), "wait", _("There is no website to compare with."), detail)


def _prose(dossier: Dossier) -> Iterator[Check]:
    texts = [getattr(text, field) for text in dossier.texts.values() for field in _PROSE]
    if any(has_personal_data(text) for text in texts):
        yield Check(_("Texts"), "wait", _("A phone number or an e-mail stands in the texts."))
    else:
        yield Check(_("Texts"), "done", _("No contact data stands in the texts."))


_KINDS: tuple[Callable[[Dossier], Iterator[Check]], ...] = (
    _complete,
    _number,
    _registry,
    _paper,
    _company_name,
    _representative,
    _domains,
    _prose,
)

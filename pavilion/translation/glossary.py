"""The glossary as engines use it, and how it is loaded from a file."""

import csv
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from django.db import transaction

from pavilion.translation.engines.base import TermPair
from pavilion.translation.masking import Name
from pavilion.translation.models import Term

SHIPPED: Final = Path(__file__).parent / "data" / "glossary.csv"


class Loaded(NamedTuple):
    created: int
    changed: int


def terms_for(source: str, target: str) -> list[TermPair]:
    """The approved terms of a pair; Korean and English know each other, others have none."""
    pair = (source.split("-")[0], target.split("-")[0])
    rows = Term.objects.approved().filter(do_not_translate=False).values_list("ko", "en")
    if pair == ("ko", "en"):
        return [TermPair(ko, alternatives(en)[0]) for ko, en in rows]
    if pair == ("en", "ko"):
        return [TermPair(name, ko) for ko, en in rows for name in spellings(en)]
    return []


def untouchable_names(source: str) -> list[Name]:
    """Brands and names that are never translated, with how the other language writes them."""
    rows = Term.objects.approved().filter(do_not_translate=True).values_list("ko", "en")
    if source.startswith("ko"):
        return [Name(ko, en) for ko, en in rows]
    return [Name(en, ko) for ko, en in rows]


def alternatives(english: str) -> list[str]:
    """`serum; ampoule` names two, the preferred one first."""
    return [part.strip() for part in english.split(";") if part.strip()]


def spellings(english: str) -> list[str]:
    """Every way an English text may write the term: with and without what is in brackets.

    FOB or HACCP stay as they are in Korean too, so an abbreviation alone is no spelling.
    """
    found: list[str] = []
    for name in alternatives(english):
        bare = re.sub(r"\s*\([^)]*\)", "", name).strip()
        inside = re.findall(r"\(([A-Z][A-Z./&-]+)\)", name)
        if bare != name or not bare.isupper():
            found += [name] if bare.isupper() else [name, bare, *inside]
    return list(dict.fromkeys(found))


def occurring(terms: Iterable[TermPair], texts: Sequence[str], *, most: int = 60) -> list[TermPair]:
    """The terms that the texts use, the longest first."""
    flat = re.sub(r"\s+", "", "\n".join(texts)).casefold()
    used = [term for term in terms if re.sub(r"\s+", "", term.source).casefold() in flat]
    return sorted(used, key=lambda term: len(term.source), reverse=True)[:most]


@transaction.atomic
def load(path: Path = SHIPPED, *, overwrite: bool = False) -> Loaded:
    """Take the file's terms over as approved. What staff have edited stays, unless overwritten."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        given = {_key(row): _approved(row) for row in csv.DictReader(file)}
    known = {(term.ko, term.domain): term for term in Term.objects.all()}
    new = [Term(ko=ko, domain=domain, **given[ko, domain]) for ko, domain in given.keys() - known]
    Term.objects.bulk_create(new)
    changed = 0
    for key in given.keys() & known:
        term = known[key]
        is_open = overwrite or term.status == Term.Status.PROPOSED
        if is_open and any(getattr(term, name) != value for name, value in given[key].items()):
            changed += Term.objects.filter(pk=term.pk).update(**given[key])
    return Loaded(len(new), changed)


def _key(row: dict[str, str]) -> tuple[str, str]:
    return row["ko"].strip(), row["domain"].strip()


def _approved(row: dict[str, str]) -> dict[str, str]:
    return {"en": row["en"].strip(), "note": row["note"].strip(), "status": Term.Status.APPROVED}

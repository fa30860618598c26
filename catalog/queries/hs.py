"""HS codes by word: what the leaves of the taxonomy usually go under."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from catalog.models import Category

MOST = 12


@dataclass(frozen=True, slots=True)
class HsHint:
    """A six-digit code and the leaves it is usual for."""

    code: str
    names: str

    @property
    def shown(self) -> str:
        return f"{self.code[:4]}.{self.code[4:]}"


def hints_for(category: Category | None) -> list[HsHint]:
    """The codes usual for a leaf."""
    return _hints([category]) if category is not None else []


def hints_by_words(words: str) -> list[HsHint]:
    """The codes of leaves named so in either language, or that begin with the digits."""
    digits = words.replace(".", "").strip()
    if digits.isdecimal():
        return _starting_with(digits[:6])
    wanted = Q()
    for word in words.split()[:6]:
        wanted &= Q(name_ko__icontains=word) | Q(name_en__icontains=word)
    return _hints(Category.objects.leaves().filter(wanted)[:MOST]) if wanted else []


def _starting_with(digits: str) -> list[HsHint]:
    leaves = Category.objects.leaves().exclude(hs_prefixes=[])
    return [hint for hint in _hints(leaves) if hint.code.startswith(digits)][:MOST]


def _hints(leaves: Iterable[Category]) -> list[HsHint]:
    names: dict[str, list[str]] = {}
    for leaf in leaves:
        for code in leaf.hs_prefixes:
            names.setdefault(code, []).append(leaf.name())
    return [HsHint(code, ", ".join(said[:3])) for code, said in names.items() if len(code) == 6]

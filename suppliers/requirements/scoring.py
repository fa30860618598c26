"""What would make the company stronger, with visible weights."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from suppliers.models import Application
from suppliers.requirements.checklist import Task, Words, missing
from suppliers.requirements.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Part:
    """One line of the score: what it is for, what it weighs, whether it is earned."""

    words: Words
    weight: int
    is_earned: bool


@dataclass(frozen=True, slots=True)
class Score:
    parts: tuple[Part, ...]

    @property
    def points(self) -> int:
        return sum(part.weight for part in self.parts if part.is_earned)

    @property
    def total(self) -> int:
        return sum(part.weight for part in self.parts)

    @property
    def wanting(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if not part.is_earned)


def score(dossier: Dossier) -> Score:
    """How complete the company is, with visible weights. It never decides the review."""
    lacking = {one.task for one in missing(dossier)}
    tasks: Iterable[tuple[Application.Task, int]] = (
        (Task.COMPANY, 20),
        (Task.CONTACT, 10),
        (Task.PRODUCTS, 15),
        (Task.PAPERS, 20),
        (Task.AGREEMENT, 5),
    )
    extras: Iterable[tuple[Words, int, bool]] = (
        (_("About the company"), 10, dossier.says("intro")),
        (_("The company in one line"), 5, dossier.says("tagline")),
        (_("Capacity"), 5, dossier.says("capacity")),
        (_("Number of employees"), 3, bool(dossier.supplier.employees)),
        (_("Countries you sell to"), 4, bool(dossier.supplier.export_markets)),
        (_("Website"), 3, bool(dossier.supplier.website)),
    )
    return Score(
        parts=(
            *(Part(task.label, weight, task not in lacking) for task, weight in tasks),
            *(Part(words, weight, earned) for words, weight, earned in extras),
        )
    )

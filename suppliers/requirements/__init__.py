"""Is it ready? What an application lacks, and what would make the company stronger."""

from suppliers.requirements.checklist import Missing, Task, is_begun, missing, missing_of
from suppliers.requirements.dossier import Dossier, dossier_of
from suppliers.requirements.scoring import Part, Score, score

__all__ = [
    "Dossier",
    "Missing",
    "Part",
    "Score",
    "Task",
    "dossier_of",
    "is_begun",
    "missing",
    "missing_of",
    "score",
]

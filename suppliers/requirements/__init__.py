"""Is it ready? What an application lacks, and what would make the company stronger."""

from suppliers.requirements.checklist import Missing, Task, is_begun, missing, missing_of
from suppliers.requirements.checks import Check, checks_of
from suppliers.requirements.dossier import Dossier, dossier_of
from suppliers.requirements.progress import TaskLine, task_lines
from suppliers.requirements.scoring import Part, Score, score

__all__ = [
    "Check",
    "Dossier",
    "Missing",
    "Part",
    "Score",
    "Task",
    "TaskLine",
    "checks_of",
    "dossier_of",
    "is_begun",
    "missing",
    "missing_of",
    "score",
    "task_lines",
]

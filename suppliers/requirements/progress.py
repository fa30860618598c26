"""The task list: where each page of an application stands."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from suppliers.models import Application, TaskNote
from suppliers.requirements.checklist import Missing, Task, is_begun, missing_of
from suppliers.requirements.dossier import Dossier

_LINES = {
    Task.COMPANY: _("Business number, names, address"),
    Task.CONTACT: _("The person buyers write to"),
    Task.PRODUCTS: _("Halls, kind of business, what you make"),
    Task.PAPERS: _("Business registration certificate"),
    Task.AGREEMENT: _("The supplier terms"),
}


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One line of the task list: where it leads and how it stands, in words, shape and colour."""

    task: Application.Task
    line: str | Promise
    tone: str
    icon: str
    state: str | Promise
    missing: list[Missing]
    note: TaskNote | None

    @property
    def is_done(self) -> bool:
        return not self.missing


def task_lines(dossier: Dossier) -> list[TaskLine]:
    return [_line(dossier, task) for task in Task]


def _line(dossier: Dossier, task: Application.Task) -> TaskLine:
    lacking = missing_of(dossier, task)
    note = dossier.notes.get(task)
    tone, icon, state = _standing(dossier, task, lacking, note)
    return TaskLine(task, _LINES[task], tone, icon, state, lacking, note)


def _standing(
    dossier: Dossier, task: Application.Task, lacking: list[Missing], note: TaskNote | None
) -> tuple[str, str, str | Promise]:
    if note:
        return "wait", "pencil", _("Please change")
    if not lacking:
        return "done", "check", _("Done")
    if is_begun(dossier, task):
        return "info", "circle-dot", _("Begun")
    return "neutral", "arrow-right", _("To do")

"""What the editor says beside each text: who wrote it, whether it still holds, what changed."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from catalog import requirements
from catalog.models import ProductText, ProductTranslation
from catalog.queries.sheets import Sheet
from pavilion.accounts.models import User
from pavilion.translation import states
from pavilion.translation.provenance import State, origin_of, state_of
from pavilion.translation.values import is_empty

_ACCEPTABLE = frozenset({State.MACHINE, State.DRAFT, State.STALE})
#: Words of the source shown on either side of what changed.
_AROUND = 4


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of the source: ``same``, ``del`` or ``ins``."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Note:
    """One text in one language, as the editor speaks of it."""

    field: str
    language: str
    state: str
    is_source: bool
    is_waiting: bool
    failure: str
    writer: str
    written_at: datetime | None
    changes: tuple[Change, ...]
    wrong_figures: tuple[str, ...]

    @property
    def key(self) -> str:
        return f"{self.field}-{self.language}"

    @property
    def label(self) -> str:
        """Name of the field and its language, for lists."""
        name = requirements.FIELD_NAMES[self.field]
        return f"{name} · {requirements.LANGUAGE_NAMES.get(self.language, self.language)}"

    @property
    def may_accept(self) -> bool:
        return self.state in _ACCEPTABLE

    @property
    def may_retranslate(self) -> bool:
        return self.may_accept and not self.is_waiting


def notes_of(sheet: Sheet) -> dict[str, Note]:
    """``<field>-<language>`` → note, in two statements."""
    jobs = {job.language: job for job in ProductTranslation.objects.filter(product=sheet.product)}
    names = _names(sheet.texts.values())
    return {
        note.key: note
        for text in sheet.texts.values()
        for field in text.translated_fields
        for note in [_note(sheet, text, field, jobs.get(text.language), names)]
    }


def waiting(notes: dict[str, Note]) -> list[Note]:
    return [note for note in notes.values() if note.is_waiting]


def _note(
    sheet: Sheet,
    text: ProductText,
    field: str,
    job: ProductTranslation | None,
    names: dict[int, str],
) -> Note:
    origin = origin_of(text, field)
    wanted = job is not None and field in states.fields_to_translate(text, sheet.source)
    outdated = requirements.is_outdated(text, sheet.source, field)
    is_source = text.language == sheet.source.language
    checked = not is_source and not is_empty(getattr(text, field))
    return Note(
        field=field,
        language=text.language,
        state=(state_of(text, field) or ""),
        is_source=is_source,
        is_waiting=bool(job and wanted and job.state in ("queued", "running")),
        failure=job.error if job and wanted and job.state == "failed" else "",
        writer=names.get((origin.get("by") if origin else None) or 0, ""),
        written_at=datetime.fromisoformat(origin["at"]) if origin else None,
        changes=_changes(text, sheet.source, field) if outdated else (),
        wrong_figures=tuple(requirements.wrong_figures(text, sheet.source, field))
        if checked
        else (),
    )


def _names(texts: Iterable[ProductText]) -> dict[int, str]:
    writers = {
        origin.get("by")
        for text in texts
        for origin in text.provenance.values()
        if origin.get("by")
    }
    return {user.pk: str(user) for user in User.objects.filter(pk__in=writers)} if writers else {}


def _changes(text: ProductText, source: ProductText, field: str) -> tuple[Change, ...]:
    """How the source has changed since the translation was right, word by word."""
    origin = origin_of(text, field)
    before, after = origin.get("source_text") if origin else None, getattr(source, field)
    if not isinstance(before, str) or not isinstance(after, str):
        return ()
    old, new = re.findall(r"\S+|\n", before), re.findall(r"\S+|\n", after)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    found: list[Change] = []
    for group in matcher.get_grouped_opcodes(_AROUND):
        for kind, i1, i2, j1, j2 in group:
            if kind == "equal":
                found.append(Change("same", " ".join(old[i1:i2])))
                continue
            found += [Change("del", " ".join(old[i1:i2]))] if i1 < i2 else []
            found += [Change("ins", " ".join(new[j1:j2]))] if j1 < j2 else []
    return tuple(found)

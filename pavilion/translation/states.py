"""The one door through which the texts of a thing change their state.

Every verb changes the instance and its provenance; the caller holds the lock and saves.
`MOVES` says which state a verb leads to: None as a state is a field nobody has written yet,
a pair that is missing is refused and changes nothing.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from pavilion.translation.provenance import (
    HUMAN,
    Origin,
    State,
    Text,
    by_engine,
    by_person,
    origin_of,
    state_of,
)
from pavilion.translation.values import TextValue, digest, is_empty


class Verb(StrEnum):
    WRITE_SOURCE = "write_source"
    WRITE_BY_PERSON = "write_by_person"
    ACCEPT = "accept"
    WRITE_MACHINE = "write_by_engine"
    WRITE_DRAFT = "write_by_engine as a draft"
    SOURCE_CHANGED = "source_changed"


_ANY: Final = (None, *State)

MOVES: Final[Mapping[tuple[State | None, Verb], State | None]] = {
    **{(state, Verb.WRITE_SOURCE): State.SOURCE for state in _ANY},
    **{(state, Verb.WRITE_BY_PERSON): State.REVIEWED for state in _ANY},
    (State.MACHINE, Verb.ACCEPT): State.REVIEWED,
    (State.DRAFT, Verb.ACCEPT): State.REVIEWED,
    (State.STALE, Verb.ACCEPT): State.REVIEWED,
    (None, Verb.WRITE_MACHINE): State.MACHINE,
    (State.MACHINE, Verb.WRITE_MACHINE): State.MACHINE,
    (State.DRAFT, Verb.WRITE_MACHINE): State.MACHINE,
    (None, Verb.WRITE_DRAFT): State.DRAFT,
    (State.MACHINE, Verb.WRITE_DRAFT): State.DRAFT,
    (State.DRAFT, Verb.WRITE_DRAFT): State.DRAFT,
    (None, Verb.SOURCE_CHANGED): None,
    (State.SOURCE, Verb.SOURCE_CHANGED): State.SOURCE,
    (State.MACHINE, Verb.SOURCE_CHANGED): State.MACHINE,
    (State.DRAFT, Verb.SOURCE_CHANGED): State.DRAFT,
    (State.REVIEWED, Verb.SOURCE_CHANGED): State.STALE,
    (State.STALE, Verb.SOURCE_CHANGED): State.STALE,
}


class MoveRefusedError(Exception):
    """A field in this state does not take this verb."""

    def __init__(self, state: State | None, verb: Verb) -> None:
        super().__init__(f"{verb} does not apply to a text that is {state or 'not written'}")
        self.state = state
        self.verb = verb


def write_source(text: Text, field: str, value: TextValue, *, by: int | None) -> bool:
    """The author writes in the source language. Returns whether the value is another one."""
    return _write(text, field, value, by_person(State.SOURCE, by=by))


def write_by_person(
    text: Text,
    field: str,
    value: TextValue,
    *,
    by: int | None,
    source_language: str,
    source_value: TextValue,
) -> bool:
    """A person writes: reviewed, or source when the text is in the source language.

    An emptied translation gives the field back to the engines. Returns whether the value is
    another one.
    """
    if text.language == source_language:
        return write_source(text, field, value, by=by)
    return _write(text, field, value, by_person(State.REVIEWED, by=by, source_value=source_value))


def accept(text: Text, field: str, *, by: int | None, source_value: TextValue) -> None:
    """A person has read an engine's or a stale text beside its source and found it right."""
    _destination(state_of(text, field), Verb.ACCEPT)
    origin = by_person(State.REVIEWED, by=by, source_value=source_value)
    former = origin_of(text, field)
    if former and "engine" in former:
        origin["engine"] = former["engine"]
    text.provenance[field] = origin


def write_by_engine(
    text: Text,
    field: str,
    value: TextValue,
    *,
    engine: str,
    is_draft: bool,
    source_value: TextValue,
) -> bool:
    """An engine writes where no person has. Returns False when the field was left alone.

    A draft does not take the place of a machine text made from the same source.
    """
    state = state_of(text, field)
    verb = Verb.WRITE_DRAFT if is_draft else Verb.WRITE_MACHINE
    destination = MOVES.get((state, verb))
    if destination is None or is_empty(value):
        return False
    former = origin_of(text, field)
    if is_draft and state is State.MACHINE and former and is_current(former, source_value):
        return False
    _write(
        text,
        field,
        value,
        by_engine(destination, engine=engine, source_value=source_value),
    )
    return True


def source_changed(text: Text, field: str, *, old_source: TextValue, new_source: TextValue) -> None:
    """The source of this translation has been rewritten.

    A person's text becomes stale and keeps the source it was right for; when that source
    comes back, so does its state. An engine's text is marked to be done again, and goes with
    a source that was deleted.
    """
    origin = origin_of(text, field)
    state = state_of(text, field)
    if origin is None or state is None or state is State.SOURCE:
        return
    if state not in HUMAN:
        _mark_redo(text, field, origin, new_source)
    elif origin.get("source_digest") == digest(new_source):
        text.provenance[field] = _without(origin, "source_text") | {"state": State.REVIEWED.value}
    elif state is not State.STALE:
        text.provenance[field] = origin | {
            "state": MOVES[state, Verb.SOURCE_CHANGED],
            "source_text": old_source,
        }


def fields_to_translate(text: Text, source: Text) -> list[str]:
    """The fields that wait for an engine: unwritten, or an engine's whose source has changed."""
    return [field for field in text.translated_fields if _waits(text, source, field)]


def is_public(text: Text, field: str) -> bool:
    """Whether buyers may read the field as it stands.

    Drafts wait for a person. Prose stays public, with a mark, while its source has changed;
    figures, safety and certificates do not.
    """
    origin = origin_of(text, field)
    if origin is None or origin["state"] == State.DRAFT or is_empty(getattr(text, field)):
        return False
    outdated = origin["state"] == State.STALE or origin.get("redo", False)
    return not (outdated and field in text.guarded_fields)


def is_current(origin: Origin, source_value: TextValue) -> bool:
    """Whether the translation was made from the source as it is now."""
    return not origin.get("redo", False) and origin.get("source_digest") == digest(source_value)


def _waits(text: Text, source: Text, field: str) -> bool:
    source_value = getattr(source, field)
    if is_empty(source_value) or text.language == source.language:
        return False
    origin = origin_of(text, field)
    if origin is None:
        return is_empty(getattr(text, field))
    return origin["state"] not in HUMAN and not is_current(origin, source_value)


def _destination(state: State | None, verb: Verb) -> State | None:
    if (state, verb) not in MOVES:
        raise MoveRefusedError(state, verb)
    return MOVES[state, verb]


def _write(text: Text, field: str, value: TextValue, origin: Origin) -> bool:
    changed = digest(getattr(text, field)) != digest(value)
    setattr(text, field, value)
    if is_empty(value):
        text.provenance.pop(field, None)
    else:
        text.provenance[field] = origin
    return changed


def _mark_redo(text: Text, field: str, origin: Origin, new_source: TextValue) -> None:
    if is_empty(new_source):
        setattr(text, field, type(new_source)())
        text.provenance.pop(field, None)
    elif not is_current(_without(origin, "redo"), new_source):
        text.provenance[field] = origin | {"redo": True}
    else:
        text.provenance[field] = _without(origin, "redo")


def _without(origin: Origin, key: str) -> Origin:
    return {name: part for name, part in origin.items() if name != key}  # type: ignore[return-value]

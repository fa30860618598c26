"""Who wrote a field, from which source, and in which state it is."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Literal, NotRequired, Protocol, TypedDict, cast

from pavilion.translation.values import TextValue, digest


class State(StrEnum):
    """The state of one field in one language."""

    SOURCE = "source"  # the language the author wrote in
    MACHINE = "machine"  # by an engine, nothing found against it
    DRAFT = "draft"  # by an engine, to be looked at by a person first
    REVIEWED = "reviewed"  # written or accepted by a person
    STALE = "stale"  # a person's text whose source has changed since


#: What a person wrote or accepted; engines leave these alone.
HUMAN = frozenset({State.SOURCE, State.REVIEWED, State.STALE})


class Origin(TypedDict):
    """One field's entry in `LocalizedText.provenance`."""

    state: str
    author: Literal["person", "engine"]
    at: str
    by: NotRequired[int | None]
    engine: NotRequired[str]
    #: Fingerprint of the source text this translation was made from.
    source_digest: NotRequired[str]
    #: While stale: the source as it was when the translation was right.
    source_text: NotRequired[TextValue]
    #: An engine's text whose source has changed: the engine is to do it again.
    redo: NotRequired[bool]


class Text(Protocol):
    """What the verbs need to know of a LocalizedText."""

    language: str
    provenance: dict[str, Any]

    @property
    def translated_fields(self) -> tuple[str, ...]: ...

    @property
    def guarded_fields(self) -> tuple[str, ...]: ...


def origin_of(text: Text, field: str) -> Origin | None:
    return cast(Origin | None, text.provenance.get(field))


def state_of(text: Text, field: str) -> State | None:
    """The field's state, or None while nothing vouches for it."""
    origin = origin_of(text, field)
    return State(origin["state"]) if origin else None


def by_person(state: State, *, by: int | None, source_value: TextValue | None = None) -> Origin:
    origin = Origin(state=state.value, author="person", by=by, at=_now())
    if source_value is not None:
        origin["source_digest"] = digest(source_value)
    return origin


def by_engine(state: State, *, engine: str, source_value: TextValue) -> Origin:
    return Origin(
        state=state.value,
        author="engine",
        engine=engine,
        source_digest=digest(source_value),
        at=_now(),
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")

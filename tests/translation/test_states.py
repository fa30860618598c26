"""Every state and every verb: what is allowed, what it leads to, and that a no changes nothing."""

from copy import deepcopy
from types import SimpleNamespace
from typing import Any

import pytest

from pavilion.translation import states
from pavilion.translation.provenance import State, origin_of, state_of
from pavilion.translation.states import MOVES, Verb
from pavilion.translation.values import digest

SOURCE_TEXT = "진공 텀블러 500ml"
NEW_SOURCE = "진공 텀블러 750ml"


def localized(language: str = "en", **values: Any) -> Any:
    fields = {"name": "", "summary": "", "specs": []} | values
    return SimpleNamespace(
        language=language,
        provenance={},
        translated_fields=("name", "summary", "specs"),
        guarded_fields=("specs",),
        **fields,
    )


def in_state(state: State | None) -> Any:
    """A name that has come to this state through the verbs."""
    text = localized()
    if state is State.SOURCE:
        states.write_source(text, "name", "Vacuum tumbler 500 ml", by=1)
    elif state in (State.MACHINE, State.DRAFT):
        engine_writes(text, is_draft=state is State.DRAFT)
    elif state in (State.REVIEWED, State.STALE):
        person_writes(text)
        if state is State.STALE:
            source_moves(text)
    assert state_of(text, "name") is state
    return text


def engine_writes(
    text: Any,
    value: str = "Vacuum tumbler 500 ml",
    *,
    is_draft: bool = False,
    source: str = SOURCE_TEXT,
) -> bool:
    return states.write_by_engine(
        text, "name", value, engine="deepl", is_draft=is_draft, source_value=source
    )


def person_writes(
    text: Any, value: str = "Vacuum flask, 500 ml", source: str = SOURCE_TEXT
) -> bool:
    return states.write_by_person(
        text, "name", value, by=7, source_language="ko", source_value=source
    )


def source_moves(text: Any, old: str = SOURCE_TEXT, new: str = NEW_SOURCE) -> None:
    states.source_changed(text, "name", old_source=old, new_source=new)


def origin(text: Any) -> dict[str, Any]:
    found = origin_of(text, "name")
    assert found is not None
    return dict(found)


def apply(text: Any, verb: Verb) -> bool:
    """Returns whether the verb was taken."""
    if verb is Verb.WRITE_SOURCE:
        states.write_source(text, "name", "Another", by=7)
    elif verb is Verb.WRITE_BY_PERSON:
        person_writes(text, "Another")
    elif verb is Verb.ACCEPT:
        states.accept(text, "name", by=7, source_value=SOURCE_TEXT)
    elif verb is Verb.SOURCE_CHANGED:
        source_moves(text)
    else:
        return engine_writes(text, "Another", is_draft=verb is Verb.WRITE_DRAFT, source=NEW_SOURCE)
    return True


@pytest.mark.parametrize("state", [None, *State])
@pytest.mark.parametrize("verb", list(Verb))
def test_every_state_meets_every_verb(state, verb):
    text = in_state(state)
    before = deepcopy(vars(text))
    if (state, verb) in MOVES:
        assert apply(text, verb)
        assert state_of(text, "name") == MOVES[state, verb]
    elif verb is Verb.ACCEPT:
        with pytest.raises(states.MoveRefusedError):
            apply(text, verb)
        assert vars(text) == before
    else:
        assert apply(text, verb) is False
        assert vars(text) == before


def test_a_persons_text_is_kept_with_its_author_and_its_source():
    text = in_state(None)
    assert person_writes(text) is True
    written = origin(text)
    assert text.name == "Vacuum flask, 500 ml"
    assert (written["author"], written["by"]) == ("person", 7)
    assert written["source_digest"] == digest(SOURCE_TEXT)


def test_writing_in_the_source_language_makes_a_source():
    text = localized("ko")
    person_writes(text, SOURCE_TEXT)
    assert state_of(text, "name") is State.SOURCE
    assert "source_digest" not in origin(text)


def test_writing_the_same_again_says_so():
    text = in_state(State.REVIEWED)
    assert person_writes(text, text.name) is False


def test_an_emptied_translation_goes_back_to_the_engines():
    text = in_state(State.REVIEWED)
    person_writes(text, "")
    assert state_of(text, "name") is None
    assert states.fields_to_translate(text, localized("ko", name=SOURCE_TEXT)) == ["name"]


def test_a_stale_text_keeps_the_source_it_was_right_for():
    text = in_state(State.STALE)
    source_moves(text, old=NEW_SOURCE, new="진공 텀블러 1L")
    assert origin(text)["source_text"] == SOURCE_TEXT
    assert text.name == "Vacuum flask, 500 ml"


def test_a_source_that_comes_back_brings_its_translation_back():
    text = in_state(State.STALE)
    source_moves(text, old=NEW_SOURCE, new=SOURCE_TEXT)
    assert state_of(text, "name") is State.REVIEWED
    assert "source_text" not in origin(text)


def test_accepting_remembers_which_engine_wrote_it():
    text = in_state(State.MACHINE)
    states.accept(text, "name", by=7, source_value=SOURCE_TEXT)
    written = origin(text)
    assert (written["author"], written["by"], written["engine"]) == ("person", 7, "deepl")


def test_a_draft_does_not_replace_a_machine_text_of_the_same_source():
    text = in_state(State.MACHINE)
    assert engine_writes(text, "⟦진공⟧ tumbler", is_draft=True) is False
    assert text.name == "Vacuum tumbler 500 ml"


def test_an_engine_cannot_empty_a_field():
    text = in_state(State.MACHINE)
    assert engine_writes(text, " ", source=NEW_SOURCE) is False
    assert text.name == "Vacuum tumbler 500 ml"


def test_an_engines_text_goes_with_the_source_that_was_deleted():
    text = in_state(State.MACHINE)
    source_moves(text, new="")
    assert text.name == ""
    assert state_of(text, "name") is None


def test_an_engines_text_is_done_again_after_its_source_changed():
    text = in_state(State.MACHINE)
    source = localized("ko", name=NEW_SOURCE)
    source_moves(text)
    assert states.fields_to_translate(text, source) == ["name"]
    engine_writes(text, "Vacuum tumbler 750 ml", source=NEW_SOURCE)
    assert states.fields_to_translate(text, source) == []


def test_engines_wait_for_unwritten_fields_and_leave_peoples_alone():
    source = localized("ko", name=SOURCE_TEXT, summary="가볍다", specs=[])
    text = localized("en", name="Vacuum flask")
    assert states.fields_to_translate(text, source) == ["summary"]
    assert states.fields_to_translate(source, source) == []
    for state in (State.REVIEWED, State.STALE):
        assert "name" not in states.fields_to_translate(in_state(state), source)


@pytest.mark.parametrize(
    ("state", "public"),
    [
        (None, False),
        (State.SOURCE, True),
        (State.MACHINE, True),
        (State.DRAFT, False),
        (State.REVIEWED, True),
        (State.STALE, True),
    ],
)
def test_what_of_the_prose_buyers_may_read(state, public):
    assert states.is_public(in_state(state), "name") is public


def test_figures_are_not_public_while_their_source_has_changed():
    text = localized("en", specs=[{"label": "Volume", "value": "500 ml"}])
    source = [{"label": "용량", "value": "500 mL"}]
    states.write_by_person(
        text, "specs", text.specs, by=7, source_language="ko", source_value=source
    )
    assert states.is_public(text, "specs")
    states.source_changed(
        text, "specs", old_source=source, new_source=[{"label": "용량", "value": "750 mL"}]
    )
    assert not states.is_public(text, "specs")


def test_an_engines_figures_are_not_public_until_done_again():
    text = localized("en")
    source = [{"label": "용량", "value": "500 mL"}]
    value = [{"label": "Volume", "value": "500 ml"}]
    states.write_by_engine(
        text, "specs", value, engine="deepl", is_draft=False, source_value=source
    )
    assert states.is_public(text, "specs")
    states.source_changed(text, "specs", old_source=source, new_source=[*source, *source])
    assert not states.is_public(text, "specs")

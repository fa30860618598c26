"""Nothing an engine says is markup, and nothing invisible gets through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pavilion.translation.plaintext import MAX_LENGTH, clean, has_markup


def test_control_and_direction_marks_go():
    assert clean("Va\x00cu\u202eum\u2066 \ufefftum\x1bbler\u200b") == "Vacuum tumbler"


def test_lines_tabs_and_joiners_stay():
    assert clean("one\r\ntwo\tthree 👨\u200d👩\u200d👧") == "one\ntwo\tthree 👨\u200d👩\u200d👧"


def test_decomposed_hangul_is_composed():
    assert clean("\u1112\u1161\u11ab") == "한"


def test_a_megabyte_is_cut():
    assert len(clean("x" * 1_000_000)) == MAX_LENGTH


@pytest.mark.parametrize(
    "text", ["a < b and c > d", "I <3 tumblers", "R&D, Q&A", "AT&T; fine", "5 < 6, 7 > 6"]
)
def test_plain_signs_are_no_markup(text):
    assert not has_markup(text)


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)

"""Texts, lists and labelled values: the same value has the same fingerprint, the shape stays."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pavilion.translation.values import digest, is_empty, texts_of, with_texts

SPECS = [{"label": "용량", "value": "500 mL"}, {"label": "소재", "value": "스테인리스"}]
values = st.one_of(
    st.text(),
    st.lists(st.text()),
    st.lists(st.fixed_dictionaries({"label": st.text(), "value": st.text()})),
)


def test_texts_come_out_in_order():
    assert texts_of("세럼") == ["세럼"]
    assert texts_of(["수분", "진정"]) == ["수분", "진정"]
    assert texts_of(SPECS) == ["용량", "500 mL", "소재", "스테인리스"]


@given(values)
def test_the_same_texts_give_the_same_value(value):
    assert with_texts(value, texts_of(value)) == value


def test_other_texts_keep_the_shape():
    assert with_texts(SPECS, ["Volume", "500 ml", "Material", "Stainless steel"]) == [
        {"label": "Volume", "value": "500 ml"},
        {"label": "Material", "value": "Stainless steel"},
    ]


@pytest.mark.parametrize("texts", [["one"], ["one", "two", "three", "four", "five"]])
def test_too_few_or_too_many_texts_are_refused(texts):
    with pytest.raises(ValueError, match="texts than the value has places"):
        with_texts(SPECS, texts)


def test_the_fingerprint_does_not_depend_on_composition_or_line_ends():
    assert digest("한글\r\n둘") == digest(unicodedata.normalize("NFD", "한글") + "\n둘")
    assert digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
    assert digest(["a", "b"]) != digest(["b", "a"])


@pytest.mark.parametrize("value", ["", "  \n", [], [""], [{"label": "", "value": " "}]])
def test_nothing_is_empty_in_every_shape(value):
    assert is_empty(value)
    assert not is_empty(SPECS)

"""What a text is taken apart into."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pavilion.search.measures import join_quantities
from pavilion.search.normalising import condensed, letters, normalise, spelling
from pavilion.search.tokens import hs_lexemes, model_lexeme, tokens_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ＫＦ９４", "kf94"),
        ("Décor", "decor"),
        ("가\u0000나", "가 나"),
        ("\u1112\u1161\u11ab", "한"),
        ("500㎖", "500ml"),
    ],
)
def test_one_spelling(text: str, expected: str) -> None:
    assert normalise(text) == expected


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("colour", "color"),
        ("flavours", "flavors"),
        ("moisturising", "moisturizing"),
        ("fibre", "fiber"),
        ("litres", "liters"),
        ("aluminium", "aluminum"),
        ("four", "four"),
        ("raise", "raise"),
        ("more", "more"),
    ],
)
def test_british_is_american(british: str, american: str) -> None:
    assert spelling(british) == american


def test_korean_compounds_and_their_parts() -> None:
    assert tokens_of("스테인리스 진공텀블러").lexemes == ["스테인리스", "진공", "텀블러"]
    assert tokens_of("태양초").lexemes == ["태양초", "태양"]


def test_particles_and_endings_say_nothing() -> None:
    assert tokens_of("텀블러를 수출합니다").lexemes == ["텀블러", "수출"]


def test_a_word_the_dictionary_guesses_at_stays_whole() -> None:
    assert tokens_of("에어리스").lexemes == ["에어리스"]


def test_bigrams_do_not_stop_at_spaces() -> None:
    assert tokens_of("진공 텀블러").bigrams == tokens_of("진공텀블러").bigrams


@pytest.mark.parametrize("text", ["500 ml", "500ml", "0.5 L", "0,5L", "50cl", "500 cc", "５００㎖"])
def test_quantities_are_told_in_one_unit(text: str) -> None:
    assert tokens_of(text).lexemes[0] == "500ml"


def test_a_quantity_is_found_by_its_figure_too() -> None:
    assert tokens_of("500 mL").lexemes == ["500ml", "500"]


@pytest.mark.parametrize("text", ["NEU-01", "neu.01", "NEU/01"])
def test_model_numbers_stay_whole_and_show_their_parts(text: str) -> None:
    found = tokens_of(text)
    assert found.lexemes == ["neu01", "01"]
    assert found.words == ["neu"]


def test_exact_lexemes_cannot_be_typed() -> None:
    assert model_lexeme("NEU-01") == model_lexeme("neu 01") == "=neu01"
    assert hs_lexemes("330499") == ["#3304", "#330499"]
    assert "=" not in "".join(tokens_of("=neu01 #3304").lexemes)


def test_a_quantity_of_two_words_is_joined_and_a_sentence_is_not() -> None:
    assert join_quantities("500 ml tumbler") == "500ml tumbler"
    assert join_quantities("12 months") == "12 months"


def test_one_wrong_vowel_is_one_letter() -> None:
    assert len(set(letters("썬크림")) & set(letters("선크림"))) >= 6


def test_condensed() -> None:
    assert condensed("NEU-01 (v2)") == "neu01v2"


@given(st.text(max_size=200))
def test_any_text_can_be_taken_apart(text: str) -> None:
    found = tokens_of(text)
    assert all(len(token) <= 60 for token in (*found.words, *found.lexemes))

"""A question into groups of ways."""

from hypothesis import given
from hypothesis import strategies as st

from pavilion.search.highlighting import highlight
from pavilion.search.parsing import Way, parse, phrase_key, phrases_of
from pavilion.search.spelling import suggestion

GLOSSARY = {"진공텀블러": ["vacuum tumbler"], "vacuum tumbler": ["진공 텀블러"]}
MORPHEMES = Way(lexemes=("진공", "텀블러"))


def test_a_compound_is_its_morphemes_or_its_bigrams() -> None:
    ways = parse("진공텀블러").groups
    assert ways == ((MORPHEMES, Way(lexemes=("~진공", "~공텀", "~텀블", "~블러"))),)


def test_separate_words_are_separate_groups_that_must_all_be_there() -> None:
    assert [group[0] for group in parse("진공 텀블러").groups] == [
        Way(lexemes=("진공",)),
        Way(lexemes=("텀블러",)),
    ]


def test_a_phrase_of_the_glossary_is_one_group_with_its_other_names() -> None:
    question = parse("vacuum tumblers 500 ml", GLOSSARY)
    assert question.synonyms == ("진공 텀블러",)
    assert question.groups[0][:2] == (Way(words=("vacuum", "tumblers")), MORPHEMES)
    assert question.groups[1] == (Way(lexemes=("500ml",)),)


def test_a_compound_finds_the_glossary_however_it_is_spaced() -> None:
    for text in ("진공텀블러", "진공 텀블러"):
        assert Way(words=("vacuum", "tumbler")) in parse(text, GLOSSARY).groups[0]


def test_an_hs_code_is_looked_up_as_one() -> None:
    assert Way(lexemes=("#330499",)) in parse("3304.99").groups[0]
    assert Way(lexemes=("#3304",)) in parse("3304").groups[0]
    assert Way(lexemes=("#330499",)) in parse("3304.99.1000").groups[0]


def test_the_whole_question_may_be_a_model() -> None:
    assert parse("neu 01").exact == "=neu01"


def test_nothing_to_look_for() -> None:
    for text in ("", "   ", "''\\ !!! &|()<->:*"):
        assert parse(text).groups == ()
        assert parse(text).exact == ""


def test_phrases_for_the_glossary() -> None:
    assert phrases_of("Vacuum Tumblers") == ["tumbler", "vacuum", "vacuum tumbler"]
    assert phrase_key("진공 텀블러") == "진공텀블러"
    assert phrase_key("glass") == "glass"


@given(st.text(max_size=300))
def test_any_question_can_be_parsed(text: str) -> None:
    assert len(parse(text).groups) <= 10


def test_found_words_are_marked_and_the_text_stays_whole() -> None:
    question = parse("tumbler 보온", {})
    runs = highlight("Tumblers & 보온병", question)
    assert "".join(run.text for run in runs) == "Tumblers & 보온병"
    assert [run.text for run in runs if run.is_hit] == ["Tumblers", "보온"]


def test_nothing_is_marked_without_a_question() -> None:
    assert [run.is_hit for run in highlight("Tumbler", parse(""))] == [False]


def test_did_you_mean() -> None:
    names = ["Stainless Steel Vacuum Tumbler 500 ml", "스테인리스 진공 텀블러"]
    assert suggestion("vacum tumbler", names) == "vacuum tumbler"
    assert suggestion("텀불러", names) == "텀블러"
    assert suggestion("vacuum tumbler", names) == ""
    assert suggestion("xylophone", names) == ""

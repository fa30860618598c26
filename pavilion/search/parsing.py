"""A question into what must stand in a row: every group, each in one of its ways."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

from pavilion.search.measures import join_quantities
from pavilion.search.morphemes import morphemes
from pavilion.search.normalising import condensed, normalise, spelling
from pavilion.search.tokens import bigrams_of, hs_lexemes, model_lexeme, tokens_of

MAX_LENGTH = 120
MAX_GROUPS = 10
MAX_PHRASE = 4
_HS = re.compile(r"\d{4}(?:[.-]?\d{2}){0,3}")
_HANGUL = re.compile("[가-힣]+")


@dataclass(frozen=True, slots=True)
class Way:
    """One way to say a thing: all of these must stand in the row."""

    words: tuple[str, ...] = ()
    lexemes: tuple[str, ...] = ()

    def __add__(self, other: "Way") -> "Way":
        return Way(self.words + other.words, self.lexemes + other.lexemes)

    def __bool__(self) -> bool:
        return bool(self.words or self.lexemes)


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, group by group; ``exact`` is the model number it may be as a whole."""

    text: str
    groups: tuple[tuple[Way, ...], ...]
    exact: str
    #: Other words for the same thing that are searched too.
    synonyms: tuple[str, ...] = ()


def phrases_of(text: str) -> list[str]:
    """What to look up in a glossary: each run of up to four words, see ``phrase_key``."""
    words = words_of(text)
    runs = {
        phrase_key(" ".join(words[start : start + length]))
        for start in range(len(words))
        for length in range(1, MAX_PHRASE + 1)
    }
    return sorted(runs)


def phrase_key(phrase: str) -> str:
    """Hangul without its spaces, English in the singular."""
    words = normalise(phrase).split()
    if _HANGUL.search(phrase):
        return "".join(words)
    return " ".join(_singular(word) for word in words)


def parse(text: str, synonyms: Mapping[str, Sequence[str]] | None = None) -> Question:
    """``synonyms`` gives other words by ``phrase_key``; the longest phrase is taken first."""
    known = synonyms or {}
    words, groups, used = words_of(text), list[tuple[Way, ...]](), dict[str, None]()
    while words and len(groups) < MAX_GROUPS:
        phrase = _next_phrase(words, known)
        others = known.get(phrase_key(" ".join(phrase)), ())
        used |= dict.fromkeys(others)
        ways = [*_ways(phrase), *(way for other in others for way in _ways(words_of(other)))]
        if ways:
            groups.append(tuple(dict.fromkeys(ways)))
        words = words[len(phrase) :]
    exact = model_lexeme(text[:MAX_LENGTH]) if condensed(text) else ""
    return Question(text.strip(), tuple(groups), exact, tuple(used))


def words_of(text: str) -> list[str]:
    """The words of a question, normalised; a quantity and its unit are one."""
    return join_quantities(normalise(text[:MAX_LENGTH])).split()


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] not in "su" else word


def _next_phrase(words: list[str], known: Mapping[str, Sequence[str]]) -> list[str]:
    for length in range(min(MAX_PHRASE, len(words)), 1, -1):
        if phrase_key(" ".join(words[:length])) in known:
            return words[:length]
    return words[:1]


def _ways(words: Sequence[str]) -> list[Way]:
    """By morphemes; by Hangul bigrams; as an HS code."""
    ways = [reduce(Way.__add__, (_by_morphemes(word) for word in words), Way())]
    if any(_HANGUL.search(word) for word in words):
        ways.append(reduce(Way.__add__, (_by_bigrams(word) for word in words), Way()))
    if len(words) == 1 and _HS.fullmatch(words[0]):
        ways.append(Way(lexemes=(hs_lexemes(words[0])[-1],)))
    return [way for way in ways if way]


def _by_morphemes(word: str) -> Way:
    hangul = _HANGUL.findall(word)
    whole = Way(lexemes=tuple(lexeme for run in hangul for lexeme in morphemes(run)))
    return _without_hangul(word) + whole


def _by_bigrams(word: str) -> Way:
    """A single syllable has no bigram: it stays a morpheme."""
    runs = _HANGUL.findall(word)
    lexemes = [lexeme for run in runs for lexeme in (bigrams_of(run) or morphemes(run))]
    return _without_hangul(word) + Way(lexemes=tuple(lexemes))


def _without_hangul(word: str) -> Way:
    """``500ml`` asks for 500ml, not also for 500; ``neu-01`` for neu01, not for its parts."""
    parts = (tokens_of(part) for part in re.split("[가-힣]+|[,;:()]+", word) if part)
    return reduce(
        Way.__add__,
        (Way(lexemes=(p.lexemes[0],)) if p.lexemes else Way(words=tuple(p.words)) for p in parts),
        Way(),
    )


def asked_words(question: Question) -> list[str]:
    """The words as asked, normalised: for marking and for spelling."""
    return [spelling(word) for word in words_of(question.text)]

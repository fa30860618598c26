"""An English sentence drafted in Korean: terms and measures are put over, the rest stays marked."""

import re
from collections.abc import Iterable
from typing import Final

from pavilion.translation import units
from pavilion.translation.drafting import measures
from pavilion.translation.drafting.words import EVERYDAY
from pavilion.translation.engines.base import TermPair

_WORD: Final = re.compile(r"[^\W\d_][^\W_]*(?:['’-][^\W\d_]+)*")
_UNTOUCHED: Final = re.compile(r"\{\{[^{}]*\}\}|https?://\S+|\S+@\S+|[\w./-]*\d[\w./-]*")
#: Korean says these with particles or not at all.
_SILENT: Final = frozenset(
    {"a", "an", "the", "of", "is", "are", "be", "to", "for", "in", "at", "on"}
)
_AND: Final = {"and": "및", "or": "또는", "with": "포함", "from": "부터"}


class EnglishLexicon:
    """The terms of one translation, by their words in lower case."""

    def __init__(self, terms: Iterable[TermPair]) -> None:
        self._korean: dict[tuple[str, ...], str] = {}
        for korean, english in EVERYDAY.items():
            self._korean.setdefault(_key(english), korean)
        self._korean |= {(word,): korean for word, korean in _AND.items()}
        self._korean |= {_key(term.source): term.target for term in terms if _key(term.source)}
        self.longest = max(map(len, self._korean))

    def get(self, words: list[str]) -> str | None:
        key = tuple(word.casefold() for word in words)
        return self._korean.get(key) or self._korean.get((*key[:-1], _singular(key[-1])))


def draft(text: str, lexicon: EnglishLexicon) -> str:
    """One sentence or title in Korean as far as it goes."""
    in_form = measures.into_korean(text)
    pieces: list[str] = []
    position = 0
    for kept in _UNTOUCHED.finditer(in_form):
        pieces += [_stretch(in_form[position : kept.start()], lexicon), kept[0]]
        position = kept.end()
    drafted = "".join([*pieces, _stretch(in_form[position:], lexicon)])
    return re.sub(r" ([,.;:!?)\]])", r"\1", re.sub(r"[ \t]{2,}", " ", drafted)).strip()


def _stretch(text: str, lexicon: EnglishLexicon) -> str:
    """A run without figures or placeholders, its punctuation kept."""
    parts = re.split(r"([^\w\s'’-]+|\n)", text)
    return "".join(
        _clause(part, lexicon) if index % 2 == 0 else part for index, part in enumerate(parts)
    )


def _clause(text: str, lexicon: EnglishLexicon) -> str:
    words = _WORD.findall(text)
    if not words:
        return text
    korean: list[str] = []
    unknown: list[str] = []
    while words:
        taken, term = _longest_term(words, lexicon)
        if term is None:
            unknown.append(words[0])
            words = words[1:]
            continue
        korean += [_marked(unknown), term]
        unknown = []
        words = words[taken:]
    korean.append(_marked(unknown))
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return lead + " ".join(part for part in korean if part) + tail


def _longest_term(words: list[str], lexicon: EnglishLexicon) -> tuple[int, str | None]:
    for length in range(min(len(words), lexicon.longest), 0, -1):
        term = lexicon.get(words[:length])
        if term is not None:
            return length, term
    return 1, words[0] if _is_the_same_in_korean(words[0]) else None


def _marked(words: list[str]) -> str:
    """Unknown words in a mark; articles and the like alone need no words."""
    return f"⟦{' '.join(words)}⟧" if any(word.casefold() not in _SILENT for word in words) else ""


def _is_the_same_in_korean(word: str) -> bool:
    """Abbreviations and the symbols of units: FOB, HACCP, ml."""
    if word.casefold() in _SILENT or word == "I":
        return False
    return word.isupper() or (len(word) <= 3 and units.unit_of(word) in units.SYMBOLS)


def _key(english: str) -> tuple[str, ...]:
    words = [word.casefold() for word in _WORD.findall(english)]
    return (*words[:-1], _singular(words[-1])) if words else ()


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("ses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word

"""The engine that needs no key: memory first, then terms, measures and names.

What it makes is a draft with the untranslated parts marked ⟦…⟧; only a text that a person
translated before, sentence by sentence, is none.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from pavilion.translation import memory
from pavilion.translation.checks import check
from pavilion.translation.drafting.english import EnglishLexicon
from pavilion.translation.drafting.english import draft as draft_from_english
from pavilion.translation.drafting.korean import KoreanLexicon
from pavilion.translation.drafting.korean import draft as draft_from_korean
from pavilion.translation.drafting.sentences import each_sentence
from pavilion.translation.engines.base import EngineResult, Segment, TermPair
from pavilion.translation.figures import figures_of
from pavilion.translation.models import MemoryEntry

#: Shorter texts are near to too many others.
_LONG_ENOUGH: Final = 6
#: A near text with other words than its figures must be nearly the same.
_NEARLY_SAME: Final = 0.85


class BuiltinEngine:
    name = "builtin"
    max_segments = 200
    max_characters = 200_000

    def supports(self, source: str, target: str) -> bool:
        return True

    def translate(
        self,
        segments: Sequence[Segment],
        *,
        source: str,
        target: str,
        terms: Sequence[TermPair] = (),
    ) -> list[EngineResult]:
        drafting = _drafting(source, target, terms)
        return [_Draft(source, target, drafting).of(segment.text) for segment in segments]


class _Draft:
    """One text on its way, with what is to be said about it."""

    def __init__(self, source: str, target: str, drafting: Callable[[str], str]) -> None:
        self._source = source
        self._target = target
        self._drafting = drafting
        self._by_people_only = True
        self._similar_to = ""

    def of(self, text: str) -> EngineResult:
        drafted = self._remembered(text)
        if drafted is None:
            drafted = self._near(text)
        if drafted is None:
            drafted = each_sentence(text, self._sentence)
        return EngineResult(drafted, is_draft=not self._by_people_only, similar_to=self._similar_to)

    def _sentence(self, sentence: str) -> str:
        remembered = self._remembered(sentence)
        if remembered is not None:
            return remembered
        self._by_people_only = False
        return self._drafting(sentence)

    def _remembered(self, text: str) -> str | None:
        by_people = memory.exact([text], source=self._source, target=self._target)
        if text in by_people:
            return by_people[text]
        by_engines = memory.exact(
            [text],
            source=self._source,
            target=self._target,
            origin=MemoryEntry.Origin.ENGINE,
        )
        self._by_people_only = self._by_people_only and text not in by_engines
        return by_engines.get(text)

    def _near(self, text: str) -> str | None:
        """A remembered text that differs in its figures only, or hardly at all."""
        if len(text) < _LONG_ENOUGH:
            return None
        near = memory.near(text, source=self._source, target=self._target)
        if near is None:
            return None
        adapted = _with_figures_of(text, near, self._source, self._target)
        if adapted is None or check(
            text, adapted, source_language=self._source, target_language=self._target
        ):
            return None
        self._by_people_only = False
        self._similar_to = near.source_text
        return adapted


def _drafting(source: str, target: str, terms: Sequence[TermPair]) -> Callable[[str], str]:
    pair = (source.split("-")[0], target.split("-")[0])
    if pair == ("ko", "en"):
        korean = KoreanLexicon(terms)
        return lambda text: draft_from_korean(text, korean)
    if pair == ("en", "ko"):
        english = EnglishLexicon(terms)
        return lambda text: draft_from_english(text, english)
    return lambda text: f"⟦{text}⟧" if any(sign.isalpha() for sign in text) else text


def _with_figures_of(text: str, near: memory.Near, source: str, target: str) -> str | None:
    """The remembered translation with this text's figures in the place of its own."""
    ours, theirs = figures_of(text, source), figures_of(near.source_text, source)
    if _words(text) != _words(near.source_text) or len(ours) != len(theirs):
        return near.target_text if near.similarity >= _NEARLY_SAME else None
    translation = near.target_text
    for own, other in zip(ours, theirs, strict=True):
        if own.same_number(other):
            continue
        places = [f for f in figures_of(translation, target) if f.same_number(other)]
        number, former = _digits(own.span), _digits(places[0].span) if places else ""
        if not former or translation.count(former) != 1 or own.unit != other.unit:
            return None
        translation = translation.replace(former, number)
    return translation


def _words(text: str) -> str:
    return re.sub(r"\d+(?:[.,]\d+)*|\s+", "", text)


def _digits(span: str) -> str:
    found = re.match(r"\d+(?:[.,]\d+)*", span)
    return found[0] if found else ""

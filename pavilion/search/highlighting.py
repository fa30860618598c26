"""Found words marked in a text, as runs a template can wrap in ``<mark>``."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pavilion.search.morphemes import morphemes
from pavilion.search.normalising import normalise
from pavilion.search.parsing import Question, asked_words

_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    is_hit: bool


def highlight(text: str, question: Question) -> list[Run]:
    """The whole text in runs, those that answer the question as hits."""
    pattern = _pattern([*asked_words(question), *map(normalise, question.synonyms)])
    if pattern is None or len(normalise(text)) != len(text):
        return [Run(text, is_hit=False)]
    runs, at = [], 0
    for match in pattern.finditer(normalise(text)):
        runs += [Run(text[at : match.start()], is_hit=False)]
        runs += [Run(text[match.start() : match.end()], is_hit=True)]
        at = match.end()
    runs.append(Run(text[at:], is_hit=False))
    return [run for run in runs if run.text]


def _pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    parts = {part for word in words for part in _parts(word)}
    if not parts:
        return None
    return re.compile("|".join(sorted(parts, key=len, reverse=True)))


def _parts(word: str) -> list[str]:
    if re.search("[가-힣]", word):
        return [re.escape(part) for part in (word, *morphemes(word)) if len(part) > 1]
    stem = re.sub(r"(?:ies|es|s|ing|ed)$", "", word)
    if len(stem) < _SHORTEST_STEM:
        return [rf"\b{re.escape(word)}\b"]
    return [rf"\b{re.escape(stem)}[a-z]{{0,4}}\b"]

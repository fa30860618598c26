"""A Korean sentence drafted in English: terms and measures are put over, the rest stays marked.

Terms are taken longest first and only where a word may be cut, whatever the spacing
(진공텀블러 = 진공 텀블러); the particles behind them are understood. What nobody has a word for
stays as ⟦…⟧.
"""

import re
from collections.abc import Iterable
from typing import Final

from pavilion.translation.drafting import measures
from pavilion.translation.drafting.morphemes import morphemes_of
from pavilion.translation.drafting.words import EVERYDAY, PARTICLES
from pavilion.translation.engines.base import TermPair

_STRETCH: Final = re.compile(r"[가-힣]+(?:[ ·]+[가-힣]+)*")
_MARK: Final = "⟦{}⟧"


class KoreanLexicon:
    """The terms of one translation, looked up without spaces."""

    def __init__(self, terms: Iterable[TermPair]) -> None:
        self._english: dict[str, str] = dict(EVERYDAY)
        for term in terms:
            self._english[_compact(term.source)] = term.target
        self.longest = max(map(len, self._english))

    def get(self, korean: str) -> str | None:
        return self._english.get(korean)


def draft(text: str, lexicon: KoreanLexicon) -> str:
    """One sentence or title in English as far as it goes."""
    in_form = measures.into_english(text)
    return _tidy(_STRETCH.sub(lambda found: f" {_english(found, lexicon)} ", in_form))


def _english(found: re.Match[str], lexicon: KoreanLexicon) -> str:
    before = found.string[: found.start()][-1:]
    return _Stretch(found[0], lexicon, is_attached=bool(before.strip(" ([,·"))).english()


def _compact(text: str) -> str:
    return re.sub(r"[\s·]+", "", text)


class _Stretch:
    """A run of Korean words between other signs."""

    def __init__(self, text: str, lexicon: KoreanLexicon, *, is_attached: bool) -> None:
        self._lexicon = lexicon
        self._is_attached = is_attached  # to a figure or a Latin word: 3,000개이며, PCR로
        self._text = _compact(text)
        self._word_ends = _ends(re.split(r"[ ·]+", text))
        self._cuts, self._nouns = self._analyse(text)
        self._parts: list[str] = []
        self._unknown = ""

    def english(self) -> str:
        position = self._skip_particle(0) if self._is_attached else 0
        while position < len(self._text):
            end = self._longest_term(position)
            if end:
                self._close_unknown()
                self._parts.append(self._lexicon.get(self._text[position:end]) or "")
                position = self._skip_particle(end)
            else:
                position = self._take_unknown(position)
        self._close_unknown()
        return " ".join(part for part in self._parts if part)

    def _analyse(self, text: str) -> tuple[set[int], set[tuple[int, int]]]:
        """Where the compact text may be cut, and which pieces are nouns."""
        offsets, compact = [], 0
        for character in text:
            offsets.append(compact)
            compact += character not in " ·"
        offsets.append(compact)
        found = [(offsets[m.start], offsets[m.end], m.tag) for m in morphemes_of(text)]
        cuts = {end for _, end, _ in found} | set(self._word_ends) | {0}
        return cuts, {(start, end) for start, end, tag in found if tag.startswith("N")}

    def _longest_term(self, start: int) -> int:
        """Where the longest term that begins here ends, or 0."""
        furthest = min(len(self._text), start + self._lexicon.longest)
        for end in range(furthest, start, -1):
            if self._lexicon.get(self._text[start:end]) is not None and self._may_end(start, end):
                return end
        return 0

    def _may_end(self, start: int, end: int) -> bool:
        rest = self._text[end : self._word_end(end)]
        if end - start == 1:
            whole_word = start == 0 or start in self._word_ends
            return whole_word and (not rest or ((start, end) in self._nouns and rest in PARTICLES))
        return end in self._cuts or rest in PARTICLES or self._begins_term(end)

    def _begins_term(self, start: int) -> bool:
        furthest = min(len(self._text), start + self._lexicon.longest)
        return any(
            self._lexicon.get(self._text[start:end]) is not None
            for end in range(start + 2, furthest + 1)
        )

    def _skip_particle(self, position: int) -> int:
        """Past the particle that fills the rest of the word; its meaning is written down."""
        end = self._word_end(position)
        rest = self._text[position:end]
        if position in self._word_ends or rest not in PARTICLES:
            return position
        self._parts.append(PARTICLES[rest])
        return end

    def _take_unknown(self, start: int) -> int:
        """Up to the next place where a word may begin."""
        end = start + 1
        while end < len(self._text) and end not in self._cuts:
            end += 1
        if start in self._word_ends and self._unknown:
            self._unknown += " "
        self._unknown += self._text[start:end]
        return end

    def _close_unknown(self) -> None:
        if self._unknown:
            self._parts.append(_MARK.format(self._unknown))
            self._unknown = ""

    def _word_end(self, position: int) -> int:
        return next((end for end in self._word_ends if end >= position), len(self._text))


def _ends(words: list[str]) -> list[int]:
    ends, position = [], 0
    for word in words:
        position += len(word)
        ends.append(position)
    return ends


def _tidy(text: str) -> str:
    text = re.sub(r"[ \t]{2,}", " ", text)
    text = re.sub(r" ([,.;:!?)\]])", r"\1", text)
    text = re.sub(r"([(\[]) ", r"\1", text).strip()
    return text[:1].upper() + text[1:]

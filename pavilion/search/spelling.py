"""“Did you mean …?”: the words of what was found that come closest to the words asked for."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from pavilion.search.normalising import letters, normalise

_CLOSE_ENOUGH = 0.7
_WORD = re.compile(r"[^\W\d_]{2,}|\S*\d\S*")


def suggestion(text: str, names: Iterable[str]) -> str:
    """``vacum tumbler`` → ``vacuum tumbler``; empty when no word would change."""
    known = {word for name in names for word in _WORD.findall(normalise(name))}
    asked = normalise(text).split()
    better = [_closest(word, known) for word in asked]
    return " ".join(better) if better != asked else ""


def _closest(word: str, known: set[str]) -> str:
    if word in known:
        return word
    spelled = letters(word)
    best = max(((_likeness(spelled, letters(other)), other) for other in known), default=(0, word))
    return best[1] if best[0] >= _CLOSE_ENOUGH else word


def _likeness(left: str, right: str) -> float:
    return SequenceMatcher(None, left, right, autojunk=False).ratio()

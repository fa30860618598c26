"""Where Korean words may be cut: the morpheme boundaries that mecab-ko sees."""

import threading
from typing import NamedTuple

import mecab_ko


class Morpheme(NamedTuple):
    surface: str
    tag: str
    start: int
    end: int


class _Analyser(threading.local):
    """One tagger a thread: it keeps the sentence it works on."""

    def __init__(self) -> None:
        self.tagger = mecab_ko.Tagger()


_analyser = _Analyser()


def morphemes_of(text: str) -> list[Morpheme]:
    found: list[Morpheme] = []
    position = 0
    node = _analyser.tagger.parseToNode(text)
    while node:
        if node.surface:
            start = text.index(node.surface, position)
            position = start + len(node.surface)
            found.append(Morpheme(node.surface, node.feature.split(",")[0], start, position))
        node = node.next
    return found

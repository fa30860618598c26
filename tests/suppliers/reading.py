"""Reading a page as its reader does: words that stand in the wrong language."""

import re
from html.parser import HTMLParser

_VOID = {"area", "base", "br", "hr", "img", "input", "link", "meta", "source", "use", "circle"}
_SILENT = {"script", "style", "title"}
#: Two words in a row: single ones are names, codes and abbreviations.
_ENGLISH = re.compile(r"[A-Za-z’']{2,} [A-Za-z’']{2,}")
_KOREAN = re.compile(r"[가-힣]")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.words: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        language = given.get("lang") or (self.open[-1][1] if self.open else "")
        if tag not in _VOID:
            self.open.append((tag, language))
        for name in ("alt", "aria-label", "placeholder"):
            if given.get(name):
                self.words.append((language, given[name] or ""))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not any(tag in _SILENT for tag, _ in self.open):
            self.words.append((self.open[-1][1] if self.open else "", data.strip()))


def strangers(page: str, language: str) -> list[str]:
    """Texts marked as ``language`` that read as the other one."""
    reader = _Reader()
    reader.feed(page)
    other = _ENGLISH if language == "ko" else _KOREAN
    return [words for marked, words in reader.words if marked == language and other.search(words)]

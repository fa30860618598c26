"""What must stand in a translation letter by letter: links, addresses, placeholders, codes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pavilion.translation import units


class Kind(StrEnum):
    LINK = "link"
    EMAIL = "email"
    PLACEHOLDER = "placeholder"
    HS_CODE = "hs_code"
    CODE = "code"


@dataclass(frozen=True)
class Token:
    kind: Kind
    span: str

    @property
    def key(self) -> str:
        """What has to be found again: codes may gain or lose spaces, hyphens and capitals."""
        if self.kind is Kind.CODE:
            return code_key(self.span)
        return self.span


LINK: Final = re.compile(r"(?:https?://|www\.)[^\s<>\"'，。、)\]」』가-힣]+", re.IGNORECASE)
EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
PLACEHOLDER: Final = re.compile(
    r"\{\{[^{}\n]{1,60}\}\}|\{[A-Za-z_]\w{0,40}\}|%\(\w+\)[sd]|%[sd](?![A-Za-z])|#\{[^{}\n]{1,40}\}"
)
_HS: Final = re.compile(
    r"(?:\bHSK?\b(?:\s?code)?|세번|품목번호)[\s:：.은는]{0,4}(\d{4}(?:\.?\d{2}(?:[.-]?\d{2,4}){0,2})?)",
    re.IGNORECASE,
)
_CANDIDATE: Final = re.compile(r"[A-Za-z0-9]+(?:[-./_][A-Za-z0-9]+)*(?:\++(?![\w가-힣]))?")
_QUANTITY: Final = re.compile(r"\d+(?:[.,]\d+)*([A-Za-z/]+\d?)", re.ASCII)
_DIMENSIONS: Final = re.compile(r"\d+(?:[.,]\d+)?(?:[xX]\d+(?:[.,]\d+)?)+[A-Za-z]*", re.ASCII)
_ORDINAL: Final = re.compile(r"No\.?\d+", re.IGNORECASE)
_SUFFIXES: Final = frozenset(
    [
        "st",
        "nd",
        "rd",
        "th",
        "k",
        "x",
        "s",
        "d",
        "ply",
        "pcs",
        "pc",
        "ea",
        "in",
        "yr",
        "yrs",
        "year",
        "day",
        "month",
        "week",
        "hour",
        "way",
        "step",
    ]
)


def tokens_of(text: str) -> list[Token]:
    """The tokens of the text; what has been taken as one kind is not looked at again."""
    return list(_take(text))


def without_tokens(text: str) -> str:
    for pattern in (LINK, EMAIL, PLACEHOLDER):
        text = pattern.sub(" ", text)
    text = _HS.sub(" ", text)
    return _CANDIDATE.sub(lambda match: " " if is_code(match[0]) else match[0], text)


def code_key(text: str) -> str:
    return re.sub(r"[\s\-‐‑–/._]", "", text).casefold()


def is_code(word: str) -> bool:
    """Whether a word is a model name, a certificate number or the like, not a quantity."""
    if not re.search(r"\d", word):
        return False
    if not re.search(r"[A-Za-z]", word):
        return _is_digit_code(word)
    if _DIMENSIONS.fullmatch(word):
        return False
    parts = re.split(r"[-/]", word)
    return not all(_is_quantity(part) or part.isdigit() or part.isalpha() for part in parts) or (
        word[0].isalpha() and not word.islower()
    )


def _take(text: str) -> Iterator[Token]:
    for kind, pattern in (
        (Kind.LINK, LINK),
        (Kind.EMAIL, EMAIL),
        (Kind.PLACEHOLDER, PLACEHOLDER),
    ):
        for match in pattern.finditer(text):
            yield Token(kind, match[0].rstrip(".,;:!?") if kind is Kind.LINK else match[0])
        text = pattern.sub(" ", text)
    for match in _HS.finditer(text):
        yield Token(Kind.HS_CODE, match[1])
    text = _HS.sub(" ", text)
    for match in _CANDIDATE.finditer(text):
        if is_code(match[0]):
            yield Token(Kind.CODE, match[0])


def _is_digit_code(word: str) -> bool:
    groups = re.split(r"[-/]", word)
    is_date = re.fullmatch(r"\d{4}[-./]\d{1,2}[-./]\d{1,2}", word)
    return "-" in word and len(groups) >= 3 and not is_date


def _is_quantity(word: str) -> bool:
    match = _QUANTITY.fullmatch(word)
    if not match:
        return False
    suffix = match[1]
    return bool(units.unit_of(suffix)) or suffix.casefold() in _SUFFIXES

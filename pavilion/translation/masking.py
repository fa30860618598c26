"""Nothing personal leaves for an engine: addresses, numbers and names travel as placeholders.

`{{M1}}` stands for what was taken out; the same value gets the same placeholder. Afterwards the
original comes back, a Korean name in Latin letters where the target is not Korean.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from pavilion.korea import hangul, romanisation
from pavilion.korea.names import company_in_english
from pavilion.translation.tokens import EMAIL, LINK


class Name(NamedTuple):
    """A person's or company's name as written, and as it reads in the other language.

    Without `shown` a Korean name is romanised by the rules.
    """

    original: str
    shown: str = ""


_PHONE: Final = (
    r"\+\d[\d\s().-]{6,18}\d"
    r"|\(0?\d{2,4}\)\s?\d{3,4}[-.\s]\d{3,4}"
    r"|(?<![\d.,])0\d{1,3}[-.\s/]\d{3,4}[-.\s]\d{4}(?!\d)"
    r"|(?<![\d.,])0\d{2,4}[ /-]\d{5,9}(?!\d)"
)
_IBAN: Final = r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b"
_GROUPS: Final = r"(?<![\w.,-])\d{2,6}(?:-\d{2,8}){1,4}(?![\w-])"
_CARD: Final = r"(?<![\d.,])\d{4}(?: \d{4}){3}(?![\d.,]?\d)"
_RUN: Final = r"(?<![\d.,])\d{10,20}(?![\d.,]?\d)"
_PERSONAL: Final = re.compile(
    "|".join(f"(?:{part})" for part in (EMAIL.pattern, _PHONE, _IBAN, _CARD, _GROUPS, _RUN)),
    re.ASCII,
)
_DIGITS_OF_AN_ACCOUNT: Final = 9


@dataclass(frozen=True)
class Mask:
    """A masked text and what stands behind its placeholders."""

    text: str
    values: Mapping[str, str] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)

    @property
    def placeholders(self) -> tuple[str, ...]:
        return tuple(self.values)


def mask(
    text: str, *, names: Sequence[Name | str] = (), spans: Mapping[str, str] | None = None
) -> Mask:
    """Take everything personal out of the text, and the spans that must not be touched.

    `spans` maps what is to be protected to how it reads in the translation.
    """
    taken = _Taken(_free_prefix(text))
    masked = LINK.sub(taken.take, text)
    masked = _PERSONAL.sub(taken.take_if_personal, masked)
    for name in _longest_first(_parts(names)):
        masked = taken.take_name(masked, name)
    for span in sorted(spans or {}, key=len, reverse=True):
        if spans and span in masked:
            masked = masked.replace(span, taken.keep(span, spans[span]))
    return Mask(masked, taken.values, taken.shown)


def restore(translation: str, mask: Mask, *, target: str) -> str:
    """Put the originals back, each as it reads in the target language."""
    for placeholder, original in mask.values.items():
        shown = mask.shown.get(placeholder) or _in_language(original, target)
        inner = re.escape(placeholder.strip("{}"))
        pattern = r"[{｛]\s?[{｛]\s?" + inner + r"\s?[}｝]\s?[}｝]"
        translation = shown.join(re.split(pattern, translation))
    return translation


def lost(translation: str, mask: Mask) -> list[str]:
    """The placeholders that a translation has dropped."""
    return [one for one in mask.values if one.strip("{}") not in translation]


def has_personal_data(text: str) -> bool:
    taken = _Taken("M")
    _PERSONAL.sub(taken.take_if_personal, text)
    return bool(taken.values)


class _Taken:
    """The originals taken out so far."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self.values: dict[str, str] = {}
        self.shown: dict[str, str] = {}
        self._placeholder_of: dict[str, str] = {}

    def keep(self, original: str, shown: str = "") -> str:
        placeholder = self._placeholder_of.get(original)
        if placeholder is None:
            placeholder = f"{{{{{self.prefix}{len(self.values) + 1}}}}}"
            self._placeholder_of[original] = placeholder
            self.values[placeholder] = original
            if shown:
                self.shown[placeholder] = shown
        return placeholder

    def take(self, match: re.Match[str]) -> str:
        return self.keep(match[0])

    def take_name(self, text: str, name: Name) -> str:
        pieces = re.split(f"({_pattern_of(name.original)})", text, flags=re.IGNORECASE)
        return "".join(
            self.keep(piece, name.shown) if index % 2 else piece
            for index, piece in enumerate(pieces)
        )

    def take_if_personal(self, match: re.Match[str]) -> str:
        return self.keep(match[0]) if _is_personal(match[0]) else match[0]


def _is_personal(found: str) -> bool:
    if "@" in found or found[0].isalpha():
        return True
    if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", found):
        return False
    return sum(character.isdigit() for character in found) >= _DIGITS_OF_AN_ACCOUNT


def _free_prefix(text: str) -> str:
    """Placeholders must not be mistaken for something the author wrote."""
    prefix = "M"
    while prefix in text and re.search(r"[{｛]\s?" + prefix, text):
        prefix += "M"
    return prefix


def _parts(names: Iterable[Name | str]) -> list[Name]:
    """Full names, and the single words of names in Latin letters."""
    parts: list[Name] = []
    for given in names:
        name = given if isinstance(given, Name) else Name(given)
        original = name.original.strip()
        if len(original) < 2:
            continue
        parts.append(Name(original, name.shown.strip()))
        words = original.split()
        if len(words) > 1 and not hangul.has_hangul(original):
            parts += [Name(word, "") for word in words if len(word) >= 3 and word.isalpha()]
    return parts


def _longest_first(names: Iterable[Name]) -> list[Name]:
    return sorted(names, key=lambda name: len(name.original), reverse=True)


def _pattern_of(original: str) -> str:
    """Korean particles follow a name at once; a Latin name ends where its letters do."""
    escaped = re.escape(original)
    return escaped if hangul.has_hangul(original) else rf"(?<![A-Za-z]){escaped}(?![A-Za-z])"


def _in_language(original: str, target: str) -> str:
    if target.startswith("ko") or not hangul.has_hangul(original):
        return original
    return company_in_english(original) or romanisation.person(original)

"""Does the translation say the same? Every figure, code, link and placeholder must stand in it.

A finding names what is wrong in words. `unusable` findings mean that the text is no translation
at all (empty, an echo, another language, markup); the others that a person should look.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pavilion.translation import languages, units
from pavilion.translation.figures import (
    Figure,
    figures_of,
    numbers_in_words,
    without_quantities,
)
from pavilion.translation.plaintext import has_markup
from pavilion.translation.tokens import (
    Kind,
    code_key,
    tokens_of,
    without_tokens,
)

MARKED_UNTRANSLATED: Final = re.compile(r"⟦([^⟧]*)⟧")
#: Three letters, lower case but for the first: a word, not a size or an abbreviation.
_LATIN_WORD: Final = re.compile(r"(?<![^\W\d_])[^\W\d_][^\W\d_A-Z]{2,}(?![^\W\d_])")


class Code(StrEnum):
    EMPTY = "empty"
    SAME = "same"
    LANGUAGE = "language"
    LENGTH = "length"
    MARKUP = "markup"
    UNTRANSLATED = "untranslated"
    NUMBER = "number"
    NEW_NUMBER = "new_number"
    UNIT = "unit"
    CODE = "code"
    HS_CODE = "hs_code"
    PLACEHOLDER = "placeholder"
    LINK = "link"
    EMAIL = "email"
    SIMILAR = "similar"


_WORDS: Final[dict[Code, Promise]] = {
    Code.EMPTY: _("The translation is empty."),
    Code.SAME: _("The translation is the same as the original."),
    Code.LANGUAGE: _("The translation is in another language."),
    Code.LENGTH: _("The translation is far longer or shorter than the original."),
    Code.MARKUP: _("The translation contains markup: %(span)s"),
    Code.UNTRANSLATED: _("Not translated yet: %(span)s"),
    Code.NUMBER: _("The number %(span)s is missing from the translation."),
    Code.NEW_NUMBER: _("The translation has the number %(span)s, the original does not."),
    Code.UNIT: _("The unit of %(span)s differs."),
    Code.CODE: _("%(span)s must stand in the translation as it is written."),
    Code.HS_CODE: _("The HS code %(span)s must stand in the translation as it is written."),
    Code.PLACEHOLDER: _("The placeholder %(span)s is missing or added."),
    Code.LINK: _("The link %(span)s must stand in the translation."),
    Code.EMAIL: _("The e-mail address %(span)s must stand in the translation."),
    Code.SIMILAR: _("Taken from a similar text: %(span)s"),
}
_UNUSABLE: Final = frozenset({Code.EMPTY, Code.SAME, Code.LANGUAGE, Code.LENGTH, Code.MARKUP})


@dataclass(frozen=True)
class Finding:
    code: Code
    span: str = ""

    @property
    def unusable(self) -> bool:
        return self.code in _UNUSABLE

    def __str__(self) -> str:
        """In the language that is active now."""
        return str(_WORDS[self.code]) % {"span": self.span}


def check(source: str, target: str, *, source_language: str, target_language: str) -> list[Finding]:
    """What is wrong with the translation, the most serious first; an empty list is a pass."""
    if not target.strip():
        return [Finding(Code.EMPTY)]
    found = [
        *_check_language(source, target, source_language, target_language),
        *_check_shape(source, target),
        *_check_tokens(source, target),
        *_check_figures(source, target, source_language, target_language),
    ]
    return list(dict.fromkeys(found))


def needs_translation(text: str, source_language: str) -> bool:
    """Whether there is anything in it that another language says differently."""
    rest = MARKED_UNTRANSLATED.sub(r"\1", without_tokens(text))
    if languages.script_of(source_language) == "latin":
        words = _LATIN_WORD.findall(without_quantities(rest))
        return any(not units.unit_of(word) for word in words)
    return bool(languages.share_in_script(rest, source_language))


def _check_language(source: str, target: str, from_: str, into: str) -> Iterator[Finding]:
    if not needs_translation(source, from_):
        return
    if _flat(source) == _flat(target) and len(target.split()) > (
        0 if languages.script_of(from_) != languages.script_of(into) else 2
    ):
        yield Finding(Code.SAME)
        return
    marked = MARKED_UNTRANSLATED.findall(target)
    for span in marked:
        yield Finding(Code.UNTRANSLATED, span)
    prose = without_tokens(MARKED_UNTRANSLATED.sub(" ", target))
    if marked and not prose.strip():
        return
    share = languages.share_in_script(prose, into)
    if (share is not None and share < _least_share(into)) or _is_other_language(prose, into):
        yield Finding(Code.LANGUAGE)
    elif languages.script_of(into) != "hangul":
        for left in re.findall(r"[가-힣][가-힣 ]*[가-힣]|[가-힣]", prose):
            yield Finding(Code.UNTRANSLATED, left)


def _least_share(language: str) -> float:
    """Korean trade texts are full of Latin names; English ones hold hardly any Hangul."""
    return 0.75 if languages.script_of(language) == "latin" else 0.15


def _is_other_language(prose: str, language: str) -> bool:
    if languages.script_of(language) != "latin" or len(prose) < 40:
        return False
    guess = languages.guess_language(prose)
    return bool(guess and guess.score >= 0.8 and guess.language != language.split("-")[0])


def _check_shape(source: str, target: str) -> Iterator[Finding]:
    too_long = len(target) > 5 * len(source) + 60
    too_short = len(source) >= 80 and len(target) * 8 < len(source)
    if too_long or too_short:
        yield Finding(Code.LENGTH)
    if has_markup(target) and not has_markup(source):
        yield Finding(Code.MARKUP, target[:40])


def _check_tokens(source: str, target: str) -> Iterator[Finding]:
    written, kept = tokens_of(source), tokens_of(target)
    flat = code_key(target)
    for token in written:
        stands = token.key in flat if token.kind is Kind.CODE else token.span in target
        if not stands:
            yield Finding(Code(token.kind.value), token.span)
    for token in kept:
        if token.kind in (Kind.PLACEHOLDER, Kind.LINK, Kind.EMAIL) and token.span not in source:
            yield Finding(Code(token.kind.value), token.span)


def _check_figures(source: str, target: str, from_: str, into: str) -> Iterator[Finding]:
    written, kept = (
        figures_of(without_tokens(source), from_),
        figures_of(without_tokens(target), into),
    )
    for figure in written:
        same = [other for other in kept if figure.same_number(other)]
        if not same and not _allowed(figure, target, into):
            yield Finding(Code.NUMBER, figure.span)
        elif same and _unit_differs(figure, same, target, {from_[:2], into[:2]}):
            yield Finding(Code.UNIT, figure.span)
    for figure in kept:
        if not any(figure.same_number(other) for other in written) and not _allowed(
            figure, source, from_
        ):
            yield Finding(Code.NEW_NUMBER, figure.span)


def _allowed(figure: Figure, text: str, language: str) -> bool:
    """The other text says the number in words or inside a code."""
    in_words = numbers_in_words(text)
    in_codes = {
        reading
        for token in tokens_of(text)
        for inner in figures_of(re.sub(r"[^\d.,]+", " ", token.span), language)
        for reading in inner.readings
    }
    return not figure.readings.isdisjoint(in_words | in_codes)


def _unit_differs(figure: Figure, same: list[Figure], target: str, pair: set[str]) -> bool:
    if not figure.unit or (figure.unit in units.SPOKEN and pair != {"ko", "en"}):
        return False
    if any(other.unit == figure.unit for other in same):
        return False
    return all(other.unit for other in same) or figure.unit not in units.mentioned(target)


def _flat(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()

"""One spelling for what is written in many ways: width, case, accents, -our and -ise."""

import re
import unicodedata

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_ACCENTS = re.compile(r"[\u0300-\u036f]")
#: British into American, by ending: what the rule catches too much it catches on both sides.
_SPELLINGS = (
    (re.compile(r"(?<=[a-z]{3})our(?=(s|ed|ing|ful|less)?$)"), "or"),
    (re.compile(r"(?<=[a-z]{3})isation(?=s?$)"), "ization"),
    (re.compile(r"(?<=[a-z]{4})is(?=(e|es|ed|er|ers|ing)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{2}[bt])re(?=s?$)"), "er"),
    (re.compile(r"^aluminium$"), "aluminum"),
    (re.compile(r"^grey(?=s?$)"), "gray"),
)


def normalise(text: str) -> str:
    """Composed, half-width, lower case, without accents and invisible characters."""
    text = unicodedata.normalize("NFKD", _CONTROL.sub(" ", text))
    return unicodedata.normalize("NFC", _ACCENTS.sub("", text)).casefold()


def spelling(word: str) -> str:
    """The American spelling of a lower-case English word: colour → color."""
    for pattern, replacement in _SPELLINGS:
        word = pattern.sub(replacement, word)
    return word


def letters(text: str) -> str:
    """Normalised and Hangul taken apart into its letters, so that one wrong vowel is one letter.

    This is what trigrams are made of: 썬크림 and 선크림 share more than half of them.
    """
    return unicodedata.normalize("NFD", " ".join(normalise(text).split()))


def condensed(text: str) -> str:
    """Letters and figures alone: ``NEU-01`` and ``neu 01`` are one model."""
    return re.sub(r"[\W_]", "", normalise(text))

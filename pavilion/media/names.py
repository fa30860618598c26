"""Names people gave to their files: shown, never used as a path."""

import re
import unicodedata
from datetime import date
from pathlib import PurePosixPath

LONGEST_NAME = 150
#: The six digits of a birthday, the digit of sex and century, six more.
_RESIDENT_NUMBER = re.compile(r"(?<!\d)(\d{2})(\d{2})(\d{2})\s?[-–—]?\s?([1-8])\d{6}(?!\d)")


def display_name(name: str) -> str:
    """The last part of the path in NFC, without control and direction marks, at most 150 long.

    The ending is kept when the name is cut.
    """
    text = unicodedata.normalize("NFC", name).replace("\\", "/")
    text = "".join(mark for mark in text if unicodedata.category(mark) not in _INVISIBLE)
    last = re.sub(r"\s+", " ", text.rstrip("/").rsplit("/", 1)[-1]).strip(" .")
    if len(last) <= LONGEST_NAME:
        return last
    ending = PurePosixPath(last).suffix[:12]
    return last[: LONGEST_NAME - len(ending)].rstrip() + ending


#: Control, format (direction marks, joiners), surrogates, private use, unassigned, separators.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def shows_resident_number(text: str) -> bool:
    """Whether a resident registration number stands in the text (a birthday that exists)."""
    return any(_is_birthday(match) for match in _RESIDENT_NUMBER.finditer(text))


def _is_birthday(match: re.Match[str]) -> bool:
    year, month, day, kind = (int(part) for part in match.groups())
    century = 1900 if kind in (1, 2, 5, 6) else 2000
    try:
        date(century + year, month, day)
    except ValueError:
        return False
    return True

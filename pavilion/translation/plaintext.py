"""Plain text only: what is stored is never markup and carries nothing invisible."""

import re
import unicodedata
from typing import Final

#: Longer than any text of the portal; what is beyond is not text a person wrote.
MAX_LENGTH: Final = 20_000

_TAG: Final = re.compile(r"<(?:[A-Za-z/!?])[^<>]*(?:>|\Z)")
_ENTITY: Final = re.compile(
    r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|amp|lt|gt|quot|apos|nbsp|colon|lpar|rpar|newline|tab);",
    re.IGNORECASE,
)
_ACTIVE_LINK: Final = re.compile(r"\b(?:java|vb)script\s*:|\bdata:[a-z]+/", re.IGNORECASE)
_KEPT: Final = frozenset("\n\t")
_JOINERS: Final = frozenset("\u200c\u200d")  # part of Persian words and of emoji
_DROPPED: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def clean(text: str, *, limit: int = MAX_LENGTH) -> str:
    """The text without control, direction and private characters, at most `limit` long."""
    unified = text[: limit * 2].replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(character for character in unified if _is_text(character))
    return unicodedata.normalize("NFC", kept).strip()[:limit].rstrip()


def has_markup(text: str) -> bool:
    """Tags, entities, and links that run something."""
    return bool(_TAG.search(text) or _ENTITY.search(text) or _ACTIVE_LINK.search(text))


def _is_text(character: str) -> bool:
    if character in _KEPT or character in _JOINERS:
        return True
    return unicodedata.category(character) not in _DROPPED

"""What a text is made of: words, morphemes, quantities, codes, and Hangul bigrams."""

import re
from dataclasses import dataclass, field

from pavilion.search.measures import UNITS, plain, quantity
from pavilion.search.morphemes import morphemes
from pavilion.search.normalising import condensed, normalise, spelling

_TOKEN = re.compile(
    rf"(?P<quantity>(?P<amount>\d+(?:[.,]\d+)*)\s?(?P<unit>{'|'.join(UNITS)})(?![a-z0-9]))"
    r"|(?P<code>(?=[a-z./_-]*\d)(?=[\d./_-]*[a-z])[a-z0-9]+(?:[-./_][a-z0-9]+)*)"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<latin>[a-z]+)"
    r"|(?P<hangul>[가-힣]+(?:\s+[가-힣]+)*)"
    r"|(?P<other>[^\W\d_]+)"
)
_LONGEST = 60


@dataclass
class Tokens:
    """Words go to PostgreSQL's English stemmer, lexemes and bigrams are kept as they are."""

    words: list[str] = field(default_factory=list)
    lexemes: list[str] = field(default_factory=list)
    bigrams: list[str] = field(default_factory=list)


def tokens_of(text: str) -> Tokens:
    """Everything a text may be found by."""
    found = Tokens()
    for match in _TOKEN.finditer(normalise(text)):
        _TAKE[match.lastgroup or ""](found, match)
    return found


def bigrams_of(hangul: str) -> list[str]:
    """``진공텀블러`` → ~진공 ~공텀 ~텀블 ~블러; marked, so that no morpheme is taken for one."""
    joined = "".join(hangul.split())
    return [f"~{joined[at : at + 2]}" for at in range(len(joined) - 1)]


def model_lexeme(model: str) -> str:
    """A product's own number, to be found exactly and first."""
    return f"={condensed(model)}"[:_LONGEST]


def hs_lexemes(code: str) -> list[str]:
    """An HS code and its heading."""
    digits = re.sub(r"\D", "", code)[:6]
    return [f"#{digits[:length]}" for length in (4, 6) if len(digits) >= length]


def _take_quantity(found: Tokens, match: re.Match[str]) -> None:
    found.lexemes += [quantity(match["amount"], match["unit"]), plain(match["amount"])]


def _take_code(found: Tokens, match: re.Match[str]) -> None:
    found.lexemes.append(condensed(match["code"])[:_LONGEST])
    for part in re.findall(r"[a-z]+|\d+", match["code"]):
        (found.lexemes if part.isdigit() else found.words).append(part[:_LONGEST])


def _take_number(found: Tokens, match: re.Match[str]) -> None:
    found.lexemes.append(plain(match["number"])[:_LONGEST])


def _take_latin(found: Tokens, match: re.Match[str]) -> None:
    found.words.append(spelling(match["latin"][:_LONGEST]))


def _take_hangul(found: Tokens, match: re.Match[str]) -> None:
    for word in match["hangul"].split():
        found.lexemes += [m[:_LONGEST] for m in morphemes(word, parts=True)]
    found.bigrams += bigrams_of(match["hangul"])


def _take_other(found: Tokens, match: re.Match[str]) -> None:
    found.lexemes.append(match["other"][:_LONGEST])


_TAKE = {
    "quantity": _take_quantity,
    "code": _take_code,
    "number": _take_number,
    "latin": _take_latin,
    "hangul": _take_hangul,
    "other": _take_other,
}

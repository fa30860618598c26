"""The numbers of a text, with the values they may have and the units behind them.

Korean counts in 만 (10,000) and 억 (100,000,000), English in thousand and million, half the
world writes 1.234,5: a figure therefore has one or more readings, and two figures are the same
when they share one.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from pavilion.translation import units

_NUMBER: Final = r"\d+(?:[.,]\d+)*"
_TIMES: Final = {
    "백": 100,
    "천": 1_000,
    "만": 10_000,
    "십만": 100_000,
    "백만": 1_000_000,
    "천만": 10_000_000,
    "억": 100_000_000,
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "k": 1_000,
}
_FIGURE: Final = re.compile(
    rf"(?<![A-Za-z\d.,])({_NUMBER})"
    r"(?:\s?(백만|십만|천만|억|만|천|백(?![가-힣])|(?:hundred|thousand|million|billion|k)\b))?"
    r"(?:(?<=[억만])\s?(\d+)\s?([만천백]))?",
    re.IGNORECASE,
)
_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
_MONTH_NAME: Final = re.compile(
    r"\b(" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS) + r")\b",
    re.IGNORECASE,
)
_DATE: Final = re.compile(
    r"(?<!\d)(?:(\d{4})[-./년]\s?)?(\d{1,2})(?:월\s?|[-./](?=\d{1,2}(?!\d)))(\d{1,2})(?:일|(?!\d))"
)
_MONTH: Final = re.compile(r"(?<!\d)(\d{1,2})월")
_NUMBER_WORDS: Final = """
    one 1; once 1; single 1; first 1; a 1; an 1; per 1; each 1; every 1; two 2; twice 2;
    second 2; double 2; dual 2; both 2; pair 2; three 3; third 3; triple 3; four 4; fourth 4;
    quadruple 4; five 5; fifth 5; six 6; sixth 6; seven 7; eight 8; nine 9; ten 10; eleven 11;
    twelve 12; dozen 12; twenty 20; thirty 30; forty 40; fifty 50; sixty 60; hundred 100;
    thousand 1000; million 1000000; 한 1; 하나 1; 첫 1; 일 1; 두 2; 둘 2; 이중 2; 양 2; 세 3;
    셋 3; 삼 3; 네 4; 넷 4; 사 4; 다섯 5; 오 5; 여섯 6; 육 6; 일곱 7; 칠 7; 여덟 8; 팔 8; 아홉 9;
    구 9; 열 10; 십 10; 스무 20; 백 100; 천 1000; 만 10000
"""
_WORDS: Final = {
    word: int(value) for word, value in (row.split() for row in _NUMBER_WORDS.split(";"))
}
_TENS_AND_ONES: Final = re.compile(
    r"\b(twenty|thirty|forty|fifty|sixty)[- ](one|two|three|four|five|six|seven|eight|nine)\b"
)
_GAP: Final = re.compile(r"\s?[-‑]?")
_DOT_GROUPS: Final = frozenset({"es", "pt", "fr", "de", "it", "id", "vi", "tr", "ru", "nl", "pl"})


@dataclass(frozen=True)
class Figure:
    """A number as written, what it may mean, and the unit behind it ("" without one)."""

    span: str
    readings: frozenset[Decimal]
    unit: str = ""

    def same_number(self, other: "Figure") -> bool:
        return not self.readings.isdisjoint(other.readings)


def figures_of(text: str, language: str) -> list[Figure]:
    """The figures written in digits, in order."""
    found: list[Figure] = []
    rest = re.sub(r"(?<=\d)\s?[x×X*]\s?(?=\d)", " × ", text)
    for date in _DATE.finditer(rest):
        if _is_date(date):
            found += [_plain(part) for part in date.groups() if part]
    rest = _DATE.sub(lambda date: " " if _is_date(date) else date[0], rest)
    found += [_plain(month[1]) for month in _MONTH.finditer(rest)]
    rest = _MONTH.sub(" ", rest)
    found += [_read(match, rest, language) for match in _FIGURE.finditer(rest)]
    return found


def without_quantities(text: str) -> str:
    """The text without its numbers and the units behind them."""
    pieces, position = [], 0
    for match in _FIGURE.finditer(text):
        pieces.append(text[position : match.start()])
        position = _unit_behind(text, match.end())[1]
    return " ".join([*pieces, text[position:]])


def numbers_in_words(text: str) -> frozenset[Decimal]:
    """Numbers the text may mean by words (three, 세, March): they allow, never demand."""
    words = set(re.findall(r"[a-z]+", text.casefold()))
    values = {Decimal(value) for word, value in _WORDS.items() if word in words}
    values |= {Decimal(value) for word, value in _WORDS.items() if word[0] >= "가" and word in text}
    values |= {
        Decimal(_WORDS[tens] + _WORDS[ones])
        for tens, ones in re.findall(_TENS_AND_ONES, text.casefold())
    }
    months = [name[:3] for name in _MONTHS]
    values |= {
        Decimal(1 + months.index(month[1][:3].lower())) for month in _MONTH_NAME.finditer(text)
    }
    return frozenset(values)


def readings_of(number: str, language: str) -> frozenset[Decimal]:
    """The values a run of digits, points and commas may have for a writer of this language."""
    english = _as_decimal(number, group=",", point=".")
    european = _as_decimal(number, group=".", point=",")
    if language.split("-")[0] in _DOT_GROUPS:
        readings = {english, european}
    else:
        readings = {english} if english is not None else {european}
    return frozenset(reading for reading in readings if reading is not None)


def _as_decimal(number: str, *, group: str, point: str) -> Decimal | None:
    whole, _, fraction = number.partition(point)
    if point in fraction or group in fraction:
        return None
    groups = whole.split(group)
    if len(groups) > 1 and (len(groups[0]) > 3 or any(len(part) != 3 for part in groups[1:])):
        return None
    return Decimal("".join(groups) + ("." + fraction if fraction else ""))


def _is_date(match: re.Match[str]) -> bool:
    month, day = int(match[2]), int(match[3])
    written = "월" in match[0] or match[1] is not None
    return written and 1 <= month <= 12 and 1 <= day <= 31


def _plain(digits: str) -> Figure:
    return Figure(digits, frozenset({Decimal(digits)}))


def _read(match: re.Match[str], text: str, language: str) -> Figure:
    times = (match[2] or "").lower()
    readings = readings_of(match[1], language)
    if times:
        scaled = frozenset(reading * _TIMES[times] for reading in readings)
        readings = scaled | readings if times == "k" else scaled
    if match[3]:
        rest = Decimal(match[3]) * _TIMES[match[4]]
        readings = frozenset(reading + rest for reading in readings)
    unit, end = _unit_behind(text, match.end())
    if unit == "year" and any(1900 <= reading <= 2100 for reading in readings):
        unit = ""
    before = units.BEFORE.search(text[: match.start()])
    if before and not unit:
        unit = units.unit_of(before[0].strip())
    return Figure(text[match.start() : end], readings, unit)


def _unit_behind(text: str, position: int) -> tuple[str, int]:
    """The unit right behind a number, and where it ends."""
    gap = _GAP.match(text, position)
    behind = units.AFTER.match(text, gap.end() if gap else position)
    return (units.unit_of(behind[0]), behind.end()) if behind else ("", position)

"""Quantities, times and dates put into the form of the other language; the value stays."""

import re
from decimal import Decimal
from typing import Final

from pavilion.translation import units
from pavilion.translation.figures import readings_of

_COUNTER_WORDS: Final = """
    개월 month/months; 개입 pc pack; 개 pc/pcs; 매입 sheet pack; 매 sheet/sheets;
    장 sheet/sheets; 병 bottle/bottles; 팩 pack/packs; 박스 box/boxes; 상자 box/boxes;
    카톤 carton/cartons; 세트 set/sets; 켤레 pair/pairs; 쌍 pair/pairs; 롤 roll/rolls;
    캔 can/cans; 포대 sack/sacks; 포 sachet/sachets; 봉지 bag/bags; 봉 bag/bags;
    캡슐 capsule/capsules; 정 tablet/tablets; 대 unit/units; 벌 set/sets; 가지 kind/kinds;
    종 type/types; 회 time/times; 배 times; 명 person/people; 인분 serving/servings;
    파렛트 pallet/pallets; 영업일 working day/working days; 주일 week/weeks; 주 week/weeks;
    일 day/days; 년 year/years; 시간 hour/hours; 분 minute/minutes; 초 second/seconds;
    달 month/months; 겹 layer/layers; 중 -fold; 단 -level; 톤 tonne/tonnes
"""


def _forms(row: str) -> tuple[str, tuple[str, str]]:
    korean, english = row.strip().split(" ", 1)
    singular, _, plural = english.partition("/")
    return korean, (singular, plural or singular)


_COUNTERS: Final = dict(_forms(row) for row in _COUNTER_WORDS.split(";"))
_MULTIPLES: Final = {"백": 100, "천": 1_000, "만": 10_000, "백만": 1_000_000, "억": 100_000_000}
_TAIL: Final = r"(?=[^가-힣]|[은는이가을를의에로과와도만까부간당마씩내안후전입정여이]|으로|\Z)"
_KOREAN_UNITS: Final = {alias: units.unit_of(alias) for alias in units.KOREAN_SYMBOLS}
_UNIT: Final = "|".join(sorted([*_COUNTERS, *_KOREAN_UNITS], key=len, reverse=True))
_FROM_KOREAN: Final = re.compile(
    r"(?<![A-Za-z\d.,])(\d+(?:[.,]\d+)*)(?:\s?(백만|억|만|천|백))?(?:(?<=[억만])\s?(\d+)\s?([만천백]))?"
    rf"(?:\s?({_UNIT}){_TAIL}|\s?(mL|ml|ML|[Ll]|mg|g|kg|mm|cm|m|W|kW|V|Hz|mAh|rpm)(?![A-Za-z]))?"
)
_MONEY: Final = re.compile(r"(\d+(?:[.,]\d+)*)\s?(만|천|억)?\s?(원|달러|불|유로|엔|위안)" + _TAIL)
_CURRENCY: Final = {
    "원": "KRW",
    "달러": "USD",
    "불": "USD",
    "유로": "EUR",
    "엔": "JPY",
    "위안": "CNY",
}
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
_KOREAN_DATE: Final = re.compile(r"(?:(\d{4})년\s?)?(\d{1,2})월(?:\s?(\d{1,2})일)?(?!\d)")
_CALENDAR_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d{2})년(?!간|\s?(?:이상|동안))")

_FROM_ENGLISH: Final = re.compile(
    r"(?<![A-Za-z\d.,])(\d+(?:[.,]\d+)*)[ -]?("
    + "|".join(
        sorted(
            {re.escape(f) for pair in _COUNTERS.values() for f in pair if f[0] != "-"},
            key=len,
            reverse=True,
        )
    )
    + r"|pieces?|units?)\b"
)
_TO_COUNTER: Final = {
    **{form: korean for korean, forms in reversed(_COUNTERS.items()) for form in forms},
    "piece": "개",
    "pieces": "개",
    "unit": "개",
    "units": "개",
    "month": "개월",
    "months": "개월",
    "week": "주",
    "weeks": "주",
    "day": "일",
    "days": "일",
    "sheet": "매",
    "sheets": "매",
    "box": "박스",
    "boxes": "박스",
    "pair": "켤레",
    "pairs": "켤레",
    "set": "세트",
    "sets": "세트",
    "bag": "봉",
    "bags": "봉",
    "times": "회",
    "time": "회",
}


def into_english(text: str) -> str:
    """1,000개 → 1,000 pcs · 10만 장 → 100,000 sheets · 3월 2일 → 2 March · 500ml → 500 ml."""
    text = _KOREAN_DATE.sub(_english_date, text)
    text = _CALENDAR_YEAR.sub(r"\1", text)
    text = _MONEY.sub(_english_money, text)
    return _FROM_KOREAN.sub(_english_measure, text)


def into_korean(text: str) -> str:
    """500 pcs → 500개 · 35 days → 35일."""
    return _FROM_ENGLISH.sub(lambda found: found[1] + _TO_COUNTER[found[2]], text)


def convert(text: str, *, source: str, target: str) -> str:
    """Into the form of the target language; unchanged for pairs without rules."""
    pair = (source.split("-")[0], target.split("-")[0])
    if pair == ("ko", "en"):
        return into_english(text)
    return into_korean(text) if pair == ("en", "ko") else text


def _english_date(found: re.Match[str]) -> str:
    year, month, day = found.groups()
    if not 1 <= int(month) <= 12:
        return found[0]
    parts = [day, _MONTHS[int(month) - 1], year]
    return " ".join(part for part in parts if part)


def _english_money(found: re.Match[str]) -> str:
    amount = _scaled(found[1], found[2]) if found[2] else found[1]
    return f"{_CURRENCY[found[3]]} {amount}"


def _english_measure(found: re.Match[str]) -> str:
    number, times, rest, rest_times, korean, latin = found.groups()
    amount = _scaled(number, times, rest, rest_times) if times else number
    if latin:
        return f"{amount} {'ml' if latin.lower() == 'ml' else latin}"
    if not korean:
        return amount
    if korean in _KOREAN_UNITS and korean not in _COUNTERS:
        return f"{amount}{'' if _KOREAN_UNITS[korean] == '%' else ' '}{_KOREAN_UNITS[korean]}"
    singular, plural = _COUNTERS[korean]
    form = singular if amount == "1" else plural
    return f"{amount}{form}" if form.startswith("-") else f"{amount} {form}"


def _scaled(number: str, times: str, rest: str | None = None, rest_times: str | None = None) -> str:
    value = max(readings_of(number, "ko")) * _MULTIPLES[times]
    if rest and rest_times:
        value += Decimal(rest) * _MULTIPLES[rest_times]
    return f"{value:,.10f}".rstrip("0").rstrip(".")

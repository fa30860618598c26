"""Units of measure, time and money as Korean and English texts write them."""

import re
from collections.abc import Iterable
from typing import Final

_SYMBOLS: Final[dict[str, str]] = {
    "ml": "ml mL ㎖ cc milliliter milliliters millilitre millilitres 밀리리터",
    "l": "l L ℓ liter liters litre litres 리터",
    "mg": "mg ㎎ 밀리그램",
    "g": "g gram grams 그램 그람",
    "kg": "kg Kg KG ㎏ kgs kilogram kilograms kilo kilos 킬로그램 킬로",
    "t": "t ton tons tonne tonnes 톤",
    "µm": "µm μm ㎛ micron microns 마이크론 미크론",
    "mm": "mm ㎜ 밀리미터 밀리",
    "cm": "cm ㎝ 센티미터 센티 센치",
    "m": "m meter meters metre metres 미터",
    "km": "km ㎞ kilometer kilometers kilometre kilometres 킬로미터",
    "in": 'inch inches in " ″ 인치',
    "ft": "ft feet foot 피트",
    "m²": "m² m2 ㎡ sqm 제곱미터 평방미터",
    "m³": "m³ m3 ㎥ cbm CBM 세제곱미터 입방미터",
    "gsm": "gsm g/m² g/m2 g/㎡",
    "oz": "oz 온스",
    "lb": "lb lbs pound pounds 파운드",
    "W": "W watt watts 와트",
    "kW": "kW ㎾ KW",
    "V": "V volt volts 볼트",
    "A": "A 암페어",
    "mA": "mA ㎃",
    "mAh": "mAh",
    "Wh": "Wh",
    "kWh": "kWh ㎾h",
    "Hz": "Hz 헤르츠",
    "kHz": "kHz ㎑",
    "MHz": "MHz ㎒",
    "GHz": "GHz ㎓",
    "dB": "dB 데시벨",
    "lm": "lm 루멘",
    "lx": "lx 룩스",
    "°C": "°C ℃ ºC degree degrees 도",
    "°F": "°F ℉ ºF",
    "bar": "bar",
    "kPa": "kPa ㎪",
    "MPa": "MPa ㎫",
    "mmHg": "mmHg",
    "psi": "psi",
    "kcal": "kcal 칼로리",
    "nit": "nit nits 니트",
    "rpm": "rpm RPM",
    "ppm": "ppm",
    "%": "% ％ percent 퍼센트 프로",
}
_WORDS: Final[dict[str, str]] = {
    "second": "sec secs second seconds 초",
    "minute": "min mins minute minutes 분",
    "hour": "h hr hrs hour hours 시간",
    "day": "day days 영업일 일",
    "week": "week weeks 주일 주",
    "month": "month months 개월 달",
    "year": "year years yr yrs 개년 년",
    "USD": "$ US$ USD dollar dollars 달러 불",
    "KRW": "₩ ￦ KRW won 원",
    "EUR": "€ EUR euro euros 유로",
    "JPY": "¥ JPY yen 엔",
    "CNY": "CNY RMB yuan 위안",
    "GBP": "£ GBP 파운드화",
}
#: Units with a symbol that is the same everywhere.
SYMBOLS: Final = frozenset(_SYMBOLS)
#: Written as words, so other languages than Korean and English have words of their own.
SPOKEN: Final = frozenset(_WORDS)
MONEY: Final = frozenset({"USD", "KRW", "EUR", "JPY", "CNY", "GBP"})


def _aliases(tables: Iterable[dict[str, str]]) -> dict[str, str]:
    return {
        alias: unit for table in tables for unit, names in table.items() for alias in names.split()
    }


_ALIASES: Final = _aliases((_SYMBOLS, _WORDS))
_FOLDED: Final = {alias.casefold(): unit for alias, unit in reversed(_ALIASES.items())}
_ORDERED: Final = sorted(_ALIASES, key=len, reverse=True)
#: What may follow a Korean unit within the same word: 35일간, 3개월부터, but not 6 원사.
_KOREAN_TAIL: Final = "[은는이가을를의에로과와도만까부간당마씩내안후전입정차째여짜형]"


def _bounded(alias: str) -> str:
    if "가" <= alias[-1] <= "힣":
        return re.escape(alias) + rf"(?=[^가-힣]|{_KOREAN_TAIL}|으로|\Z)"
    return re.escape(alias) + (r"(?![A-Za-z])" if alias[-1].isalpha() else "")


#: A unit right behind a number.
AFTER: Final = re.compile("|".join(_bounded(alias) for alias in _ORDERED), re.IGNORECASE)
#: A currency right before a number.
BEFORE: Final = re.compile(
    "(?:"
    + "|".join(
        re.escape(alias) for alias in _ORDERED if _ALIASES[alias] in MONEY and alias[-1] < "가"
    )
    + r")\s?$"
)


#: 밀리리터, 그램, 퍼센트 …: measures that have an international symbol.
KOREAN_SYMBOLS: Final = tuple(
    alias
    for names in _SYMBOLS.values()
    for alias in names.split()
    if "가" <= alias[0] <= "힣" and alias not in ("도", "프로")
)


def unit_of(alias: str) -> str:
    """The unit an alias stands for, or "": exact case first (mL, MW against mW)."""
    return _ALIASES.get(alias) or _FOLDED.get(alias.casefold(), "")


def mentioned(text: str) -> frozenset[str]:
    """Every unit whose name or symbol stands anywhere in the text."""
    return frozenset(unit_of(found[0]) for found in _ANYWHERE.finditer(text))


_ANYWHERE: Final = re.compile(r"(?<![A-Za-z])(?:" + AFTER.pattern + ")", re.IGNORECASE)

"""Korean road-name addresses in English, from the small to the large.

경기도 화성시 향남읍 가상로12번길 34-5, 3층 → 3F, 34-5 Gasang-ro 12beon-gil, Hyangnam-eup,
Hwaseong-si, Gyeonggi-do. A proposal, for where the postcode service gives no English.
"""

import re
from typing import Final

from pavilion.korea import romanisation

_PROVINCES: Final = {
    "서울": "Seoul",
    "부산": "Busan",
    "대구": "Daegu",
    "인천": "Incheon",
    "광주": "Gwangju",
    "대전": "Daejeon",
    "울산": "Ulsan",
    "세종": "Sejong-si",
    "경기": "Gyeonggi-do",
    "강원": "Gangwon-do",
    "충북": "Chungcheongbuk-do",
    "충청북": "Chungcheongbuk-do",
    "충남": "Chungcheongnam-do",
    "충청남": "Chungcheongnam-do",
    "전북": "Jeonbuk-do",
    "전라북": "Jeonbuk-do",
    "전남": "Jeollanam-do",
    "전라남": "Jeollanam-do",
    "경북": "Gyeongsangbuk-do",
    "경상북": "Gyeongsangbuk-do",
    "경남": "Gyeongsangnam-do",
    "경상남": "Gyeongsangnam-do",
    "제주": "Jeju-do",
}
_PROVINCE: Final = re.compile(
    rf"({'|'.join(sorted(_PROVINCES, key=len, reverse=True))})"
    r"(?:특별자치시|특별자치도|특별시|광역시|도|시)?"
)
_DISTRICT: Final = re.compile(r"([가-힣]+)(시|군|구|읍|면|동|리)")
_SUFFIX: Final = {
    "시": "si",
    "군": "gun",
    "구": "gu",
    "읍": "eup",
    "면": "myeon",
    "동": "dong",
    "리": "ri",
    "대로": "daero",
    "로": "ro",
    "길": "gil",
}
_ROAD: Final = re.compile(
    r"([가-힣A-Za-z]+?)(\d*)(대로|로|길)(?:\s?(\d+)(번길|번안길|길))?(?:\s?([가-힣])길)?"
)
_BUILDING: Final = re.compile(r"(지하\s?)?(\d+)(?:-(\d+))?")
_LOANWORDS: Final = {
    "테크노": "Techno",
    "디지털": "Digital",
    "월드컵": "World cup",
    "올림픽": "Olympic",
    "밸리": "valley",
    "센트럴": "Central",
    "아카데미": "Academy",
    "사이언스": "Science",
    "빌딩": "Building",
    "타워": "Tower",
    "센터": "Center",
    "아파트": "Apartment",
    "오피스텔": "Officetel",
    "플라자": "Plaza",
    "공장": "Factory",
    "물류센터": "Logistics Center",
    "지식산업센터": "Knowledge Industry Center",
    "산업단지": "Industrial Complex",
    "본관": "Main Building",
    "별관": "Annex",
    "캠퍼스": "Campus",
    "파크": "Park",
}
_LOANWORD: Final = re.compile("|".join(sorted(_LOANWORDS, key=len, reverse=True)))


def in_english(address: str, *, postal_code: str = "", with_country: bool = False) -> str:
    """The address in English, or "" when it is not a road-name address."""
    plain = re.sub(r"\([^)]*\)", " ", address.replace("，", ","))
    plain = re.sub(r"^\s*(?:대한민국\s+)?(?:\(?\d{5}\)?\s+)?", "", plain)
    where, _, detail = plain.partition(",")
    words = where.split()
    regions = _take_regions(words)
    street = " ".join(words)
    road = _ROAD.match(street)
    if not road or not regions:
        return ""
    building = _BUILDING.match(street[road.end() :].strip())
    if not building:
        return ""
    rest = street[road.end() :].strip()[building.end() :].strip()
    line = f"{_building(building)} {_road(road)}"
    parts = [_detail(f"{rest} {detail}"), line, *reversed(regions)]
    english = ", ".join(part for part in parts if part)
    if postal_code:
        english = f"{english} {postal_code}"
    return f"{english}, Republic of Korea" if with_country else english


def _take_regions(words: list[str]) -> list[str]:
    """The province and districts at the beginning, taken off the words."""
    regions: list[str] = []
    if words and (province := _PROVINCE.fullmatch(words[0])):
        regions.append(_PROVINCES[province[1]])
        words.pop(0)
    while words and (district := _DISTRICT.fullmatch(words[0])):
        regions.append(f"{romanisation.place(district[1])}-{_SUFFIX[district[2]]}")
        words.pop(0)
    return regions


def _road(match: re.Match[str]) -> str:
    name, number, kind, branch, branch_kind, letter = match.groups()
    road = (
        f"{_place(name)} {number}-{_SUFFIX[kind]}" if number else f"{_place(name)}-{_SUFFIX[kind]}"
    )
    if branch:
        suffix = {"번길": "beon-gil", "번안길": "beonan-gil", "길": "-gil"}[branch_kind]
        road += f" {branch}{suffix}"
    return f"{road} {romanisation.word(letter)}-gil" if letter else road


def _building(match: re.Match[str]) -> str:
    underground, main, sub = match.groups()
    number = f"{main}-{sub}" if sub else main
    return f"B{number}" if underground else number


def _detail(detail: str) -> str:
    """동, 호 and floors: 101동 1204호 → 101-dong 1204-ho, 3층 → 3F, 지하1층 → B1."""
    parts: list[str] = []
    for word in detail.split():
        if floor := re.fullmatch(r"(?:지하|B)\s?(\d+)층?", word):
            parts.append(f"B{floor[1]}")
        elif floor := re.fullmatch(r"(\d+(?:[~-]\d+)?)층", word):
            parts.append(f"{floor[1]}F")
        elif unit := re.fullmatch(r"(?:제)?([\dA-Za-z-]+|[가-힣])(동|호|호실)", word):
            suffix = "dong" if unit[2] == "동" else "ho"
            parts.append(f"{romanisation.place(unit[1])}-{suffix}")
        else:
            parts.append(_place(word))
    return " ".join(parts)


def _place(korean: str) -> str:
    """Romanised, with the loanwords inside back in English."""
    spelt = _LOANWORD.sub(lambda word: f" {_LOANWORDS[word[0]]} ", korean)
    pieces = [romanisation.word(piece) for piece in spelt.split()]
    english = "".join(
        f" {piece}" if index and piece[0].isupper() else piece for index, piece in enumerate(pieces)
    )
    return english[:1].upper() + english[1:]

"""English names proposed for Korean companies: 한빛식품(주) → Hanbit Foods Co., Ltd.

The brand is romanised, the trade words become English, the legal form follows. The company's
own registered spelling always wins over this proposal.
"""

import re
from typing import Final

from pavilion.korea import romanisation

_FORMS: Final = {
    "농업회사법인": "Agricultural Corp.",
    "어업회사법인": "Fisheries Corp.",
    "영농조합법인": "Farming Association Corp.",
    "영어조합법인": "Fisheries Co.",
    "사회적협동조합": "Social Cooperative",
    "협동조합": "Cooperative",
    "유한책임회사": "LLC",
    "유한회사": "Ltd.",
    "(유)": "Ltd.",
    "주식회사": "Co., Ltd.",
    "(주)": "Co., Ltd.",
}
_TRADE_WORDS: Final = """
    코스메틱스 Cosmetics; 코스메틱 Cosmetics; 화장품 Cosmetics; 뷰티 Beauty; 스킨케어 Skincare;
    두피랩 Scalp Lab; 연구소 Laboratory; 식품 Foods; 푸드시스템 Food System; 푸드 Foods;
    스낵 Snacks; 해조 Seaweed; 수산 Fisheries; 농산 Agri; 농장 Farm; 팜 Farm; 홍삼원 Red Ginseng;
    홍삼 Red Ginseng; 인삼 Ginseng; 제과 Confectionery; 음료 Beverage; 주류 Liquor;
    베이커리 Bakery; 커피 Coffee; 티 Tea; 전자 Electronics; 일렉트로닉스 Electronics;
    전기 Electric; 반도체 Semiconductor; 디스플레이 Display; 조명 Lighting; 배터리 Battery;
    정밀기계 Precision Machinery; 정밀 Precision; 기계 Machinery; 중공업 Heavy Industries;
    공업 Industries; 산업 Industries; 오토파츠 Auto Parts; 오토모티브 Automotive;
    자동차부품 Auto Parts; 모터스 Motors; 금속 Metal; 철강 Steel; 스틸 Steel; 금형 Mold;
    화학 Chemical; 케미칼 Chemical; 케미컬 Chemical; 소재 Materials; 바이오텍 Biotech;
    바이오 Bio; 제약 Pharmaceutical; 파마 Pharma; 메디칼 Medical; 메디컬 Medical;
    메디텍 Meditech; 의료기 Medical; 헬스케어 Healthcare; 헬스 Health; 텍스타일 Textile;
    섬유 Textile; 어패럴 Apparel; 패션 Fashion; 홈텍스 Hometex; 침구 Bedding; 리빙 Living;
    가구 Furniture; 인테리어 Interior; 세라믹 Ceramics; 도자기 Ceramics; 유리 Glass;
    건자재 Building Materials; 건설 Construction; 패키지 Package; 패키징 Packaging;
    포장 Packaging; 인쇄 Printing; 문구 Stationery; 완구 Toys; 베이비 Baby; 키즈 Kids;
    펫푸드 Pet Food; 펫 Pet; 필터텍 Filtertech; 필터 Filter; 엔지니어링 Engineering;
    테크놀로지 Technology; 테크 Tech; 시스템 System; 솔루션 Solution; 소프트 Soft;
    로보틱스 Robotics; 에너지 Energy; 환경 Environment; 글로벌 Global; 인터내셔널 International;
    코리아 Korea; 그룹 Group; 무역 Trading; 상사 Trading; 상회 Trading; 유통 Distribution;
    물산 Trading; 통상 International; 물류 Logistics; 랩 Lab; 컴퍼니 Company
"""
_WORDS: Final = dict(row.strip().split(" ", 1) for row in _TRADE_WORDS.split(";"))
_LONGEST_FIRST: Final = sorted(_WORDS, key=len, reverse=True)
#: One-syllable words are trade words only at the end of a name that keeps a brand before them.
_SHORTEST_BRAND: Final = 2


def company_in_english(korean: str) -> str:
    """The proposed English name, or "" when nothing marks the text as a company's name."""
    name = korean.replace("㈜", "(주)").replace("（", "(").replace("）", ")").strip()
    name, forms = _take_forms(name)
    parts = [_words(part) for part in name.split()]
    if not forms and not any(words for _, words in parts):
        return ""
    brand = " ".join(f"{_brand(stem)} {' '.join(words)}".strip() for stem, words in parts)
    return f"{brand} {_form(forms)}".strip()


def _take_forms(name: str) -> tuple[str, list[str]]:
    forms: list[str] = []
    for korean, english in _FORMS.items():
        if korean in name:
            name = name.replace(korean, " ")
            forms.append(english)
    return name.strip(), forms


def _words(name: str) -> tuple[str, list[str]]:
    """The brand and the English trade words behind it: 누리별전자 → 누리별, [Electronics]."""
    words: list[str] = []
    while True:
        tail = next((word for word in _LONGEST_FIRST if _ends_with(name, word)), None)
        if tail is None:
            return name, words
        words.insert(0, _WORDS[tail])
        name = name[: -len(tail)]


def _ends_with(name: str, word: str) -> bool:
    rest = len(name) - len(word)
    return name.endswith(word) and (rest >= _SHORTEST_BRAND or (rest == 0 and len(word) > 1))


def _brand(stem: str) -> str:
    return romanisation.place(stem) if re.search(r"[가-힣]", stem) else stem


def _form(forms: list[str]) -> str:
    """The special form says more than the share company behind it."""
    return forms[0] if forms else ""

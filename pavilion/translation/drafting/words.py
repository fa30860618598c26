"""Korean function words and everyday trade words, for drafts without an engine."""

from typing import Final

#: What stands behind a noun. "" says nothing that English needs.
PARTICLES: Final = {
    **dict.fromkeys(
        ("은", "는", "이", "가", "을", "를", "의", "께서", "도", "만", "에", "에서"), ""
    ),
    **dict.fromkeys(("으로", "로", "으로서", "로서", "에게", "께", "이란", "란", "인", "적"), ""),
    **dict.fromkeys(("와", "과", "랑", "이랑", "하고"), "and"),
    **dict.fromkeys(("이나", "나", "이든"), "or"),
    **dict.fromkeys(("입니다", "이며", "이고", "임", "인데", "이라", "합니다", "하며", "하고"), ""),
    **dict.fromkeys(
        ("하는", "한", "해", "된", "되는", "됩니다", "되며", "에는", "에도", "와의"), ""
    ),
    **dict.fromkeys(("부터", "에서부터"), "from"),
    **dict.fromkeys(("까지",), "up to"),
}

#: Words of their own, beside the glossary; a term of the glossary wins.
_EVERYDAY: Final = """
    및 and; 또는 or; 혹은 or; 그리고 and; 등 etc.; 약 approx.; 이상 or more; 이하 or less;
    미만 less than; 이내 within; 초과 over; 최대 up to; 최소 at least; 각 each; 각각 each;
    매월 per month; 월 per month; 연 per year; 연간 per year; 월간 per month; 후 after;
    전 before; 가능 available; 불가 not available; 별도 separate; 포함 included; 제외 excluded;
    완료 completed; 제공 provided; 기준 basis; 기본 standard; 선택 optional; 맞춤 custom;
    신규 new; 제품 product; 상품 product; 회사 company; 고객 customer; 시장 market;
    생산 production; 제조 manufacturing; 판매 sales; 주문 order; 수량 quantity; 가격 price;
    할인 discount; 배송 delivery; 문의 enquiry; 용량 volume; 무게 weight; 중량 weight; 크기 size;
    사이즈 size; 길이 length; 두께 thickness; 높이 height; 폭 width; 지름 diameter; 색상 colour;
    소재 material; 재질 material; 성분 ingredients; 구성 contents; 기능 function;
    성능 performance; 품질 quality; 사용 use; 보관 storage; 관리 care; 설치 installation;
    세척 washing; 검사 inspection; 테스트 test; 시험 test; 인증 certification; 대형 large;
    중형 medium; 소형 small; 미니 mini; 휴대용 portable; 프리미엄 premium; 오리지널 original;
    천연 natural; 유기농 organic; 고급 high-grade; 고품질 high-quality; 친환경 eco-friendly;
    블랙 black; 화이트 white; 그레이 grey; 베이지 beige; 네이비 navy; 레드 red; 블루 blue;
    그린 green; 핑크 pink; 옐로우 yellow; 모든 all; 피부 skin; 건성 dry; 지성 oily;
    복합성 combination; 민감성 sensitive; 크림 cream; 젤 gel; 오일 oil; 미스트 mist;
    수분 hydrating; 없음 none; 있음 yes; 있습니다; 국내 Korea; 한국 Korea; 미국 the USA;
    일본 Japan; 중국 China; 유럽 Europe; 안녕하세요 Hello; 감사합니다 thank you;
    가능합니다 available; 제공합니다 provided; 완료했습니다 completed; 드립니다
"""
EVERYDAY: Final = {
    korean: english
    for korean, _, english in (row.strip().partition(" ") for row in _EVERYDAY.split(";"))
}

"""Parity: what of the source has to stand in the translation, and what is no translation."""

import pytest
from django.utils import translation as interface
from hypothesis import given
from hypothesis import strategies as st

from pavilion.translation.checks import Code, Finding, check, needs_translation


def found(source: str, target: str, pair: str = "ko-en") -> list[tuple[str, str]]:
    from_, into = pair.split("-")
    return [
        (one.code.value, one.span)
        for one in check(source, target, source_language=from_, target_language=into)
    ]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("진공 텀블러 500ml", "Vacuum tumbler, 500 mL"),
        ("최소 3,000개부터 생산합니다", "Production starts from 3,000 units"),
        ("월 120만 개 생산", "1.2 million units per month"),
        ("시트 마스크 10만 매", "100,000 sheet masks"),
        ("시트 마스크 10만 매", "100k sheet masks"),
        ("1만 5천 개 재고", "15,000 pcs in stock"),
        ("납기 35일, 보증 2년", "Lead time 35 days, warranty 2 years"),
        ("3월 말 선적", "Shipment at the end of March"),
        ("2024년 5월 20일 발급", "Issued on 20 May 2024"),
        ("유효기간 2024-05-20까지", "Valid until 20 May 2024"),
        ("단가 USD 2.10 (FOB 인천)", "Unit price $2.10 (FOB Incheon)"),
        ("인쇄판비 180달러 별도", "Plate charge of USD 180 extra"),
        ("SPF50+ PA++++ 선크림", "Sunscreen SPF 50+ PA++++"),
        ("STS 304 재질, ISO 22716 인증", "STS 304, certified to ISO 22716"),
        ("모델명 NEU-01", "Model NEU 01"),
        ("1시간에 두 번 세척", "Washed twice an hour"),
        ("5중 필터", "Five-layer filter"),
        ("영하 40도 급속냉동", "Quick-frozen at -40 °C"),
        ("가로 10x20x30cm", "10 × 20 × 30 cm"),
        ("https://neulpum.example 참고", "See https://neulpum.example"),
        ("{name}님 안녕하세요", "Hello {name}"),
        ("HS 3304.99-1000 기초화장품", "Skincare, HS 3304.99-1000"),
        ("30%", "30%"),
        ("ISO 22716", "ISO 22716"),
    ],
)
def test_these_say_the_same(source, target):
    assert found(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("용량 500ml 텀블러", "A 50 ml tumbler", ("number", "500ml")),
        ("시트 마스크 10만 매", "10,000 sheet masks", ("number", "10만")),
        ("최소 3,000개", "At least 30,000 pcs", ("new_number", "30,000")),
        ("용량 500ml 텀블러", "A 500 l tumbler", ("unit", "500ml")),
        ("납기 35일", "Lead time of 35 weeks", ("unit", "35일")),
        ("단가 180달러", "Unit price EUR 180", ("unit", "180달러")),
        ("모델 NEU-01 세럼", "Serum model NEW-01", ("code", "NEU-01")),
        ("인증번호 DEMO-NEUL-01", "Certificate DEMO-NEUL-1", ("code", "DEMO-NEUL-01")),
        ("HS 3304.99-1000 화장품", "Cosmetics, HS 3304.99", ("hs_code", "3304.99-1000")),
        ("HS코드 330499 화장품", "Cosmetics, HS code 330490", ("number", "330499")),
        ("{name}님 안녕하세요", "Hello {naam}", ("placeholder", "{name}")),
        ("안녕하세요 바이어님", "Hello {{7*7}} buyer", ("placeholder", "{{7*7}}")),
        ("https://a.example 참고", "See https://b.example", ("link", "https://a.example")),
        ("a@b.example 로 문의", "Ask c@b.example", ("email", "a@b.example")),
        ("저자극 수분 세럼 입니다", "Hydrating 세럼 for sensitive skin", ("untranslated", "세럼")),
        ("수분 세럼 특가", "Hydrating ⟦특가⟧ serum", ("untranslated", "특가")),
    ],
)
def test_these_do_not(source, target, expected):
    assert expected in found(source, target)


@pytest.mark.parametrize(
    ("source", "target", "code"),
    [
        ("수분 세럼", "", Code.EMPTY),
        ("수분 세럼", "  \n", Code.EMPTY),
        ("수분 세럼", "수분 세럼", Code.SAME),
        ("수분 세럼", "수분-세럼!", Code.SAME),
        ("수분 세럼", "保湿セラム", Code.LANGUAGE),
        ("수분 세럼", "увлажняющая сыворотка", Code.LANGUAGE),
        (
            "저자극 수분 세럼으로 민감한 피부에 사용합니다",
            "Der Artikel ist in verschiedenen Farben und Größen lieferbar",
            Code.LANGUAGE,
        ),
        ("수분 세럼", "Serum " * 60, Code.LENGTH),
        ("가볍고 튼튼한 텀블러입니다. " * 10, "A tumbler", Code.LENGTH),
        ("수분 세럼", "<b>Hydrating</b> serum", Code.MARKUP),
        ("수분 세럼", "Hydrating &lt;b&gt; serum", Code.MARKUP),
        ("수분 세럼", "javascript:alert(1)", Code.MARKUP),
    ],
)
def test_these_are_no_translations(source, target, code):
    findings = check(source, target, source_language="ko", target_language="en")
    assert code in {one.code for one in findings}
    assert any(one.unusable for one in findings)


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        ("5,000 pcs of sheet masks", "시트 마스크 5천 개", "en-ko"),
        ("Delivery by end of March, 100,000 pcs", "3월 말 납품, 10만 개", "en-ko"),
        ("Necesitamos 3.000 unidades de 2,5 kg", "We need 3,000 units of 2.5 kg", "es-en"),
        ("Chúng tôi cần 10.000 hộp", "10,000박스가 필요합니다", "vi-ko"),
        ("3,000本のボトルが必要です", "We need 3,000 bottles", "ja-en"),
    ],
)
def test_numbers_are_read_as_their_language_writes_them(source, target, pair):
    assert found(source, target, pair) == []


@pytest.mark.parametrize(
    ("text", "language", "needed"),
    [
        ("500 mL", "ko", False),
        ("500 mL", "en", False),
        ("500밀리리터", "ko", True),
        ("S~XL", "en", False),
        ("PET/NY/PE", "en", False),
        ("6 L/min", "en", False),
        ("ISO 22716", "ko", False),
        ("HEPA 필터", "ko", True),
        ("HEPA filter", "en", True),
        ("https://a.example/path", "en", False),
        ("", "ko", False),
    ],
)
def test_what_there_is_to_translate(text, language, needed):
    assert needs_translation(text, language) is needed


@given(
    st.lists(
        st.sampled_from(
            ["Vacuum tumbler", "500 ml", "USD 2.10", "SPF50+", "NEU-01", "{name}", "30%", "and"]
        ),
        min_size=1,
    ).map(", ".join)
)
def test_a_text_is_always_faithful_to_itself(text):
    codes = {one[0] for one in found(text, text, "en-de")}
    assert codes <= {"same", "language"}


def test_findings_speak_the_readers_language():
    finding = Finding(Code.NUMBER, "500ml")
    with interface.override("en"):
        assert str(finding) == "The number 500ml is missing from the translation."
    with interface.override("ko"):
        assert str(finding) == "번역문에 숫자 500ml이(가) 빠졌습니다."


@pytest.mark.parametrize("code", list(Code))
def test_every_finding_has_words_in_both_languages(code):
    with interface.override("en"):
        english = str(Finding(code, "X"))
    with interface.override("ko"):
        korean = str(Finding(code, "X"))
    assert english
    assert english != korean

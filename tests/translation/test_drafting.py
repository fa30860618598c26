"""What can be said without an engine: measures in form, terms through their particles."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pavilion.translation import glossary
from pavilion.translation.checks import Code, check
from pavilion.translation.drafting import english, korean, measures
from pavilion.translation.drafting.sentences import each_sentence
from pavilion.translation.engines.base import TermPair


def rows() -> list[dict[str, str]]:
    with glossary.SHIPPED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def into_english():
    terms = [TermPair(row["ko"], glossary.alternatives(row["en"])[0]) for row in rows()]
    lexicon = korean.KoreanLexicon([*terms, TermPair("워터 젤", "watery gel")])
    return lambda text: korean.draft(text, lexicon)


@pytest.fixture(scope="module")
def into_korean():
    terms = [TermPair(name, row["ko"]) for row in rows() for name in glossary.spellings(row["en"])]
    lexicon = english.EnglishLexicon(terms)
    return lambda text: english.draft(text, lexicon)


@pytest.mark.parametrize(
    ("korean_text", "english_text"),
    [
        ("1,000개", "1,000 pcs"),
        ("1개", "1 pc"),
        ("10만 장", "100,000 sheets"),
        ("1만 5천 개", "15,000 pcs"),
        ("120만 개", "1,200,000 pcs"),
        ("2.5만 개", "25,000 pcs"),
        ("500ml, 1.5L", "500 ml, 1.5 L"),
        ("100밀리리터", "100 ml"),
        ("20퍼센트", "20%"),
        ("35일", "35 days"),
        ("7영업일", "7 working days"),
        ("3개월", "3 months"),
        ("2년", "2 years"),
        ("2011년", "2011"),
        ("3월 2일", "2 March"),
        ("2024년 5월 20일", "20 May 2024"),
        ("180달러", "USD 180"),
        ("3만원", "KRW 30,000"),
        ("5중", "5-fold"),
        ("20피트", "20 ft"),
        ("15주년", "15주년"),
    ],
)
def test_measures_change_their_form_and_keep_their_value(korean_text, english_text):
    assert measures.into_english(korean_text) == english_text


@pytest.mark.parametrize(
    ("english_text", "korean_text"),
    [
        ("500 pcs", "500개"),
        ("35 days", "35일"),
        ("3-month", "3개월"),
        ("20 boxes", "20박스"),
        ("1 unit", "1개"),
        ("500 ml", "500 ml"),
    ],
)
def test_measures_into_korean(english_text, korean_text):
    assert measures.into_korean(english_text) == korean_text


@given(st.integers(1, 10**9), st.sampled_from(["개", "장", "일", "개월", "박스", "만 개"]))
def test_no_measure_changes_its_value(number, counter):
    text = f"{number:,}{counter}"
    findings = check(text, measures.into_english(text), source_language="ko", target_language="en")
    assert Code.NUMBER not in {one.code for one in findings}


@pytest.mark.parametrize(
    ("text", "draft"),
    [
        ("5중 히알루론산 수분 세럼 30ml", "5-fold hyaluronic acid hydrating serum 30 ml"),
        ("진공텀블러", "Vacuum tumbler"),
        (
            "진공 텀블러는 보온보냉이 가능합니다.",
            "Vacuum tumbler hot and cold insulation available.",
        ),
        (
            "최소주문수량은 3,000개이며 납기는 35일입니다.",
            "Minimum order quantity (MOQ) 3,000 pcs lead time 35 days.",
        ),
        ("배추김치 500g x 10팩", "Napa cabbage kimchi 500 g x 10 packs"),
        (
            "이중벽 스테인리스 텀블러 500ml, 블랙/화이트",
            "Double-walled stainless steel tumbler 500 ml, black / white",
        ),
        ("샴푸와 세럼", "⟦샴푸와⟧ serum"),
        ("세럼과 토너", "Serum and toner"),
        ("모든 피부, 민감성", "All skin, sensitive"),
        ("워터젤", "Watery gel"),
        ("무향·무알콜 처방", "Fragrance-free alcohol-free formula"),
        ("{{M1}}님, 견적서를 보냅니다", "{{M1}} ⟦님⟧, quotation sheet ⟦보냅니다⟧"),
        ("", ""),
    ],
)
def test_korean_drafts(into_english, text, draft):
    assert into_english(text) == draft


@pytest.mark.parametrize(
    ("text", "draft"),
    [
        ("Vacuum tumbler 500 ml, black", "진공 텀블러 500 ml, 블랙"),
        ("Sheet masks", "시트 마스크"),
        ("Free sample available?", "무상 샘플 가능?"),
        ("Price FOB Incheon, 5,000 pcs", "가격 FOB ⟦Incheon⟧, 5,000개"),
        ("We need kimchi within 35 days.", "⟦We need⟧ 김치 이내 35일."),
        ("Hello {{M1}}", "안녕하세요 {{M1}}"),
        ("HACCP, ISO 22000", "HACCP, ISO 22000"),
    ],
)
def test_english_drafts(into_korean, text, draft):
    assert into_korean(text) == draft


def test_one_syllable_words_are_not_taken_out_of_longer_ones(into_english):
    assert "laver" not in into_english("김치찌개")
    assert "pear" not in into_english("배송비")


def test_sentences_keep_what_stands_between_them():
    text = "첫째.  둘째!\n\n셋째"
    assert each_sentence(text, lambda one: one) == text
    assert each_sentence(text, lambda one: f"[{one}]") == "[첫째.]  [둘째!]\n\n[셋째]"

"""English names proposed for companies."""

import pytest

from pavilion.korea.names import company_in_english


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("늘품결코스메틱 주식회사", "Neulpumgyeol Cosmetics Co., Ltd."),
        ("온새결두피랩(주)", "Onsaegyeol Scalp Lab Co., Ltd."),
        ("㈜달고운스낵", "Dalgoun Snacks Co., Ltd."),
        ("（주）맥진메디텍", "Maekjin Meditech Co., Ltd."),
        ("동녘정밀기계 주식회사", "Dongnyeok Precision Machinery Co., Ltd."),
        ("농업회사법인 산들홍삼원(주)", "Sandeul Red Ginseng Agricultural Corp."),
        ("바다숨해조 영어조합법인", "Badasum Seaweed Fisheries Co."),
        ("유한회사 가온상사", "Gaon Trading Ltd."),
        ("포근담홈텍스", "Pogeundam Hometex"),
        ("ABC전자(주)", "ABC Electronics Co., Ltd."),
    ],
)
def test_the_brand_is_romanised_and_the_trade_word_translated(korean, english):
    assert company_in_english(korean) == english


@pytest.mark.parametrize("korean", ["", "한가온", "Larkmoor Beauty Retail", "윤해늘"])
def test_what_is_no_company_gets_no_name(korean):
    assert company_in_english(korean) == ""

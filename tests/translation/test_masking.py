"""What is personal stays in the house, and comes back to its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pavilion.translation.masking import Name, has_personal_data, lost, mask, restore

PERSONAL = [
    "emily@larkmoor.example",
    "+82-70-0000-0001",
    "010-1234-5678",
    "02-123-4567",
    "(02) 1234-5678",
    "+1 (555) 010-9999",
    "+49 171 1234567",
    "0171 1234567",
    "110-123-456789",
    "1101234567890",
    "4000 1234 5678 9010",
    "DE89 3704 0044 0532 0130 00",
    "800101-1234567",
    "000-81-00014",
]


@pytest.mark.parametrize("value", PERSONAL)
@pytest.mark.parametrize("around", ["연락처는 {} 입니다", "계좌 {}로 보내 주세요", "Call {} now"])
def test_addresses_and_numbers_do_not_leave(value, around):
    text = around.format(value)
    masked = mask(text)
    assert value not in masked.text
    assert not any(part in masked.text for part in value.split() if len(part) > 4)
    assert restore(masked.text, masked, target="ko") == text


@pytest.mark.parametrize(
    "text",
    [
        "3,000개 단가 USD 2.10, 35일",
        "2024-05-20 발급, 2027-05-19까지",
        "HS 3304.99-1000",
        "ISO 22716, EN 71-1, DEMO-NEUL-01",
        "1,000-5,000개",
        "10x20x30cm, 220V 60Hz",
        "1.234.567 unidades",
        "월 1,200,000개",
    ],
)
def test_trade_figures_stay_readable_for_the_engine(text):
    assert mask(text).text == text
    assert not has_personal_data(text)


def test_links_are_taken_out_too():
    masked = mask("https://neulpum.example/kr?id=3 를 보세요")
    assert "neulpum" not in masked.text


def test_the_same_value_has_the_same_placeholder():
    masked = mask("a@b.example, 다시 a@b.example, c@d.example")
    assert masked.text == "{{M1}}, 다시 {{M1}}, {{M2}}"


def test_placeholders_are_not_mistaken_for_what_the_author_wrote():
    text = "{{M1}} 은 변수, a@b.example 은 주소"
    masked = mask(text)
    assert masked.text == "{{M1}} 은 변수, {{MM1}} 은 주소"
    assert restore(masked.text, masked, target="en") == text


def test_korean_names_come_back_in_latin_letters():
    masked = mask("늘품결코스메틱(주) 윤해늘입니다.", names=["윤해늘", "늘품결코스메틱(주)"])
    assert masked.text == "{{M1}} {{M2}}입니다."
    said = "This is {{M2}} of {{M1}}."
    assert (
        restore(said, masked, target="en")
        == "This is Yoon Haeneul of Neulpumgyeol Cosmetics Co., Ltd.."
    )


def test_the_spelling_a_company_uses_wins():
    masked = mask("해솔담뷰티입니다", names=[Name("해솔담뷰티", "Haesoldam Beauty Inc.")])
    assert restore(masked.text, masked, target="en") == "Haesoldam Beauty Inc.입니다"
    assert restore(masked.text, masked, target="ko") == "Haesoldam Beauty Inc.입니다"


def test_latin_names_are_taken_by_word_and_left_as_they_are():
    masked = mask("Emily Carter님, emily입니다. Emilyn은 제품명", names=["Emily Carter"])
    assert "Emily Carter" not in masked.text
    assert "emily" not in masked.text
    assert "Emilyn" in masked.text
    assert restore(masked.text, masked, target="ko").startswith("Emily Carter님, emily입니다.")


@pytest.mark.parametrize("said", ["{{ M1 }} said", "{ {M1} } said", "｛｛M1｝｝ said"])
def test_placeholders_are_found_again_as_engines_bend_them(said):
    masked = mask("a@b.example 님")
    assert restore(said, masked, target="en") == "a@b.example said"


def test_a_dropped_placeholder_is_noticed():
    masked = mask("a@b.example 님, 010-1234-5678")
    assert lost("Hello {{M1}}", masked) == ["{{M2}}"]


def test_protected_spans_come_back_in_the_form_of_the_target():
    masked = mask("10만 개 재고", spans={"10만 개": "100,000 pcs"})
    assert masked.text == "{{M1}} 재고"
    assert restore("{{M1}} in stock", masked, target="en") == "100,000 pcs in stock"


pieces = st.one_of(
    st.sampled_from(PERSONAL),
    st.sampled_from(
        ["윤해늘", "Emily Carter", "{{M1}}", "{{", "}}", "3,000개", "https://a.example"]
    ),
    st.text(max_size=20),
)


@given(st.lists(pieces, max_size=12).map(" ".join))
def test_masking_and_restoring_changes_nothing(text):
    masked = mask(text, names=["윤해늘", "Emily Carter"])
    assert restore(masked.text, masked, target="ko") == text

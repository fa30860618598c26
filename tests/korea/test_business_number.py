"""The ten digits of a Korean business and their check digit."""

import pytest

from pavilion.korea.business_number import (
    BusinessNumberError,
    Fault,
    check_digit,
    format_number,
    is_valid,
    normalise,
    parse,
)

REAL_FORM = ["116-82-00276", "124-81-00998", "120-88-00767", "134-86-72683"]


@pytest.mark.parametrize("number", REAL_FORM)
def test_numbers_with_the_right_check_digit_pass(number):
    assert format_number(parse(number)) == number


@pytest.mark.parametrize("number", REAL_FORM)
def test_every_other_check_digit_is_refused(number):
    digits = normalise(number)
    for last in set("0123456789") - {digits[9]}:
        with pytest.raises(BusinessNumberError) as refused:
            parse(digits[:9] + last)
        assert refused.value.fault is Fault.CHECK_DIGIT


@pytest.mark.parametrize(
    "written",
    ["1168200276", " 116-82-00276 ", "116 82 00276", "１１６-８２-００２７６", "116–82–00276"],
)
def test_the_ways_people_type_it(written):
    assert normalise(written) == "1168200276"


@pytest.mark.parametrize(
    "written",
    ["", "116-82-0027", "116-82-002766", "11-682-00276", "116a8200276", "번호 1168200276"],
)
def test_another_form_is_refused(written):
    with pytest.raises(BusinessNumberError) as refused:
        parse(written)
    assert refused.value.fault is Fault.FORM


def test_a_sum_that_ends_in_zero_has_the_check_digit_zero():
    assert check_digit("000000000") == "0"


def test_demo_numbers_pass_only_where_they_are_allowed():
    with pytest.raises(BusinessNumberError) as refused:
        parse("000-81-00014")
    assert refused.value.fault is Fault.DEMO
    assert parse("000-81-00014", allow_demo=True) == "0008100014"
    assert not is_valid("0008100010", allow_demo=True)

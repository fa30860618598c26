"""Delivery terms: what may be meant, and how a place is read in the other language."""

import pytest

from pavilion.trade.codes import incoterms, name_of, units
from pavilion.trade.delivery import IncotermError, check_delivery_term, place_in


@pytest.mark.parametrize(
    ("incoterm", "place", "code"),
    [
        ("", "Busan", "place_without_incoterm"),
        ("FOBB", "Busan", "unknown_incoterm"),
        ("FOB", " ", "place_missing"),
    ],
)
def test_what_cannot_be_meant(incoterm: str, place: str, code: str) -> None:
    with pytest.raises(IncotermError) as refused:
        check_delivery_term(incoterm, place)
    assert refused.value.code == code


@pytest.mark.parametrize("incoterm", sorted(incoterms()))
def test_every_rule_goes_with_a_sea_port(incoterm: str) -> None:
    check_delivery_term(incoterm, "Busan")


def test_no_rule_and_no_place_is_to_ask() -> None:
    check_delivery_term("", "")


@pytest.mark.parametrize(
    ("language", "place", "shown"),
    [
        ("en", "부산", "Busan"),
        ("en", "부산항", "Busan"),
        ("ko", "busan", "부산"),
        ("en", "가상물류센터", "가상물류센터"),
        ("ko", " Hamburg warehouse ", "Hamburg warehouse"),
    ],
)
def test_a_known_place_is_read_in_the_readers_language(
    language: str, place: str, shown: str
) -> None:
    assert place_in(language, place) == shown


def test_units_hold_measures_and_packages() -> None:
    assert name_of(units(), "H87", "ko") == "개"
    assert name_of(units(), "XCT", "en") == "carton"
    assert name_of(units(), "??", "en") == "??"

"""The Korean business registration number (사업자등록번호): ten digits, written XXX-XX-XXXXX."""

import re
import unicodedata
from enum import StrEnum
from typing import Final

_WEIGHTS: Final = (1, 3, 7, 1, 3, 7, 1, 3, 5)
_DEMO_PREFIX: Final = "000"
_WRITTEN: Final = re.compile(r"\d{3}[\s.\-]?\d{2}[\s.\-]?\d{5}", re.ASCII)


class Fault(StrEnum):
    """Why a number is refused."""

    FORM = "form"
    CHECK_DIGIT = "check_digit"
    DEMO = "demo"


class BusinessNumberError(ValueError):
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


def parse(written: str, *, allow_demo: bool = False) -> str:
    """Return the ten digits of a well-formed number.

    Numbers that begin with 000 belong to no tax office; demo data uses them, so they pass
    only where `allow_demo` says so.
    """
    digits = normalise(written)
    if not digits:
        raise BusinessNumberError(Fault.FORM)
    if digits[9] != check_digit(digits):
        raise BusinessNumberError(Fault.CHECK_DIGIT)
    if digits.startswith(_DEMO_PREFIX) and not allow_demo:
        raise BusinessNumberError(Fault.DEMO)
    return digits


def is_valid(written: str, *, allow_demo: bool = False) -> bool:
    try:
        parse(written, allow_demo=allow_demo)
    except BusinessNumberError:
        return False
    return True


def normalise(written: str) -> str:
    """The ten digits of a number however it was typed, or "" when the form is wrong."""
    flat = unicodedata.normalize("NFKC", written).strip()
    flat = re.sub(r"[‐‑‒–—−]", "-", flat)
    return re.sub(r"\D", "", flat) if _WRITTEN.fullmatch(flat) else ""


def check_digit(digits: str) -> str:
    """The tenth digit that belongs to the first nine."""
    numbers = [int(digit) for digit in digits[:9]]
    total = sum(number * weight for number, weight in zip(numbers, _WEIGHTS, strict=True))
    total += numbers[8] * 5 // 10
    return str((10 - total % 10) % 10)


def format_number(digits: str) -> str:
    """`1168200276` as people write it: `116-82-00276`."""
    return f"{digits[:3]}-{digits[3:5]}-{digits[5:]}"

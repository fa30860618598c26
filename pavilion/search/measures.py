"""Quantities told in one unit, so that 0.5 L is 500 ml."""

import re
from decimal import Decimal

#: Unit → the one it is told in and how many of those it is.
UNITS: dict[str, tuple[str, Decimal]] = {
    "ml": ("ml", Decimal(1)),
    "cc": ("ml", Decimal(1)),
    "cl": ("ml", Decimal(10)),
    "l": ("ml", Decimal(1000)),
    "mg": ("mg", Decimal(1)),
    "g": ("g", Decimal(1)),
    "kg": ("g", Decimal(1000)),
    "t": ("g", Decimal(1_000_000)),
    "mm": ("mm", Decimal(1)),
    "cm": ("mm", Decimal(10)),
    "m": ("mm", Decimal(1000)),
    "w": ("w", Decimal(1)),
    "kw": ("w", Decimal(1000)),
    "v": ("v", Decimal(1)),
    "mah": ("mah", Decimal(1)),
}
_SPLIT_QUANTITY = re.compile(rf"(\d)\s+(?=(?:{'|'.join(UNITS)})(?![a-z0-9]))")


def join_quantities(text: str) -> str:
    """``500 ml`` → ``500ml``: one thing though it is written as two words."""
    return _SPLIT_QUANTITY.sub(r"\1", text)


def quantity(amount: str, unit: str) -> str:
    """``0.5``, ``l`` → ``500ml``"""
    base, factor = UNITS[unit]
    value = (Decimal(plain(amount)) * factor).normalize()
    return f"{value:f}{base}"


def plain(amount: str) -> str:
    """1,000 and 1.000.000 are grouped, 0,5 and 0.5 are not."""
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", amount):
        return amount.replace(",", "")
    whole, *rest = re.split(r"[.,]", amount)
    return f"{whole}.{rest[0]}" if len(rest) == 1 else "".join((whole, *rest))

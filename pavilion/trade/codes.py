"""Code lists of trade: units, Incoterms, payment terms, currencies, ports.

Units follow UN/ECE Recommendation 20, packages Rec. 21, ports UN/LOCODE, delivery terms the ICC's
Incoterms 2020. The lists ship in ``data/trade_codes.json`` with names in Korean and English.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parent / "data" / "trade_codes.json"

#: What prices may be in: the currencies Korean exporters are paid in.
CURRENCIES = ("USD", "EUR", "JPY", "CNY", "GBP", "AUD", "SGD", "KRW")
SEA_ONLY_INCOTERMS = frozenset({"FAS", "FOB", "CFR", "CIF"})


@dataclass(frozen=True, slots=True)
class Code:
    """One entry of a code list with its name in both languages."""

    code: str
    name_ko: str
    name_en: str
    mode: str = ""
    country: str = ""

    def name(self, language: str) -> str:
        return self.name_ko if language.startswith("ko") else self.name_en


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return data


@cache
def code_list(name: str) -> dict[str, Code]:
    """The list of that name in ``trade_codes.json``, by code, in its order."""
    fields = ("code", "name_ko", "name_en", "mode", "country")
    return {
        row["code"]: Code(**{field: row[field] for field in fields if row.get(field)})
        for row in _data()[name]
    }


@cache
def units() -> dict[str, Code]:
    """What goods are counted in: units of measure, then packages."""
    return {**code_list("units_rec20"), **code_list("packages_rec21")}


def incoterms() -> dict[str, Code]:
    return code_list("incoterms_2020")


def payment_terms() -> dict[str, Code]:
    return code_list("payment_terms")


def ports() -> dict[str, Code]:
    return code_list("ports")


def name_of(codes: dict[str, Code], code: str, language: str) -> str:
    """The name of ``code`` in ``language``; the code itself when the list does not have it."""
    entry = codes.get(code)
    return entry.name(language) if entry else code


def choices(codes: dict[str, Code], language: str) -> Iterable[tuple[str, str]]:
    """Pairs for a select field, in the list's order."""
    return [(code, entry.name(language)) for code, entry in codes.items()]

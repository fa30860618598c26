"""The demo's data files, as the modules that load them read them."""

import json
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "data"
PICTURES = FOLDER / "pictures"
COMPANIES = FOLDER / "companies"

Row = dict[str, Any]


@cache
def rows(name: str) -> list[Row]:
    """The rows of ``<name>.json``, in their order."""
    data: list[Row] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return data


@cache
def korean_requests() -> dict[str, dict[str, str]]:
    """The buyers' requests in Korean, written by people: request id → subject and body."""
    text = (FOLDER / "rfqs_ko.json").read_text(encoding="utf-8")
    data: dict[str, dict[str, str]] = json.loads(text)
    return data

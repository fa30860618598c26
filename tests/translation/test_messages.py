"""Every sentence of this part that a person may see has its Korean."""

import ast
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings

PART = Path("pavilion/translation")
CALLS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}


def sentences() -> list[str]:
    found = set()
    for path in sorted((settings.BASE_DIR / PART).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in CALLS:
                found.add(ast.literal_eval(node.args[0]))
    return sorted(found)


@pytest.fixture(scope="module")
def korean():
    merged = {}
    for path in sorted((settings.BASE_DIR / "locale").rglob("ko/LC_MESSAGES/django.po")):
        with path.open("rb") as file:
            catalog = read_po(file, locale="ko")
        for message in catalog:
            msgid = message.id if isinstance(message.id, str) else message.id[0]
            merged[msgid] = message.string
    return merged


@pytest.mark.parametrize("sentence", sentences())
def test_it_is_said_in_korean_too(sentence, korean):
    said = korean.get(sentence)
    assert said if isinstance(said, str) else all(said or [""])

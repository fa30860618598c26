"""Everything the portal says is said in Korean too."""

import io
import re
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(settings.BASE_DIR)
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
}
SOURCES = sorted(
    [
        *(path for path in (ROOT / "templates").rglob("*.*") if path.suffix in (".html", ".txt")),
        *(
            path
            for room in ("pavilion", "suppliers", "catalog", "inquiries")
            for path in (ROOT / room).rglob("*.py")
        ),
    ]
)
PLACEHOLDER = re.compile(r"%\(\w+\)s")


def words_of(path: Path) -> set[str]:
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        lines = templatize(text, origin=str(path)).splitlines()
        text = "\n".join(line.strip() for line in lines)
    found = extract("python", io.BytesIO(text.encode()), keywords=KEYWORDS)
    return {message if isinstance(message, str) else message[0] for _, message, _, _ in found}


def _first(text: object) -> str:
    """The text itself, or the first of its plural forms."""
    return str(text[0]) if isinstance(text, list | tuple) else str(text or "")


@pytest.fixture(scope="module")
def korean() -> dict[str, str]:
    """Every Korean text of the portal, by its English one."""
    texts: dict[str, str] = {}
    for path in (ROOT / "locale").rglob("ko/LC_MESSAGES/django.po"):
        with path.open("rb") as file:
            for message in read_po(file):
                texts[_first(message.id)] = _first(message.string)
    return texts


def test_every_word_has_its_korean(korean: dict[str, str]) -> None:
    missing = {
        f"{path.relative_to(ROOT)}: {word}"
        for path in SOURCES
        for word in words_of(path)
        if not korean.get(word)
    }
    assert missing == set()


def test_placeholders_stand_in_both_languages(korean: dict[str, str]) -> None:
    own = set().union(*(words_of(path) for path in SOURCES))
    for word in own:
        assert set(PLACEHOLDER.findall(word)) == set(PLACEHOLDER.findall(korean[word])), word

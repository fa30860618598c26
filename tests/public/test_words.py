"""Everything the public site says is said in Korean too."""

from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings

from tests.ui.test_words import words_of

ROOT = Path(settings.BASE_DIR)
SOURCES = [
    *(ROOT / "templates" / "catalog" / "public").glob("*.html"),
    *(ROOT / "templates" / "suppliers" / "public").glob("*.html"),
    *(ROOT / "templates" / "pages").rglob("*.html"),
    ROOT / "templates" / "home.html",
    *(ROOT / "catalog" / "queries").glob("public*.py"),
    *(ROOT / "catalog" / "views").glob("public*.py"),
    *(ROOT / "catalog" / "listings").glob("*.py"),
    *(ROOT / "suppliers" / "queries").glob("*.py"),
    ROOT / "suppliers" / "views" / "public.py",
    ROOT / "pavilion" / "views.py",
]


@pytest.fixture(scope="module")
def korean() -> dict[str, object]:
    """Every Korean text of the portal, by its English one."""
    texts: dict[str, object] = {}
    for path in (ROOT / "locale").rglob("ko/LC_MESSAGES/django.po"):
        with path.open("rb") as file:
            texts |= {
                message.id[0] if isinstance(message.id, tuple) else str(message.id): message.string
                for message in read_po(file)
            }
    return texts


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_word_has_its_korean(path: Path, korean: dict[str, object]) -> None:
    assert [word for word in words_of(path) if not korean.get(word)] == []


@pytest.mark.parametrize("name", ["about", "help", "terms", "privacy"])
def test_plain_pages_are_written_in_every_language(name: str) -> None:
    for code, _ in settings.LANGUAGES:
        assert (ROOT / "templates" / "pages" / "texts" / f"{name}.{code}.html").exists()

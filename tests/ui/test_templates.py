"""Rules every template keeps: the strict policy, the sprite, the static files."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from pavilion.ui import samples

ROOT = Path(settings.BASE_DIR)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
# Mails are read without our policy and need their styles inside.
PAGES = [path for path in TEMPLATES if "mail" not in path.relative_to(ROOT).parts]
PYTHON = [*(ROOT / "pavilion" / "ui").rglob("*.py")]
SCRIPT = re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*type=\"application/(?:ld\+)?json\")")
ICON = re.compile(r"""\{% icon "([\w-]+)\"""")
ICON_FILE = re.compile(r"""\{% static "icons\.svg" %\}#([\w-]+)""")
ICON_WORD = re.compile(r"""\bicon(?:_name)?="([\w-]+)\"""")
CHIP = re.compile(r"""\{% status_chip "?[\w.|:-]+"? [^%]*?"([a-z][\w-]+)" %\}""")
STATIC = re.compile(r"""\{% (?:static|module) "([^"]+)" %\}""")
CSS = [*(ROOT / "static" / "css").rglob("*.css")]


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.fixture(scope="module")
def symbols() -> set[str]:
    sprite = (ROOT / "static" / "icons.svg").read_text()
    return set(re.findall(r'<symbol id="([\w-]+)"', sprite))


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_nothing_inline_that_the_policy_forbids(path: Path) -> None:
    html = path.read_text()
    assert not re.search(r"<style\b", html)
    assert not re.search(r"\sstyle=", html)
    assert not re.search(r"\son[a-z]+=[\"']", html)
    assert "javascript:" not in html
    assert not SCRIPT.search(html)


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_nothing_is_called_safe_unseen(path: Path) -> None:
    html = path.read_text()
    assert not re.search(r"\|\s*safe\b", html)
    assert "autoescape off" not in html


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_every_icon_is_in_the_sprite(path: Path, symbols: set[str]) -> None:
    html = path.read_text()
    used = [*ICON.findall(html), *ICON_FILE.findall(html), *ICON_WORD.findall(html)]
    assert set(used) | set(CHIP.findall(html)) <= symbols


def test_icons_named_in_python_are_in_the_sprite(symbols: set[str]) -> None:
    assert set(samples.ICONS) <= symbols


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_every_static_file_exists(path: Path) -> None:
    missing = [found for found in STATIC.findall(path.read_text()) if not finders.find(found)]
    assert missing == []


@pytest.mark.parametrize("path", CSS, ids=name)
def test_sheets_stay_small_and_free_of_force(path: Path) -> None:
    css = path.read_text()
    assert "!important" not in css
    assert css.count("\n") <= 150
    assert not re.search(r"^\s*#[\w-]+\s*\{", css, re.MULTILINE)


def test_every_part_is_imported() -> None:
    main = (ROOT / "static" / "css" / "main.css").read_text()
    parts = [
        path.relative_to(ROOT / "static" / "css").as_posix()
        for folder in ("components", "pages")
        for path in (ROOT / "static" / "css" / folder).glob("*.css")
    ]
    assert [part for part in parts if f'"{part}"' not in main] == []

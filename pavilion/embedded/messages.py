"""Compile the ``.po`` files under ``locale/``; no gettext tools are needed.

``python -m pavilion.embedded.messages`` compiles those that changed.
"""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from pavilion.embedded.profiles import CHECKOUT


def _language_of(source: Path) -> str:
    """``locale/…/<language>/LC_MESSAGES/django.po``."""
    return source.parent.parent.name


def compile_changed(folder: Path = CHECKOUT / "locale") -> int:
    """Write the ``.mo`` beside each newer ``.po``; how many were written."""
    written = 0
    for source in sorted(folder.rglob("*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as file:
            catalog = read_po(file, locale=_language_of(source), abort_invalid=True)
        part = target.with_suffix(".part")
        with part.open("wb") as file:
            write_mo(file, catalog)
        part.replace(target)
        written += 1
    return written


if __name__ == "__main__":
    compile_changed()

"""Joins small authored stylesheets into the one that is served."""

import posixpath
import re
from collections.abc import Callable

Read = Callable[[str], str]

_IMPORT = re.compile(
    r"""@import\s+(?:url\()?\s*["']?(?P<path>[^"')\s;]+)["']?\s*\)?"""
    r"""\s*(?:layer\((?P<layer>[\w.-]+)\))?\s*;"""
)
_URL = re.compile(r"""url\(\s*(?P<quote>["']?)(?P<path>[^"')]+)(?P=quote)\s*\)""")
_STAYS = ("data:", "http:", "https:", "/", "#")
_COMMENT_OR_STRING = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|/\*.*?\*/""", re.DOTALL)
_STRING_OR_SPACE = re.compile(
    r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|\s*([{};,])\s*|(:)\s+|\s+""", re.DOTALL
)


def imports_of(name: str, read: Read) -> list[str]:
    """The stylesheets that ``name`` imports, directly or through another, in order."""
    found: list[str] = []
    for match in _IMPORT.finditer(_without_comments(read(name))):
        part = posixpath.normpath(posixpath.join(posixpath.dirname(name), match["path"]))
        found += [part, *imports_of(part, read)]
    return found


def join(name: str, read: Read) -> str:
    """``name`` with every import put in its place, inside the layer it was imported into."""
    folder = posixpath.dirname(name)
    return _joined(name, folder, read)


def minify(css: str) -> str:
    """Without comments and needless blanks; strings stay untouched."""

    def shorter(match: re.Match[str]) -> str:
        return match[1] or match[2] or match[3] or " "

    packed = _STRING_OR_SPACE.sub(shorter, _without_comments(css))
    return packed.replace(";}", "}").strip()


def _joined(name: str, folder: str, read: Read) -> str:
    here = posixpath.dirname(name)

    def put_in(match: re.Match[str]) -> str:
        part = posixpath.normpath(posixpath.join(here, match["path"]))
        css = _joined(part, folder, read)
        return f"@layer {match['layer']} {{\n{css}\n}}" if match["layer"] else css

    css = _without_comments(read(name))
    return _IMPORT.sub(put_in, _rebased(css, here, folder))


def _rebased(css: str, here: str, folder: str) -> str:
    """Relative addresses as seen from ``folder`` (imports excepted: they are put in)."""

    def move(match: re.Match[str]) -> str:
        path = match["path"]
        is_import = css[: match.start()].rstrip().endswith("@import")
        if path.startswith(_STAYS) or is_import:
            return match[0]
        return f'url("{posixpath.relpath(posixpath.join(here, path), folder)}")'

    return _URL.sub(move, css)


def _without_comments(css: str) -> str:
    return _COMMENT_OR_STRING.sub(lambda match: match[1] or " ", css)

"""The ES modules: what each imports, so that a page can preload the whole graph."""

import posixpath
import re
from functools import lru_cache
from pathlib import Path

from django.contrib.staticfiles import finders

# import "./x.js" and import { y } from "./x.js"; the storage puts the hashed name in its place.
IMPORT_PATTERN = (
    r"""(?m)(?P<matched>(?P<before>^import\s+(?:[\w{}*,\s]+?\s+from\s+)?)"""
    r"""["'](?P<url>\.{1,2}/[^"']+)["'])"""
)
_IMPORT = re.compile(IMPORT_PATTERN)
_COMMENT_LINE = re.compile(r"(?m)^[ \t]*//.*\n")
_FOLDER = "js/"


def is_ours(name: str) -> bool:
    """True of the modules written here, not of vendored or packaged scripts."""
    return name.startswith(_FOLDER) and name.endswith(".js")


def without_comments(source: str) -> str:
    """The module without the lines that are only a comment."""
    return _COMMENT_LINE.sub("", source)


@lru_cache(maxsize=64)
def graph_of(name: str) -> tuple[str, ...]:
    """Every module that ``name`` imports, directly or through another, each once."""
    found: dict[str, None] = {}
    for match in _IMPORT.finditer(_source_of(name)):
        part = posixpath.normpath(posixpath.join(posixpath.dirname(name), match["url"]))
        found |= dict.fromkeys((part, *graph_of(part)))
    return tuple(found)


def _source_of(name: str) -> str:
    path = finders.find(name)
    if path is None:
        raise FileNotFoundError(f"No static file {name}")
    return Path(path).read_text(encoding="utf-8")

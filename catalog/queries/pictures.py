"""Where a picture's renditions are, for ``templates/ui/picture.html`` and the cards."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import get_language, gettext

from catalog.models import Picture
from pavilion.media.renditions import FORMATS, WIDTHS
from pavilion.media.storages import public_storage

_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}


@dataclass(frozen=True, slots=True)
class Source:
    """One ``<source>``: a format in all its widths."""

    type: str
    srcset: str


@dataclass(frozen=True, slots=True)
class Sources:
    """One ``<picture>``: better formats first, ``src`` for browsers that know none of them."""

    sources: tuple[Source, ...]
    src: str
    srcset: str
    width: int
    height: int
    alt: str
    placeholder: str


def sources(picture: Picture, language: str | None = None) -> Sources | None:
    """The renditions of a picture with its description; None while there are none."""
    if not picture.renditions:
        return None
    srcsets = {
        kind: _srcset(list(files))
        for kind, files in groupby(
            sorted(picture.renditions, key=lambda file: (file["format"], file["width"])),
            key=lambda file: file["format"],
        )
    }
    plain = _nearest(picture.renditions, "jpg", 640)
    largest = _nearest(picture.renditions, "jpg", WIDTHS[-1])
    return Sources(
        sources=tuple(
            Source(_TYPES[kind], srcsets[kind])
            for kind in FORMATS
            if kind in srcsets and kind != "jpg"
        ),
        src=public_storage().url(plain["key"]),
        srcset=srcsets["jpg"],
        width=largest["width"],
        height=largest["height"],
        alt=description(picture, language),
        placeholder=picture.placeholder,
    )


def thumbnail(picture: Picture) -> str:
    """The address of the smallest WebP, for rows and tiles of the desk; "" while there is none."""
    if not picture.renditions:
        return ""
    return public_storage().url(_nearest(picture.renditions, "webp", WIDTHS[0])["key"])


def largest_jpeg(picture: Picture) -> dict[str, Any] | None:
    """The rendition for readers outside the site (Open Graph, feeds), with its address."""
    if not picture.renditions:
        return None
    file = _nearest(picture.renditions, "jpg", WIDTHS[-1])
    return {**file, "url": public_storage().url(file["key"])}


def description(picture: Picture, language: str | None = None) -> str:
    """What is to be seen, in ``language`` (by default the reader's), else in the other one."""
    korean = (language or get_language() or "en").startswith("ko")
    first, second = (picture.alt_ko, picture.alt_en) if korean else (picture.alt_en, picture.alt_ko)
    return first or second


def problem(picture: Picture) -> str:
    """Why there are no renditions, in the reader's language; "" while all is well."""
    if picture.state != Picture.State.FAILED:
        return ""
    said = gettext(picture.error)
    if said == picture.error and not (get_language() or "en").startswith("en"):
        return gettext("The picture could not be prepared.")
    return said


def _srcset(files: list[dict[str, Any]]) -> str:
    storage = public_storage()
    return ", ".join(f"{storage.url(file['key'])} {file['width']}w" for file in files)


def _nearest(files: list[dict[str, Any]], kind: str, width: int) -> dict[str, Any]:
    """The smallest of that format that is at least so wide, else its widest."""
    known = sorted((f for f in files if f["format"] == kind), key=lambda file: file["width"])
    return next((file for file in known if file["width"] >= width), known[-1])

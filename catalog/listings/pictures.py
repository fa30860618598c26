"""A product's pictures as a page needs them: sources by format, addresses, words."""

from typing import Any, TypedDict

from django.core.files.storage import storages

from catalog.listings.whole import Whole
from catalog.models import Picture
from pavilion.media.storages import PUBLIC

_TYPES = {"avif": "image/avif", "webp": "image/webp"}
#: The widest a tile needs: a phone's half, twice as dense.
TILE_WIDEST = 640


class Source(TypedDict):
    type: str
    srcset: str


class Shown(TypedDict):
    """One picture, ready for ``<picture>``."""

    src: str
    srcset: str
    sources: list[Source]
    alt: str
    width: int
    height: int
    thumb: str
    large: str


def shown(whole: Whole, language: str) -> list[Shown]:
    """The pictures that are ready, in the owner's order."""
    return [_shown(picture, whole.texts[language].name, language) for picture in whole.pictures]


def srcset(picture: Picture, kind: str, *, widest: int | None = None) -> str:
    return ", ".join(
        f"{_url(file)} {file['width']}w"
        for file in _files(picture, kind)
        if widest is None or file["width"] <= widest
    )


def tile_sources(picture: Picture) -> tuple[str, str, str]:
    """AVIF set, JPEG set and the plain address, for a tile."""
    jpegs = _files(picture, "jpg")
    return (
        srcset(picture, "avif", widest=TILE_WIDEST),
        srcset(picture, "jpg", widest=TILE_WIDEST),
        _url(jpegs[0]),
    )


def _shown(picture: Picture, name: str, language: str) -> Shown:
    jpegs = _files(picture, "jpg")
    return Shown(
        src=_url(jpegs[min(1, len(jpegs) - 1)]),
        srcset=srcset(picture, "jpg"),
        sources=[
            Source(type=mime, srcset=srcset(picture, kind))
            for kind, mime in _TYPES.items()
            if _files(picture, kind)
        ],
        alt=alt(picture, name, language),
        width=jpegs[-1]["width"],
        height=jpegs[-1]["height"],
        thumb=_url(jpegs[0]),
        large=_url(jpegs[-1]),
    )


def alt(picture: Picture, name: str, language: str) -> str:
    """The owner's words for the picture in the page's language, else the product's name."""
    return (picture.alt_ko if language == "ko" else picture.alt_en) or name


def _files(picture: Picture, kind: str) -> list[dict[str, Any]]:
    files = [file for file in picture.renditions if file["format"] == kind]
    return sorted(files, key=lambda file: int(file["width"]))


def _url(file: dict[str, Any]) -> str:
    return str(storages[PUBLIC].url(file["key"]))

"""What may be uploaded: decided by the bytes, never by the name or what the browser says."""

import hashlib
import io
import mmap
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import filetype
from django.core.files.base import File
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pavilion.media.headers import (
    LONGEST_SIDE,
    MAX_PIXELS,
    BrokenHeaderError,
    Content,
    Header,
    read_header,
)
from pavilion.media.names import display_name, shows_resident_number
from pavilion.media.storages import private_storage, store

MAX_BYTES = 20 * 1024 * 1024
SMALLEST_SIDE = 200

EXTENSIONS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "image/heic": "heic",
    "application/pdf": "pdf",
}
PICTURES = ("image/jpeg", "image/png", "image/webp", "image/heic")
DOCUMENTS = (*PICTURES, "application/pdf")
#: For the ``accept`` attribute of file inputs.
ACCEPT_PICTURES = ",".join([*PICTURES, ".heic"])
ACCEPT_DOCUMENTS = ",".join([*DOCUMENTS, ".heic"])

#: Markup that has no business inside a picture: such a file is made to be taken for a page.
_MARKUP = re.compile(
    rb"<script|<html[\s>]|<!doctype html|<iframe|<\?php\s|javascript:", re.IGNORECASE
)
_TAIL = 4096

_WORDS: dict[str, Promise] = {
    "empty": _("The file is empty."),
    "too_large": _("The file is larger than 20 MB."),
    "too_many_pixels": _("The image is too large: at most 40 megapixels."),
    "too_small": _("The image is too small: each side needs at least 200 pixels."),
    "animated": _("Moving images cannot be used. Upload a still picture."),
    "not_a_picture": _("This is not a JPEG, PNG, WebP or HEIC picture."),
    "not_a_document": _("This is not a PDF, JPEG, PNG, WebP or HEIC file."),
    "broken": _("The file is damaged. Save it again and upload the new copy."),
    "two_kinds": _("The file holds something besides the picture or document. Save it anew."),
    "resident_number": _(
        "The file name shows a resident registration number. Hide the last seven digits."
    ),
}


class UploadRefused(Exception):  # noqa: N818  said as it reads at the door
    """The file cannot be taken; ``str()`` says why in words, ``code`` for programs."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    def __str__(self) -> str:
        return str(_WORDS[self.code])


@dataclass(frozen=True, slots=True)
class Upload:
    """What a file turned out to be."""

    content_type: str
    extension: str
    size: int
    sha256: str
    name: str
    width: int | None = None
    height: int | None = None


def check_picture(file: "File[Any]") -> Upload:
    """A still picture of a size that can be shown; raises ``UploadRefused``."""
    return _check(file, _picture, wrong_kind="not_a_picture")


def check_document(file: "File[Any]") -> Upload:
    """A paper: PDF or a picture of it; raises ``UploadRefused``."""
    return _check(file, _document, wrong_kind="not_a_document")


def store_private(file: "File[Any]", *, prefix: str) -> str:
    """Keep the file where only the portal reads it; returns the key, which tells nothing."""
    return store(private_storage(), file, prefix=prefix)


def _check(
    file: "File[Any]", read: Callable[[Content], Header | None], *, wrong_kind: str
) -> Upload:
    name = display_name(file.name or "")
    if not file.size:
        raise UploadRefused("empty")
    if file.size > MAX_BYTES:
        raise UploadRefused("too_large")
    if shows_resident_number(name):
        raise UploadRefused("resident_number")
    content = _content(file)
    try:
        header = read(content)
    except BrokenHeaderError as error:
        raise UploadRefused("broken") from error
    if header is None or not _is_second_opinion(content, header):
        raise UploadRefused(wrong_kind)
    if zipfile.is_zipfile(_Reading(content)):
        raise UploadRefused("two_kinds")
    file.seek(0)
    return Upload(
        content_type=header.content_type,
        extension=EXTENSIONS[header.content_type],
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        name=name,
        width=header.width,
        height=header.height,
    )


def _picture(content: Content) -> Header | None:
    header = read_header(content)
    if header is None:
        return None
    if header.animated:
        raise UploadRefused("animated")
    if header.pixels > MAX_PIXELS or max(header.width or 0, header.height or 0) > LONGEST_SIDE:
        raise UploadRefused("too_many_pixels")
    if header.width and header.height and min(header.width, header.height) < SMALLEST_SIDE:
        raise UploadRefused("too_small")
    if _MARKUP.search(content) or _has_foreign_tail(content, header):
        raise UploadRefused("two_kinds")
    return header


def _has_foreign_tail(content: Content, header: Header) -> bool:
    """Phones append a film to a JPEG (motion pictures); nothing else may follow a picture."""
    tail = bytes(content[header.end : header.end + _TAIL]).strip(b"\0")
    if not tail:
        return False
    return header.content_type != "image/jpeg" or tail.startswith((b"PK", b"%PDF", b"GIF8", b"<"))


def _document(content: Content) -> Header | None:
    if bytes(content[:5]) != b"%PDF-":
        return _picture(content)
    end = content.rfind(b"%%EOF", max(0, len(content) - _TAIL))
    if end < 0:
        raise UploadRefused("broken")
    if _MARKUP.search(content[end:]) or _MARKUP.search(content[:_TAIL]):
        raise UploadRefused("two_kinds")
    return Header("application/pdf", end)


def _is_second_opinion(content: Content, header: Header) -> bool:
    """``filetype`` must not know the file for something else than we do."""
    kind = filetype.guess(bytes(content[:_TAIL]))
    return kind is None or kind.mime in (header.content_type, "image/heif", "image/apng")


def _content(file: "File[Any]") -> Content:
    """The bytes: mapped when the upload lies on disk, so that twenty megabytes cost no memory."""
    file.seek(0)
    path = getattr(file, "temporary_file_path", None)
    if path is None:
        content: bytes = file.read()
        return content
    with Path(path()).open("rb") as stream:
        return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)


class _Reading(io.RawIOBase):
    """Content as a readable file, without a copy."""

    def __init__(self, content: Content) -> None:
        super().__init__()
        self._content = content
        self._position = 0

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        origin = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: len(self._content)}
        if origin[whence] + offset < 0:
            raise OSError("before the beginning")
        self._position = origin[whence] + offset
        return self._position

    def read(self, size: int = -1) -> bytes:
        end = len(self._content) if size < 0 else self._position + size
        chunk = bytes(self._content[self._position : end])
        self._position += len(chunk)
        return chunk

"""What an image file says about itself, read from its bytes without decoding a pixel.

Only the structure is walked: where the picture ends, how large it claims to be, whether it moves.
The pixels are touched in a child process only (see ``sandbox``).
"""

import mmap
import re
import struct
from dataclasses import dataclass

Content = bytes | mmap.mmap

#: More pixels than this, or a longer side, are refused before a single one is decoded.
MAX_PIXELS = 40_000_000
LONGEST_SIDE = 16_000

#: A JPEG marker that is neither a stuffed zero, a restart nor a fill byte.
_MARKER = re.compile(rb"\xff+([\x01-\xcf\xd8-\xfe])", re.DOTALL)
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_STILL_HEIF = frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1"})
_MOVING_HEIF = frozenset({b"hevc", b"hevx", b"msf1"})


class BrokenHeaderError(Exception):
    """The bytes do not add up to a file of the kind they claim to be."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the file claims. ``end`` is where its picture ends; sizes may be unknown (HEIC)."""

    content_type: str
    end: int
    width: int | None = None
    height: int | None = None
    animated: bool = False

    @property
    def pixels(self) -> int:
        return (self.width or 0) * (self.height or 0)


def read_header(content: Content) -> Header | None:
    """The header of a JPEG, PNG, WebP or HEIC file; None when it begins like none of them."""
    start = bytes(content[:12])
    try:
        if start.startswith(b"\xff\xd8\xff"):
            return _jpeg(content)
        if start.startswith(b"\x89PNG\r\n\x1a\n"):
            return _png(content)
        if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
            return _webp(content)
        if start[4:8] == b"ftyp" and start[8:12] in _STILL_HEIF | _MOVING_HEIF:
            return _heif(content)
    except (struct.error, IndexError) as error:
        raise BrokenHeaderError("cut short") from error
    return None


def _jpeg(content: Content) -> Header:
    width = height = None
    position = 2
    while True:
        marker, position = _next_marker(content, position)
        if marker == 0xD9:
            break
        if marker == 0x01 or 0xD0 <= marker <= 0xD8:
            continue
        (length,) = struct.unpack(">H", content[position : position + 2])
        if marker in _FRAMES and width is None:
            height, width = struct.unpack(">HH", content[position + 3 : position + 7])
        position += length
    if width is None:
        raise BrokenHeaderError("no frame")
    return Header("image/jpeg", position, width, height)


def _next_marker(content: Content, position: int) -> tuple[int, int]:
    match = _MARKER.search(content, position)
    if match is None:
        raise BrokenHeaderError("no end of image")
    return match[1][0], match.end()


def _png(content: Content) -> Header:
    width = height = None
    animated = False
    position = 8
    while True:
        length, kind = struct.unpack(">I4s", content[position : position + 8])
        if width is None:
            if kind != b"IHDR":
                raise BrokenHeaderError("no IHDR")
            width, height = struct.unpack(">II", content[position + 8 : position + 16])
        animated = animated or kind == b"acTL"
        position += length + 12
        if position > len(content):
            raise BrokenHeaderError("cut short")
        if kind == b"IEND":
            return Header("image/png", position, width, height, animated)


def _webp(content: Content) -> Header:
    (length,) = struct.unpack("<I", content[4:8])
    end = 8 + length + length % 2
    kind = bytes(content[12:16])
    animated = False
    if kind == b"VP8X":
        animated = bool(content[20] & 0x02)
        width = 1 + int.from_bytes(content[24:27], "little")
        height = 1 + int.from_bytes(content[27:30], "little")
    elif kind == b"VP8L":
        (bits,) = struct.unpack("<I", content[21:25])
        width, height = 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    elif kind == b"VP8 ":
        width, height = (side & 0x3FFF for side in struct.unpack("<HH", content[26:30]))
    else:
        raise BrokenHeaderError("no picture chunk")
    if end > len(content) + 1:
        raise BrokenHeaderError("cut short")
    return Header("image/webp", end, width, height, animated)


def _heif(content: Content) -> Header:
    position, total = 0, len(content)
    animated = bytes(content[8:12]) in _MOVING_HEIF
    while position < total:
        (length,) = struct.unpack(">I", content[position : position + 4])
        if length == 1:
            (length,) = struct.unpack(">Q", content[position + 8 : position + 16])
        elif length == 0:
            length = total - position
        if length < 8 or position + length > total:
            raise BrokenHeaderError("boxes do not add up")
        position += length
    return Header("image/heic", position, animated=animated)

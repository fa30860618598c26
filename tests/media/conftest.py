"""Files made on the spot; none is kept in the repository."""

import base64
import io
import struct
import zlib
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


def encoded(
    kind: str, size: tuple[int, int] = (400, 300), mode: str = "RGB", **options: Any
) -> bytes:
    """A gradient, so that the encoders have something to do."""
    gradient = Image.linear_gradient("L").resize(size)
    target = io.BytesIO()
    gradient.convert(mode).save(target, format=kind, **options)
    return target.getvalue()


def uploaded(content: bytes, name: str = "photo.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def png_bomb(side: int) -> bytes:
    """A valid PNG of one colour: tiny on disk, ``side``² pixels when decoded."""
    row = b"\0" + bytes(-(-side // 8))
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", data), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(png_chunk(kind, body) for kind, body in chunks)


def png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


#: 260 × 220, a gradient with the marker in its EXIF: our library reads HEIC and cannot write it.
HEIC = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAZhtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAA"
    "AAAAAAAAAAAAADRpbG9jAAAAAERAAAIAAQAAAAABvAABAAAAAAAAAGAAAgAAAAACHAABAAAAAAAAADoAAAA4aWlu"
    "ZgAAAAAAAgAAABVpbmZlAgAAAAABAABodmMxAAAAABVpbmZlAgAAAQACAABFeGlmAAAAAA5waXRtAAAAAAABAAAA"
    "12lwcnAAAAC4aXBjbwAAAHlodmNDAQNwAAAAkAAAAAAAPPAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMA"
    "AAMAPLoCQGEAAQAsQgEBA3AAAAMAkAAAAwAAAwA8oAhIDh3eW6kkprm4CGgwIAAAAwMgAAADACFiAAEAB0QBwXKw"
    "YkAAAAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAABBAAAANwAAAAQcGl4aQAAAAADCAgIAAAAF2lwbWEA"
    "AAAAAAAAAQABBIECAwQAAAAaaXJlZgAAAAAAAAAOY2RzYwACAAEAAQAAAKJtZGF0AAAAXCgBrwtIXdqQ+l0JxPTV"
    "lviJFYgVHxR3GRBCpLJOMTCkJZQExKOJhIrS+1mi1N7nFngDUz1bnkbfowFHlPT0OA0xDxz4z829fwbAABYDS6Mg"
    "niOFbFkyOAAZ34GAAAAABkV4aWYAAE1NACoAAAAIAAEBDwACAAAAFQAAABoAAAAAQ0FOQVJZLTdGM0EtMzcuNTY2"
    "NU4AAA=="
)

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"

"""One picture becomes many: three formats in four widths, without what the camera noted.

Runs in the child process only (``sandbox.call(make, …)``). The picture is decoded once, a JPEG
only as finely as needed; each width is made from the next larger one.
"""

import base64
import io
import warnings
from pathlib import Path
from typing import Any

import pi_heif
from PIL import ExifTags, Image, ImageCms, UnidentifiedImageError

from pavilion.media.headers import MAX_PIXELS
from pavilion.media.sandbox import RefusedError

WIDTHS = (320, 640, 1024, 1600)
FORMATS: dict[str, dict[str, Any]] = {
    "avif": {"format": "AVIF", "quality": 60, "speed": 8},
    "webp": {"format": "WEBP", "quality": 80, "method": 4},
    "jpg": {"format": "JPEG", "quality": 82, "progressive": True, "optimize": True},
}
#: The soft ground behind product photos, for formats that know no transparency.
PAPER = (240, 237, 231)
PLACEHOLDER_WIDTH = 16
_READERS = ("JPEG", "PNG", "WEBP", "HEIF")
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_SRGB = ImageCms.createProfile("sRGB")


def make(source: str) -> dict[str, Any]:
    """Write the renditions of ``source`` into the working folder and say what was written."""
    pi_heif.register_heif_opener()
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    picture, (width, height) = _upright(source)
    files = []
    for shown in sorted({min(picture.width, target) for target in WIDTHS}, reverse=True):
        picture = _scaled(picture, shown)
        files += [_write(picture, kind) for kind in FORMATS]
    return {
        "width": width,
        "height": height,
        "files": sorted(files, key=lambda file: (file["format"], file["width"])),
        "placeholder": _placeholder(picture),
    }


def _upright(source: str) -> tuple[Image.Image, tuple[int, int]]:
    """The decoded picture, upright, in sRGB, with nothing but its pixels; its size in full."""
    try:
        with Image.open(source, formats=_READERS) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise RefusedError("too_many_pixels")
            if picture.format in ("PNG", "WEBP") and getattr(picture, "is_animated", False):
                raise RefusedError("animated")
            size = picture.size
            picture.draft("RGB", (WIDTHS[-1], WIDTHS[-1]))
            picture.load()
            orientation = picture.getexif().get(ExifTags.Base.Orientation, 1)
            plain = _in_srgb(_shrunk(_plain(picture)), picture.info.get("icc_profile"))
            return _turned(_only_pixels(plain), orientation), _turned_size(size, orientation)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise RefusedError("too_many_pixels") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise RefusedError("broken") from error


def _plain(picture: Image.Image) -> Image.Image:
    """Modes that cannot be scaled or stored as they are become grey, RGB or RGBA."""
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda depth: depth * (1 / 256)).convert("L")
    if picture.mode in ("L", "RGB", "RGBA", "CMYK", "LAB"):
        return picture
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")


def _shrunk(picture: Image.Image) -> Image.Image:
    """Small enough to be worked on, still as large as any rendition in either orientation."""
    factor = min(picture.size) / WIDTHS[-1]
    if factor <= 1:
        return picture
    size = (round(picture.width / factor), round(picture.height / factor))
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    if profile and picture.mode in ("RGB", "RGBA", "CMYK", "LAB"):
        mode = "RGBA" if picture.mode == "RGBA" else "RGB"
        try:
            converted = ImageCms.profileToProfile(
                picture, ImageCms.ImageCmsProfile(io.BytesIO(profile)), _SRGB, outputMode=mode
            )
        except (ImageCms.PyCMSError, OSError):
            # A profile that cannot be read says nothing: the numbers are taken as they are.
            converted = None
        if converted is not None:
            return converted
    return picture if picture.mode in ("RGB", "RGBA") else picture.convert("RGB")


def _only_pixels(picture: Image.Image) -> Image.Image:
    """A copy that carries no note: EXIF, XMP, IPTC, comments and profiles stay behind."""
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    return bare


def _turned(picture: Image.Image, orientation: int) -> Image.Image:
    """As the camera was held: its note on orientation is carried out, not carried over."""
    turn = _TURNS.get(orientation)
    return picture.transpose(turn) if turn is not None else picture


def _turned_size(size: tuple[int, int], orientation: int) -> tuple[int, int]:
    return (size[1], size[0]) if orientation in (5, 6, 7, 8) else size


def _scaled(picture: Image.Image, width: int) -> Image.Image:
    if picture.width == width:
        return picture
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Image.Resampling.LANCZOS)


def _write(picture: Image.Image, kind: str) -> dict[str, Any]:
    name = f"{picture.width}.{kind}"
    shown = _on_paper(picture) if kind == "jpg" else picture
    shown.save(name, **FORMATS[kind])
    return {
        "format": kind,
        "width": picture.width,
        "height": picture.height,
        "name": name,
        "bytes": Path(name).stat().st_size,
    }


def _on_paper(picture: Image.Image) -> Image.Image:
    if picture.mode != "RGBA":
        return picture
    paper = Image.new("RGB", picture.size, PAPER)
    paper.paste(picture, mask=picture.getchannel("A"))
    return paper


def _placeholder(picture: Image.Image) -> str:
    tiny = io.BytesIO()
    _scaled(picture, PLACEHOLDER_WIDTH).save(tiny, format="WEBP", quality=40, method=4)
    return f"data:image/webp;base64,{base64.b64encode(tiny.getvalue()).decode()}"

"""Many from one: sizes, formats, and nothing of what the camera noted (SEC-10, SEC-14)."""

import io
import shutil
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from pavilion.media import renditions, sandbox
from tests.media.conftest import HEIC, encoded, png_bomb

MARKER = b"CANARY-7F3A-37.5665N"


def made(content: bytes, folder: Path) -> dict[str, Any]:
    (folder / "original").write_bytes(content)
    result: dict[str, Any] = sandbox.call(renditions.make, folder=folder, source="original")
    return result


def opened(result: dict[str, Any], folder: Path, kind: str, width: int) -> Image.Image:
    file = next(f for f in result["files"] if (f["format"], f["width"]) == (kind, width))
    picture = Image.open(folder / file["name"])
    picture.load()
    return picture


def exif() -> Image.Exif:
    notes = Image.Exif()
    notes[0x010F] = MARKER.decode()
    notes[0x9286] = MARKER.decode()
    gps = notes.get_ifd(0x8825)
    gps[1], gps[2] = "N", (37.0, 33.0, 59.0)
    gps[29] = MARKER.decode()
    return notes


def noted(kind: str) -> bytes:
    """A picture that carries the marker wherever the format has room for it."""
    options: dict[str, Any] = {"exif": exif()}
    if kind == "JPEG":
        options |= {"comment": MARKER, "xmp": b"<x:xmpmeta>" + MARKER + b"</x:xmpmeta>"}
    if kind == "WEBP":
        options |= {"xmp": b"<x:xmpmeta>" + MARKER + b"</x:xmpmeta>"}
    if kind == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Comment", MARKER.decode())
        text.add_itxt("XML:com.adobe.xmp", MARKER.decode())
        options["pnginfo"] = text
    return encoded(kind, (1000, 800), **options)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_no_note_of_the_camera_is_left(kind: str, tmp_path: Path) -> None:
    content = noted(kind)
    assert MARKER in content
    result = made(content, tmp_path)
    assert len(result["files"]) == 9
    for file in result["files"]:
        written = (tmp_path / file["name"]).read_bytes()
        assert MARKER not in written
        assert b"37.5665" not in written
        assert len(written) == file["bytes"]
        assert not Image.open(io.BytesIO(written)).getexif()


def test_a_heic_picture_becomes_the_usual_files(tmp_path: Path) -> None:
    assert MARKER in HEIC
    result = made(HEIC, tmp_path)
    assert [(f["format"], f["width"], f["height"]) for f in result["files"]] == [
        ("avif", 260, 220),
        ("jpg", 260, 220),
        ("webp", 260, 220),
    ]
    assert all(MARKER not in (tmp_path / f["name"]).read_bytes() for f in result["files"])


@pytest.mark.parametrize(
    ("size", "widths"),
    [
        ((300, 300), [300]),
        ((700, 500), [320, 640, 700]),
        ((1600, 900), [320, 640, 1024, 1600]),
        ((3000, 2000), [320, 640, 1024, 1600]),
        ((1000, 5000), [320, 640, 1000]),
    ],
)
def test_nothing_is_made_larger_than_it_was(
    size: tuple[int, int], widths: list[int], tmp_path: Path
) -> None:
    result = made(encoded("JPEG", size), tmp_path)
    assert sorted({file["width"] for file in result["files"]}) == widths
    assert {file["format"] for file in result["files"]} == {"avif", "webp", "jpg"}
    assert (result["width"], result["height"]) == size
    for file in result["files"]:
        assert abs(file["height"] - file["width"] * size[1] / size[0]) <= 1
    assert result["placeholder"].startswith("data:image/webp;base64,")
    assert len(result["placeholder"]) < 800


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_picture_stands_as_the_camera_was_held(orientation: int, tmp_path: Path) -> None:
    """A red corner is followed through all eight notes on orientation."""
    picture = Image.new("RGB", (400, 240), "white")
    picture.paste("red", (0, 0, 120, 120))
    notes = Image.Exif()
    notes[0x0112] = orientation
    target = io.BytesIO()
    picture.save(target, format="JPEG", quality=95, exif=notes)
    result = made(target.getvalue(), tmp_path)
    turned = orientation >= 5
    assert (result["width"], result["height"]) == ((240, 400) if turned else (400, 240))
    shown = opened(result, tmp_path, "jpg", 240 if turned else 400).convert("RGB")
    right, low = shown.width - 10, shown.height - 10
    corner = {
        1: (10, 10), 2: (right, 10), 3: (right, low), 4: (10, low),
        5: (10, 10), 6: (right, 10), 7: (right, low), 8: (10, low),
    }[orientation]  # fmt: skip
    red, green, _blue = shown.getpixel(corner)  # type: ignore[misc]
    assert red > 200
    assert green < 80


def test_transparency_is_kept_where_it_can_be_and_laid_on_paper_elsewhere(tmp_path: Path) -> None:
    target = io.BytesIO()
    Image.new("RGBA", (400, 400), (0, 0, 0, 0)).save(target, format="PNG")
    result = made(target.getvalue(), tmp_path)
    assert opened(result, tmp_path, "webp", 400).convert("RGBA").getpixel((5, 5))[3] == 0  # type: ignore[index]
    shown = opened(result, tmp_path, "jpg", 400).getpixel((5, 5))
    assert all(abs(a - b) <= 3 for a, b in zip(shown, renditions.PAPER, strict=True))  # type: ignore[arg-type]


@pytest.mark.parametrize("mode", ["L", "P", "1", "CMYK", "LA", "I;16"])
def test_every_kind_of_pixels_is_understood(mode: str, tmp_path: Path) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    source = Image.linear_gradient("L").resize((500, 400))
    target = io.BytesIO()
    (
        source.convert("I").point(lambda v: v * 256).convert("I;16")
        if mode == "I;16"
        else source.convert(mode)
    ).save(target, format=kind)
    result = made(target.getvalue(), tmp_path)
    shown = opened(result, tmp_path, "jpg", 500).convert("L")
    assert shown.getpixel((250, 20)) < 60  # type: ignore[operator]
    assert shown.getpixel((250, 380)) > 190  # type: ignore[operator]


def test_colours_are_brought_to_srgb(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    broken = encoded("JPEG", icc_profile=b"no profile at all")
    assert made(broken, tmp_path)["width"] == 400
    mismatched = encoded("JPEG", icc_profile=profile)
    result = made(mismatched, tmp_path)
    assert not opened(result, tmp_path, "jpg", 400).info.get("icc_profile")


@pytest.mark.parametrize("side", [9_000, 13_000, 30_000])
def test_a_bomb_is_refused_in_the_child_as_well(side: int, tmp_path: Path) -> None:
    (tmp_path / "original").write_bytes(png_bomb(side))
    limits = sandbox.Limits(memory=700 * sandbox.MEGABYTE, processor=5, timeout=20)
    with pytest.raises(sandbox.RefusedError, match="too_many_pixels"):
        sandbox.call(renditions.make, folder=tmp_path, limits=limits, source="original")


def test_a_film_is_refused(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (300, 300), (n, 0, 0)) for n in (0, 90, 200)]
    target = io.BytesIO()
    frames[0].save(target, format="WEBP", save_all=True, append_images=frames[1:])
    with pytest.raises(sandbox.RefusedError, match="animated"):
        made(target.getvalue(), tmp_path)


@pytest.mark.parametrize("content", [b"", b"nonsense", encoded("JPEG")[:900], encoded("TIFF")])
def test_what_cannot_be_read_is_refused(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(sandbox.RefusedError, match="broken"):
        made(content, tmp_path)


def test_the_folder_holds_nothing_but_the_files(tmp_path: Path) -> None:
    result = made(encoded("JPEG"), tmp_path)
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"original", *(file["name"] for file in result["files"])}
    shutil.rmtree(tmp_path)

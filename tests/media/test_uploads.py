"""What is taken in and what is not: by the bytes, whatever the name says (SEC-10, 12, 15)."""

import io
import unicodedata
import zipfile

import pytest
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.utils.translation import override
from PIL import Image

from pavilion.media.names import display_name, shows_resident_number
from pavilion.media.uploads import UploadRefused, check_document, check_picture
from tests.media.conftest import HEIC, PDF, encoded, png_bomb, png_chunk, uploaded

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><html><script>alert(1)</script></html>"


def zipped() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("inside.txt", "x" * 100)
    return target.getvalue()


def gif(frames: int = 1) -> bytes:
    first, *more = (Image.new("P", (300, 300), number % 256) for number in range(frames))
    target = io.BytesIO()
    first.save(target, format="GIF", save_all=True, append_images=more)
    return target.getvalue()


def animated(kind: str) -> bytes:
    frames = [Image.new("RGB", (300, 300), (shade, 0, 0)) for shade in (0, 120, 240)]
    target = io.BytesIO()
    frames[0].save(target, format=kind, save_all=True, append_images=frames[1:], duration=100)
    return target.getvalue()


@pytest.mark.parametrize(
    ("kind", "content_type"),
    [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/webp")],
)
@pytest.mark.parametrize("name", ["photo.jpg", "photo", "photo.exe", "사진.webp"])
def test_a_picture_is_known_by_its_bytes(kind: str, content_type: str, name: str) -> None:
    content = encoded(kind)
    upload = check_picture(uploaded(content, name))
    assert upload.content_type == content_type
    assert (upload.width, upload.height, upload.size) == (400, 300, len(content))
    assert check_document(uploaded(content, name)).content_type == content_type


def test_a_heic_picture_of_a_phone_is_taken() -> None:
    assert check_picture(uploaded(HEIC, "IMG_2041.HEIC")).content_type == "image/heic"


def test_a_heic_file_that_was_cut_short_is_broken() -> None:
    with pytest.raises(UploadRefused) as refused:
        check_picture(uploaded(HEIC[:-40], "IMG_2041.HEIC"))
    assert refused.value.code == "broken"


def test_a_progressive_jpeg_and_a_film_behind_it_are_taken() -> None:
    content = encoded("JPEG", progressive=True) + b"\0\0\0\x18ftypmp42" + b"\x01" * 2000
    assert check_picture(uploaded(content)).width == 400


def test_a_pdf_is_a_document_and_no_picture() -> None:
    assert check_document(uploaded(PDF, "등록증.pdf")).content_type == "application/pdf"
    with pytest.raises(UploadRefused) as refused:
        check_picture(uploaded(PDF, "photo.jpg"))
    assert refused.value.code == "not_a_picture"


@pytest.mark.parametrize("name", ["photo.jpg", "photo.png", "paper.pdf", "photo.webp"])
@pytest.mark.parametrize(
    ("content", "codes"),
    [
        (HTML, {"not_a_picture", "not_a_document"}),
        (SVG, {"not_a_picture", "not_a_document"}),
        (gif(), {"not_a_picture", "not_a_document"}),
        (gif(4), {"not_a_picture", "not_a_document"}),
        (zipped(), {"not_a_picture", "not_a_document"}),
        (b"MZ\x90\0" + b"\0" * 500, {"not_a_picture", "not_a_document"}),
        (b"", {"empty"}),
        (encoded("TIFF"), {"not_a_picture", "not_a_document"}),
        (encoded("BMP"), {"not_a_picture", "not_a_document"}),
        (encoded("AVIF"), {"not_a_picture", "not_a_document"}),
        (encoded("PNG") + HTML, {"two_kinds"}),
        (encoded("JPEG") + HTML, {"two_kinds"}),
        (encoded("JPEG", comment=b"<script>alert(1)</script>"), {"two_kinds"}),
        (encoded("JPEG") + zipped(), {"two_kinds"}),
        (encoded("PNG") + zipped(), {"two_kinds"}),
        (encoded("WEBP") + b"\0" * 40 + b"#!/bin/sh", {"two_kinds"}),
        (encoded("JPEG")[:-300], {"broken"}),
        (encoded("PNG")[:-300], {"broken"}),
        (encoded("WEBP")[:-300], {"broken"}),
        (b"\xff\xd8\xff\xe0", {"broken"}),
        (animated("PNG"), {"animated"}),
        (animated("WEBP"), {"animated"}),
        (encoded("PNG", (199, 400)), {"too_small"}),
    ],
    ids=lambda value: str(len(value)) if isinstance(value, bytes) else "-".join(sorted(value)),
)
def test_everything_else_is_refused(content: bytes, codes: set[str], name: str) -> None:
    for check in (check_picture, check_document):
        with pytest.raises(UploadRefused) as refused:
            check(uploaded(content, name))
        assert refused.value.code in codes


@pytest.mark.parametrize(
    "content", [PDF + zipped(), PDF + HTML, HTML[:20] + PDF, PDF[:40]], ids=range(4)
)
def test_a_pdf_with_something_else_in_it_is_refused(content: bytes) -> None:
    with pytest.raises(UploadRefused):
        check_document(uploaded(content, "paper.pdf"))


@pytest.mark.parametrize("side", [9_000, 13_000, 30_000])
def test_a_pixel_flood_is_refused_without_decoding_a_pixel(side: int) -> None:
    bomb = png_bomb(side)
    assert len(bomb) < 200_000
    with pytest.raises(UploadRefused) as refused, override("en"):
        check_picture(uploaded(bomb, "photo.png"))
    assert refused.value.code == "too_many_pixels"
    with override("ko"):
        assert "4천만 화소" in str(refused.value)


def test_a_file_of_more_than_twenty_megabytes_is_refused() -> None:
    content = encoded("JPEG") + b"\0" * (20 * 1024 * 1024)
    with pytest.raises(UploadRefused) as refused:
        check_picture(uploaded(content))
    assert refused.value.code == "too_large"


def test_an_upload_that_lies_on_disk_is_read_where_it_lies() -> None:
    content = encoded("JPEG", (3000, 2000), quality=98)
    with TemporaryUploadedFile("big.jpg", "image/jpeg", len(content), None) as file:
        file.write(content)
        file.flush()
        upload = check_picture(file)
        assert (upload.width, upload.size) == (3000, len(content))
        assert file.tell() == 0


def test_a_chunk_that_promises_more_than_there_is_is_broken() -> None:
    content = encoded("PNG")[:-12] + png_chunk(b"tEXt", b"x" * 40)[:-8]
    with pytest.raises(UploadRefused) as refused:
        check_picture(uploaded(content))
    assert refused.value.code == "broken"


NFD = unicodedata.normalize("NFD", "한글 이름.jpg")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("/etc/x", "x"),
        ("C:\\Users\\me\\photo.jpg", "photo.jpg"),
        ("a\0b.jpg", "ab.jpg"),
        ("a\r\nSet-Cookie: x.jpg", "aSet-Cookie: x.jpg"),
        ("..%2fx.jpg", "%2fx.jpg"),
        (".htaccess", "htaccess"),
        ("con", "con"),
        (NFD, "한글 이름.jpg"),
        ("quote\u202egpj.exe", "quotegpj.exe"),
        ("photo\u200f\u200b.jpg", "photo.jpg"),
        ("😀.jpg", "😀.jpg"),
        ("  a   b .jpg ", "a b .jpg"),
        ("///", ""),
    ],
)
def test_a_name_is_shown_clean(name: str, shown: str) -> None:
    assert display_name(name) == shown


def test_a_long_name_is_cut_before_its_ending() -> None:
    shown = display_name("가" * 300 + ".jpg")
    assert len(shown) == 150
    assert shown.endswith("가.jpg")


@pytest.mark.parametrize(
    ("text", "shows"),
    [
        ("등록증_850101-1234567.jpg", True),
        ("0402294123456", True),
        ("9902304123456", False),
        ("120-88-00767.jpg", False),
        ("2026-11-24 110111-006243.pdf", False),
    ],
)
def test_resident_numbers_are_recognised(text: str, shows: bool) -> None:
    assert shows_resident_number(text) is shows


def test_a_file_named_by_a_resident_number_is_refused() -> None:
    with pytest.raises(UploadRefused) as refused:
        check_picture(uploaded(encoded("JPEG"), "850101-1234567.jpg"))
    assert refused.value.code == "resident_number"

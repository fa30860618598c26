"""A paper to look at: a one-page PDF that says loudly that it is none."""

from django.core.files.base import ContentFile

_PAGE = """BT /F1 22 Tf 72 740 Td (DEMO - not a real document) Tj
0 -48 Td /F1 16 Tf (Business Registration Certificate) Tj
0 -36 Td /F1 12 Tf (Registration number: {number}) Tj
0 -22 Td (Name of company: {name}) Tj
0 -22 Td (Representative: {representative}) Tj
0 -22 Td (Date of opening: {opened}) Tj
0 -22 Td (Resident number of the representative: masked) Tj ET"""


def registration(
    *, number: str, name: str, representative: str, opened: str
) -> "ContentFile[bytes]":
    """An invented business registration certificate; a base font has Latin letters only."""
    page = _PAGE.format(
        number=number, name=name, representative=representative, opened=opened
    ).encode("ascii", "replace")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(page), page),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    return ContentFile(_assembled(objects), name="사업자등록증.pdf")


def _assembled(objects: list[bytes]) -> bytes:
    """A PDF file of these objects, with the table of where each begins."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\n" % (len(objects) + 1)
    out += b"startxref\n%d\n%%%%EOF\n" % table
    return bytes(out)

"""Small PDF files made by hand, so that tests need no program that writes them."""

from __future__ import annotations

__all__ = ["encrypted_pdf", "form_pdf", "pdf", "scanned_pdf"]


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _stream(words: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(words), words)


def _file(objects: list[bytes], trailer: bytes = b"") -> bytes:
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    xref = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, xref)
    return out


def _pages(contents: list[bytes], resources: bytes, extra: list[bytes], trailer: bytes = b"") -> bytes:
    first = 4 + len(extra)
    kids = b" ".join(b"%d 0 R" % (first + 2 * index) for index in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(contents), kids),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        *extra,
    ]
    for index, content in enumerate(contents):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << %s >> /Contents %d 0 R >>"
            % (resources, first + 2 * index + 1)
        )
        objects.append(_stream(content))
    return _file(objects, trailer)


def pdf(*pages: list[tuple[int, int, int, str]]) -> bytes:
    """Give a PDF whose pages show texts at (x, y from the bottom, size)."""
    contents = [
        "\n".join(f"BT /F1 {size} Tf {x} {y} Td ({_escaped(words)}) Tj ET" for x, y, size, words in page).encode(
            "cp1252"
        )
        for page in pages
    ]
    return _pages(contents, b"/Font << /F1 3 0 R >>", [])


def scanned_pdf(pages: int = 1) -> bytes:
    """Give a PDF whose pages are pictures."""
    image = (
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
        b"\nstream\n\x80\nendstream"
    )
    return _pages([b"q 595 0 0 842 0 0 cm /I Do Q"] * pages, b"/XObject << /I 4 0 R >>", [image])


def encrypted_pdf() -> bytes:
    """Give a PDF that asks for a password."""
    lock = (
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>"
        b" /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]"
    )
    return _pages([b"BT /F1 12 Tf 72 700 Td (secret) Tj ET"], b"/Font << /F1 3 0 R >>", [], lock)


def form_pdf(label: str, value: str) -> bytes:
    """Give a PDF form with one field, filled in."""
    fonts = b"/Font << /F1 3 0 R >>"
    words = b"/Tx BMC BT /F1 12 Tf 2 4 Td (%s) Tj ET EMC" % _escaped(value).encode("cp1252")
    look = (
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 100 20] /Resources << %s >> /Length %d >>\nstream\n%s\nendstream"
    )
    form = b"/AcroForm << /Fields [7 0 R] /DR << %s >> /DA (/F1 12 Tf) >>" % fonts
    box = b"/MediaBox [0 0 595 842] /Resources << %s >>" % fonts
    field = b"/FT /Tx /T (n) /F 4 /V (x) /DA (/F1 12 Tf) /Rect [200 696 300 716] /AP << /N 6 0 R >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % form,
        b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Page /Parent 2 0 R %s /Contents 5 0 R /Annots [7 0 R] >>" % box,
        _stream(b"BT /F1 12 Tf 72 700 Td (%s) Tj ET" % _escaped(label).encode("cp1252")),
        look % (fonts, len(words), words),
        b"<< /Type /Annot /Subtype /Widget %s /P 4 0 R >>" % field,
    ]
    return _file(objects)

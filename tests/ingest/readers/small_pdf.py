"""PDF files written by hand, with text at places and ruling lines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

HEIGHT = 842
Text = tuple[float, float, str]
Rule = tuple[float, float, float, float]


def write_pdf(
    path: Path, pages: Sequence[tuple[Sequence[Text], Sequence[Rule]]], *, locked: bool = False
) -> Path:
    """Write pages of texts (x, y from the top, words) and rules (x0, y0, x1, y1) in Helvetica, 10 points."""
    objects: list[bytes] = [b"", b""]
    kids = []
    for texts, rules in pages:
        drawn = "".join(f"{a} {HEIGHT - b} m {c} {HEIGHT - d} l S\n" for a, b, c, d in rules)
        for x, y, words in texts:
            escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            drawn += f"BT /F1 10 Tf {x} {HEIGHT - y} Td ({escaped}) Tj ET\n"
        stream = drawn.encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << "
            b"/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >> >>"
            % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    data = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    lock = b"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -1 /O <%s> /U <%s> >> " % (
        b"11" * 32,
        b"22" * 32,
    )
    data += b"trailer\n<< /Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        lock if locked else b"",
        start,
    )
    path.write_bytes(data)
    return path


def ruled(columns: Sequence[float], tops: Sequence[float]) -> list[Rule]:
    """The rules of a table with these column edges and row edges."""
    across = [(columns[0], y, columns[-1], y) for y in tops]
    return [*across, *((x, tops[0], x, tops[-1]) for x in columns)]

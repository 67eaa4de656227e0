"""Contents, headings and captions are read with their numbers and lines."""

from __future__ import annotations

from pathlib import Path

from assistant.domain.sources import OutlineKind
from ingest.grids import find_grids
from ingest.outline import outline_of
from ingest.readers import read_document

TEXT = """LAPORAN KINERJA DINAS CONTOH TAHUN 2024

DAFTAR ISI
Kata Pengantar ............ i
BAB I PENDAHULUAN ......... 1
A. Latar Belakang ......... 1
B. Isu Strategis .......... 3

DAFTAR TABEL
Tabel 1.1 Jumlah Pegawai .. 4

BAB I
PENDAHULUAN

A. Latar Belakang

Dinas Contoh dibentuk dengan peraturan daerah untuk urusan yang menjadi kewenangannya di daerah ini.

Tabel 1.1
Jumlah Pegawai Tahun 2024

No\tPendidikan\tJumlah
1\tSMA\t4
2\tSarjana\t9

Tabel 1.1 di atas menunjukkan jumlah pegawai menurut pendidikan.
"""


def test_the_outline_tells_what_is_promised_and_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "laporan.txt"
    path.write_text(TEXT, encoding="utf-8")
    told = [
        (entry.kind, entry.number, entry.title, entry.location.line_from)
        for entry in outline_of(find_grids(read_document(path, path.name)))
    ]
    assert told == [
        (OutlineKind.CONTENTS, "", "Kata Pengantar", 4),
        (OutlineKind.CONTENTS, "BAB I", "PENDAHULUAN", 5),
        (OutlineKind.CONTENTS, "A", "Latar Belakang", 6),
        (OutlineKind.CONTENTS, "B", "Isu Strategis", 7),
        (OutlineKind.TABLE_LIST, "1.1", "Jumlah Pegawai", 10),
        (OutlineKind.HEADING, "BAB I", "PENDAHULUAN", 12),
        (OutlineKind.HEADING, "A", "Latar Belakang", 15),
        (OutlineKind.CAPTION, "1.1", "Jumlah Pegawai Tahun 2024", 19),
    ]

"""Headings of flat tables: a line of headings without separators, cut where each heading begins."""

from __future__ import annotations

import re

from ingest.labels import clean, squash
from ingest.measures import Role, read_heading
from ingest.vocabulary import HEADING_WORDS, heal

_UNIT_TAIL = (
    r"(?:\s*\(\s*(?:rp\.?|%|persen|orang|rupiah|unit)\s*\)|"
    r"\s*%(?!\s*(?:capaian|pencapaian|realisasi|serapan|penyerapan)))?"
)
_YEAR_TAIL = r"(?:\s*(?:tahun|th\.?)?\s*20\d\d)?"
_HEADING = re.compile(
    r"(?:"
    r"no(?:mor)?\.?(?:\s*urut)?|kode(?:\s+rekening)?|"
    r"(?:tujuan\s*/\s*)?sasaran(?:\s+(?:strategis|program|kegiatan|pd|opd))?|tujuan|"
    r"indikator(?:\s+(?:kinerja|sasaran|program|kegiatan|tujuan))*(?:\s+utama)?(?:\s*\(iku\))?|"
    r"(?:nama\s+)?program(?:\s*(?:/|,|dan)\s*(?:sub\s*)?kegiatan){0,2}|(?:nama\s+)?kegiatan(?:\s*/\s*sub\s*kegiatan)?|"
    r"sub\s*kegiatan|uraian|jenis\s+\w+|komponen|satuan|keterangan|(?:tahun\s+)?20\d\d|"
    r"(?:kondisi\s+awal|target\s+akhir(?:\s+(?:renstra|rpjmd|20\d\d))?|target(?:\s+(?:kinerja|renstra|rpjmd|tahunan|tahun\s+ini))?|"
    r"realisasi(?:\s+(?:kinerja|anggaran|keuangan|belanja|fisik|nasional))?|"
    r"(?:%|persentase|tingkat)?\s*capaian(?:\s+kinerja)?|(?:tingkat\s+)?kemajuan|(?:%|persentase)\s*(?:realisasi|serapan)|"
    r"pagu(?:\s+(?:anggaran|dana))?(?:\s+(?:awal|murni|perubahan))?|(?:jumlah\s+)?anggaran(?:\s+belanja)?(?:\s+(?:sebelum|setelah|sesudah)\s+perubahan)?|"
    r"alokasi(?:\s+anggaran)?|"
    r"sisa(?:\s+(?:anggaran|pagu|dana))?|serapan(?:\s+anggaran)?|efisiensi|"
    r"kategori(?:\s+capaian)?|predikat|kriteria|bobot|"
    r"(?:sebelum|setelah|sesudah)\s+perubahan|nilai(?:\s+rata-rata)?|mutu|jumlah|persentase|%)"
    + _UNIT_TAIL
    + _YEAR_TAIL
    + r")",
    re.IGNORECASE,
)


def known_headings(text: str, *, apart: bool = False) -> list[str] | None:
    """The headings that a line is made of, None where anything else stands in it.

    `apart` reads a bare percent sign as a heading of its own.
    """
    found: list[str] = []
    at = 0
    text = clean(text)
    while at < len(text):
        if text[at] in " |":
            at += 1
            continue
        match = _HEADING.match(text, at)
        if match is None or match.end() == at or (match.end() < len(text) and text[match.end()].isalpha()):
            return None
        heading = match.group(0).strip()
        if apart and heading.endswith("%") and len(heading) > 1:
            found.extend((heading[:-1].strip(), "%"))
        else:
            found.append(heading)
        at = match.end()
    return found


_START = re.compile(r"\W*(?:no\b|nomor|kode|sasaran|tujuan|indikator|program|uraian|kegiatan)", re.IGNORECASE)
_MEASURING = re.compile(
    r"(?:jumlah|total|banyaknya|persentase|prosentase|persen|%|nilai|skor|rata-rata|indeks|rasio|target|realisasi|"
    r"capaian|anggaran|pagu|alokasi|belanja|sisa|serapan|penyerapan|tingkat|kondisi|tw|triwulan|semester|tahun|"
    r"20\d\d|luas|harga|volume|laki-laki|perempuan|pria|wanita|l|p)$",
    re.IGNORECASE,
)
_QUARTER_NUMBER = re.compile(r"(?:I|II|III|IV|[1-4])$")
_BINDING = re.compile(
    r"(?:dan|atau|serta|yang|di|ke|dari|dalam|pada|untuk|per|terhadap|s/d|s\.d\.?|sampai|dengan|non|tidak|belum|sudah|"
    r"telah|sebelum|setelah|sesudah|akhir|awal|menurut|/|-|&|\+)$",
    re.IGNORECASE,
)
_LONGEST = 7


def starts_header(text: str) -> bool:
    """Whether a line begins as headers of tables do."""
    return _START.match(text) is not None


def heading_pieces(text: str) -> list[str]:
    """The words of a line; a bracket and what stands in it stay with the word before it."""
    pieces: list[str] = []
    for word in clean(text).split(" "):
        open_bracket = bool(pieces) and pieces[-1].count("(") > pieces[-1].count(")")
        span = word.lower() in ("tahun", "bulan", "hari") and re.search(r" \d+-\d+$", " ".join(pieces[-1:]))
        ages = pieces and re.fullmatch(r"\d{1,3}-\d{1,3}", word)
        if pieces and (word.startswith("(") or open_bracket or word == "%)" or ages or span):
            pieces[-1] = f"{pieces[-1]} {word}"
        else:
            pieces.append(word)
    return pieces


def _first_word(piece: str) -> str:
    return piece.split(" ", 1)[0]


def _value_score(pieces: list[str]) -> float | None:
    """How well words make one heading of figures; None where they cannot."""
    text = " ".join(pieces)
    if _HEADING.fullmatch(text):
        return 3.0
    if _BINDING.match(_first_word(pieces[-1])) or any("(" in piece for piece in pieces[:-1]):
        return None
    inner = sum(
        _MEASURING.match(_first_word(piece)) is not None and not _joined(pieces, index)
        for index, piece in enumerate(pieces)
        if index
    )
    if read_heading((text,)).role in (Role.NUMBER, Role.CODE, Role.UNIT):
        return None
    if _MEASURING.match(_first_word(pieces[0])):
        return 2.0 - 1.5 * inner - 0.1 * len(pieces)
    if _BINDING.match(_first_word(pieces[0])) and squash(pieces[0]) not in (
        "non",
        "tidak",
        "belum",
        "sudah",
        "telah",
    ):
        return None
    return 0.4 - 0.6 * (len(pieces) - 1) - 1.5 * inner + (0.3 if "(" in pieces[-1] else 0)


def _joined(pieces: list[str], index: int) -> bool:
    """Whether a word that can begin a heading goes on with the one before it, as in `Realisasi TW I`."""
    before, here = _first_word(pieces[index - 1]), _first_word(pieces[index])
    if _BINDING.match(before):
        return True
    pair = f"{before} {here}".lower()
    period = re.match(
        r"(?:target|realisasi|capaian|pagu|anggaran) (?:tw|triwulan|semester|tahun|20\d\d)", pair
    )
    return bool(period) or _HEADING.fullmatch(f"{before} {here}") is not None or pair.endswith(" i")


def _name_score(pieces: list[str]) -> float | None:
    text = " ".join(pieces)
    if _BINDING.match(_first_word(pieces[-1])) or _BINDING.match(_first_word(pieces[0])):
        return None
    if any(re.search(r"\((?:rp\.?|%)\)", piece, re.IGNORECASE) for piece in pieces):
        return None
    if any(_MEASURING.match(_first_word(piece)) for piece in pieces[1:]):
        return None
    if _HEADING.fullmatch(text):
        return 3.0 if read_heading((text,)).role is Role.NAME else -2.0
    known = sum(squash(piece) in HEADING_WORDS for piece in pieces)
    role = read_heading((text,)).role
    if role is Role.NAME:
        return 2.0 - 0.1 * len(pieces) - 0.7 * (len(pieces) - max(known, 1))
    return (
        None
        if role in (Role.NUMBER, Role.CODE, Role.UNIT)
        else 0.3 * known / len(pieces) + 0.5 - 0.3 * len(pieces)
    )


def split_headings(text: str, values: int) -> tuple[list[str], bool] | None:
    """The headings of a line that heads rows of `values` figures, and whether the one before them is a unit.

    A number or code may come first, then one name, a unit, the figures, and a category. None where two ways
    of cutting the line are equally good, or none is.
    """
    pieces = heading_pieces(text)
    lead: list[str] = []
    if pieces and read_heading((pieces[0],)).role in (Role.NUMBER, Role.CODE):
        lead, pieces = pieces[:1], pieces[1:]
        if lead[0].lower() == "kode" and pieces and pieces[0].lower() == "rekening":
            lead, pieces = [f"{lead[0]} {pieces[0]}"], pieces[1:]
    tails = [0]
    if pieces and is_remark(pieces[-1]):
        tails = [1]
    found: list[tuple[float, list[str], bool]] = []
    for tail in tails:
        body = pieces[: len(pieces) - tail]
        for size in range(1, min(_LONGEST, len(body) - values) + 1):
            named = _name_score(body[:size])
            if named is None:
                continue
            rest = body[size:]
            unit = bool(rest) and read_heading((rest[0],)).role is Role.UNIT
            for score, cut in _cuts(rest[unit:], values):
                headings = [*lead, " ".join(body[:size]), *rest[:unit], *cut, *pieces[len(pieces) - tail :]]
                found.append((named + score, headings, unit))
    found.sort(key=lambda item: -item[0])
    if not found or found[0][0] < 0.5 or (len(found) > 1 and found[1][0] > found[0][0] - 0.05):
        return None
    return found[0][1], found[0][2]


def is_heading_of_figures(pieces: list[str]) -> bool:
    """Whether words are one heading that is known as a whole, a name or a unit included."""
    return _HEADING.fullmatch(" ".join(pieces)) is not None


def is_remark(heading: str) -> bool:
    """Whether a heading stands over words at the end of a row: a category, or a remark."""
    read = read_heading((heading,))
    return read.measure == "kategori" or re.fullmatch(r"ket(?:erangan)?\.?", heading.lower()) is not None


def cut_line(text: str, count: int) -> list[str] | None:
    """The words of a line as so many headings of figures; None where that is not certain."""
    words = heal(text, HEADING_WORDS).split(" ")
    pieces = words if all(word.startswith("(") for word in words) else heading_pieces(" ".join(words))
    found = _cuts(pieces, count) if len(pieces) <= 4 * count else []
    if not found or (len(found) > 1 and found[1][0] > found[0][0] - 0.05):
        return None
    return found[0][1]


def _cuts(pieces: list[str], count: int) -> list[tuple[float, list[str]]]:
    """The two best ways of cutting words into as many headings of figures, with their scores."""
    best: dict[tuple[int, int], list[tuple[float, list[str]]]] = {(0, 0): [(0.0, [])]}
    for number in range(1, count + 1):
        for end in range(number, len(pieces) + 1):
            ways = []
            for start in range(max(number - 1, end - _LONGEST), end):
                scored = _value_score(pieces[start:end])
                if scored is None:
                    continue
                for score, headings in best.get((number - 1, start), ()):
                    ways.append((score + scored, [*headings, " ".join(pieces[start:end])]))
            best[number, end] = sorted(ways, key=lambda way: -way[0])[:2]
    return best.get((count, len(pieces)), [])

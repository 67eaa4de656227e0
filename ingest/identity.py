"""Who reports, for which year, and in what kind of report: told from the content, not from the file name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.domain.record import Record
from assistant.domain.sources import RegionLevel
from assistant.errors import UnreadableFile
from ingest.document import Document, Line
from ingest.offices import (
    OfficeName,
    as_written,
    full_name,
    is_parent,
    offices_in,
    regions_in,
)

_COVER_LINES = 60
_LONGEST_OWN_NAME = 5
_LEVEL = r"(?:Kabupaten|Kota|Provinsi|Propinsi|Kab\.?|Prov\.?)"
_CENTRAL = re.compile(
    r"\b(?:Republik\s+Indonesia|Kementerian|Direktorat\s+Jenderal|Mahkamah\s+Agung)\b", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"^(?:jl|jln|jalan|alamat|telp|telepon|fax|kode\s+pos)\b|@|https?:|www\.|e-?mail\b", re.IGNORECASE
)
_NO_NAME = re.compile(
    r"laporan|kinerja|lkj|lakip|lkip|tahun|anggaran|pemerintah|republik|rencana|perjanjian|kata\s+pengantar|nomor|"
    r"disusun|oleh|bab\b|edisi|bulan|logo",
    re.IGNORECASE,
)
_COVER_END = re.compile(
    r"^(?:kata\s+)?(?:pengantar|prakata|sambutan)\b|^daftar\s+(?:isi|tabel|gambar)|^ikhtisar|^ringkasan|"
    r"^executive|^bab\s+[i1]\b|^tabel\s+[\dIVX]",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"<[^>]{1,40}>|^\s*#+\s*|[*_`|\t]+")
_AMOUNT = re.compile(r"\d(?<!20\d\d)(?!\d)")
"""The end of a number that is no year, as rows of tables have and names on a title page seldom do."""
_REPORT = (
    r"(?:LKj\.?\s?IP|LAKIP|LKIP|LKjPD|LKPD|LKj|Laporan\s+(?:Akuntabilitas\s+)?Kinerja"
    r"(?:\s+Instansi\s+Pemerintah(?:an)?)?)"
)
_LAKIP = ("LAKIP", "Laporan Akuntabilitas Kinerja Instansi Pemerintah (LAKIP)")
_LKJIP = ("LKjIP", "Laporan Kinerja Instansi Pemerintah (LKjIP)")
_LKIP = ("LKIP", "Laporan Kinerja Instansi Pemerintah (LKIP)")
_LKJ = ("LKj", "Laporan Kinerja (LKj)")
_KINDS = (
    (re.compile(r"\bLKj\.?\s?IP\b", re.IGNORECASE), _LKJIP),
    (re.compile(r"\bLAKIP\b", re.IGNORECASE), _LAKIP),
    (re.compile(r"\bLKIP\b", re.IGNORECASE), _LKIP),
    (re.compile(r"\bLKj\b", re.IGNORECASE), _LKJ),
    (re.compile(r"akuntabilitas\s+kinerja\s+instansi", re.IGNORECASE), _LAKIP),
    (re.compile(r"kinerja\s+instansi", re.IGNORECASE), _LKJIP),
    (re.compile(r"laporan\s+kinerja", re.IGNORECASE), _LKJ),
)
_YEAR = re.compile(
    r"(?:(?<!\w)(?:tahun(?:\s+anggaran)?|T\.?A\.?|th\.?)\s*:?\s*|^\s*)(20\d\d)(?!\d)(?!\s*[-–/]\s*(?:20)?\d\d)",
    re.IGNORECASE,
)
_RANGE_BEFORE = re.compile(r"\d\s*[-–/]\s*$")
_OTHER_PAPER = re.compile(
    r"nomor|peraturan|undang|keputusan|permen|perda|perbup|perwal|renstra|rpjm|periode|rencana\s+strategis",
    re.IGNORECASE,
)
_OF_REPORT = re.compile(
    rf"{_REPORT}[^.;\n]{{0,140}}?\btahun(?:\s+anggaran)?\s+(20\d\d)(?!\d)(?!\s*[-–/]\s*20)", re.IGNORECASE
)
_REVISED = re.compile(r"\b(revisi|perubahan|perbaikan|final|draf|draft)\b", re.IGNORECASE)


class Identity(Record):
    """What a report says of itself; `doubts` are Indonesian sentences for whoever reads it in."""

    agency: str
    region_level: RegionLevel | None
    region: str | None
    year: int
    title: str
    kind: str
    doubts: tuple[str, ...] = ()


def identify(document: Document, *, agency: str | None = None, year: int | None = None) -> Identity:
    """Tell agency, region, year and kind of a report; what is given stands over what is read.

    Raises:
        UnreadableFile: agency or year cannot be told; the sentence says how to give them.
    """
    texts = _texts(document)
    cover = _cover(texts)
    body = texts[len(cover) :] or texts
    name = _office(cover, body)
    read_year, doubts = _year(cover, body)
    read_agency = _agency(name, texts)
    final_agency, final_year = agency or read_agency, year or read_year
    if final_agency is None or final_year is None:
        raise _unknown(document.file, final_agency, final_year)
    if agency is not None:
        named = next(iter(offices_in(agency)), None) or next(iter(regions_in(agency)), None)
        name = named if named is not None and named.region else name
    kind, long_kind = _kind(cover, body)
    revised = next((word for line in cover if (word := _revision(line))), None)
    title = f"{long_kind} {final_agency} Tahun {final_year}" + (f" ({revised})" if revised else "")
    return Identity(
        agency=final_agency,
        region_level=name.level,
        region=as_written(name.region, texts) if name.region else None,
        year=final_year,
        title=title,
        kind=kind,
        doubts=doubts if year is None else (),
    )


def _texts(document: Document) -> list[str]:
    """Lines without markup; the rows of a grid count as lines."""
    found = []
    for item in document.items:
        rows = [item.text] if isinstance(item, Line) else [
            " ".join(cell.text for cell in row.cells if not cell.spans) for row in item.rows
        ]  # fmt: skip
        found += [" ".join(_MARKUP.sub(" ", row).split()) for row in rows]
    return [text for text in found if text]


def _cover(texts: Sequence[str]) -> list[str]:
    """The lines of the title page."""
    for count, text in enumerate(texts[:_COVER_LINES]):
        if _COVER_END.search(text) and count:
            return list(texts[:count])
    return list(texts[: min(_COVER_LINES, max(12, len(texts) // 4))])


def _joined(cover: Sequence[str], body: str) -> list[str]:
    """Cover lines with names that go on in the next line put together, addresses left out."""
    plain = [line for line in cover if not _ADDRESS.search(line)]
    lines: list[str] = []
    for at, text in enumerate(plain):
        after = plain[at + 1] if at + 1 < len(plain) else ""
        if lines and (_is_open(lines[-1], text) or _names_on(lines[-1], text, after, body)):
            lines[-1] = f"{lines[-1]} {text}"
        else:
            lines.append(text)
    return lines


def _is_open(line: str, text: str) -> bool:
    """Whether a line ends, or the next begins, in the middle of a name."""
    ends = re.search(r"(?:,|\b(?:dan|serta|&))$", line, re.IGNORECASE)
    return bool(ends or re.match(r"(?:dan|serta|&)\s", text, re.IGNORECASE))


def _names_on(line: str, text: str, after: str, body: str) -> bool:
    """Whether a line goes on with the name of an office, as `RUMAH SAKIT UMUM DAERAH` with `MUTIARA`.

    Sentences that write the name so prove it; else it stands alone between the office and its region.
    """
    office = next(reversed(offices_in(line)), None)
    if office is None or office.office is None or office.region or _NO_NAME.search(text):
        return False
    if offices_in(text) or not _in_capitals(line) or not _in_capitals(text):
        return False
    first = next(iter(regions_in(text)), None)
    name = text if first is None else re.split(rf"\s*\b{_LEVEL}\b", text, flags=re.IGNORECASE)[0]
    if not name:
        return False
    short = "".join(word[0] for word in office.office.split() if word.lower() not in ("dan", "serta"))
    if any(f" {_plain(start)} {_plain(name)} " in body for start in (office.office, short)):
        return True
    return bool(regions_in(after)) and len(name.split()) <= _LONGEST_OWN_NAME and first is None


def _in_capitals(text: str) -> bool:
    return text.upper() == text and not any(sign.isdigit() for sign in text)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _office(cover: Sequence[str], body: Sequence[str]) -> OfficeName:
    """The office of the title page, confirmed by the body where it names several."""
    lines = _joined(cover, f" {_plain(' '.join(body))} ")
    plain = [office for line in lines if not _AMOUNT.search(line) for office in _titles_in(line)]
    named = plain or [office for line in lines for office in _titles_in(line)]
    mentions = " ".join(body).lower()
    region = _region(lines, body)
    if named:
        own = [office for office in named if not is_parent(office.office or "")]
        central = len(own) < len(named) or any(_CENTRAL.search(line) for line in lines)
        named = own or named
        counts = [mentions.count((office.office or "").lower()) for office in named]
        best = named[counts.index(max(counts))]
        if best.region or not central:
            return best if best.region else _with(best.office, region)
        beside = _region(lines, ())
        return _with(best.office, beside) if beside.region else _of_the_state(best.office)
    votes = Counter(
        (office.office.lower(), office.level, (office.region or "").lower())
        for text in body
        for office in offices_in(text)
        if office.office and office.region and office.office[0].isupper() and len(office.office.split()) > 1
    )
    if votes:
        (office, level, _), _ = votes.most_common(1)[0]
        return OfficeName(office=office, level=region.level or level, region=region.region)
    return region


def _titles_in(line: str) -> list[OfficeName]:
    """Offices that a line names as a title does: `Kecamatan` alone, or in small letters, is a common word."""
    return [
        office
        for office in offices_in(line)
        if office.office
        and office.office[0].isupper()
        and (len(office.office.split()) > 1 or office.office.lower() == "inspektorat")
    ]


def _of_the_state(office: str | None) -> OfficeName:
    return OfficeName(office=office, level=RegionLevel.PUSAT)


def _with(office: str | None, region: OfficeName) -> OfficeName:
    return OfficeName(office=office, level=region.level, region=region.region)


def _region(cover: Sequence[str], body: Sequence[str]) -> OfficeName:
    """The region: the lowest level that the title page names, else the one named most in the body."""
    named = [region for line in cover for region in regions_in(line)]
    for level in (RegionLevel.KABUPATEN, RegionLevel.KOTA, RegionLevel.PROVINSI):
        found = [region for region in named if region.level is level and region.region]
        if found:
            return found[0]
    heads: Counter[tuple[RegionLevel | None, str]] = Counter()
    names: Counter[tuple[RegionLevel | None, tuple[str, ...]]] = Counter()
    for text in body:
        for region in regions_in(text):
            words = tuple(_capitalised(region.region or ""))
            if words:
                heads[region.level, words[0]] += 1
                names.update((region.level, words[:n]) for n in range(1, len(words) + 1))
    if not heads:
        return OfficeName()
    (level, _), _ = heads.most_common(1)[0]
    best = (heads.most_common(1)[0][0][1],)
    while True:  # a longer name wins as long as most mentions carry it
        longer = [(n, c) for (lev, n), c in names.items() if lev is level and n[:-1] == best]
        top = max(longer, key=lambda pair: pair[1], default=None)
        if top is None or top[1] * 10 < names[level, best] * 6:
            return OfficeName(level=level, region=" ".join(best))
        best = top[0]


def _capitalised(name: str) -> list[str]:
    words = []
    for word in name.split():
        if not word[0].isupper():
            break
        words.append(word.strip(",."))
    return words


def _agency(name: OfficeName, texts: Sequence[str]) -> str | None:
    if name.office is None and name.region is None:
        return None
    region = as_written(name.region, texts) if name.region else None
    if name.office is None:
        return full_name("Pemerintah", name.level, region)
    office = as_written(name.office, texts)
    if office.lower() == "inspektorat" and name.region:
        longer = full_name("Inspektorat Daerah", name.level, region).lower()
        shorter = full_name("Inspektorat", name.level, region).lower()
        text = " ".join(texts).lower()
        if text.count(longer) > text.count(shorter):
            office = "Inspektorat Daerah"
    return full_name(office, name.level, region)


def _kind(cover: Sequence[str], body: Sequence[str]) -> tuple[str, str]:
    for lines in (cover, body[:200]):
        text = " ".join(lines)
        for pattern, names in _KINDS:
            if pattern.search(text):
                return names
    return _LKJIP


def _years(line: str) -> list[int]:
    if _OTHER_PAPER.search(line) and not re.search(_REPORT, line, re.IGNORECASE):
        return []
    return [
        int(match.group(1))
        for match in _YEAR.finditer(line)
        if not _RANGE_BEFORE.search(line[: match.start(1)])
    ]


def _year(cover: Sequence[str], body: Sequence[str]) -> tuple[int | None, tuple[str, ...]]:
    """The year of the title page, else the one that sentences about the report name most."""
    text = "\n".join(body)
    of_report = Counter(int(year) for year in _OF_REPORT.findall(text))
    mentions = Counter(year for line in body for year in _years(line))
    on_cover = list(dict.fromkeys(year for line in cover for year in _years(line)))
    if on_cover:
        year = on_cover[0] if len(on_cover) == 1 else max(on_cover, key=lambda y: (of_report[y], mentions[y]))
        common = of_report.most_common(1)
        if common and common[0][0] != year and common[0][1] > 2 * of_report[year] + 2:
            doubt = (
                f"Halaman judul menyebut tahun {year}, tetapi isi laporan lebih sering menyebut tahun "
                f"{common[0][0]}; periksa tahunnya, dan koreksi dengan --year bila perlu."
            )
            return year, (doubt,)
        return year, ()
    for votes in (of_report, mentions):
        if votes:
            return max(votes, key=lambda y: (votes[y], mentions[y])), ()
    return None, ()


def _revision(line: str) -> str | None:
    """The word that tells a revised version, on a line of its own or beside the kind of report."""
    found = _REVISED.search(line)
    if found and (len(line) < 20 or re.search(_REPORT, line, re.IGNORECASE)):
        return found.group(1).capitalize()
    return None


def _unknown(file: str, agency: str | None, year: int | None) -> UnreadableFile:
    missing = []
    if agency is None:
        missing.append(
            'nama perangkat daerah (isi di halaman Laporan, atau --agency "Dinas … Kabupaten …" di terminal)'
        )
    if year is None:
        missing.append("tahun laporan (isi di halaman Laporan, atau --year 2024 di terminal)")
    return UnreadableFile(
        file, f"Di berkas '{file}' tidak ditemukan {' dan '.join(missing)}; berikan, lalu baca ulang."
    )

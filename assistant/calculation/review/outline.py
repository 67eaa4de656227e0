"""A report's table of contents and list of tables against its headings and captions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from assistant.calculation.review import names
from assistant.domain.findings import Finding, FindingKind, Severity
from assistant.domain.sources import OutlineEntry, OutlineKind, Passage, PassageRole

_FRONT = re.compile(
    r"(?:kata pengantar|prakata|sambutan|daftar|ikhtisar|ringkasan|executive|lampiran|lembar|halaman|uraian"
    r"|pernyataan|penutup|no\b|isi\b)"
)
_YEARS = re.compile(r"\b(?:tahun )?(?:19|20)\d\d\b(?: (?:19|20)\d\d)?")
_CHAPTER = re.compile(r"bab\s+([ivx\d]+)", re.IGNORECASE)
_REFERS = re.compile(r"\btab(?:el|le)\s+(\d{1,2}\.\d{1,2}|[IVX]{1,4}\.\d{1,2})\b", re.IGNORECASE)
_OF_ELSEWHERE = re.compile(
    r"\b(?:permen|perpres|peraturan|lampiran|renstra|rpjmd|dokumen|buku)\b[^.]{0,40}$", re.IGNORECASE
)
_ALIKE = 75
_ALIKE_IN_PLACE = 50
_FEWEST = 4


class Part(NamedTuple):
    """An entry of the outline under its chapter; `name` is what is compared."""

    entry: OutlineEntry
    chapter: str
    name: str


def review_outline(outline: Sequence[OutlineEntry], passages: Sequence[Passage]) -> Iterator[Finding]:
    """Compare what the lists at the front of a report promise with what it has."""
    contents = _parts(outline, OutlineKind.CONTENTS)
    headings = _parts(outline, OutlineKind.HEADING)
    if len(contents) >= _FEWEST and headings:
        yield from _contents(contents, headings)
    captions = [entry for entry in outline if entry.kind is OutlineKind.CAPTION]
    listed = [entry for entry in outline if entry.kind is OutlineKind.TABLE_LIST]
    yield from _numbering(captions)
    if listed and captions:
        yield from _table_list(listed, captions)
    if len(captions) >= _FEWEST:
        yield from _references(captions, passages)


def _parts(outline: Sequence[OutlineEntry], kind: OutlineKind) -> list[Part]:
    """The entries of one kind below their chapters, without front matter and the chapters themselves."""
    chapter, found = "", []
    for entry in outline:
        if entry.kind is not kind:
            continue
        named = _CHAPTER.match(entry.number)
        if named:
            chapter = named[1].upper()
            continue
        name = _YEARS.sub(" ", names.key(entry.title)).strip()
        if entry.number and name and chapter and not _FRONT.match(name):
            found.append(Part(entry, chapter, name))
    return found


def _alike(one: Part, other: Part) -> bool:
    likeness = fuzz.token_set_ratio(one.name, other.name)
    in_place = one.chapter == other.chapter and one.entry.number == other.entry.number
    shared = names.content_words(one.name) & names.content_words(other.name)
    return likeness >= _ALIKE or (in_place and likeness >= _ALIKE_IN_PLACE and bool(shared))


def _contents(contents: Sequence[Part], headings: Sequence[Part]) -> Iterator[Finding]:
    missing = [part for part in contents if not any(_alike(part, heading) for heading in headings)]
    styles = {(part.chapter, _style(part)) for part in contents}
    unlisted = [
        part
        for part in headings
        if (part.chapter, _style(part)) in styles
        and not any(part.chapter == entry.chapter and _alike(part, entry) for entry in contents)
    ]
    if len(missing) * 2 > len(contents) or not (missing or unlisted):
        return
    told = []
    if missing:
        told.append("tercantum dalam daftar isi tetapi tidak ditemukan sebagai judul: " + _titles(missing))
    if unlisted:
        told.append("ada sebagai judul tetapi tidak tercantum dalam daftar isi: " + _titles(unlisted))
    yield _finding(
        [part.entry for part in (*missing, *unlisted)],
        reported=_titles(missing) or _titles(unlisted),
        expected="daftar isi sama dengan judul dalam laporan",
        explanation=f"Daftar isi tidak sesuai dengan isi laporan. {'; '.join(told)}.",
        arithmetic=f"{len(missing)} judul tidak ditemukan, {len(unlisted)} judul tidak tercantum",
    )


def _style(part: Part) -> str:
    return re.sub(r"\d+", "1", re.sub(r"[A-Z]", "A", part.entry.number))


def _titles(parts: Sequence[Part]) -> str:
    return ", ".join(f"'{part.entry.number}. {part.entry.title}'" for part in parts)


def _numbering(captions: Sequence[OutlineEntry]) -> Iterator[Finding]:
    """Numbers of tables used twice, and numbers left out."""
    by_number: dict[str, list[OutlineEntry]] = {}
    for entry in captions:
        by_number.setdefault(entry.number.upper(), []).append(entry)
    for number, same in by_number.items():
        others = [entry for entry in same[1:] if not _same_title(entry, same[0])]
        if others:
            yield _finding(
                [same[0], *others],
                reported=f"Tabel {number} dipakai {len(others) + 1} kali",
                expected="satu nomor untuk satu tabel",
                explanation=f"Nomor Tabel {number} dipakai untuk tabel yang berbeda: '{same[0].title}' dan "
                + " dan ".join(f"'{entry.title}'" for entry in others)
                + ".",
                arithmetic=f"{len(others) + 1} judul dengan nomor {number}",
            )
    series: dict[str, dict[int, OutlineEntry]] = {}
    for number, same in by_number.items():
        prefix, _, last = number.rpartition(".")
        if last.isdigit():
            series.setdefault(prefix, {})[int(last)] = same[0]
    for prefix, members in series.items():
        gaps = [n for n in range(1, max(members)) if n not in members]
        if len(members) < 2 or not gaps or len(gaps) > 2:
            continue
        named = ", ".join(f"{prefix}.{n}" if prefix else str(n) for n in gaps)
        after = members[min(n for n in members if n > gaps[0])]
        yield _finding(
            [after],
            reported=f"tidak ada Tabel {named}",
            expected="nomor tabel berurutan",
            explanation=f"Penomoran tabel melompat: tidak ada Tabel {named} sebelum Tabel {after.number}. "
            "Periksa apakah ada tabel yang terlewat atau tidak bernomor.",
            arithmetic=f"ada {len(members)} dari {max(members)} nomor",
        )


def _same_title(one: OutlineEntry, other: OutlineEntry) -> bool:
    """Whether two titles name one table: in short or in full, or going on over pages."""
    first, second = names.key(one.title), names.key(other.title)
    words = sorted((names.content_words(first), names.content_words(second)), key=len)
    if "lanjutan" in first + second or not words[0]:
        return True
    return len(words[0] & words[1]) * 2 >= len(words[0]) or fuzz.token_set_ratio(first, second) >= _ALIKE


def _table_list(listed: Sequence[OutlineEntry], captions: Sequence[OutlineEntry]) -> Iterator[Finding]:
    """The list of tables: titles that differ, tables that it leaves out or that do not exist."""
    known = {entry.number.upper(): entry for entry in reversed(captions)}
    promised = {entry.number.upper() for entry in listed}
    differing = [
        (entry, known[entry.number.upper()])
        for entry in listed
        if entry.number.upper() in known and not _same_title(entry, known[entry.number.upper()])
    ]
    for entry, caption in differing:
        yield _finding(
            [entry, caption],
            reported=f"Tabel {entry.number} {entry.title}",
            expected=f"Tabel {caption.number} {caption.title}",
            explanation=f"Judul Tabel {entry.number} dalam daftar tabel ('{entry.title}') berbeda "
            f"dari judul di atas tabelnya ('{caption.title}').",
            arithmetic=f"nomor sama, judul berbeda: Tabel {entry.number}",
        )
    absent = [entry for entry in listed if entry.number.upper() not in known]
    left_out = [entry for number, entry in known.items() if number not in promised]
    if len(absent) * 2 > len(listed) or not (absent or left_out):
        return
    told = []
    if absent:
        told.append("tercantum tetapi tidak ditemukan: " + ", ".join(f"Tabel {e.number}" for e in absent))
    if left_out:
        told.append("ada tetapi tidak tercantum: " + ", ".join(f"Tabel {e.number}" for e in left_out))
    yield _finding(
        [*absent, *left_out],
        reported="; ".join(told),
        expected="daftar tabel sama dengan tabel dalam laporan",
        explanation=f"Daftar tabel tidak lengkap atau tidak cocok: {'; '.join(told)}.",
        arithmetic=f"{len(absent)} tabel tidak ditemukan, {len(left_out)} tabel tidak tercantum",
    )


def _references(captions: Sequence[OutlineEntry], passages: Sequence[Passage]) -> Iterator[Finding]:
    """Tables that sentences point to and that the report has not."""
    known = {entry.number.upper() for entry in captions}
    series = {number.rpartition(".")[0] for number in known if "." in number}
    seen: set[str] = set()
    for passage in passages:
        if passage.role is PassageRole.TABLE_ROW:
            continue
        for match in _REFERS.finditer(passage.text):
            number = match[1].upper()
            elsewhere = _OF_ELSEWHERE.search(passage.text[: match.start()])
            if number in known or number in seen or number.rpartition(".")[0] not in series or elsewhere:
                continue
            seen.add(number)
            yield Finding(
                kind=FindingKind.LABEL_CONFLICT,
                severity=Severity.NOTE,
                locations=(passage.location,),
                reported=f"Tabel {number}",
                expected="nomor tabel yang ada",
                explanation=f"Teks merujuk Tabel {number}, tetapi tidak ada tabel dengan nomor itu.",
                arithmetic=f"Tabel {number} tidak ada di antara {len(known)} nomor tabel",
            )


def _finding(
    entries: Sequence[OutlineEntry], *, reported: str, expected: str, explanation: str, arithmetic: str
) -> Finding:
    return Finding(
        kind=FindingKind.LABEL_CONFLICT,
        severity=Severity.NOTE,
        locations=tuple(dict.fromkeys(entry.location for entry in entries)),
        reported=reported,
        expected=expected,
        explanation=explanation,
        arithmetic=arithmetic,
    )

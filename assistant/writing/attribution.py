"""Of whom a passage speaks: of an indicator that it names, of the office as a whole, or of neither."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.domain.causality import split_cause
from assistant.domain.record import Record
from assistant.domain.sources import Passage, PassageRole
from assistant.writing.matrix import told_by_rows
from assistant.writing.names import (
    content_words,
    covers,
    covers_half,
    names_it,
    plain_name,
    shares_a_word,
    stands_in,
)

_ROLES = frozenset(
    {
        PassageRole.SUCCESS_CAUSE,
        PassageRole.FAILURE_CAUSE,
        PassageRole.OBSTACLE,
        PassageRole.SOLUTION_DONE,
        PassageRole.SOLUTION_PLANNED,
    }
)
# Orders to whoever reads, as text that somebody hid in a document has them.
_ORDER = re.compile(
    r"\b(?:abaikan|lupakan|hiraukan)\b[^.]{0,40}\b(?:instruksi|perintah|aturan|arahan)|"
    r"\bpembaca otomatis\b|\b(?:ignore|disregard)\b[^.]{0,40}\b(?:instruction|previous|prompt)|"
    r"\bsystem prompt\b|\b(?:model bahasa|kecerdasan buatan|asisten) (?:ini )?(?:harus|wajib|diminta)\b",
    re.IGNORECASE,
)
# Words that point to something told before, which a passage torn from it no longer has.
_POINTING = re.compile(
    r"\b(?:indikator|sasaran|program|kegiatan|target|capaian|realisasi|kondisi|keberhasilan|kegagalan|"
    r"penurunan|kenaikan|peningkatan|hasil|angka|nilai|persentase) (?:kinerja )?(?:ini|itu|tersebut|"
    r"dimaksud)\b|^(?:hal )?(?:ini|itu|tersebut)\b|\bhal (?:ini|itu|tersebut)\b",
    re.IGNORECASE,
)
# One result without saying whose: "Target belum tercapai karena …".
_ONE_RESULT = re.compile(
    r"\b(?:target\w*|capaian|realisasi|indikator|penurunan|peningkatan|kenaikan|menurun\w*|meningkat\w*)\b",
    re.IGNORECASE,
)
_WHOLE_OFFICE = re.compile(
    r"\bsecara (?:umum|keseluruhan)\b|\b(?:pencapaian|capaian|keberhasilan|pengukuran|peningkatan|"
    r"akuntabilitas) kinerja\b|"
    r"\bkinerja (?:dinas|badan|kantor|inspektorat|kecamatan|instansi|organisasi|perangkat daerah|opd)\b|"
    r"\b(?:semua|seluruh|setiap) (?:sasaran|program|indikator|kegiatan)\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"\bpenutup\b|\bkesimpulan\b", re.IGNORECASE)
_INTRODUCTION = re.compile(r"\bBAB\s+(?:I|II)\b|\bpendahuluan\b|\bperencanaan kinerja\b", re.IGNORECASE)
_ITEM = re.compile(r"^(?:[-–•❖*]\s*|\(?[a-z\d]{1,2}[.)]\s+)", re.IGNORECASE)
_REMEDY = re.compile(r"^(?:solusi|upaya|tindak lanjut|rencana)\b[^:]{0,40}:", re.IGNORECASE)
_LABEL = re.compile(r"^(?:[^:;]{2,160}: )+")
_COMPARED = re.compile(
    r"\b(?:dibanding(?:kan)?(?: dengan)?|terhadap|dari|sejak)(?: (?:realisasi|capaian))? tahun (20\d\d)",
    re.IGNORECASE,
)
_MOST_NAMED = 2
# Words that tell how any indicator came out, and so name none.
OF_ANY_RESULT = frozenset(
    re.findall(
        r"\w+",
        "tercapai tercapainya mencapai melampaui terlampauinya terpenuhi memenuhi turun menurun penurunan "
        "naik meningkat peningkatan kenaikan keberhasilan berhasil kegagalan gagal meleset diraih kondisi "
        "hasil angka indikator rendah rendahnya tinggi tingginya persen hanya baru masih optimal maksimal "
        "perolehan pencapaian terjadi hal keadaan situasi penyebab sebelumnya dibandingkan",
    )
)


class Attributed(Record):
    """The passages that tell causes and remedies, parted by whom they speak of.

    `general` are passages of the office as a whole; what speaks of neither for sure is in no list.
    """

    by_indicator: dict[str, tuple[Passage, ...]]
    general: tuple[Passage, ...]


def usable(passage: Passage, agency: str, year: int) -> bool:
    """Whether a passage is this office's, of this year, tells something of its own and gives no orders."""
    return (
        passage.role in _ROLES
        and not passage.generic
        and not _ORDER.search(passage.text)
        and plain_name(passage.agency) == plain_name(agency)
        and passage.report_year == year
        and (passage.about_year in (None, year) or str(passage.about_year) in _COMPARED.findall(passage.text))
    )


def attribute(
    passages: Iterable[Passage], agency: str, year: int, spellings: Sequence[Sequence[str]], alone: bool
) -> Attributed:
    """Part the passages; `spellings` are the printed names of each indicator, `alone` that it is the one.

    A passage belongs to an indicator that its `about` names, or that its own words name in full. What follows
    in the same paragraph without a subject of its own goes on with that subject.
    """
    known = [p for p in passages if not _INTRODUCTION.search(p.section)]
    rows = [p for p in told_by_rows(known, spellings) if usable(p, agency, year)]
    first = {names[0]: number for number, names in enumerate(spellings)}
    told = _without_doubles(rows, [p for p in known if usable(p, agency, year)])
    cells = {_key(row) for row in rows}
    left = _left_behind(known, spellings)
    subjects = {_key(p): _subjects(p, spellings, alone, headed=_key(p) not in left) for p in told}
    subjects |= {_key(p): (first[p.about[0]],) for p in told if _key(p) in cells}
    by_indicator: dict[str, list[Passage]] = {names[0]: [] for names in spellings}
    general: list[Passage] = []
    for passage in told:
        own = subjects[_key(passage)]
        if not own:
            own = _of_paragraph(passage, told, subjects)
        if own and len(own) <= _MOST_NAMED:
            for number in own:
                by_indicator[spellings[number][0]].append(passage)
        elif not own and _is_general(passage, told, subjects, agency, spellings, alone):
            general.append(passage)
    return Attributed(
        by_indicator={name: tuple(found) for name, found in by_indicator.items()}, general=tuple(general)
    )


def _without_doubles(rows: Sequence[Passage], passages: Sequence[Passage]) -> list[Passage]:
    """Cells of rows before the passages; what a passage at a cell's place tells too gives it its role."""
    kept = list(passages)
    cells: list[Passage] = []
    for row in rows:
        words = content_words(row.text)
        same = [p for p in kept if _overlap(p, row) and content_words(_LABEL.sub("", p.text)) <= words]
        kept = [p for p in kept if not any(p is other for other in same)]
        roles = {p.role for p in same}
        causes = (PassageRole.SUCCESS_CAUSE, PassageRole.FAILURE_CAUSE)
        if len(roles) == 1 and row.role not in causes:
            row = row.model_copy(update={"role": roles.pop()})
        cells.append(row)
    return [*cells, *kept]


def _overlap(one: Passage, other: Passage) -> bool:
    first, second = one.location, other.location
    if first.line_from is None or second.line_from is None or first.file != second.file:
        return first == second
    last, final = first.line_to or first.line_from, second.line_to or second.line_from
    return first.line_from <= final and second.line_from <= last


def _left_behind(passages: Sequence[Passage], spellings: Sequence[Sequence[str]]) -> set[tuple[str, str]]:
    """Passages that a table on other things parts from the indicator that their heading names."""
    left: set[tuple[str, str]] = set()
    begun: set[str] = set()
    stale: set[str] = set()
    for passage in passages:
        heading = passage.section.rsplit(" > ", 1)[-1]
        if passage.role is PassageRole.TABLE_ROW:
            if passage.about:
                stale |= {h for h in begun if not any(covers(h, name) for name in passage.about)}
            continue
        if any(covers(heading, name) for names in spellings for name in names):
            begun.add(heading)
        if heading in stale:
            left.add(_key(passage))
    return left


def _subjects(
    passage: Passage, spellings: Sequence[Sequence[str]], alone: bool, *, headed: bool
) -> tuple[int, ...]:
    """The indicators that a passage names, by their number.

    What `about` says counts unless the passage explains another thing, since it may have been carried over
    from the lines before; an office with one key indicator has no other that could be meant. `headed` tells
    whether the heading above still speaks for the passage.
    """
    literal = tuple(
        n for n, names in enumerate(spellings) if any(stands_in(name, passage.text) for name in names)
    )
    if _CLOSING.search(passage.section):
        # What the closing chapter lists is the office's, unless its own words name an indicator.
        return literal if len(literal) == 1 else ()
    named = tuple(
        n
        for n, names in enumerate(spellings)
        if any(names_it(about, name) for about in passage.about for name in names)
        and (alone or n in literal or (not literal and not _explains_another(passage.text, names)))
    )
    if named:
        return named
    if not headed and not alone:
        return literal if len(literal) == 1 else ()
    heading = passage.section.split(" > ")[-1]
    above = tuple(n for n, names in enumerate(spellings) if any(covers(heading, name) for name in names))
    return next((found for found in (above, literal) if len(found) == 1), ())


def _explains_another(text: str, names: Sequence[str]) -> bool:
    """Whether what a passage explains is something else than the thing of these names."""
    if any(shares_a_word(text, name) for name in names):
        return False
    parts = split_cause(text)
    return parts is not None and bool(content_words(parts.effect) - OF_ANY_RESULT)


def _of_paragraph(
    passage: Passage, told: Sequence[Passage], subjects: dict[tuple[str, str], tuple[int, ...]]
) -> tuple[int, ...]:
    """The subject that stood before in the same paragraph, where there is but one.

    A remedy with a label of its own goes on with the cause that ends on the line above.
    """
    found: set[tuple[int, ...]] = set()
    for other in told:
        if _key(other) == _key(passage):
            break
        if other.location == passage.location and other.section == passage.section:
            found.add(subjects[_key(other)])
    if not found and _REMEDY.match(passage.text):
        found = {subjects[_key(other)] for other in told if _ends_before(other, passage)}
    return found.pop() if len(found) == 1 else ()


def _ends_before(other: Passage, passage: Passage) -> bool:
    end, start = other.location.line_to or other.location.line_from, passage.location.line_from
    near = end is not None and start is not None and end + 1 == start
    return near and other.section == passage.section and other.location.file == passage.location.file


def _key(passage: Passage) -> tuple[str, str]:
    """What tells passages apart: cells of one row share the row's id."""
    return passage.passage_id, passage.text


def _is_general(
    passage: Passage,
    told: Sequence[Passage],
    subjects: dict[tuple[str, str], tuple[int, ...]],
    agency: str,
    spellings: Sequence[Sequence[str]],
    alone: bool,
) -> bool:
    """Whether a passage speaks of the office as a whole, by its words or its place."""
    text = _ITEM.sub("", passage.text.strip())
    closing = bool(_CLOSING.search(passage.section))
    if (passage.about and not closing) or _POINTING.search(text):
        return False
    if any(covers_half(text, name) for names in spellings for name in names):
        return False
    if _WHOLE_OFFICE.search(text) or plain_name(agency) in plain_name(text):
        return True
    if _ONE_RESULT.search(text) and not closing:
        return False
    if alone or closing:
        return True
    before = next(
        (p for p in told if p.location == passage.location and p.section == passage.section), passage
    )
    if before.passage_id != passage.passage_id:
        return _is_general(before, told, subjects, agency, spellings, alone)
    return bool(_ITEM.match(passage.text.strip())) and bool(
        _WHOLE_OFFICE.search(passage.section.split(" > ")[-1])
    )

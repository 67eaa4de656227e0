"""Understanding a question: what is asked, of which year, measure, level and document."""

from __future__ import annotations

import re

from assistant.domain.figures import Level
from assistant.domain.record import Record
from assistant.retrieval.name_labels import Label, labels
from assistant.retrieval.question_cues import (
    AMOUNT_FIRST,
    COUNT_WORDS,
    COUNTED,
    COUNTERS,
    CUES,
    GROWTH,
    LEFT_OUT,
    LEVELS,
    MEASURE_READERS,
    NOT_COUNTED,
    OPERATIONS,
    QUARTER,
    QUARTERS,
    RANGE,
    RANK,
    RANKING,
    SOURCES,
    TABLE,
    TOP,
    WISHES,
    YEAR,
    N,
    Operation,
    Source,
    Wish,
    place_of,
)
from assistant.retrieval.vocabulary import is_content, root, said


class Question(Record):
    """A question as understood.

    `words` are the words with slang written out; `terms` the stems that name its subject, in order; `hints`
    stems of words that were read as measure, level or document, which a subject's name may hold as well.
    `measures` are contract codes, in the order asked. `unit` is `"%"`, `"Rp"` or `"count"`. `left_out` holds
    the stems of what is not to be counted. `numbers` are the digits that the question itself names.
    """

    text: str
    words: tuple[str, ...]
    wish: Wish
    operations: frozenset[Operation]
    measures: tuple[str, ...]
    unit: str | None
    counted: str | None
    years: tuple[int, ...]
    quarter: int | None
    levels: tuple[Level, ...]
    sources: tuple[Source, ...]
    table: str | None
    top: int | None
    rank: int | None
    ranking: bool
    terms: tuple[str, ...]
    surfaces: tuple[str, ...]
    hints: frozenset[str]
    left_out: tuple[str, ...]
    growth: bool
    numbers: tuple[str, ...]
    labels: tuple[Label, ...]
    numeric: bool
    denies: bool

    @property
    def said(self) -> frozenset[str]:
        """The stems of all words, those of the measure and small ones as well."""
        return self.hints | {root(word) for word in self.words}

    @property
    def line(self) -> str:
        """All words in one line."""
        return " ".join(self.words)


_SPAN = re.compile(r"\b((?:19|20)\d\d)\s*(?:[-–—]|s/d|sd)\s*((?:19|20)\d\d)\b")
_WHOLE = {
    "sebelumnya",
    "berikutnya",
    "lainnya",
    "sebenarnya",
    "biasanya",
    "seharusnya",
    "hendaknya",
    "karenanya",
}


def understand(text: str, report_year: int | None) -> Question:
    """Read a question; `report_year` gives `tahun ini` and `tahun lalu` their year."""
    words = tuple(_bare(word) for word in said(text))
    line = " ".join(words)
    spent: set[int] = set()
    wish = next((wish for wish, pattern in WISHES if pattern.search(line)), Wish.LOOKUP)
    left_out = _left_out(line, words, spent)
    quarter = _quarter(line, words, spent)
    sources = _sources(line, words, spent)
    table = TABLE.search(line)
    measures = _measures(line, words, spent)
    levels = tuple(level for level, pattern in LEVELS if _spend_each(pattern, line, words, spent))
    operations = frozenset(
        code for code, pattern in OPERATIONS if _spend_all(pattern, code, line, words, spent)
    )
    for cue in (wish, Wish.CAUSE, Wish.SOLUTION):
        if cue in CUES:
            for match in CUES[cue].finditer(line):
                _spend(match, words, spent)
    unit, counted = _unit(line)
    if unit is None and not measures and re.search(r"\b(?:belanja|biaya)\b", line):
        unit = "Rp"
    spent.update(
        place + 1
        for place, word in enumerate(words[:-1])
        if word == "berapa" and root(words[place + 1]) in COUNTERS
    )
    if counted in COUNTERS:
        spent.update(i for i, word in enumerate(words) if root(word) == counted)
    rank = RANK.search(line)
    _spend(rank, words, spent)
    ranking = RANKING.search(line)
    _spend(ranking, words, spent)
    top = None if rank else TOP.search(line)
    if top:
        _spend(top, words, spent, only=1)
    growth = GROWTH.search(line)
    _spend(growth, words, spent)
    years = _years(f"{line} {_SPAN.sub(_spelled_span, text)}", report_year)
    named = [w for i, w in enumerate(words) if is_content(w) and i not in spent]
    return Question(
        text=text,
        words=words,
        wish=_settled(wish, line, measures),
        operations=operations,
        measures=_with_quarter(measures, quarter, unit),
        unit=unit,
        counted=counted,
        years=years,
        quarter=quarter,
        levels=levels[:1] if len(levels) > 1 and levels[0] is Level.SUB_KEGIATAN else levels,
        sources=sources,
        table=table.group(1).replace(",", ".") if table else None,
        top=_count(top.group("n")) if top else None,
        rank=place_of(rank["a"] or rank["b"]) if rank else None,
        ranking=bool(ranking) and rank is None,
        terms=tuple(root(w) for w in named),
        surfaces=tuple(named),
        hints=frozenset(root(w) for i, w in enumerate(words) if i in spent and len(w) > 2),
        left_out=left_out,
        growth=bool(growth),
        numbers=tuple(w for w in words if w[0].isdigit() and not YEAR.fullmatch(w)),
        labels=labels(text),
        denies=_denies(words, spent, operations),
        numeric=bool(re.search(r"\bangka(?:nya)?\b|\bskor(?:nya)?\b", line)) and "kategori" not in measures,
    )


_AMOUNT = frozenset({"berapa", "berapakah", "jumlah", "jumlahnya", "total", "banyaknya", "besarnya", "angka"})


def asks_amount(question: Question) -> bool:
    """Whether a figure is asked for, rather than something told in words: `opini auditor apa`."""
    return bool(question.measures or question.unit or _AMOUNT & set(question.words))


def _spelled_span(match: re.Match[str]) -> str:
    return f"{match[1]} sampai {match[2]}"


def _bare(word: str) -> str:
    """A word without `-nya`: in a question it points at the subject and says nothing more."""
    if word.endswith("nya") and len(word) > 6 and word not in _WHOLE:
        return word[:-3]
    return word


def _spend(
    match: re.Match[str] | None, words: tuple[str, ...], spent: set[int], only: int | None = None
) -> bool:
    """Mark the words of a match as understood, so that they do not count as the subject's."""
    if match is None:
        return False
    first = match.string[: match.start()].count(" ")
    length = match.group().strip().count(" ") + 1
    first += match.group().startswith(" ")
    spent.update(range(first, min(first + (only or length), len(words))))
    return True


def _spend_each(pattern: re.Pattern[str], line: str, words: tuple[str, ...], spent: set[int]) -> bool:
    free = [match for match in pattern.finditer(line) if line[: match.start()].count(" ") not in spent]
    for match in free:
        _spend(match, words, spent)
    return bool(free)


def _spend_all(
    pattern: re.Pattern[str], code: Operation, line: str, words: tuple[str, ...], spent: set[int]
) -> bool:
    found = False
    for match in pattern.finditer(line):
        found = True
        if code not in (Operation.COMPLEMENT, Operation.SHARE):  # their matches span the subject
            _spend(match, words, spent)
    return found


def _left_out(line: str, words: tuple[str, ...], spent: set[int]) -> tuple[str, ...]:
    match = LEFT_OUT.search(line)
    if match is None:
        return ()
    _spend(match, words, spent)
    phrase = next(group for group in match.groups() if group)
    return tuple(root(word) for word in phrase.split() if is_content(word))


def _quarter(line: str, words: tuple[str, ...], spent: set[int]) -> int | None:
    match = QUARTER.search(line)
    _spend(match, words, spent)
    return QUARTERS[match.group(1)] if match else None


def _sources(line: str, words: tuple[str, ...], spent: set[int]) -> tuple[Source, ...]:
    found: list[tuple[int, int, Source]] = []
    for source, pattern in SOURCES:
        for match in pattern.finditer(line):
            if any(match.start() < end and start < match.end() for start, end, _ in found):
                continue
            _spend(match, words, spent)
            found.append((match.start(), match.end(), source))
    return tuple(source for _, _, source in sorted(found, key=lambda item: item[0]))


def _measures(line: str, words: tuple[str, ...], spent: set[int]) -> tuple[str, ...]:
    found: list[tuple[int, str]] = []
    masked = line
    for index in sorted(spent):  # a document's name is not a measure: `tabel realisasi`
        start = len(" ".join(words[:index])) + (index > 0)
        masked = masked[:start] + "#" * len(words[index]) + masked[start + len(words[index]) :]
    for code, pattern in MEASURE_READERS:
        for match in pattern.finditer(masked):
            _spend(match, words, spent)
            found.append((match.start(), code))
            masked = masked[: match.start()] + re.sub(r"\S", "#", match.group()) + masked[match.end() :]
    return tuple(dict.fromkeys(code for _, code in sorted(found)))


def _with_quarter(measures: tuple[str, ...], quarter: int | None, unit: str | None) -> tuple[str, ...]:
    if quarter is None:
        return measures
    money = (
        unit == "Rp"
        or "sisa" in measures
        or "serapan_persen" in measures
        or "realisasi_anggaran" in measures
        or "pagu" in measures
    )
    return (f"realisasi_anggaran_tw{quarter}",) if money else (f"realisasi_tw{quarter}",)


def _unit(line: str) -> tuple[str | None, str | None]:
    if re.search(r"\b(?:berapa|brp) persen|\bpersennya|\bpersen berapa", line):
        return "%", None
    if re.search(r"\brupiah\b", line):
        return "Rp", None
    counted = COUNTED.search(line)
    if re.search(AMOUNT_FIRST, line):
        counted = None
    if counted and counted.group(1) not in NOT_COUNTED and not counted.group(1).isdigit():
        word = counted.group(1)
        if not any(pattern.fullmatch(word) for _, pattern in MEASURE_READERS):
            return "count", root(word)
    if re.search(r"\bpersen\b", line) and not re.search(r"\d persen", line):
        return "%", None
    return None, None


def _years(line: str, report_year: int | None) -> tuple[int, ...]:
    years = [int(year) for year in YEAR.findall(line)]
    for first, last in RANGE.findall(line):
        years += range(int(first), int(last) + 1)
    if report_year is not None:
        if re.search(r"\btahun (?:lalu|sebelumnya|kemarin)\b", line):
            years += [report_year, report_year - 1]
        if re.search(r"\btahun (?:depan|berikutnya|mendatang)\b", line):
            years.append(report_year + 1)
        last_years = re.search(rf"\b({N}) tahun terakhir", line)
        if last_years:
            years += range(report_year - _count(last_years.group(1)) + 1, report_year + 1)
    return tuple(sorted(set(years)))


def _count(word: str) -> int:
    return COUNT_WORDS[word] if word in COUNT_WORDS else int(word)


def _denies(words: tuple[str, ...], spent: set[int], operations: frozenset[Operation]) -> bool:
    """Whether what was not done is asked for; a last `belum` or `tidak` only asks yes or no."""
    if {Operation.TARGET_MET, Operation.SAME} & operations:
        return False
    return any(w in ("belum", "tidak") and i not in spent for i, w in enumerate(words[:-1]))


def _settled(wish: Wish, line: str, measures: tuple[str, ...]) -> Wish:
    """A quantity asked beside a cue word stays a lookup: `berapa temuan yang masalahnya …`."""
    asks_amount = re.search(r"\bberapa\b", line) and not re.search(
        r"\bapa saja|\bberapa saja|\bsebutkan", line
    )
    if measures and wish is Wish.SOLUTION and re.search(r"\b(?:program|kegiatan) (?:\w+ ){0,4}upaya\b", line):
        return Wish.LOOKUP  # `upaya` stands in the name of a program
    if asks_amount and wish in (Wish.OBSTACLE, Wish.SOLUTION, Wish.LIST):
        return Wish.LOOKUP
    return wish

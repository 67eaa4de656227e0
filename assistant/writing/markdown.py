"""A draft as Markdown text with numbered source marks, for the chat and the terminal."""

from __future__ import annotations

from assistant.domain.answers import Citation
from assistant.domain.drafts import Draft, Sentence, SentenceStatus
from assistant.domain.figures import Figure, Origin
from assistant.writing.completeness import ESTIMATE_NOTE

_LONGEST_QUOTE = 160


class _Sources:
    """Numbers the sources in the order in which the text first names them."""

    def __init__(self, figures: tuple[Figure, ...]) -> None:
        self._figures = {figure.figure_id: figure for figure in figures}
        self._numbers: dict[str, int] = {}

    def marks(self, sentence: Sentence) -> str:
        entries = [self._entry(citation) for citation in sentence.citations]
        entries += [f"Hitungan: {line}" for line in sentence.arithmetic]
        numbers = [self._numbers.setdefault(entry, len(self._numbers) + 1) for entry in entries]
        return "".join(f"[{number}]" for number in dict.fromkeys(numbers))

    def lines(self) -> list[str]:
        return [f"[{number}] {entry}" for entry, number in self._numbers.items()]

    def _entry(self, citation: Citation) -> str:
        place = f"{citation.location.file}, {citation.location}" if citation.location else "tanpa tempat"
        figure = self._figures.get(citation.ref)
        if citation.kind == "figure" and figure is not None and figure.origin is not Origin.COMPUTED:
            year = f" {figure.year}" if figure.year else ""
            table = f"{figure.table}: " if figure.table else ""
            measure = figure.measure.replace("_", " ")
            return f"{place}: {table}{figure.subject}, {measure}{year} = {citation.quote}"
        quote = (
            citation.quote if len(citation.quote) <= _LONGEST_QUOTE else citation.quote[:_LONGEST_QUOTE] + "…"
        )
        return f"{place}: “{quote}”"


def draft_text(draft: Draft) -> str:
    """The whole draft: sections by indicator, notes, missing data, sources."""
    sources = _Sources(draft.figures)
    lines = [f"Draf analisis kinerja {draft.agency} tahun {draft.year}"]
    told: str | None = ""
    number = 0
    for section in draft.sections:
        if section.indicator != told:
            told, number = section.indicator, 0
            lines += ["", f"# {section.indicator or draft.agency}"]
        number += 1
        lines += ["", f"## {number}. {section.heading}"]
        lines += [_line(sentence, sources) for sentence in section.sentences]
    if draft.notes:
        lines += ["", "## Catatan untuk penyusun", *(f"- {_line(note, sources)}" for note in draft.notes)]
    if draft.missing:
        lines += ["", "## Data yang perlu dilengkapi", *(f"- {item}" for item in draft.missing)]
    if draft.completeness:
        lines += ["", f"## Kelengkapan ({ESTIMATE_NOTE})", *_completeness(draft)]
    if found := sources.lines():
        lines += ["", "## Sumber", *found]
    return "\n".join(lines) + "\n"


def _line(sentence: Sentence, sources: _Sources) -> str:
    marks = sources.marks(sentence)
    doubt = " [belum didukung sumber]" if sentence.status is SentenceStatus.UNSUPPORTED else ""
    return f"{sentence.text}{doubt}{' ' if marks else ''}{marks}"


def _completeness(draft: Draft) -> list[str]:
    told = []
    for part in draft.completeness:
        figures = "angka ada" if part.has_figures else "angka belum ada"
        narrative = "narasi ada" if part.has_narrative else "narasi belum ada"
        whose = f" ({part.indicator})" if part.indicator else ""
        told.append(f"- {part.code.value}{whose}: {figures}, {narrative}")
    return told

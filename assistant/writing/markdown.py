"""A draft as Markdown text with numbered source marks, for the chat and the terminal."""

from __future__ import annotations

from assistant.domain.answers import Citation
from assistant.domain.drafts import Completeness, Draft, Sentence, SentenceStatus
from assistant.domain.figures import Figure, Origin
from assistant.export.labels import SECTIONS
from assistant.writing.completeness import ESTIMATE_NOTE

_LONGEST_QUOTE = 160
_DOUBTS = {
    SentenceStatus.UNSUPPORTED: " [belum didukung sumber]",
    SentenceStatus.NEEDS_CONFIRMATION: " [perlu konfirmasi]",
}


class _Sources:
    """Numbers the sources in the order in which the text first names them; one mark a place and table."""

    def __init__(self, figures: tuple[Figure, ...]) -> None:
        self._figures = {figure.figure_id: figure for figure in figures}
        self._entries: dict[tuple[str, ...], list[str]] = {}

    def marks(self, sentence: Sentence) -> str:
        told = [self._entry(citation) for citation in sentence.citations]
        told += [(("Hitungan", line), f"Hitungan: {line}") for line in sentence.arithmetic]
        for place, words in told:
            said = self._entries.setdefault(place, [])
            if words not in said:
                said.append(words)
        order = list(self._entries)
        return "".join(f"[{order.index(place) + 1}]" for place in dict.fromkeys(place for place, _ in told))

    def lines(self) -> list[str]:
        return [
            f"[{number}] {place[0]}: {'; '.join(said)}" if place[0] != "Hitungan" else f"[{number}] {said[0]}"
            for number, (place, said) in enumerate(self._entries.items(), 1)
        ]

    def _entry(self, citation: Citation) -> tuple[tuple[str, ...], str]:
        """The place that a citation stands for, and what it says there."""
        place = f"{citation.location.file}, {citation.location}" if citation.location else "tanpa tempat"
        figure = self._figures.get(citation.ref)
        if citation.kind == "figure" and figure is not None and figure.origin is not Origin.COMPUTED:
            year = f" {figure.year}" if figure.year else ""
            measure = figure.measure.replace("_", " ")
            table = (f"{place}: {figure.table}" if figure.table else place, figure.subject)
            return table, f"{figure.subject}, {measure}{year} = {citation.quote}"
        quote = (
            citation.quote if len(citation.quote) <= _LONGEST_QUOTE else citation.quote[:_LONGEST_QUOTE] + "…"
        )
        return (place, quote), f"“{quote}”"


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
    doubt = _DOUBTS.get(sentence.status, "")
    if "[Perlu konfirmasi" in sentence.text and sentence.status is SentenceStatus.NEEDS_CONFIRMATION:
        doubt = ""
    return f"{sentence.text}{doubt}{' ' if marks else ''}{marks}"


def _completeness(draft: Draft) -> list[str]:
    """Each analysis by its heading, complete ones in one line for each indicator."""
    told: list[str] = []
    for whose in dict.fromkeys(part.indicator for part in draft.completeness):
        own = [part for part in draft.completeness if part.indicator == whose]
        whole = [SECTIONS[part.code] for part in own if part.has_figures and part.has_narrative]
        lacking = [
            f"{SECTIONS[part.code]} ({_lack(part)})"
            for part in own
            if not (part.has_figures and part.has_narrative)
        ]
        told.append(f"- {whose or draft.agency}")
        told += [f"  - Lengkap: {'; '.join(whole)}"] if whole else []
        told += [f"  - Belum lengkap: {'; '.join(lacking)}"] if lacking else []
    return told


def _lack(part: Completeness) -> str:
    missing = [name for name, has in (("angka", part.has_figures), ("narasi", part.has_narrative)) if not has]
    return f"{' dan '.join(missing)} belum ada"

"""Drafts and answers as HTML; pure functions that escape everything that documents say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.domain.answers import Answer
from assistant.domain.drafts import Completeness, Draft, DraftSection, Sentence, SentenceStatus
from assistant.domain.figures import Figure
from assistant.export.labels import SECTIONS, STATUSES
from assistant.export.marks import Piece, pieces_of, spots_of
from assistant.export.sources import SourceNote
from assistant.web.markup import bullet_list, escape, notice
from assistant.web.source_views import mark

_SIGNS = {
    SentenceStatus.VERIFIED: "✓",
    SentenceStatus.NEEDS_CONFIRMATION: "?",
    SentenceStatus.EDITED: "✎",
    SentenceStatus.UNSUPPORTED: "✗",
}
_REQUEST = re.compile(r"\[(Perlu konfirmasi[^\[\]]*)\]", re.IGNORECASE)
_LONGEST_KEPT = 30
"""Letters of a word that stay on one line with the mark behind it."""
_WHAT_TO_SUPPLY = (
    "Yang perlu dilengkapi: penyebabnya menurut bidang yang melaksanakan, dan dokumen yang menyebutkannya "
    "(laporan kegiatan, notulen, atau data pendukung)."
)


def draft_view(
    draft: Draft, notes: Sequence[SourceNote], figures: Mapping[str, Figure], prefix: str, *, finished: bool
) -> str:
    """A draft with its marks; `finished` False while it is still being written."""
    numbers = {note.key: note for note in notes}
    head = (
        f'<header><p class="over">{"Draf" if finished else "Menyusun draf …"}</p>'
        f"<h3>{escape(draft.agency)}, tahun {draft.year}</h3>{_summary(draft)}</header>"
    )
    body = "".join(
        _section(section, before, numbers, figures, prefix)
        for before, section in zip((None, *draft.sections), draft.sections, strict=False)
    )
    tail = ""
    if finished:
        tail = _missing(draft.missing) + _notes(draft.notes, numbers, figures, prefix)
        tail += _completeness(draft.completeness)
        tail += (
            '<div class="actions"><button type="button" class="copy">Salin teks draf</button></div>'
            f'<textarea class="copy-text" hidden readonly>{escape(plain_text(draft))}</textarea>'
        )
    busy = "false" if finished else "true"
    return f'<article class="draft" aria-busy="{busy}" data-prefix="{prefix}">{head}{body}{tail}</article>'


def answer_view(
    answer: Answer, notes: Sequence[SourceNote], figures: Mapping[str, Figure], prefix: str
) -> str:
    """An answer with its marks, or the reason why there is none."""
    if answer.abstained:
        return notice(answer.reason or answer.answer, "warning", title="Belum dapat dijawab")
    numbers = {note.key: note for note in notes}
    ids = tuple(value.figure_id for value in answer.values)
    keys = {key: note.number for key, note in numbers.items() if note.number is not None}
    pieces = pieces_of(answer.answer, spots_of(answer.answer, ids, answer.citations, figures), keys)
    text = _pieces(pieces, {n.number: n for n in notes if n.number is not None}, prefix)
    return f'<article class="answer" data-prefix="{prefix}"><p>{text}</p></article>'


def welcome_view() -> str:
    """What stands in the empty conversation: the three steps of the work."""
    return (
        '<div class="welcome"><h2>Menyusun Bab III LKjIP, angka demi angka bersumber</h2><ol>'
        "<li><strong>Pilih</strong> perangkat daerah dan tahun laporan di atas.</li>"
        "<li><strong>Tulis</strong> permintaan di bawah, atau klik salah satu contoh.</li>"
        "<li><strong>Klik nomor kecil</strong> di belakang angka untuk melihat sumbernya.</li></ol></div>"
    )


def plain_text(draft: Draft) -> str:
    """The text of a draft for a word processor: headings and paragraphs, without marks."""
    lines: list[str] = []
    indicator = None
    for section in draft.sections:
        if section.indicator and section.indicator != indicator:
            lines += [section.indicator, ""]
        indicator = section.indicator
        lines += [section.heading, " ".join(sentence.text for sentence in section.sentences), ""]
    return "\n".join(lines).strip() + "\n"


def _summary(draft: Draft) -> str:
    count = dict.fromkeys(SentenceStatus, 0)
    for section in draft.sections:
        for sentence in section.sentences:
            count[sentence.status] += 1
    items = "".join(
        f'<li><span class="sign sign-{status}" aria-hidden="true">{_SIGNS[status]}</span> '
        f"{count[status]} kalimat {STATUSES[status]}</li>"
        for status in SentenceStatus
        if count[status]
    )
    return f'<ul class="legend">{items}</ul>' if items else ""


def _section(
    section: DraftSection,
    before: DraftSection | None,
    notes: Mapping[str, SourceNote],
    figures: Mapping[str, Figure],
    prefix: str,
) -> str:
    title = ""
    if section.indicator and (before is None or before.indicator != section.indicator):
        title = f'<h4 class="indicator">{escape(section.indicator)}</h4>'
    sentences = " ".join(_sentence(sentence, notes, figures, prefix) for sentence in section.sentences)
    sums = [line for sentence in section.sentences for line in sentence.arithmetic]
    arithmetic = ""
    if sums:
        arithmetic = (
            f'<details class="arithmetic"><summary>Hitungan ({len(sums)})</summary>'
            f"{bullet_list(sums)}</details>"
        )
    return f"{title}<section><h5>{escape(section.heading)}</h5><p>{sentences}</p>{arithmetic}</section>"


def _sentence(
    sentence: Sentence, notes: Mapping[str, SourceNote], figures: Mapping[str, Figure], prefix: str
) -> str:
    keys = {key: note.number for key, note in notes.items() if note.number is not None}
    spots = spots_of(sentence.text, sentence.figure_ids, sentence.citations, figures)
    pieces = pieces_of(sentence.text, spots, keys)
    text = _pieces(pieces, {n.number: n for n in notes.values() if n.number is not None}, prefix)
    status, word = sentence.status, STATUSES[sentence.status]
    sign = f'<span class="sign sign-{status}" title="{word}" aria-hidden="true">{_SIGNS[status]}</span>'
    if status is SentenceStatus.VERIFIED:
        label = f'<span class="unseen"> ({word})</span>'
    else:
        label = f'<span class="badge badge-{status}">{word}</span>'
    hint = f'<span class="supply">{_WHAT_TO_SUPPLY}</span>' if _REQUEST.search(sentence.text) else ""
    return f'<span class="sentence sentence-{status}">{text}{sign}{label}</span>{hint}'


def _pieces(pieces: Sequence[Piece], notes: Mapping[int | None, SourceNote], prefix: str) -> str:
    parts = []
    for piece in pieces:
        marks = "".join(mark(number, prefix, notes[number].title) for number in piece.marks)
        text, last = _last_word(piece.text) if marks else (piece.text, "")
        parts.append(_shown(text) + (f'<span class="kept">{escape(last)}{marks}</span>' if marks else ""))
    return "".join(parts)


def _last_word(text: str) -> tuple[str, str]:
    """Cut off the last word, so that a mark never begins a line; a request in brackets stays whole."""
    if text.endswith("]") or len(text) - text.rfind(" ") > _LONGEST_KEPT:
        return text, ""
    place = text.rfind(" ") + 1
    return text[:place], text[place:]


def _shown(text: str) -> str:
    return _REQUEST.sub(r'<strong class="request">[\1]</strong>', escape(text))


def _missing(missing: Sequence[str]) -> str:
    if not missing:
        return ""
    return f'<section class="missing"><h5>Yang perlu dilengkapi</h5>{bullet_list(list(missing))}</section>'


def _notes(
    notes: Sequence[Sentence],
    sources: Mapping[str, SourceNote],
    figures: Mapping[str, Figure],
    prefix: str,
) -> str:
    if not notes:
        return ""
    items = "".join(f"<li>{_sentence(note, sources, figures, prefix)}</li>" for note in notes)
    return (
        f'<details class="writer-notes" open><summary>Catatan untuk penyusun ({len(notes)})</summary>'
        f"<ul>{items}</ul></details>"
    )


def _completeness(rows: Sequence[Completeness]) -> str:
    if not rows:
        return ""
    yes, no = "✓ ada", "– belum ada"
    cells = "".join(
        f"<tr><td>{escape(SECTIONS[row.code])}</td><td>{escape(row.indicator or 'Perangkat daerah')}</td>"
        f"<td>{yes if row.has_figures else no}</td><td>{yes if row.has_narrative else no}</td>"
        f"<td>{escape(row.note or '')}</td></tr>"
        for row in rows
    )
    return (
        '<details class="completeness"><summary>Kelengkapan analisis '
        '(perkiraan internal, bukan nilai AKIP)</summary><div class="scroll"><table>'
        "<thead><tr><th>Analisis</th><th>Indikator</th><th>Angka</th><th>Narasi</th><th>Keterangan</th></tr>"
        f"</thead><tbody>{cells}</tbody></table></div></details>"
    )

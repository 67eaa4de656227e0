"""The sources beside a draft or an answer as HTML: one card a mark."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.export.sources import SourceNote
from assistant.web.markup import bullet_list, escape


def mark(number: int, prefix: str, title: str) -> str:
    """The small numbered button behind a figure; it opens the card with the same number."""
    return (
        f'<button type="button" class="mark" data-source="{prefix}-s{number}" '
        f'aria-label="Buka sumber {number}: {escape(title)}" title="{escape(title)}">{number}</button>'
    )


def source_panel(notes: Sequence[SourceNote], prefix: str) -> str:
    """All cards of a message; `prefix` keeps the ids of several messages apart."""
    if not notes:
        return empty_panel()
    cards = "".join(_card(note, prefix) for note in notes)
    return (
        f'<section class="sources" id="{prefix}-sources" data-prefix="{prefix}" aria-label="Sumber">'
        f"<h3>Sumber ({len(notes)})</h3>"
        '<p class="hint">Nomor di sini sama dengan nomor kecil di dalam teks.</p>'
        f"{cards}</section>"
    )


def kept_panel(panel: str, prefix: str) -> str:
    """The cards of a message as text inside it, so that its marks still open them when newer ones are shown.

    Text, because gradio changes a page node by node: it would neither renew the inside of a `template` nor
    bear two elements of one id.
    """
    return f'<textarea class="kept-sources" data-prefix="{prefix}" hidden readonly>{escape(panel)}</textarea>'


def empty_panel() -> str:
    """What stands beside the conversation before there is an answer."""
    return (
        '<section class="sources" aria-label="Sumber"><h3>Sumber</h3>'
        '<p class="hint">Setelah draf atau jawaban muncul, klik nomor kecil di belakang angka '
        f"(misalnya {_sample_mark()}) untuk melihat dari mana angka itu: "
        "sel atau baris laporan, atau rumus beserta masukannya.</p></section>"
    )


def _sample_mark() -> str:
    return '<span class="mark sample" aria-hidden="true">1</span>'


def _card(note: SourceNote, prefix: str) -> str:
    number = note.number
    return (
        f'<article class="source" id="{prefix}-s{number}" tabindex="-1" aria-labelledby="{prefix}-h{number}">'
        f'<h4 id="{prefix}-h{number}"><span class="number">{number}</span> {escape(note.title)}</h4>'
        f"{note_body(note)}"
        f'<button type="button" class="back" data-back="{prefix}-s{number}">Kembali ke teks</button>'
        "</article>"
    )


def note_body(note: SourceNote) -> str:
    """What a source says of itself: value or quote, place or formula, and the inputs of the formula."""
    parts = []
    if note.quote is not None:
        parts.append(f"<blockquote>{escape(note.quote)}</blockquote>")
    if note.value is not None:
        parts.append(f'<p class="value">{escape(note.value)}</p>')
    rows = (
        ("Tertulis di laporan", note.printed),
        ("Letak", note.place),
        ("Tabel", note.table),
        ("Hitungan", note.worked),
        ("Rumus", note.card.words if note.card else note.formula),
        ("Dengan lambang", note.card.symbols if note.card else None),
        ("Keterangan", note.card.remark if note.card else None),
        ("Pembulatan", note.card.rounding if note.card else None),
        ("Dasar", note.card.basis if note.card else None),
    )
    terms = "".join(f"<dt>{label}</dt><dd>{escape(text)}</dd>" for label, text in rows if text)
    if terms:
        parts.append(f"<dl>{terms}</dl>")
    if note.card and note.card.limits:
        parts.append(
            "<details><summary>Batasan rumus</summary>" + bullet_list(list(note.card.limits)) + "</details>"
        )
    if note.inputs:
        items = "".join(
            f'<li><span class="input-title">{escape(item.title)}</span>{note_body(item)}</li>'
            for item in note.inputs
        )
        parts.append(f'<p class="label">Masukan rumus</p><ol class="inputs">{items}</ol>')
    if note.context:
        parts.append(
            "<details><summary>Lihat bagian laporan seutuhnya</summary>"
            f"<p>{escape(note.context)}</p></details>"
        )
    if note.problem:
        parts.append(f'<p class="problem">⚠ {escape(note.problem)}</p>')
    return "".join(parts)

"""A conversation: a wish in Indonesian becomes a draft or an answer, with its sources."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.domain.answers import Answer
from assistant.domain.drafts import Draft
from assistant.domain.figures import Figure
from assistant.domain.record import Record
from assistant.domain.sources import Passage
from assistant.export.sources import sentences_of, sources_of_answer, sources_of_draft
from assistant.web.failures import sentence_for
from assistant.web.intent import Intent, Wish, read_intent
from assistant.web.markup import escape, notice
from assistant.web.services import Services
from assistant.web.source_views import kept_panel, source_panel
from assistant.web.views import answer_view, draft_view

LONGEST_MESSAGE = 2_000
_KEPT_MESSAGES = 40


class Message(Record):
    """One message of a conversation; `text` of people is plain, `html` of the program is escaped already."""

    role: str
    text: str = ""
    html: str = ""
    turn: int = 0


class Conversation(Record):
    """What one visitor's conversation holds between two messages."""

    messages: tuple[Message, ...] = ()
    indicators: tuple[str, ...] = ()
    turns: int = 0


class Step(Record):
    """What the page shows now: the conversation, the sources beside it, and the finished document."""

    conversation: Conversation
    panel: str | None = None
    document: str | None = None


def examples_for(indicators: Sequence[str]) -> tuple[str, ...]:
    """Four wishes that fit the chosen report, ready to click."""
    if not indicators:
        return (
            "Buatkan draf target dan realisasi semua indikator",
            "Tolong tulis perbandingan dengan tahun lalu",
            "Susunkan narasi realisasi anggaran",
            "Apa saja hambatan yang disebut di laporan?",
        )
    first, second = indicators[0], indicators[min(1, len(indicators) - 1)]
    return (
        f"Buatkan draf target dan realisasi untuk {first}",
        f"Buatkan draf analisis keberhasilan dan kegagalan untuk {first}",
        f"Tolong tulis perbandingan dengan tahun lalu untuk {second}",
        f"Berapa realisasi {first}?",
    )


def converse(
    services: Services,
    message: str,
    conversation: Conversation,
    agency: str | None,
    year: int | None,
    folder: Path,
) -> Iterator[Step]:
    """Answer one message in ever more complete steps; every failure becomes a sentence."""
    conversation = _said(conversation, Message(role="user", text=message.strip()[:LONGEST_MESSAGE]))
    conversation = conversation.model_copy(update={"turns": conversation.turns + 1})
    yield Step(conversation=_said(conversation, _html('<p class="waiting">Sebentar …</p>')))
    try:
        yield from _reply(services, message, conversation, agency, year, folder)
    except Exception as error:
        yield Step(conversation=_said(conversation, _html(notice(sentence_for(error), "error"))))


def _reply(
    services: Services,
    message: str,
    conversation: Conversation,
    agency: str | None,
    year: int | None,
    folder: Path,
) -> Iterator[Step]:
    if len(message) > LONGEST_MESSAGE:
        text = f"Pesan terlalu panjang; tulis paling banyak {LONGEST_MESSAGE} huruf."
        yield _plainly(conversation, text, "warning")
        return
    if agency is None or year is None:
        text = "Belum ada laporan. Buka halaman Laporan di atas, masukkan berkas LKjIP, lalu kembali ke sini."
        yield _plainly(conversation, text, "warning")
        return
    indicators = services.indicators(agency, year)
    intent = read_intent(message, indicators, agency=agency, report_year=year)
    if intent.wish is Wish.QUESTION:
        answer = services.answer(message, agency, year)
        yield _answered(services, conversation, answer)
        return
    if intent.wish is not Wish.DRAFT:
        yield Step(conversation=_said(conversation, _html(_introduction(intent.wish, indicators))))
        return
    question = _question_back(intent, year, agency)
    if question:
        yield _plainly(conversation, question, "warning")
        return
    wanted = conversation.indicators if intent.refers_back else intent.indicators
    wanted = (intent.unknown,) if intent.unknown else wanted
    yield from _drafted(services, conversation, agency, year, intent, wanted, folder)


def _drafted(
    services: Services,
    conversation: Conversation,
    agency: str,
    year: int,
    intent: Intent,
    indicators: tuple[str, ...],
    folder: Path,
) -> Iterator[Step]:
    prefix = f"t{conversation.turns}"
    conversation = conversation.model_copy(update={"indicators": indicators})
    draft: Draft | None = None
    for draft in services.draft(agency, year, intent.sections, indicators):
        yield _draft_step(services, conversation, draft, prefix, None)
    if draft is None or not draft.sections:
        text = "Tidak ada bahan untuk draf itu di laporan ini; pilih analisis atau indikator yang lain."
        yield _plainly(conversation, text, "warning")
        return
    path = _document(services, draft, folder, conversation.turns)
    yield _draft_step(services, conversation, draft, prefix, path)


def _draft_step(
    services: Services, conversation: Conversation, draft: Draft, prefix: str, document: Path | None
) -> Step:
    figures, passages = known_sources(services, draft)
    notes = sources_of_draft(draft, figures, passages)
    html = draft_view(draft, notes, figures, prefix, finished=document is not None)
    panel = source_panel(notes, prefix)
    if document is not None:
        html += kept_panel(panel, prefix)
    return Step(
        conversation=_said(conversation, _html(html)),
        panel=panel,
        document=str(document) if document else None,
    )


def _answered(services: Services, conversation: Conversation, answer: Answer) -> Step:
    prefix = f"t{conversation.turns}"
    ids = [value.figure_id for value in answer.values]
    ids += [citation.ref for citation in answer.citations if citation.kind == "figure"]
    figures = with_inputs(services, ids, {})
    refs = [citation.ref for citation in answer.citations if citation.kind == "passage"]
    passages = {ref: found for ref in refs if (found := services.passage(ref)) is not None}
    notes = sources_of_answer(answer, figures, passages)
    html = answer_view(answer, notes, figures, prefix)
    panel = source_panel(notes, prefix)
    html += kept_panel(panel, prefix)
    return Step(conversation=_said(conversation, _html(html)), panel=panel)


def known_sources(services: Services, draft: Draft) -> tuple[dict[str, Figure], dict[str, Passage]]:
    """Every figure and passage that a draft rests on, the inputs of formulas included."""
    carried = {figure.figure_id: figure for figure in draft.figures}
    sentences = tuple(sentences_of(draft))
    ids = [key for sentence in sentences for key in sentence.figure_ids]
    citations = [citation for sentence in sentences for citation in sentence.citations]
    ids += [citation.ref for citation in citations if citation.kind == "figure"]
    figures = with_inputs(services, ids, carried)
    refs = dict.fromkeys(citation.ref for citation in citations if citation.kind == "passage")
    passages = {ref: found for ref in refs if (found := services.passage(ref)) is not None}
    return figures, passages


def with_inputs(services: Services, ids: Sequence[str], carried: dict[str, Figure]) -> dict[str, Figure]:
    """Figures by id with everything they are computed from; unknown ids are left out."""
    found: dict[str, Figure] = {}
    waiting = list(ids)
    while waiting:
        key = waiting.pop()
        if key in found:
            continue
        figure = carried.get(key) or services.figure(key)
        if figure is not None:
            found[key] = figure
            waiting.extend(figure.inputs)
    return found


def _document(services: Services, draft: Draft, folder: Path, number: int) -> Path:
    from assistant.export.docx import write_draft

    figures, passages = known_sources(services, draft)
    place = Path(tempfile.mkdtemp(dir=folder))
    path = place / f"draf-lkjip-{draft.year}-{number}.docx"
    write_draft(draft, path, figures=figures, passages=passages)
    return path


def _question_back(intent: Intent, year: int, agency: str) -> str | None:
    if intent.candidates:
        names = "; ".join(f"“{name}”" for name in intent.candidates)
        return f"Beberapa indikator cocok dengan permintaan itu: {names}. Sebutkan yang dimaksud."
    if intent.year is not None:
        return (
            f"Laporan yang dipilih adalah laporan {agency} tahun {year}, sedangkan permintaan itu menyebut "
            f"tahun {intent.year}. Ganti pilihan Tahun laporan di atas, atau hapus tahunnya dari permintaan."
        )
    return None


def _introduction(wish: Wish, indicators: Sequence[str]) -> str:
    if wish is Wish.OTHER_LANGUAGE:
        return notice(
            "Tulis permintaan dalam bahasa Indonesia, misalnya “Buatkan draf penyebab dan solusi”.", "warning"
        )
    if wish is Wish.EMPTY:
        return notice("Pesannya belum berisi; tulis permintaan atau klik salah satu contoh.", "warning")
    items = "".join(f"<li>{escape(example)}</li>" for example in examples_for(indicators))
    return (
        "<p>Silakan tulis apa yang dibutuhkan untuk Bab III. Contoh untuk laporan yang dipilih:</p>"
        f'<ul class="plain">{items}</ul>'
    )


def _said(conversation: Conversation, message: Message) -> Conversation:
    message = message.model_copy(update={"turn": conversation.turns})
    return conversation.model_copy(update={"messages": (*conversation.messages, message)[-_KEPT_MESSAGES:]})


def _html(html: str) -> Message:
    return Message(role="assistant", html=html)


def _plainly(conversation: Conversation, text: str, kind: str) -> Step:
    return Step(conversation=_said(conversation, _html(notice(text, kind))))

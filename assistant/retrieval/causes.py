"""Why something happened and what hindered it: only what the report says of exactly that."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain.answers import Answer
from assistant.domain.figures import Figure
from assistant.domain.sources import Passage, PassageRole
from assistant.retrieval.bindings import BUDGET, Binder
from assistant.retrieval.questions import Question
from assistant.retrieval.quoting import quotable, quote, sources, where
from assistant.retrieval.replies import abstain, reply
from assistant.retrieval.sentences import Found, Sentence, SentenceIndex, stems_of, tabular
from assistant.retrieval.vocabulary import is_content
from assistant.retrieval.wording import figure_shown, joined, measure_name, places, subject_name

Terms = Sequence[tuple[str, str]]

CAUSAL = re.compile(
    r"\b(?:karena|dikarenakan|disebabkan|menyebabkan|penyebab\w*|sebab|akibat|mengakibatkan"
    r"|akibatnya|sehingga"
    r"|dipengaruhi|berkat|didukung|didorong|faktor|alasan\w*|terkendala|lantaran|oleh sebab)\b",
    re.IGNORECASE,
)
_BECAUSE = re.compile(r"\b(?:karena|dikarenakan|disebabkan|akibat|penyebab\w*|terkendala)\b", re.IGNORECASE)
_EMPTY = re.compile(
    r"\b(?:belum (?:ada|diketahui|tersedia|dirilis|terbit|dinilai|keluar|diperoleh|selesai)"
    r"|tidak (?:ada|tersedia)"
    r"|masih dalam proses|menunggu)",
    re.IGNORECASE,
)
_ASKS_EMPTY = re.compile(
    r"\b(?:kosong|nihil|strip|belum (?:ada|diisi|muncul|keluar)|tidak (?:ada|diisi|muncul)|n a)\b"
)
_LIKENESS = re.compile(
    r"\b(?:hampir sama|serupa|setara|sejenis|mirip|sebanding|padanan|termasuk|masuk (?:ke )?dalam)", re.I
)
_ASKS_LIKENESS = re.compile(r"\b(?:pembanding|dibandingkan|disandingkan|dipakai sebagai|dijadikan)\b")
_GENERAL_TEXT = """
ada alami alternatif ambil analisa analisis anggar atas badan baik besar capai dasar dinas dorong dukung
faktor gagal giat hadap hal hambat hasil indikator instansi isu jalan jelas kantor keluar kendala kerja
laksana laku langkah lanjut lapor maksimal masalah muncul naik opd optimal organisasi pecah pengaruh
program rasa realisasi rencana sasar sebab segera selesai solusi strategis tangan target tawar tempuh
tentu terap tetap tindak tingkat turun umum upaya utama
"""
_GENERAL = frozenset(_GENERAL_TEXT.split())
"""Stems that every analysis uses; a question of these alone is about the agency as a whole."""
_CONCESSION = re.compile(r"\b(?:padahal|meskipun|walaupun|meski|sementara|sedangkan)\b")
_SUCCESS = re.compile(
    r"\b(?:berhasil|keberhasilan|sukses|tercapai|melampaui|terlampaui|naik|meningkat|pendorong"
    r"|pendukung|tinggi)\b"
)
_FAILURE = re.compile(
    r"\b(?:gagal|kegagalan|turun|penurunan|menurun|turunnya|rendah|belum|tidak|kurang|hanya|cuma"
    r"|sedikit|kecil|penghambat|hambatan|kendala)\b"
)
_HINDERED = re.compile(r"\b(?:kendala|hambatan|permasalahan|terkendala|terhambat)", re.IGNORECASE)
_DIRECTIONS = (
    (
        re.compile(r"\b(?:turun|menurun|merosot|berkurang|anjlok)\b"),
        re.compile(r"\b(?:turun|menurun\w*|penurunan|merosot|berkurang|rendah\w*|menyusut)\b"),
    ),
    (
        re.compile(r"\b(?:naik|meningkat|bertambah|ditambah|melonjak)\b"),
        re.compile(
            r"\b(?:naik\w*|kenaikan|meningkat\w*|peningkatan|bertambah|penambahan|ditambah|lonjakan)\b"
        ),
    ),
)
_FORMULA = re.compile(
    r"=\s*\(|[x×*]\s*100|\b(?:rumus|formula)\b"
    r"|\bsemakin (?:rendah|tinggi|kecil|besar)\b[^.]*\bsemakin (?:baik|tinggi|rendah)\b",
    re.IGNORECASE,
)
"""How a capaian is computed explains no rise or fall."""

_CAUSE_ROLES = (PassageRole.SUCCESS_CAUSE, PassageRole.FAILURE_CAUSE)
_MONEY = frozenset({"anggar", "serap", "dana", "pagu", "belanja", "biaya"})
ENOUGH_CAUSE = 0.7
MOST = 8


def why(index: SentenceIndex, binder: Binder, question: Question) -> Answer:
    """The documented cause for exactly what is asked, else an abstention with what the report does say."""
    terms = cause_terms(binder, question)
    budget = any(measure in BUDGET for measure in question.measures)
    if not telling(terms) and not budget and not _ASKS_EMPTY.search(question.line):
        return by_role(index, question, _cause_roles(question)) or _no_cause(index, binder, question)
    marker = CAUSAL
    if _ASKS_EMPTY.search(question.line):
        marker = _EMPTY
        terms = [
            (stem, surface) for stem, surface in terms if stem not in ("kosong", "nihil", "isi", "strip")
        ]
    elif _ASKS_LIKENESS.search(question.line):
        marker = _LIKENESS
        terms = [
            (stem, s) for stem, s in terms if stem not in ("banding", "pakai", "nama", "sanding", "jadi")
        ]
    found = _explaining(index, terms, marker, question, binder.report_year)
    if not found:
        return _no_cause(index, binder, question)
    lead = "Laporan menyebut" if marker is not CAUSAL else "Menurut laporan"
    told = [f"{lead} [{where(f.sentence.passage)}]: {quote(_explained(f.sentence))}" for f in found]
    return reply(
        [*told, generic_note([f.sentence.passage for f in found])],
        passages=sources([f.sentence for f in found]),
    )


def obstacles(index: SentenceIndex, binder: Binder, question: Question) -> Answer | None:
    """Obstacles that the report names, for the subject asked or for the agency as a whole."""
    roles = (PassageRole.OBSTACLE, PassageRole.FAILURE_CAUSE)
    terms = [pair for pair in binder.index.terms(question) if pair[0] not in _GENERAL]
    if not terms:
        said_so = _said_so(index, binder, question)
        return said_so or by_role(index, question, roles[:1]) or by_role(index, question, roles[1:])
    found = [
        f for f in index.find(terms) if f.coverage >= ENOUGH_CAUSE and not f.missing
        and (f.sentence.passage.role in roles or re.search(r"\b(?:kendala|hambatan|permasalahan"
                                                           r"|terkendala)", f.sentence.context, re.I))
        and quotable(f.sentence.text)
    ][:3]  # fmt: skip
    if not found:
        return None
    told = [f"Laporan menyebut [{where(f.sentence.passage)}]: {quote(_explained(f.sentence))}" for f in found]
    return reply(told, passages=sources([f.sentence for f in found]))


def cause_terms(binder: Binder, question: Question) -> list[tuple[str, str]]:
    """What has to be explained: the subject's words and the words read as measure, without the concession."""
    terms = binder.index.terms(question)
    cut = _CONCESSION.search(question.line)
    if cut:
        kept = set(question.line[: cut.start()].split())
        terms = [(stem, surface) for stem, surface in terms if surface in kept]
    return terms


def telling(terms: Terms) -> list[tuple[str, str]]:
    """The terms that say more than `kinerja` or `keberhasilan` in general."""
    return [pair for pair in terms if pair[0] not in _GENERAL]


def _explaining(
    index: SentenceIndex, terms: Terms, marker: re.Pattern[str], question: Question, report_year: int | None
) -> list[Found]:
    money = any(measure in BUDGET for measure in question.measures)
    hints = [
        (stem, stem)
        for stem in sorted(question.hints)
        if is_content(stem) and stem not in _GENERAL and len(stem) > 3
    ]
    if not telling(terms) and money:
        hints = [(s, s) for s in ("anggar", "realisasi", "serap", "sisa", "pagu") if s in question.hints]
    needed = telling(terms) or hints or list(terms)
    found: list[Found] = []
    among = [s for s in index.sentences if marker.search(s.text)] if marker is not CAUSAL else None
    for candidate in index.find([*needed, *hints], among)[:120]:
        sentence = candidate.sentence
        told = marker.search(sentence.context) or (marker is CAUSAL and sentence.passage.role in _CAUSE_ROLES)
        if not told or not quotable(sentence.text) or _FORMULA.search(sentence.text):
            continue
        if not _of_year(sentence, question, report_year) or tabular(sentence.text):
            continue
        if sentence.passage.role is PassageRole.TABLE_ROW:
            continue
        if money and marker is CAUSAL and not _MONEY & (sentence.stems | stems_of(sentence.context)):
            continue
        if _other_side(sentence.passage.role, question, sentence.text) or not _same_direction(
            sentence, question
        ):
            continue
        strict = index.cover(sentence, needed, whole_passage=marker is _EMPTY)
        limit = ENOUGH_CAUSE if marker is CAUSAL else 0.5
        if strict.coverage < limit or (strict.missing and marker is CAUSAL):
            continue
        plain = 0.1 if _BECAUSE.search(sentence.context) else 0.0
        found.append(
            Found(sentence, 0.7 * strict.coverage + 0.3 * candidate.coverage + plain, strict.missing)
        )
    found.sort(
        key=lambda f: (
            -round(f.coverage, 2),
            f.sentence.passage.role is PassageRole.GENERAL,
            f.sentence.passage.generic,
            f.sentence.order,
        )
    )
    once = {f.sentence.text: f for f in reversed(found)}
    return [f for f in found if f is once[f.sentence.text] and f.coverage >= found[0].coverage - 0.08][:3]


def _explained(sentence: Sentence) -> str:
    """The words that explain: the sentence with what it points back to, or its whole passage."""
    if CAUSAL.search(sentence.context) or sentence.passage.role not in _CAUSE_ROLES:
        return sentence.context
    return sentence.passage.text


def _other_side(role: PassageRole, question: Question, text: str) -> bool:
    """Whether a passage explains a success where a failure is asked for, or the other way round."""
    if any(asked.search(question.line) and told.search(text.lower()) for asked, told in _DIRECTIONS):
        return False
    failed = bool(_FAILURE.search(question.line)) and not _SUCCESS.search(question.line)
    worked = bool(_SUCCESS.search(question.line)) and not _FAILURE.search(question.line)
    return (failed and role is PassageRole.SUCCESS_CAUSE) or (worked and role is PassageRole.FAILURE_CAUSE)


def _same_direction(sentence: Sentence, question: Question) -> bool:
    """A rise or fall that is asked about must be what the sentence explains."""
    for asked, told in _DIRECTIONS:
        if asked.search(question.line) and not told.search(sentence.context.lower()):
            return False
    return True


def _of_year(sentence: Sentence, question: Question, report_year: int | None) -> bool:
    about = sentence.passage.about_year
    if re.search(rf"\bdiband\w+ (?:dengan )?(?:tahun )?{about}", sentence.text):
        return True  # the year before, beside which this one is set
    if about is None or not question.years:
        return about is None or report_year is None or about == report_year or bool(question.years)
    return about in question.years


def _cause_roles(question: Question) -> tuple[PassageRole, ...]:
    failed = bool(_FAILURE.search(question.line))
    worked = bool(_SUCCESS.search(question.line))
    if failed and not worked:
        return (PassageRole.FAILURE_CAUSE, PassageRole.OBSTACLE)
    if worked and not failed:
        return (PassageRole.SUCCESS_CAUSE,)
    return (PassageRole.SUCCESS_CAUSE, PassageRole.FAILURE_CAUSE)


def by_role(index: SentenceIndex, question: Question, roles: Sequence[PassageRole]) -> Answer | None:
    """Everything that the report says in a role about the agency as a whole."""
    for role in roles:
        passages = [
            p
            for p in index.passages
            if p.role is role and (not question.years or p.about_year in (None, *question.years))
        ]
        whole = [p for p in passages if not p.about] or passages
        texts = [p for p in whole if quotable(p.text)][:MOST]
        if texts:
            listed = " ".join(f"{i}) {quote(p.text)} [{p.location}]" for i, p in enumerate(texts, 1))
            head = f"{role.value.capitalize()} yang disebut laporan ({len(texts)}): {listed}"
            first = [index.of_passage[p.passage_id][0] for p in texts if index.of_passage[p.passage_id]]
            return reply([head, generic_note(texts)], passages=sources(first))
    return None


def _said_so(index: SentenceIndex, binder: Binder, question: Question) -> Answer | None:
    """A sentence that repeats nearly every word of a general question, with the one that follows it."""
    terms = binder.index.terms(question) + [
        (stem, stem) for stem in sorted(question.hints) if is_content(stem)
    ]
    if len({stem for stem, _ in terms}) < 3:
        return None
    found = [f for f in index.find(terms)[:10] if f.coverage >= 0.85 and quotable(f.sentence.text)]
    if not found:
        return None
    sentence = found[0].sentence
    rest = index.of_passage[sentence.passage.passage_id]
    after = rest[rest.index(sentence) + 1 :][:1] if len(sentence.text.split()) < 40 else []
    told = " ".join([sentence.text, *(s.text for s in after if quotable(s.text))])
    return reply(
        [f"Laporan menyebut [{where(sentence.passage)}]: {quote(told)}"], passages=sources([sentence])
    )


def _no_cause(index: SentenceIndex, binder: Binder, question: Question) -> Answer:
    """Say that no cause is documented, and which figures the report has on the matter."""
    figures = _figures_about(binder, question)
    what = subject_name(figures[0].subject) if figures else "hal yang ditanyakan"
    known = []
    if figures:
        told = joined([f"{measure_name(f.measure)} {figure_shown(f)}" for f in figures])
        known.append(f"Laporan hanya mencatat angkanya untuk {what}: {told} [{places(figures)}]")
    return abstain(
        f"Penyebab untuk {what} tidak dijelaskan dalam laporan",
        [*known, "Perlu konfirmasi penyebab dari pengelola data"],
        figures,
    )


def _figures_about(binder: Binder, question: Question) -> list[Figure]:
    matches = binder.subjects(question)
    nearest = binder.nearest(question)
    if not matches and nearest is not None and nearest.recall >= 0.45 and nearest.precision >= 0.5:
        matches = [nearest]
    wanted = (
        "pagu",
        "realisasi_anggaran",
        "serapan_persen",
        "target",
        "realisasi",
        "capaian",
        "pagu_setelah_perubahan",
    )
    best: dict[str, Figure] = {}
    for match in matches[:3]:
        found: dict[str, Figure] = {}
        for figure in match.subject.figures:
            if (
                figure.measure in wanted
                and figure.year in (binder.report_year, None)
                and figure.value is not None
            ):
                found.setdefault(figure.measure, figure)
        if len(found) > len(best):
            best = found
    return list(best.values())[:4]


def generic_note(passages: Sequence[Passage]) -> str:
    if passages and all(passage.generic for passage in passages):
        return "Uraian itu bersifat umum: laporan tidak mengaitkannya dengan data instansi ini"
    return ""

"""What a sentence does in the analysis: a cause, an obstacle, a solution; only what its words say."""

from __future__ import annotations

import re

from assistant.domain.sources import PassageRole
from ingest.effects import BOTH, FAILURE, NAMES_CAUSE, OBSTACLES, SUCCESS, cause_of

OBSTACLE, GENERAL = PassageRole.OBSTACLE, PassageRole.GENERAL
CAUSES = (SUCCESS, FAILURE)
_LONGEST_SENTENCE = 4000
DONE, PLANNED = PassageRole.SOLUTION_DONE, PassageRole.SOLUTION_PLANNED

_GOOD_WORD = (
    r"(?:keberhasilan|pendorong|peningkatan|keunggulan|"
    r"(?<!tidak )(?<!belum )tercapai\w*)"
)
_BAD_WORD = (
    r"(?:kegagalan|penurunan|ketidakberhasilan|ketidaktercapaian|(?:tidak|belum)\s+tercapai\w*|kekurangan)"
)
_ANALYSIS = r"(?:penyebab|anali[sz][ai]s?|faktor[\s-]*faktor|faktor|sebab)"
_FACTOR = r"(?:penyebab|faktor[\s-]*faktor|faktor|sebab)"
_HELPS = r"(?:pendukung|penunjang|men(?:dukung|dorong|unjang))"
_CAUSES_GOOD = re.compile(
    rf"{_ANALYSIS}\b.{{0,120}}\b{_GOOD_WORD}|\b{_GOOD_WORD}\b.{{0,120}}\b{_ANALYSIS}\b|^\W*keberhasilan\b|"
    rf"{_FACTOR}\b.{{0,120}}\b{_HELPS}\b|\b{_HELPS}\b.{{0,120}}\b{_FACTOR}\b|"
    r"^\W*(?:\w[.)]\s*)?(?:pendorong|pendukung)\W*$",
    re.IGNORECASE,
)
_CAUSES_BAD = re.compile(
    rf"{_ANALYSIS}\b.{{0,120}}\b{_BAD_WORD}|\b{_BAD_WORD}\b.{{0,120}}\b(?:disebabkan|{_ANALYSIS})\b|^\W*kegagalan\b",
    re.IGNORECASE,
)
_PROGRAMS = re.compile(
    r"\b(?:program|kegiatan)\b.{0,40}\b(?:penunjang|menunjang|pendukung|mendukung)\b", re.IGNORECASE
)
_HELPS_AND_HINDERS = re.compile(
    r"\b(?:pendukung|pendorong|penunjang|mendukung|mendorong)\b.{0,40}\b(?:peng|meng)hambat|"
    r"\b(?:peng|meng)hambat\b.{0,40}\b(?:pendukung|pendorong|penunjang|mendukung|mendorong)\b",
    re.IGNORECASE,
)
_TELLS_CAUSES = re.compile(r"\bpenyebab\b|\bsebab[\s-]+sebab\b", re.IGNORECASE)
_SOLUTIONS = re.compile(
    r"\bjalan\s+keluar(?:nya)?\b|"
    r"^\W*(?:[\da-z]{1,2}[.)]\s*)?upaya(?:[\s-]*upaya)?\W*$|\b(?:solusi|upaya[\s-]*(?:upaya\b)?.{0,40}\b(?:pemecahan|perbaikan|mengatasi|penyelesaian|tindak|(?:di)lakukan|"
    r"(?:di)laksanakan)|tindak\s+lanjut|pemecahan|rekomendasi|langkah[\s-]*langkah|langkah|"
    r"rencana\s+(?:aksi|perbaikan)|saran|telah\s+diupayakan)\b",
    re.IGNORECASE,
)
_WAS_DONE = re.compile(
    r"\b(?:(?:telah|sudah|sdh)\s+(?:di|me|ber|ter)\w+|(?:yang|yg)\s+(?:di)\s?(?:lakukan|laksanakan|tempuh|ambil|jalankan|terapkan)|"
    r"telah\b)",
    re.IGNORECASE,
)
_STILL_TO_DO = re.compile(
    r"\b(?:akan|perlu\w*|direncanakan|diharapkan|hendaknya|sebaiknya|harus|rencana|ke\s?depan|mendatang|berikutnya|"
    r"(?:direkomendasi|disaran|diusul|diagenda|dijadwal|dianggar)kan|(?:mengusulkan|merekomendasikan|menyarankan)\s+(?:agar|supaya)|"
    r"selanjutnya\s+akan|(?<!tidak )(?<!belum )dapat\s+(?:di|me)\w+|bisa\s+(?:di|me)\w+|diperlukan)\b",
    re.IGNORECASE,
)
_NOT_CONTENTS = re.compile(
    r"struktur\s+organisasi|landasan|dasar\s+hukum|sistematika|tugas\s+pokok|\bvisi\b|\bmisi\b|\bdiukur\b|\bukuran\b|"
    r"\bterdiri\s+(?:dari|atas)\b|\bfungsi\s*:?$|\bstruktur\b",
    re.IGNORECASE,
)
_LABELLED_SOLUTION = re.compile(
    r"(?:\W|\d{1,2}[.)]|\b[a-z][.)]){0,8}(?:alternatif\s+|rencana\s+)?(?:solusi|upaya|rekomendasi|langkah)\b[^:.]{0,60}:",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?:\W|\d{1,2}[.)]|\b[a-z][.)]){0,8}(?:(?:faktor\b|pendorong|pendukung|penghambat|penyebab|tindak\s+lanjut|kendala|hambatan)[^:]{0,90}):",
    re.IGNORECASE,
)
_SAYS_OBSTACLE = re.compile(
    r"\b(?:hambatan|kendala|permasalahan|masalah)\b[^.]{0,90}\b(?:yaitu|yakni|adalah|ialah|antara\s+lain|berupa)\b|"
    r"\b(?:terkendala|terhambat)\b|\btidak\s+(?:ter)?lepas\s+dari\s+[^.]{0,30}(?:kendala|hambatan|permasalahan)|"
    r"\b(?:menjadi|merupakan)\s+(?:kendala|hambatan|masalah)|"
    r"\b(?:mengalami|menghadapi|menemui|terdapat|adanya)\s+(?:\w+\s+){0,2}(?:kendala|hambatan|permasalahan)",
    re.IGNORECASE,
)
_SAYS_SOLUTION = re.compile(
    r"^(?:\W|\b\w{1,2}[.)]|\b(?:adapun|namun|oleh|sebab|karena|itu|demikian|untuk|beberapa|berbagai|sebagai|alternatif|"
    r"rencana|dari|atas|tersebut|hal|permasalahan|kendala|hambatan|maka|selanjutnya|selain)\b)*"
    r"(?P<head>(?:solusi|(?:upaya[\s-]*)+|(?:langkah[\s-]*)+|tindak\s+lanjut|rekomendasi|strategi|aksi|saran)\b[^.]{0,110}?\b"
    r"(?:adalah|yaitu|yakni|ialah|antara\s+lain|dengan|berupa|melalui|diperlukan|meliputi|di\s?antaranya)\b)|"
    r"\btelah\s+diupayakan\b|\b(?<!kemampuan )(?:untuk|guna)\s+mengatasi\w*\b|"
    r"\bdiatasi\s+(?:dengan|melalui|oleh)\b|"
    r"\bmenghadapi\s+(?:kendala|hambatan|permasalahan)\b|"
    r"^\W*sebagai\s+(?:jalan\s+keluar|(?:upaya|langkah|bentuk)\s+(?:perbaikan|penanganan|penyelesaian|antisipasi|"
    r"pemecahan|mengatasi\w*)|tindak\s+lanjut(?:nya)?(?=\s*,|\s+(?:atas|dari)\s+(?:hal|kondisi|permasalahan|kendala|"
    r"hambatan))|solusi(?:nya)?\b)|"
    r"\bsebagai\s+(?:jalan\s+keluar|(?:upaya|langkah|bentuk)\s+(?:perbaikan|penanganan|penyelesaian|antisipasi)|solusi)"
    r"(?:nya)?\s*[.;]?\s*$|"
    r"^\W*(?:(?:untuk|guna|dalam\s+rangka)\s+)?(?:menyikapi|menindaklanjuti|menanggapi|merespons?|menjawab|menyiasati|"
    r"mengantisipasi|menanggulangi)\s+(?:\w+\s+){0,2}?(?:hal|kondisi|keadaan|situasi|permasalahan|kendala|hambatan|"
    r"persoalan|masalah|tantangan)\b|"
    r"^\W*(?:terhadap|atas|melihat)\s+(?:\w+\s+)?(?:hal|kondisi|keadaan|situasi|permasalahan|kendala|hambatan|"
    r"persoalan|masalah|tantangan)\s+(?:itu|ini|tersebut|dimaksud),|"
    r"^\W*(?:untuk\s+itu,?\s+)?(?:direkomendasikan|disarankan|diusulkan)\s+(?:agar|supaya|untuk)\b|"
    r"\b(?:mengusulkan|merekomendasikan|menyarankan)\s+(?:agar|supaya)\b",
    re.IGNORECASE,
)
_TO_OVERCOME = re.compile(r"\b(?:(?<!kemampuan )(?:untuk|guna)\s+mengatasi\w*|diatasi)\b", re.IGNORECASE)
_AS_REMEDY = re.compile(
    r"\bsebagai\s+(?:jalan|upaya|langkah|bentuk|tindak|solusi)|"
    r"^\W*(?:terhadap|atas|melihat)\b|^\W*(?:\w+\s+){0,3}?(?:menyikapi|menindaklanjuti|menanggapi|merespons?|menjawab|menyiasati|mengantisipasi|"
    r"menanggulangi)\b",
    re.IGNORECASE,
)
_ACTS = (
    r"(?:telah\s+|sudah\s+|kemudian\s+|lalu\s+|juga\s+|terus\s+|secara\s+\w+\s+)*"
    r"(?!memiliki|mempunyai|merupakan|mengalami|menghadapi|mendapat|memperoleh|menerima|mencatat|menunjukkan|mencapai|"
    r"menargetkan|menjadi|membutuhkan|memerlukan|mengharapkan|berharap|berada|berjumlah|berwenang|bertugas|berdasarkan|"
    r"menyadari|menempati|meraih|membawahi|meliputi|melaporkan|mengacu|menilai)(?:me\w{4,}|ber\w{4,})\b"
)
_OFFICE_ACTS = re.compile(
    r"^\W*(?:untuk\s+itu,?\s+|(?:untuk|guna|dalam\s+rangka)\s+me[^,.]{3,90},\s+|karena\s+itu,?\s+|oleh\s+(?:karena|sebab)\s+itu,?\s+|selanjutnya,?\s+)?(?:pihak\s+)?"
    r"(?:dinas|badan|kantor|inspektorat|kecamatan|kelurahan|sekretariat|pemerintah|camat|lurah|puskesmas|satuan|balai|"
    rf"rumah\s+sakit|bidang|unit)\b(?:\s+(?-i:[A-Z])[\w/-]*|\s+(?:dan|daerah))*\s+{_ACTS}",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"^\W*(?:ke\s?depan(?:nya)?|(?:pada\s+)?tahun\s+(?:depan|mendatang|berikutnya)|di\s+masa\s+(?:depan|mendatang))\b"
    r"[^.]{0,80}?\bakan\b",
    re.IGNORECASE,
)
_ACTED = re.compile(
    rf",\s+(?:\w+\s+){{1,5}}?{_ACTS}|\b(?:di|ter)(?:lakukan|laksanakan|bentuk|selenggarakan|susun|buka)\b",
    re.IGNORECASE,
)
_DEFINES = re.compile(
    r"^(?:adalah|ialah)\b|^(?!(?:terakhir|permasalahan|masalah|hambatan|kendala|visi|misi|berikut|solusi|faktor|adapun|upaya|langkah|strategi|"
    r"penyebab|rencana|rekomendasi|saran|tindak|tantangan|alternatif|salah|beberapa|"
    r"dalam|hal|hasil|total|jumlah)\b)(?![^.]{0,120}\b(?:ini|tersebut|tahun)\b)[A-Z](?:\S+\s){1,9}?"
    r"(?:(?:adalah|ialah)\s|merupakan\s+(?:suatu|sebuah|proses|penjabaran|ukuran|kumpulan|bentuk|hasil|seorang|orang|"
    r"salah\s+satu\s+(?:unsur|bentuk)|indikator|gambaran|rangkaian)\b)"
    r"(?!sebagai\s+berikut|sebesar|sejumlah|sebanyak|\d)",
    re.IGNORECASE,
)
_NAMES_A_SUBJECT = re.compile(
    r"(?:\W|[\d.]+|\b[a-z][.)]){0,8}(?:program|(?:sub\s*)?kegiatan|persentase|prosentase|presentase|jumlah|indeks|nilai|"
    r"meningkat\w*|terwujud\w*|bidang|seksi)\b",
    re.IGNORECASE,
)
"""Headings that are names of programs and indicators, which may well hold the word for a problem."""
_DEED = re.compile(
    r"\b(?:telah|sudah)\s+(?:\w+\s+){0,2}?(?:di(?:laksanakan|lakukan|bangun|susun|bentuk|pasang|berikan|ajukan|perbaiki|"
    r"terbitkan|selenggarakan|adakan|sediakan|tambah|ikutkan|latih|jalin|buka|tata|bagikan|salurkan|rekrut|tunjuk)|"
    r"me(?:laksanakan|lakukan|mbangun|nyusun|mbentuk|masang|mberikan|ngajukan|mperbaiki|nerbitkan|nyelenggarakan|"
    r"nyediakan|nambah|latih|njalin|mbuka|nyalurkan|rekrut|nunjuk|rujuk|minta|ngusulkan)|bekerja\s+sama)\b",
    re.IGNORECASE,
)
_WRONG = re.compile(
    r"\b(?:belum|tidak|tanpa|kurang\w*|sulit\w*|kesulitan|keterbatasan|terbatas\w*|rusak|terlambat|keterlambatan|gagal|"
    r"jarang|hanya|dikurangi|berkurang|minim\w*|rendah\w*|ditunda|tertunda|dihentikan|terhenti|dibatalkan|tutup|batal)\b",
    re.IGNORECASE,
)
_HELPED = re.compile(
    r"\b(?:mem(?:bantu|perkuat|percepat|udahkan|perluas|pengaruhi)|men(?:dukung|dorong|unjang|ekan|ingkatkan|urunkan)|"
    r"berperan|berkontribusi|ber(?:andil|pengaruh))\b",
    re.IGNORECASE,
)
_AIM = re.compile(r"^\W*(?:untuk|guna|dalam\s+rangka|agar)\s+[^,.]{5,120},\s", re.IGNORECASE)
_ADDS = re.compile(
    r"^\W*(?:selain\s+itu,?\s|di\s+samping\s+itu,?\s|(?:\S+\s+){1,7}?(?:juga|turut|pun|pula)\b)",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    r"\b(?:dihitung|berjumlah|tercatat|terdiri|meliputi|mempunyai\s+tugas|bertugas)\b|\bdari\s+(?:Rp\s?)?[\d.,]+[^.;]{0,60}\bmenjadi\s+(?:Rp\s?)?[\d.,]+",
    re.IGNORECASE,
)
_WILL = re.compile(
    r"^(?!\W*(?:hal|kondisi|keadaan|situasi|ini|itu|dengan|sehingga)\b)[^,;]{0,120}?"
    r"(?:(?<!tidak )\bakan|\b(?:direncanakan|merencanakan|hendaknya|sebaiknya|perlu))\s+"
    r"(?:segera\s+|kembali\s+)?"
    r"(?!me(?:ningkat|nurun|njadi|ngalami|nyebabkan|ngakibatkan|mpengaruhi|mengaruhi|nambah|micu)\b)"
    r"(?:me\w{4,}|di\w{4,}|ber(?:koordinasi|kolaborasi|gabung)|pe\w+an)\b",
    re.IGNORECASE,
)
_CUT_WORD = re.compile(r"(?<=[a-z])\s+kan\b")
"""Scans cut words before their last syllable."""
_MEASURES = re.compile(
    r"^(?:rumus|formula(?:si)?|cara\s+(?:perhitungan|menghitung)|definisi\s+operasional)\b", re.IGNORECASE
)


def role_of_heading(heading: str) -> PassageRole | None:
    """The role that a heading, a lead-in sentence or a column gives to what stands below it, or None.

    A heading that speaks of success and failure at once gives none.
    """
    heading = _CUT_WORD.sub("kan", heading)
    if _NOT_CONTENTS.search(heading) or _NAMES_A_SUBJECT.match(heading):
        return None
    good, bad = _CAUSES_GOOD.search(heading), _CAUSES_BAD.search(heading)
    solves, obstructs = _SOLUTIONS.search(heading), OBSTACLES.search(heading)
    if BOTH.search(heading) or _HELPS_AND_HINDERS.search(heading) or (good and bad):
        return None
    if _PROGRAMS.search(heading) and not solves:
        return None
    if solves and (good or bad or _TELLS_CAUSES.search(heading)):
        return None
    if solves and obstructs:
        # "upaya pemecahan masalah" solves; "permasalahan dan solusi" is both
        if re.search(
            r"\b(?:dan|serta|,|/|&)\s*(?:solusi|upaya|tindak|pemecahan|langkah)", heading, re.IGNORECASE
        ):
            return None
        return solution(heading)
    if solves:
        return solution(heading)
    if obstructs:
        return OBSTACLE
    if bad:
        return FAILURE
    if good:
        return SUCCESS
    return (
        PassageRole.DEFINITION if re.match(r"\W*(?:pengertian|definisi)\b", heading, re.IGNORECASE) else None
    )


def solution(text: str) -> PassageRole:
    """Done or planned; what is not said to be done is planned."""
    if _STILL_TO_DO.search(text) and not re.search(r"\b(?:telah|sudah)\s+di", text, re.IGNORECASE):
        return PLANNED
    return DONE if _WAS_DONE.search(text) else PLANNED


def role_of_sentence(
    sentence: str,
    before: str = "",
    *,
    named: bool = False,
    plain: str | None = None,
    lower: bool | None = None,
) -> PassageRole:
    """The role that the words of a sentence give it; `before` is what the unit says before it.

    `named` says that the sentence tells of a known indicator or program; `plain` is the sentence without
    their names, which may hold the word for a problem or for a follow-up themselves; `lower` says that of
    what it tells of less is better.
    """
    if len(sentence) > _LONGEST_SENTENCE:
        return GENERAL
    plain = sentence if plain is None else plain
    label = _LABELLED.match(sentence)
    if label is not None:
        told = role_of_heading(label.group(0))
        if told is not None:
            return told
    label = _LABELLED_SOLUTION.match(sentence)
    if label is not None and len(sentence) > label.end() + 3:
        return solution(label.group(0)) if _WAS_DONE.search(label.group(0)) else solution(sentence)
    cause_named = NAMES_CAUSE.search(sentence)
    if cause_named is not None:
        told = role_of_heading(cause_named.group(0))
        if told is not None:
            return told
    if _AHEAD.search(sentence):
        return PLANNED
    solves = _SAYS_SOLUTION.search(plain)
    if solves is not None and not BOTH.search(plain):
        return _worded_solution(plain, solves)
    cause = cause_of(sentence, before, named=named, lower=lower)
    if cause is not None:
        return cause
    if _SAYS_OBSTACLE.search(plain):
        return OBSTACLE
    return GENERAL


def _worded_solution(sentence: str, told: re.Match[str]) -> PassageRole:
    """Done or planned, by the words that introduce the solution rather than by those that list it."""
    head = told.group("head")
    if head is not None:
        if _STILL_TO_DO.search(head):
            return PLANNED
        if _WAS_DONE.search(head):
            return DONE
    if not _STILL_TO_DO.search(sentence) and (_TO_OVERCOME.search(sentence) or _AS_REMEDY.search(sentence)):
        acted = _ACTED.search(sentence) or _OFFICE_ACTS.search(sentence) or "diatasi" in sentence.lower()
        if acted or re.search(rf"^\W*(?:\w+\s+){{1,4}}?{_ACTS}.*\bsebagai\b", sentence, re.IGNORECASE):
            return DONE
    return solution(sentence)


def answers_cause(sentence: str) -> bool:
    """Whether a sentence tells what the office did; right after a cause that is its solution."""
    return _OFFICE_ACTS.search(sentence) is not None and _STILL_TO_DO.search(sentence) is None


def tells_deed(sentence: str) -> bool:
    """Whether a sentence tells something done and nothing that went wrong, which causes no failure."""
    done = _DEED.search(sentence) is not None and _STILL_TO_DO.search(sentence) is None
    return done and _WRONG.search(sentence) is None


def tells_fact(sentence: str) -> bool:
    """Whether a sentence counts or reckons: below a heading for causes that is still none."""
    return _COUNTS.search(sentence) is not None


def goes_on_as(sentence: str, role: PassageRole) -> bool:
    """Whether a sentence says that it adds to the cause told before it."""
    adds = _ADDS.match(sentence) is not None
    return adds and (_WRONG if role is FAILURE else _HELPED).search(sentence) is not None


def aims(sentence: str) -> bool:
    """Whether a sentence begins with what is to be reached by what it tells."""
    return _AIM.match(sentence) is not None


def acts_for(sentence: str) -> bool:
    """Whether a sentence begins with an aim and goes on with what was done for it."""
    aim = _AIM.match(sentence)
    if aim is None or _STILL_TO_DO.search(sentence) or _WRONG.search(sentence):
        return False
    return _ACTED.search(sentence[aim.end() :]) is not None


def announces(sentence: str) -> bool:
    """Whether a sentence says what the office will do; after a cause or an obstacle that is its answer."""
    return _WILL.search(sentence) is not None and _WAS_DONE.search(sentence) is None


def says_plan(sentence: str) -> bool:
    """Whether a sentence tells what is still to be done."""
    return _STILL_TO_DO.search(sentence) is not None and _WAS_DONE.search(sentence) is None


def defines(text: str) -> bool:
    """Whether a text says what something is or how it is measured."""
    if text.rstrip().endswith(":"):
        return False
    return _DEFINES.match(text) is not None or _MEASURES.match(text) is not None

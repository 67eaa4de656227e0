"""What a sentence does in the analysis: a cause, an obstacle, a solution; only what its words say."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.domain.numerals import read_numbers
from assistant.domain.sources import PassageRole

SUCCESS, FAILURE = PassageRole.SUCCESS_CAUSE, PassageRole.FAILURE_CAUSE
OBSTACLE, GENERAL = PassageRole.OBSTACLE, PassageRole.GENERAL
_LONGEST_SENTENCE = 4000
DONE, PLANNED = PassageRole.SOLUTION_DONE, PassageRole.SOLUTION_PLANNED

_GOOD_WORD = (
    r"(?:keberhasilan|pendorong|pendukung|penunjang|men(?:dukung|dorong|unjang)|peningkatan|keunggulan|"
    r"(?<!tidak )(?<!belum )tercapai\w*)"
)
_BAD_WORD = (
    r"(?:kegagalan|penurunan|ketidakberhasilan|ketidaktercapaian|(?:tidak|belum)\s+tercapai\w*|kekurangan)"
)
_ANALYSIS = r"(?:penyebab|anali[sz][ai]s?|faktor[\s-]*faktor|faktor|sebab)"
_CAUSES_GOOD = re.compile(
    rf"{_ANALYSIS}\b.{{0,120}}\b{_GOOD_WORD}|\b{_GOOD_WORD}\b.{{0,120}}\b{_ANALYSIS}\b|^\W*keberhasilan\b",
    re.IGNORECASE,
)
_CAUSES_BAD = re.compile(
    rf"{_ANALYSIS}\b.{{0,120}}\b{_BAD_WORD}|\b{_BAD_WORD}\b.{{0,120}}\b(?:disebabkan|{_ANALYSIS})\b|^\W*kegagalan\b",
    re.IGNORECASE,
)
_OBSTACLES = re.compile(
    r"\b(?:permasalahan|masalah(?=\s+(?:utama|pokok|tersebut|yang\s+(?:di|ada|muncul|terjadi))|\s*[:.]?\s*$)|hambatan|kendala|(?:peng|meng)hambat|tantangan|kelemahan)\b",
    re.IGNORECASE,
)
_SOLUTIONS = re.compile(
    r"\b(?:solusi|upaya[\s-]*(?:upaya\b)?.{0,40}\b(?:pemecahan|perbaikan|mengatasi|penyelesaian|tindak|(?:di)lakukan|"
    r"(?:di)laksanakan)|tindak\s+lanjut|pemecahan|rekomendasi|langkah[\s-]*langkah|langkah|"
    r"rencana\s+(?:aksi|perbaikan)|saran|telah\s+diupayakan)\b",
    re.IGNORECASE,
)
_WAS_DONE = re.compile(
    r"\b(?:(?:telah|sudah|sdh)\s+(?:di|me|ber|ter)\w+|(?:yang|yg)\s+(?:di)(?:lakukan|laksanakan|tempuh|ambil)|"
    r"telah\b)",
    re.IGNORECASE,
)
_STILL_TO_DO = re.compile(
    r"\b(?:akan|perlu\w*|direncanakan|diharapkan|hendaknya|sebaiknya|harus|rencana|ke\s?depan|mendatang|berikutnya|"
    r"selanjutnya\s+akan|dapat\s+(?:di|me)\w+|bisa\s+(?:di|me)\w+|diperlukan)\b",
    re.IGNORECASE,
)
_NOT_CONTENTS = re.compile(
    r"struktur\s+organisasi|landasan|dasar\s+hukum|sistematika|tugas\s+pokok|\bvisi\b|\bmisi\b|\bdiukur\b|\bukuran\b|"
    r"\bterdiri\s+(?:dari|atas)\b|\bfungsi\s*:?$|\bstruktur\b",
    re.IGNORECASE,
)
CONNECTIVE = re.compile(
    r"\b(?:disebabkan|dikarenakan|diakibatkan|(?:merupakan|sebagai)\s+akibat|akibat(?=\s+(?:dari|adanya|\w))|karena|"
    r"lantaran|berkat|dipengaruhi(?:\s+oleh)?|alasannya|penyebabnya|faktor\s+penyebab\w*)\b",
    re.IGNORECASE,
)
_CARRIED = re.compile(
    r"\b(?:keberhasilan|pencapaian|capaian|tercapainya|peningkatan)\b[^.]{0,60}\b(?:didukung|didorong|ditunjang|"
    r"tidak\s+(?:ter)?lepas\s+dari)\b",
    re.IGNORECASE,
)
_PERFORMANCE = re.compile(
    r"\b(?:target|realisasi|terealisasi|capaian|pencapaian|kinerja|anggaran|serapan|terserap|diserap|penyerapan|"
    r"keberhasilan|kegagalan|indikator|persentase|prosentase|presentase|program|kegiatan|indeks|nilai|hasil|jumlah|"
    r"cakupan|angka|sasaran|tercapai|terlaksana)\b",
    re.IGNORECASE,
)
_UP = re.compile(
    r"\b(?:berhasil|keberhasilan|tercapai\w*|mencapai\s+target|(?:me|ter)lampaui|melebihi|(?:pen|ke)(?:ingkatan|naikan)|"
    r"peningkatan|kenaikan|meningkat|naik|membaik|tinggi|terpenuhi|sesuai\s+target|sudah\s+bisa|optimal|tepat\s+waktu)\b",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"\b(?:gagal|kegagalan|belum|tidak|kurang\w*|rendah\w*|menurun|turun|penurunan|hanya|jauh|terhambat|terkendala|"
    r"terlambat|keterlambatan|sisa|minim\w*|sedikit|terbatas|keterbatasan|di\s?bawah|lemah\w*|ketidak\s?\w*)\b",
    re.IGNORECASE,
)
_BAD_THING = re.compile(
    r"\b(?:kemiskinan|stunting|kematian|pengangguran|kasus|kesakitan|prevalensi|pelanggaran|temuan|putus\s+sekolah|"
    r"kriminalitas|kecelakaan|kekerasan|keluhan|gizi\s+buruk|kawasan\s+kumuh|inflasi|ketimpangan|drop\s?out)\b",
    re.IGNORECASE,
)
_UNKNOWN_YET = re.compile(
    r"\bbelum\s+(?:diketahui|ada\s+data\w*|tersedia|dapat\s+(?:dihitung|diukur|dinilai)|dirilis|keluar|dinilai)",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"(?:keberhasilan|peningkatan)\W*(?:dan|atau|maupun|ataupun)?\s*(?:kegagalan|penurunan)|"
    r"kegagalan\W*(?:dan|atau|maupun|ataupun)?\s*keberhasilan",
    re.IGNORECASE,
)
_TARGET_RESULT = re.compile(
    r"\btarget\b[^.]{0,120}?\d[^.]{0,120}?\b(?:realisasi|terealisasi|hasil|hasilnya|capaian|pencapaian|dicapai|tercapai)\b",
    re.IGNORECASE,
)
_RESULT_TARGET = re.compile(
    r"\b(?:realisasi|terealisasi|hasil|tercapai|capaian)\b[^.]{0,120}?\d[^.]{0,120}?\b(?:dari|terhadap|dibanding\w*)\s+target\b",
    re.IGNORECASE,
)
_LABELLED_SOLUTION = re.compile(
    r"(?:\W|\d{1,2}[.)]|\b[a-z][.)]){0,8}(?:alternatif\s+|rencana\s+)?(?:solusi|upaya|rekomendasi|langkah)\b[^:.]{0,60}:",
    re.IGNORECASE,
)
_NAMES_CAUSE = re.compile(
    r"^\W*(?:adapun\s+|beberapa\s+)?(?:(?:faktor[\s-]*)+(?:yang\s+)?)?(?:penyebab|pendorong|pendukung|penghambat|mendukung|"
    r"mendorong|menghambat|menyebabkan)\b[^.:]{0,110}\b(?:antara\s+lain|adalah|yaitu|yakni|ialah|karena)\b",
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
    r"\b(?:solusi|upaya|langkah|tindak\s+lanjut|rekomendasi|strategi)\b[^.]{0,110}\b(?:adalah|yaitu|yakni|ialah|"
    r"antara\s+lain|dengan|berupa|melalui|diperlukan)\b|\btelah\s+diupayakan\b|"
    r"\b(?:untuk\s+mengatasi|guna\s+mengatasi|menghadapi\s+(?:kendala|hambatan|permasalahan))\b",
    re.IGNORECASE,
)
_DEFINES = re.compile(
    r"^(?:adalah|ialah)\b|^(?!(?:terakhir|permasalahan|masalah|hambatan|kendala|visi|misi|berikut|solusi|faktor|adapun|"
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
_MEASURES = re.compile(
    r"^(?:rumus|formula(?:si)?|cara\s+(?:perhitungan|menghitung)|definisi\s+operasional)\b", re.IGNORECASE
)


def role_of_heading(heading: str) -> PassageRole | None:
    """The role that a heading, a lead-in sentence or a column gives to what stands below it, or None.

    A heading that speaks of success and failure at once gives none.
    """
    if _NOT_CONTENTS.search(heading) or _NAMES_A_SUBJECT.match(heading):
        return None
    good, bad = _CAUSES_GOOD.search(heading), _CAUSES_BAD.search(heading)
    solves, obstructs = _SOLUTIONS.search(heading), _OBSTACLES.search(heading)
    if _BOTH.search(heading) or (good and bad):
        return None
    if solves and (good or bad):
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


def role_of_sentence(sentence: str, before: str = "") -> PassageRole:
    """The role that the words of a sentence give it; `before` is what the unit says before it."""
    if len(sentence) > _LONGEST_SENTENCE:
        return GENERAL
    label = _LABELLED.match(sentence)
    if label is not None:
        told = role_of_heading(label.group(0))
        if told is not None:
            return told
    label = _LABELLED_SOLUTION.match(sentence)
    if label is not None and len(sentence) > label.end() + 3:
        return solution(label.group(0)) if _WAS_DONE.search(label.group(0)) else solution(sentence)
    named = _NAMES_CAUSE.search(sentence)
    if named is not None:
        told = role_of_heading(named.group(0))
        if told is not None:
            return told
    if _SAYS_SOLUTION.search(sentence) and _SOLUTIONS.search(sentence) and not _BOTH.search(sentence):
        return solution(sentence)
    cause = cause_of(sentence, before)
    if cause is not None:
        return cause
    if _SAYS_OBSTACLE.search(sentence):
        return OBSTACLE
    return GENERAL


def cause_of(sentence: str, before: str = "") -> PassageRole | None:
    """Whether a sentence gives the cause of a success or of a failure; None where it says neither."""
    connectives = list(CONNECTIVE.finditer(sentence))
    if not connectives:
        carried = _CARRIED.search(sentence) and not _BOTH.search(sentence) and not _OBSTACLES.search(sentence)
        return SUCCESS if carried else None
    if re.match(r"\W*(?:karena|dikarenakan|akibat)\b", sentence, re.IGNORECASE) and "," in sentence:
        return _of_effect(sentence.split(",", 1)[1])
    for connective in connectives:
        effect = sentence[: connective.start()]
        found = _of_effect(f"{before} {effect}" if len(effect.split()) < 5 else effect)
        if found is not None:
            return found
    return None


def says_plan(sentence: str) -> bool:
    """Whether a sentence tells what is still to be done."""
    return _STILL_TO_DO.search(sentence) is not None and _WAS_DONE.search(sentence) is None


def tells_cause(sentence: str, before: str = "") -> bool:
    """Whether a sentence gives the cause of a performance, be it good or bad."""
    connective = CONNECTIVE.search(sentence)
    if connective is None:
        return False
    effect = sentence[: connective.start()]
    effect = f"{before} {effect}" if len(effect.split()) < 5 else effect
    known = _PERFORMANCE.search(effect) and not _UNKNOWN_YET.search(effect) and not _BOTH.search(effect)
    return bool(known) and direction(effect) is None and _met(effect) is None


def _of_effect(effect: str) -> PassageRole | None:
    """The role that an effect gives to its cause; None where it is no performance, or not known yet."""
    if not _PERFORMANCE.search(effect) or _UNKNOWN_YET.search(effect) or _BOTH.search(effect):
        return None
    return direction(effect)


def direction(effect: str) -> PassageRole | None:
    """Success or failure, by target and result where both are told, else by words.

    None where result and words disagree.
    """
    met = _met(effect)
    up, down = _UP.search(effect), _DOWN.search(effect)
    if met is not None:
        said_only = re.search(r"\b(?:hanya|masih)\b", effect, re.IGNORECASE)
        if met and said_only:
            return None
        return SUCCESS if met else FAILURE
    if _BAD_THING.search(effect) and not _TARGET_RESULT.search(effect):
        fell = re.search(r"\b(?:menurun|turun|penurunan|berkurang)\b", effect, re.IGNORECASE)
        rose = re.search(r"\b(?:meningkat|naik|peningkatan|kenaikan|bertambah)\b", effect, re.IGNORECASE)
        if bool(fell) != bool(rose) and not re.search(r"\b(?:target|capaian)\b", effect, re.IGNORECASE):
            return SUCCESS if fell else FAILURE
    if down:
        return FAILURE
    return SUCCESS if up else None


def _met(effect: str) -> bool | None:
    """Whether the result that is told reaches the target that is told; None where not both are in percent.

    Of what is bad, less is better.
    """
    told = _TARGET_RESULT.search(effect) or _RESULT_TARGET.search(effect)
    if told is None:
        return None
    percents = [n for n in read_numbers(effect[told.start() :]) if n.unit == "%"]
    values: list[Decimal] = [n.value for n in percents if n.value is not None]
    if len(values) < 2:
        return None
    target, result = values[:2] if told.re is _TARGET_RESULT else (values[1], values[0])
    return result <= target if _BAD_THING.search(effect) else result >= target


def defines(text: str) -> bool:
    """Whether a text says what something is or how it is measured."""
    if text.rstrip().endswith(":"):
        return False
    return _DEFINES.match(text) is not None or _MEASURES.match(text) is not None

"""Causes by their effects: whether what a sentence tells to have come of something is good or bad."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.domain.causality import (
    BRINGS,
    CARRIED,
    CONNECTIVE,
    KEPT,
    LEADING,
    NAMES_CAUSE,
    RESULT_OF,
    carried_by,
)
from assistant.domain.numerals import read_numbers
from assistant.domain.sources import PassageRole

SUCCESS, FAILURE = PassageRole.SUCCESS_CAUSE, PassageRole.FAILURE_CAUSE
OBSTACLES = re.compile(
    r"\b(?:permasalahan|masalah(?=\s+(?:utama|pokok|tersebut|yang\s+(?:di|ada|muncul|terjadi))|\s*[:.]?\s*$)|hambatan|kendala|(?:peng|meng)hambat|tantangan|kelemahan)\b",
    re.IGNORECASE,
)
_SUCCEEDED = re.compile(
    r"\b(?:keberhasilan|(?<!tidak )(?<!belum )tercapai\w*|(?:me|ter)lampaui\w*|melebihi|membaik\w*|"
    r"pencapaian|capaian|mencapai|memenuhi)\b",
    re.IGNORECASE,
)
_PERFORMANCE = re.compile(
    r"\b(?:target|realisasi|terealisasi|capaian|pencapaian|kinerja|anggaran|serapan|terserap|diserap|penyerapan|"
    r"keberhasilan|kegagalan|indikator|persentase|prosentase|presentase|program|kegiatan|indeks|nilai|hasil|jumlah|"
    r"cakupan|angka|sasaran|tercapai|terlaksana|dana|belanja|pagu|"
    r"(?:belum|tidak)\s+(?:mencapai\s+(?:\d{1,3}(?=\s?%)|target|seratus)|terpenuhi|optimal|maksimal|terserap))\b",
    re.IGNORECASE,
)
_UP = re.compile(
    r"\b(?:berhasil|keberhasilan|tercapai\w*|mencapai\s+target|(?:me|ter)lampaui|melebihi|(?:pen|ke)(?:ingkatan|naikan)|"
    r"peningkatan|kenaikan|meningkat\w*|naik\w*|membaik\w*|tinggi\w*|terpenuhi|sesuai\s+target|sudah\s+bisa|optimal|"
    r"tepat\s+waktu|bertambah\w*)\b",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"\b(?:gagal|meleset|kegagalan|belum|tidak|kurang\w*|rendah\w*|menurun\w*|turun\w*|penurunan|berkurang\w*|anjlok|merosot|hanya|jauh|terhambat|terkendala|"
    r"terlambat|keterlambatan|memburuk\w*|sisa|minim\w*|sedikit|terbatas|keterbatasan|di\s?bawah|lemah\w*|ketidak\s?\w*)\b",
    re.IGNORECASE,
)
_BAD_THING = re.compile(
    r"\b(?:kemiskinan|stunting|kematian|pengangguran|kasus|kesakitan|prevalensi|pelanggaran|temuan|putus\s+sekolah|"
    r"kriminalitas|kecelakaan|kekerasan|keluhan|gizi\s+buruk|kawasan\s+kumuh|inflasi|ketimpangan|drop\s?out|konflik|"
    r"genangan|banjir|kebakaran|pencemaran|kerusakan|sengketa|penyakit|tunggakan|kejahatan|perceraian|kehilangan)\b",
    re.IGNORECASE,
)
_HANDLED = re.compile(
    r"\b(?:akta|cakupan|(?:ter|di)?tangani\w*|penanganan|penyelesaian|(?:di)?selesai\w*|deteksi|penemuan|pencegahan|"
    r"penanggulangan|(?:pe|di|ter)?layan\w*|pengobatan|bebas|korban|pelapor\w*|tindak\s+lanjut|(?:di)?tindak\s?lanjuti)\b",
    re.IGNORECASE,
)
"""What is done about a bad thing, of which more is better."""
_FELL = re.compile(r"\b(?:menurun\w*|turun\w*|penurunan|berkurang\w*|rendahnya)\b", re.IGNORECASE)
_ROSE = re.compile(
    r"\b(?:meningkat\w*|naik\w*|peningkatan|kenaikan|bertambah\w*|melonjak\w*|tingginya|masih\s+(?:tinggi|banyak|sering)|"
    r"(?:banyak|sering|marak)\s+terjadi|maraknya)\b",
    re.IGNORECASE,
)
_UNKNOWN_YET = re.compile(
    r"\b(?:rumus|formula|dihitung|diukur)\b|"
    r"\b(?:belum|tidak)\s+(?:diketahui|ada\s+data\w*|tersedia|(?:dapat|bisa)\s+(?:dihitung|diukur|dinilai|"
    r"(?:diper)?(?:di)?bandingk?\w*)|dirilis|keluar|dinilai)",
    re.IGNORECASE,
)
_NO_RESULT = re.compile(
    r"\befisien\w*|"
    r"^(?!.*(?:serap|realisasi)).*\b(?:anggaran|pagu|alokasi)\b[^.]{0,60}\b(?:berkurang|bertambah|dikurangi|ditambah|bergeser|"
    r"berubah|dipangkas|digeser)\b",
    re.IGNORECASE,
)
"""What is reckoned from results, and changes of the budget itself."""
_RANKED = re.compile(r"\b(?:unsur|terendah|tertinggi|terbesar|terbanyak|terkecil)\b", re.IGNORECASE)
BOTH = re.compile(
    r"(?:keberhasilan|peningkatan)\s*(?:[/,-]|dan|atau|maupun|ataupun)\s*(?:dan|atau|maupun)?\s*(?:kegagalan|penurunan)|"
    r"kegagalan\s*(?:[/,-]|dan|atau|maupun|ataupun)\s*keberhasilan",
    re.IGNORECASE,
)
_TARGET_RESULT = re.compile(
    r"\btarget\b[^.]{0,120}?\d[^.]{0,120}?\b(?:realisasi|terealisasi|hasil|hasilnya|capaian|pencapaian|dicapai|tercapai)\b",
    re.IGNORECASE,
)
_RESULT_TARGET = re.compile(
    r"\b(?:realisasi|terealisasi|hasil|tercapai|capaian|masih|baru|hanya)\b[^.]{0,120}?\d[^.]{0,120}?\b(?:dari|terhadap|dibanding\w*)\s+target\b",
    re.IGNORECASE,
)


def effect_of(sentence: str) -> str | None:
    """The part of a sentence that tells the effect of a cause; None where it gives no cause."""
    if LEADING.match(sentence) and "," in sentence:
        return sentence.split(",", 1)[1]
    told = NAMES_CAUSE.match(sentence)
    if told is not None:
        return told.group(0)
    ends = [
        found.start() for cue in (CONNECTIVE, RESULT_OF, KEPT) if (found := cue.search(sentence)) is not None
    ]
    carried = CARRIED.search(sentence)
    ends += [carried_by(carried)] if carried is not None else []
    if ends:
        return sentence[: min(ends)]
    brought = BRINGS.search(sentence)
    return brought["effect"] if brought is not None else None


def cause_of(
    sentence: str, before: str = "", *, named: bool = False, lower: bool | None = None
) -> PassageRole | None:
    """Whether a sentence gives the cause of a success or of a failure; None where it says neither.

    `lower` tells whether of what it speaks of less is better; None where only its words can tell.
    """
    told = NAMES_CAUSE.match(sentence)
    if told is not None and (found := _of_effect(told.group(0), named, lower)) is not None:
        return found
    carried = CARRIED.search(sentence)
    if carried and not BOTH.search(sentence) and not OBSTACLES.search(carried.group(0)):
        following = sentence[carried.end() :]
        if not re.match(
            r"\W*(?:\w+\W+){0,4}?(?:kendala|hambatan|permasalahan|masalah)\b", following, re.IGNORECASE
        ):
            effect = sentence[: carried_by(carried)]
            return SUCCESS if _SUCCEEDED.search(effect) else direction(effect, lower=lower) or SUCCESS
    if re.match(r"\W*(?:karena|dikarenakan|akibat)\b(?!\s+itu)", sentence, re.IGNORECASE) and "," in sentence:
        return _of_effect(sentence.split(",", 1)[1], named, lower)
    for connective in (*CONNECTIVE.finditer(sentence), *RESULT_OF.finditer(sentence)):
        effect = sentence[: connective.start()]
        found = _of_effect(f"{before} {effect}" if len(effect.split()) < 5 else effect, named, lower)
        if found is not None:
            return found
    kept = KEPT.search(sentence)
    if kept is not None and (named or _PERFORMANCE.search(sentence[: kept.start()])):
        return SUCCESS
    brought = BRINGS.search(sentence)
    return _of_effect(brought["effect"], named, lower) if brought is not None else None


def tells_cause(sentence: str, before: str = "", *, named: bool = False) -> bool:
    """Whether a sentence gives the cause of a performance, be it good or bad."""
    connective = CONNECTIVE.search(sentence)
    if connective is None:
        return False
    effect = sentence[: connective.start()]
    effect = f"{before} {effect}" if len(effect.split()) < 5 else effect
    if _RANKED.search(effect) or not _is_result(effect, named):
        return False
    return direction(effect) is None


def _is_result(effect: str, named: bool) -> bool:
    """Whether an effect tells of a performance that is known by now."""
    if not (named or _PERFORMANCE.search(effect)):
        return False
    return not any(cue.search(effect) for cue in (_UNKNOWN_YET, BOTH, _NO_RESULT))


def _of_effect(effect: str, named: bool = False, lower: bool | None = None) -> PassageRole | None:
    """The role that an effect gives to its cause; None where it is no performance, or not known yet."""
    return direction(effect, lower=lower) if _is_result(effect, named) else None


def direction(effect: str, *, lower: bool | None = None) -> PassageRole | None:
    """Success or failure, by target and result where both are told, else by words.

    None where result and words disagree.
    """
    met = _met(effect, lower)
    up, down = _UP.search(effect), _DOWN.search(effect)
    if met is not None:
        said_only = re.search(r"\b(?:hanya|masih)\b", effect, re.IGNORECASE)
        if met and said_only:
            return None
        return SUCCESS if met else FAILURE
    if _less_is_better(effect, lower) and not _TARGET_RESULT.search(effect):
        fell, rose = _FELL.search(effect), _ROSE.search(effect)
        if bool(fell) != bool(rose) and not re.search(r"\b(?:target|capaian)\b", effect, re.IGNORECASE):
            denied = re.search(
                r"\b(?:belum|tidak|kurang|gagal|hanya|sedikit)\s+(?:\w+\s+)?(?:(?:men)?(?:t?urun)|berkurang|naik|(?:ber|me\w?)?tambah|meningkat)",
                effect,
                re.IGNORECASE,
            )
            if denied:
                return FAILURE if fell else None
            return SUCCESS if fell else FAILURE
    if down:
        return FAILURE
    return SUCCESS if up else None


def _less_is_better(effect: str, lower: bool | None) -> bool:
    """Whether of what an effect speaks of less is better: as the tables show it, else by its words."""
    if lower:
        return True
    return _BAD_THING.search(effect) is not None and _HANDLED.search(effect) is None


def _met(effect: str, lower: bool | None) -> bool | None:
    """Whether the result that is told reaches the target that is told; None where not both are in percent."""
    told = _TARGET_RESULT.search(effect) or _RESULT_TARGET.search(effect)
    if told is None:
        return None
    percents = [n for n in read_numbers(effect[told.start() :]) if n.unit == "%"]
    values: list[Decimal] = [n.value for n in percents if n.value is not None]
    if len(values) < 2:
        return None
    target, result = values[:2] if told.re is _TARGET_RESULT else (values[1], values[0])
    return result <= target if _less_is_better(effect, lower) else result >= target

"""Causes by their effects: whether what a sentence tells to have come of something is good or bad."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.domain.numerals import read_numbers
from assistant.domain.sources import PassageRole

SUCCESS, FAILURE = PassageRole.SUCCESS_CAUSE, PassageRole.FAILURE_CAUSE
OBSTACLES = re.compile(
    r"\b(?:permasalahan|masalah(?=\s+(?:utama|pokok|tersebut|yang\s+(?:di|ada|muncul|terjadi))|\s*[:.]?\s*$)|hambatan|kendala|(?:peng|meng)hambat|tantangan|kelemahan)\b",
    re.IGNORECASE,
)
CONNECTIVE = re.compile(
    r"\b(?:disebabkan|dikarenakan|diakibatkan|(?:merupakan|sebagai)\s+akibat|akibat(?=\s+(?:dari|adanya|\w))|karena|"
    r"lantaran|berkat|dipengaruhi(?:\s+oleh)?|disebabkannya|(?<!oleh )(?<!-)sebab(?!\s+itu)(?!-)|"
    r"alasannya|penyebabnya|faktor\s+penyebab\w*)\b|"
    r"\bterjadi\s+oleh\s+karena\b",
    re.IGNORECASE,
)
_CARRIED = re.compile(
    r"\b(?:keberhasilan|pencapaian|capaian|tercapainya|terlampauinya|peningkatan|meningkatnya|kenaikan|naiknya|membaiknya)\b"
    r"[^.]{0,110}?\b(?P<by>(?:di|ter)dukung|(?:di|ter)dorong|ditopang|ditunjang|tidak\s+(?:ter)?lepas\s+dari)\b",
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
    r"\b(?:gagal|kegagalan|belum|tidak|kurang\w*|rendah\w*|menurun\w*|turun\w*|penurunan|berkurang\w*|anjlok|merosot|hanya|jauh|terhambat|terkendala|"
    r"terlambat|keterlambatan|sisa|minim\w*|sedikit|terbatas|keterbatasan|di\s?bawah|lemah\w*|ketidak\s?\w*)\b",
    re.IGNORECASE,
)
_BAD_THING = re.compile(
    r"\b(?:kemiskinan|stunting|kematian|pengangguran|kasus|kesakitan|prevalensi|pelanggaran|temuan|putus\s+sekolah|"
    r"kriminalitas|kecelakaan|kekerasan|keluhan|gizi\s+buruk|kawasan\s+kumuh|inflasi|ketimpangan|drop\s?out|konflik|"
    r"genangan|banjir|kebakaran|pencemaran|kerusakan|sengketa|penyakit|tunggakan|kejahatan|perceraian|kehilangan)\b",
    re.IGNORECASE,
)
_FELL = re.compile(r"\b(?:menurun\w*|turun\w*|penurunan|berkurang\w*|rendahnya)\b", re.IGNORECASE)
_ROSE = re.compile(
    r"\b(?:meningkat\w*|naik\w*|peningkatan|kenaikan|bertambah\w*|tingginya|masih\s+tinggi)\b", re.IGNORECASE
)
_UNKNOWN_YET = re.compile(
    r"\b(?:rumus|formula|dihitung|diukur)\b|"
    r"\bbelum\s+(?:diketahui|ada\s+data\w*|tersedia|dapat\s+(?:dihitung|diukur|dinilai)|dirilis|keluar|dinilai)",
    re.IGNORECASE,
)
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
    r"\b(?:realisasi|terealisasi|hasil|tercapai|capaian)\b[^.]{0,120}?\d[^.]{0,120}?\b(?:dari|terhadap|dibanding\w*)\s+target\b",
    re.IGNORECASE,
)


def effect_of(sentence: str) -> str | None:
    """The part of a sentence that tells the effect of a cause; None where it gives no cause."""
    if (
        re.match(r"\W*(?:karena|dikarenakan|akibat|berkat)\b(?!\s+itu)", sentence, re.IGNORECASE)
        and "," in sentence
    ):
        return sentence.split(",", 1)[1]
    carried = _CARRIED.search(sentence)
    ends = [found.start() for found in (CONNECTIVE.search(sentence),) if found is not None]
    ends += [carried.start("by")] if carried is not None else []
    return sentence[: min(ends)] if ends else None


def cause_of(sentence: str, before: str = "", *, named: bool = False) -> PassageRole | None:
    """Whether a sentence gives the cause of a success or of a failure; None where it says neither."""
    carried = _CARRIED.search(sentence)
    if carried and not BOTH.search(sentence) and not OBSTACLES.search(carried.group(0)):
        following = sentence[carried.end() :]
        if not re.match(
            r"\W*(?:\w+\W+){0,4}?(?:kendala|hambatan|permasalahan|masalah)\b", following, re.IGNORECASE
        ):
            return SUCCESS
    connectives = list(CONNECTIVE.finditer(sentence))
    if not connectives:
        return None
    if re.match(r"\W*(?:karena|dikarenakan|akibat)\b", sentence, re.IGNORECASE) and "," in sentence:
        return _of_effect(sentence.split(",", 1)[1], named)
    for connective in connectives:
        effect = sentence[: connective.start()]
        found = _of_effect(f"{before} {effect}" if len(effect.split()) < 5 else effect, named)
        if found is not None:
            return found
    return None


def tells_cause(sentence: str, before: str = "", *, named: bool = False) -> bool:
    """Whether a sentence gives the cause of a performance, be it good or bad."""
    connective = CONNECTIVE.search(sentence)
    if connective is None:
        return False
    effect = sentence[: connective.start()]
    effect = f"{before} {effect}" if len(effect.split()) < 5 else effect
    known = (
        (named or _PERFORMANCE.search(effect)) and not _UNKNOWN_YET.search(effect) and not BOTH.search(effect)
    )
    return bool(known) and direction(effect) is None and _met(effect) is None


def _of_effect(effect: str, named: bool = False) -> PassageRole | None:
    """The role that an effect gives to its cause; None where it is no performance, or not known yet."""
    if not (named or _PERFORMANCE.search(effect)) or _UNKNOWN_YET.search(effect) or BOTH.search(effect):
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
        fell, rose = _FELL.search(effect), _ROSE.search(effect)
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

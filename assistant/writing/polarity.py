"""In which direction an indicator is good, as far as the report itself shows it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from assistant.calculation.polarity import suggest_polarity, turns_round
from assistant.domain.indicators import Polarity

Row = tuple[Decimal | None, Decimal | None, Decimal | None]
"""Target, realisasi and printed capaian of one year."""

# Words for things of which an office wants more.
_WANTED = re.compile(
    r"\b(yang (?:me|ber|ter|di|aktif|sesuai|telah|sudah|layak|baik|mandiri|lulus|naik|siap|puas)\w*|"
    r"cakupan|indeks|nilai|"
    r"predikat|opini|skor|kepuasan|kualitas|kepatuhan|kesembuhan|kemandirian|kapasitas|ketersediaan|"
    r"partisipasi|"
    r"kelulusan|harapan|rata-rata lama sekolah|pertumbuhan|produktivitas|produksi|pendapatan|peningkatan|"
    r"meningkatnya|terlaksananya|tersedianya|terpenuhinya|terwujudnya|pemenuhan|penyelesaian|realisasi|"
    r"serapan|"
    r"akreditasi|maturitas|kapabilitas|kemantapan|mantap|akses|keterbukaan|jumlah (?:dokumen|laporan|orang|"
    r"lembaga|unit|paket|lokasi|kegiatan|peserta|kelompok|desa|sekolah|kali)|tingkat (?:pen\w+|pem\w+|"
    r"ke\w+an))\b"
)


# A time that somebody waits, and what went wrong: less is better whatever else the name speaks of.
_SLOW = re.compile(
    r"\bwaktu (?:tunggu|tanggap|penyelesaian|pelayanan|layanan|proses|pengurusan|respon\w*)\b|"
    r"\blama (?:waktu|proses|penyelesaian|pelayanan|layanan|pengurusan|antre\w*)\b"
)
_WRONG = re.compile(r"\byang (?:masih )?(?:salah|rusak|gagal|terlambat|menunggak|ditolak|tertolak)\b")
_SHARE = re.compile(r"^(?:persentase|cakupan|jumlah|indeks|tingkat|nilai|skor)\b")
_FAULTY = re.compile(r"\b(?:rawan|salah|rusak|gagal|terlambat|menunggak|kedaluwarsa|ditolak|tertolak)\b")


_LESS = re.compile(
    r"\b(?:se)?makin (?:rendah|kecil|sedikit|cepat|singkat|pendek|turun|menurun)\b[^.;]{0,80}"
    r"\b(?:se)?makin baik\b|"
    r"\b(?:bersifat|berpolaritas|polaritas) (?:negatif|minim\w*)\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:se)?makin (?:tinggi|besar|banyak|naik|meningkat)\b[^.;]{0,80}\b(?:se)?makin baik\b|"
    r"\b(?:bersifat|berpolaritas|polaritas) (?:positif|maks\w*)\b",
    re.IGNORECASE,
)


def speaks_of_direction(sentence: str) -> bool:
    """Whether a sentence says in words which way an indicator is good."""
    return _said(sentence) is not None


def judge_polarity(
    names: Sequence[str],
    rows: Mapping[int, Row],
    end_targets: Sequence[Decimal] = (),
    spoken: Sequence[str] = (),
) -> tuple[Polarity | None, str]:
    """The polarity with its reason in Indonesian, None where the evidence is missing or contradicts itself.

    Evidence: the formula that the printed capaian follows, targets that rise or fall over the years, a target
    at the ceiling of 100, and words in the name. A report may use the wrong formula, so the name can object.
    `end_targets` lie beyond the years of `rows`; `spoken` are sentences on the indicator, and go first.
    """
    said = {told for sentence in spoken if (told := _said(sentence)) is not None}
    if len(said) == 1:
        return said.pop(), "uraian laporan"
    unwanted = any(_is_unwanted(name) for name in names)
    formula = _formula(rows)
    limited = _limited(rows)
    course = _course(
        [target for year, (target, _, _) in sorted(rows.items()) if target is not None] + list(end_targets)
    )
    if unwanted and Polarity.LOWER_IS_BETTER in (course, limited):
        return Polarity.LOWER_IS_BETTER, "nama indikator dan arah target dalam laporan"
    evidence = {polarity for polarity in (formula or limited, course) if polarity is not None}
    if len(evidence) == 1:
        found = evidence.pop()
        if unwanted and found is Polarity.HIGHER_IS_BETTER:
            return (
                None,
                "nama indikatornya menunjukkan makin rendah makin baik, sedangkan capaian atau "
                "targetnya sebaliknya",
            )
        return found, "rumus capaian dalam laporan" if formula else "arah target antartahun"
    if evidence:
        if unwanted and Polarity.LOWER_IS_BETTER in evidence:
            return None, "rumus capaian dan arah target dalam laporan saling bertentangan"
        return formula, "rumus capaian dalam laporan"
    if unwanted:
        return Polarity.LOWER_IS_BETTER, "nama indikator"
    if any(_wanted(name) for name in names) or any(target == 100 for target, _, _ in rows.values()):
        return Polarity.HIGHER_IS_BETTER, "nama indikator"
    return None, "laporan tidak menunjukkan arah yang baik bagi indikator ini"


def _said(sentence: str) -> Polarity | None:
    lower, higher = bool(_LESS.search(sentence)), bool(_MORE.search(sentence))
    if lower == higher:
        return None
    return Polarity.LOWER_IS_BETTER if lower else Polarity.HIGHER_IS_BETTER


def _is_unwanted(name: str) -> bool:
    """Whether a name counts something of which an office wants less."""
    plain = name.casefold().strip()
    if suggest_polarity(plain) is Polarity.LOWER_IS_BETTER:
        return True
    if _SLOW.search(plain) and not _SHARE.match(plain):
        return True
    return bool(_WRONG.search(plain)) or (bool(_FAULTY.search(plain)) and not turns_round(plain))


def _wanted(name: str) -> bool:
    """Whether a name counts something of which an office wants more."""
    if _is_unwanted(name):
        return False
    if turns_round(name):
        return True
    return suggest_polarity(name) is None and bool(_WANTED.search(name.casefold()))


def _formula(rows: Mapping[int, Row]) -> Polarity | None:
    """The formula that the printed capaian follows in every year in which the formulas differ."""
    seen: set[Polarity] = set()
    for target, actual, printed in rows.values():
        if target is None or actual is None or printed is None or target == 0 or actual in (0, target):
            continue
        higher, lower, inverse = (
            actual / target * 100,
            (2 * target - actual) / target * 100,
            target / actual * 100,
        )
        fits_higher = abs(printed - higher) < Decimal("0.6")
        fits_lower = min(abs(printed - lower), abs(printed - inverse)) < Decimal("0.6")
        if fits_higher != fits_lower:
            seen.add(Polarity.HIGHER_IS_BETTER if fits_higher else Polarity.LOWER_IS_BETTER)
    return seen.pop() if len(seen) == 1 else None


def _limited(rows: Mapping[int, Row]) -> Polarity | None:
    """The direction that a printed capaian shows which follows no formula, as where the office limits it.

    Above 100 a target was passed: from below where lower is better.
    """
    seen = {
        Polarity.HIGHER_IS_BETTER if actual > target else Polarity.LOWER_IS_BETTER
        for target, actual, printed in rows.values()
        if target is not None and actual is not None and printed is not None
        if printed > 100 and actual != target
    }
    return seen.pop() if len(seen) == 1 else None


def _course(targets: Sequence[Decimal]) -> Polarity | None:
    """Targets that only rise or only fall show where the office wants to go."""
    steps = [later - earlier for earlier, later in pairwise(targets) if later != earlier]
    if not steps:
        return None
    if all(step > 0 for step in steps):
        return Polarity.HIGHER_IS_BETTER
    return Polarity.LOWER_IS_BETTER if all(step < 0 for step in steps) else None

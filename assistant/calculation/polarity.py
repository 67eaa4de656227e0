"""Finding out in which direction an indicator is good, without ever guessing in silence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import ROUND_DOWN, Decimal

from assistant.calculation.achievement import LowerVariant, achievement
from assistant.calculation.result import EXACT
from assistant.domain.indicators import Polarity
from assistant.domain.numerals import round_half_up
from assistant.domain.record import Record

_UNWANTED = re.compile(
    r"\b(?:kemiskinan|(?:penduduk|keluarga|rumah tangga) miskin|pengangguran|kematian|kesakitan|prevalensi"
    r"|stunting|gizi buruk|gizi kurang|wasting|kriminalitas|kejahatan|kecelakaan|putus sekolah"
    r"|buta aksara|buta huruf|pengaduan|keluhan|pelanggaran|temuan|kasus|kejadian|insidensi|insiden"
    r"|kekerasan|kumuh|tidak layak huni|rtlh|kebakaran|inflasi|(?:indeks|rasio) gini|gini rasio"
    r"|ketimpangan|kesenjangan|perceraian|perkawinan anak|pernikahan dini|pencemaran|kehilangan air"
    r"|kebocoran|emisi|risiko|waktu tunggu|waktu tanggap|lama (?:proses|pelayanan|waktu)|jalan rusak"
    r"|tertinggal|konflik|genangan|penyalahgunaan|tunggakan|keterlambatan|ketergantungan|kerugian|penyimpangan"
    r"|kekurangan gizi|residivis"
    r"|laju pertumbuhan penduduk)\b",
    re.IGNORECASE,
)
_TURNED = re.compile(
    r"\b(?:penurunan|pengurangan|penanganan|tertangani|ditangani|terlayani|dilayani|pelayanan|mendapat\w*"
    r"|memperoleh|menerima|penerima|tertanggulangi|penanggulangan|penyelesaian|diselesaikan|terselesaikan"
    r"|selesai|ditindaklanjuti|tindak lanjut|pencegahan|dicegah|pendampingan|dibina|diberdayakan|berkurang\w*"
    r"|menurun\w*|bebas|dikelola|terkendali|pengendalian|cakupan|sembuh|kesembuhan|ditemukan|penemuan"
    r"|dientaskan|terentaskan|direhabilitasi|ketahanan|kapasitas|kelulusan|tepat waktu|terbantu"
    r"|program|kegiatan)\b",
    re.IGNORECASE,
)


class PrintedFormula(Record):
    """The formula of capaian that printed values follow.

    `assumed` where nothing printed or said tells it, `contested` where the indicator's name speaks against
    it.
    """

    polarity: Polarity
    variant: LowerVariant = LowerVariant.N1
    assumed: bool = False
    contested: bool = False


_CANDIDATES = (
    PrintedFormula(polarity=Polarity.HIGHER_IS_BETTER),
    PrintedFormula(polarity=Polarity.LOWER_IS_BETTER, variant=LowerVariant.N1),
    PrintedFormula(polarity=Polarity.LOWER_IS_BETTER, variant=LowerVariant.N2),
)


def suggest_polarity(subject: str) -> Polarity | None:
    """Suggest that lower is better by an indicator's name; None where the name does not say.

    It is a question to the office, not an answer: nothing may be computed by it in silence. What is treated
    or reduced (`persentase kemiskinan yang ditangani`) counts as higher is better and gives None.
    """
    if _UNWANTED.search(subject) and not turns_round(subject):
        return Polarity.LOWER_IS_BETTER
    return None


def turns_round(subject: str) -> bool:
    """Tell whether a name speaks of what is done about something, so that more of it is better."""
    return bool(_TURNED.search(subject))


def printed_formula(rows: Iterable[tuple[Decimal, Decimal, Decimal]]) -> PrintedFormula | None:
    """Find the formula that rows of target, realisasi and printed capaian follow.

    None where rows follow none or disagree. A row that fits several, such as one with realisasi equal to
    target, says nothing.
    """
    votes = set()
    for target, actual, printed in rows:
        fitting = [candidate for candidate in _CANDIDATES if _fits(candidate, target, actual, printed)]
        if len(fitting) == 1:
            votes.add(fitting[0])
    return votes.pop() if len(votes) == 1 else None


def printed_as(value: Decimal, printed: Decimal) -> bool:
    """Tell whether a value, rounded or cut to the decimals of a printed one, is that one."""
    exponent = printed.as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    cut = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_DOWN, context=EXACT)
    return printed in (round_half_up(value, decimals), cut)


def _fits(candidate: PrintedFormula, target: Decimal, actual: Decimal, printed: Decimal) -> bool:
    value = achievement(target, actual, candidate.polarity, variant=candidate.variant).value
    return isinstance(value, Decimal) and printed_as(value, printed)

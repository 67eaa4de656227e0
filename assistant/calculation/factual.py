"""Which computed figures a text may be checked against."""

from __future__ import annotations

import re

from assistant.domain.figures import Figure, Origin

_SHOWN_ONLY = re.compile(
    r"capaian_(?:bila_.*|tanpa_batas)|(?:penilaian|beda_antarlaporan|penggerak)_.*"
    r"|tahun_ter(?:baik|buruk)_.*|lama_(?:naik|turun|tetap)_.*|predikat_akip|kategori_menurut_skala|sisa_tahun_renstra"
    r"|jumlah_(?:pagu|realisasi_anggaran)|(?:serapan|sisa)_jumlah|(?:nilai_)?efisiensi_e\d"
)


def is_factual(figure: Figure) -> bool:
    """Tell whether a sentence may rest on a figure.

    Computed figures that only hold under a condition, such as one reading of an unknown polarity, or that are
    words about figures, are shown to people with that condition and prove no sentence.
    """
    return figure.origin is not Origin.COMPUTED or not _SHOWN_ONLY.fullmatch(figure.measure)

"""The rating scales that are known; an office's own or printed scale comes before them."""

from __future__ import annotations

from decimal import Decimal

from assistant.domain.ratings import AkipGrade, RatingBand, RatingScale

_HOLES = (
    "nilai di antara dua rentang tercetak, misalnya 90,5, dibaca menurut batas bawah: "
    "termasuk kategori di bawah batas yang belum dicapainya"
)


def _bands(*bands: tuple[str, str | None]) -> tuple[RatingBand, ...]:
    """Bands from best to worst, each with its lower bound; `>` before it excludes the bound."""
    return tuple(
        RatingBand(
            name=name,
            lower=None if bound is None else Decimal(bound.lstrip(">")),
            exclusive=bound is not None and bound.startswith(">"),
        )
        for name, bound in bands
    )


PERMENDAGRI_86_2017 = RatingScale(
    name="Permendagri 86/2017",
    bands=_bands(
        ("Sangat Tinggi", "91"), ("Tinggi", "76"), ("Sedang", "66"), ("Rendah", "51"), ("Sangat Rendah", None)
    ),
    source="Permendagri 86/2017",
    closes_holes=_HOLES,
)
BERHASIL = RatingScale(
    name="Sangat Berhasil sampai Belum Berhasil",
    bands=_bands(
        ("Sangat Berhasil", "85"), ("Berhasil", "70"), ("Cukup Berhasil", ">55"), ("Belum Berhasil", None)
    ),
    source="skala yang lazim dipakai instansi",
)
BAIK = RatingScale(
    name="Sangat Baik sampai Sangat Kurang",
    bands=_bands(
        ("Sangat Baik", "91"), ("Baik", "76"), ("Cukup", "66"), ("Kurang", "51"), ("Sangat Kurang", None)
    ),
    source="skala yang lazim dipakai instansi, dengan rentang lima kategori",
    closes_holes=_HOLES,
)
TERCAPAI = RatingScale(
    name="Tercapai atau tidak tercapai",
    bands=_bands(("Tercapai", "100"), ("Tidak tercapai", None)),
    source="perbandingan capaian dengan 100 persen",
)
SCALES_BY_CODE: dict[str, RatingScale] = {
    "permendagri": PERMENDAGRI_86_2017,
    "berhasil": BERHASIL,
    "baik": BAIK,
    "tercapai": TERCAPAI,
}
"""The known scales under the codes of the settings."""
KNOWN_SCALES: tuple[RatingScale, ...] = tuple(SCALES_BY_CODE.values())

AKIP_BANDS: tuple[tuple[AkipGrade, Decimal | None], ...] = (
    (AkipGrade.AA, Decimal(90)),
    (AkipGrade.A, Decimal(80)),
    (AkipGrade.BB, Decimal(70)),
    (AkipGrade.B, Decimal(60)),
    (AkipGrade.CC, Decimal(50)),
    (AkipGrade.C, Decimal(30)),
    (AkipGrade.D, None),
)
"""Each predicate holds above its bound; the bound itself belongs to the predicate below."""

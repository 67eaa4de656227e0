"""The codes of measures that the words of a heading name, and the names of those without a code."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.domain.figures import Measure
from ingest.labels import snake, squash, years_in
from ingest.vocabulary import HEADING_WORDS, heal

POLARITY = "polaritas"
"""The measure of a column that says in which direction an indicator is good."""

_UNIT_BRACKET = re.compile(r"\s*\(\s*(?:%|persen)\s*\)", re.IGNORECASE)
BRACKET = re.compile(r"\([^()]*\)")
_REALISATION = r"r[ea]{1,2}l+[ia]{1,2}[sai]{1,5}[sz]?[ai]?s?i?"
_QUARTER = re.compile(r"(?:triwulan|twlan|trw|tw|kuartal)\.?(iv|iii|ii|i|[1-4])(?![a-z0-9])")
ROMAN_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_LAST_YEAR = re.compile(r"(?<=[a-z])\s+\(?(?:(?:tahun|th\.?|ta\.?)\s+)?(?:19|20)\d\d\)?$", re.IGNORECASE)
_PLAN = re.compile(r"(rpjmd|rpd|rpjm|renstra|jangkamenengah)")

_VALUES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), measure)
    for pattern, measure in (
        (
            r"(?:sebelum|semula|murni|awal).*perubahan|^(?:pagu|anggaran)awal(?:rp)?$|^(?:apbd|dpa|anggaran|pagu)?(?:murni|semula)(?:rp)?$|^sebelum$",
            "@pagu_before",
        ),
        (
            r"(?:setelah|sesudah|pasca).*perubahan|^(?:apbd|dpa|pagu|anggaran)p?perubahan(?:rp)?$|^menjadi(?:rp)?$|^setelah$",
            "@pagu_after",
        ),
        (r"bobot(?:x|dikali)|(?:x|kali)bobot", Measure.NILAI),
        (
            r"^(?:kategori|katagori|predikat|kriteria|kualifikasi|klasifikasi|status(?:capaian)?|notifikasi)",
            Measure.KATEGORI,
        ),
        (r"(?:" + _REALISATION + r"|capaian|angka).*nasional|^nasional$", Measure.REALISASI_NASIONAL),
        (r"(?:target|standar).*nasional", "target_nasional"),
        (
            r"kemajuan|capaian(?:terhadap|thd|dibanding\w*|s/d)\w*(?:akhir|renstra|rpjmd)",
            Measure.TINGKAT_KEMAJUAN,
        ),
        (r"kondisiawal|baseline|datadasar|kondisieksisting|kinerjaawal", Measure.KONDISI_AWAL),
        (r"^(?:tingkat|%|persen|persentase|prosentase|nilai)*efisien\w*", "@efficiency"),
        (r"[sy]erap", Measure.SERAPAN_PERSEN),
        (
            r"(?:%|persen|persentase|prosentase|tingkat)" + _REALISATION + r"(?:anggaran|keuangan|belanja)",
            "@absorbed",
        ),
        (_REALISATION + r"(?:anggaran|keuangan|belanja)\(?(?:%|persen)", "@absorbed"),
        (r"^sisa|sisaanggaran|sisapagu|sisadana", Measure.SISA),
        (r"^kondisiakhir", "@end"),
        (
            r"target.*(?:akhir|20\d\d\D*periode)|target(?:renstra|rpjmd|rpd|jangkamenengah)|akhir(?:renstra|rpjmd)",
            "@end",
        ),
        (r"^(?:%|persentase)?(?:target|rencana)fisik", "target_fisik"),
        (r"^(?:%|persentase)?" + _REALISATION + r"fisik", "realisasi_fisik"),
        (_REALISATION + r"(?:.*provinsi|prov$)", "realisasi_provinsi"),
        (_REALISATION + r".*(?:s/d|sd|sampai).*(?:tahunlalu|tahunsebelum)", "@until_last_year"),
        (r"tingkatcapaian.*(?:rpjmd|renstra|(?<!r)rpd)(?!a)", "@plan_level"),
        (r"tingkatcapaian", "@achieved"),
        (
            _REALISATION
            + r".*(?:rpjmd|renstra|rpd|kumulatif).*(?:s/d|sd|sampai)|^"
            + _REALISATION
            + r"kumulatif",
            "@cumulated",
        ),
        (
            r"^(?:%|persen\w*|prosen\w*|tingkat|rata\w*)?(?:pen)?[ck]apai?an|capaian\w*%?$|^capai\w*$|capa[il]an",
            "@achieved",
        ),
        (r"^real(?:[iae]|$)|" + _REALISATION + r"|^realis", "@realised"),
        (r"^(?:%|persen\w*|prosen\w*)(?:ter|di)?(?:tangani|layani)", Measure.PERSEN_DITANGANI),
        (r"^(?:jumlah|estimasi|proyeksi)?(?:populasi|sasaran$)", Measure.POPULASI),
        (r"^(?:jumlah)?(?:yang)?(?:ter|di)(?:tangani|layani)|^penanganan$", Measure.DITANGANI),
        (r"^kewenanganprov", Measure.KEWENANGAN_PROVINSI),
        (r"^kewenangankab", Measure.KEWENANGAN_KABUPATEN_KOTA),
        (r"^polari", POLARITY),
        (r"^bobot", Measure.BOBOT),
        (r"^nilai(?:hasil\w*|evaluasi\w*|akip|sakip|\d*)$|^skor$|^hasilevaluasi", Measure.NILAI),
        (r"^(?:jumlah)?(?:rencana)?(?:anggaran|pagu|alokasi|dpa|apbd|belanja|biaya|dana)", Measure.PAGU),
        (r"^(?:rencana)?t[ae]r?get|^targ|^rencana$|^rencanatarget", "@target"),
        (
            r"^jumlah(?:pegawai|barang|orang|asn|pns|total|personil|anggota|unit)?$|^total$|^banyaknya$",
            Measure.JUMLAH,
        ),
    )
)


def _money_name(money: bool, counted: str, paid: str) -> str:
    return paid if money else counted


def _resolve(code: str, text: str, money: bool) -> str:
    plan = _PLAN.search(text)
    name = (
        {"jangkamenengah": "renstra", "rpjm": "rpjmd"}.get(plan.group(1), plan.group(1))
        if plan
        else "renstra"
    )
    if code == "@pagu_before":
        return Measure.PAGU_SEBELUM_PERUBAHAN if money or "target" not in text else "target_sebelum_perubahan"
    if code == "@pagu_after":
        return Measure.PAGU_SETELAH_PERUBAHAN if money or "target" not in text else "target_setelah_perubahan"
    if code == "@efficiency":
        return (
            Measure.EFISIENSI_PERSEN
            if "%" in text or "persen" in text or "100" in text
            else Measure.EFISIENSI
        )
    if code == "@end":
        end = "target_akhir_rpjmd" if name == "rpjmd" else f"target_akhir_{name}"
        return _money_name(money, end, f"anggaran_{end}")
    if code == "@until_last_year":
        return _money_name(money, "realisasi_sd_tahun_lalu", "realisasi_anggaran_sd_tahun_lalu")
    if code == "@cumulated":
        return _money_name(money, f"realisasi_kumulatif_{name}", f"realisasi_anggaran_kumulatif_{name}")
    if code == "@plan_level":
        return _money_name(money, f"tingkat_capaian_{name}", f"tingkat_serapan_{name}")
    if code == "@target":
        return _money_name(money, Measure.TARGET, Measure.PAGU)
    if code == "@realised":
        return _money_name(money, Measure.REALISASI, Measure.REALISASI_ANGGARAN)
    if code == "@absorbed" or (code == "@achieved" and money):
        return Measure.SERAPAN_PERSEN
    if code == "@achieved":
        return Measure.CAPAIAN
    return code


def measure_of(text: str, money: bool = False) -> str | None:
    """The measure code that a heading names, None where none fits.

    `money` says that the values are rupiah or shares of rupiah, so that `Realisasi` is spent money.
    """
    squashed = squash(text)
    for pattern, code in _VALUES:
        if pattern.search(squashed):
            return _resolve(code, squashed, money)
    return None


def quarter_of(text: str) -> int | None:
    """The quarter that a heading such as `Triwulan II` or `TW 2` names."""
    match = _QUARTER.search(squash(BRACKET.sub(" ", text)))
    return ROMAN_QUARTERS[match.group(1)] if match else None


def own_measure(texts: Sequence[str]) -> str:
    """The name of a measure without a code: its heading in snake case without the year at its end.

    `(%)` is left out beside `persentase`.
    """
    name = heal(_LAST_YEAR.sub("", _own_name(texts)), HEADING_WORDS)
    bare = _UNIT_BRACKET.sub("", name)
    return snake(bare if re.search(r"p[er]{2}sen|prosen", bare, re.IGNORECASE) else name)


def _own_name(texts: Sequence[str]) -> str:
    """The leaf of a heading, with its group where the leaf alone says nothing (`III`)."""
    leaf = texts[-1]
    if len(texts) > 1 and years_in(leaf) and not re.sub(r"\d|tahun|th", "", squash(leaf)):
        return _own_name(texts[:-1])
    alone = len(texts) == 1 or not re.fullmatch(r"[ivx]+|\d+|[a-z]", squash(leaf))
    return leaf if alone else f"{texts[-2]} {leaf}"

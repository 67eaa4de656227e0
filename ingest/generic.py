"""Text that would fit any office: lists of what can be a cause, without a name, number or place."""

from __future__ import annotations

import re

_MAYBE = re.compile(
    r"\bsering\s?kali\b|\b(?:pada\s+)?umumnya\b|\bbiasanya\b|\blazimnya\b|\bacap\s?kali\b|\bkerap\s?kali\b|"
    r"\b(?:dapat|bisa)\s+(?:melibatkan|dianalisis|disebabkan|dipengaruhi|berupa|mengakibatkan|mengalami|terjadi|"
    r"meningkatkan|menjadi|membantu|mengidentifikasi|terus|diakibatkan|dilihat\s+dari\s+berbagai)\b|"
    r"\bperlu\s+(?:dievaluasi|dianalisis|memperhitungkan|dipertimbangkan)\b|\b(?:sangat\s+)?penting\s+untuk\b|"
    r"\bdiperlukan\s+evaluasi\b|\bsejumlah\s+faktor\s+yang\s+beragam\b",
    re.IGNORECASE,
)
_ABOUT_CAUSES = re.compile(
    r"\b(?:analisis|analisa|faktor|penyebab|aspek|keberhasilan|kegagalan|kinerja|solusi)\b", re.IGNORECASE
)
_DIGITS = re.compile(r"(?<![\w.])\d[\d.,]*\d|\d\s?%|\b20\d\d\b")
_TITLE_PART = re.compile(r"^\W*(?:\d{1,2}[.)]\s*|[a-z][.)]\s*)?[^:.]{3,70}:\s")
_ABBREVIATION = re.compile(r"\b[A-Z]{3,}(?:-[A-Za-z]+)?\b")
_NAME = re.compile(r"(?<=[a-z,;)] )(?:[A-Z][a-z]+)(?:\s+[A-Z][\w-]+)*")
_COMMON_ABBREVIATIONS = frozenset(
    {
        "SDM",
        "ASN",
        "PNS",
        "LSM",
        "NGO",
        "OPD",
        "SKPD",
        "UPT",
        "IKU",
        "SAKIP",
        "AKIP",
        "SOP",
        "TIK",
        "RPJMD",
        "RENJA",
    }
    | {"RENSTRA", "LKJIP", "LKIP", "LAKIP", "SPM", "APBD", "APBN", "DPA"}
)
_COMMON_NAMES = re.compile(
    r"^(?:dinas|badan|kantor|inspektorat|kecamatan|sekretariat|pemerintah|daerah|kabupaten|kota|kepala|bidang|seksi|"
    r"indonesia|negara|solusi|program|kegiatan|renstra|sumber|daya|manusia|perangkat|organisasi|masyarakat|aparatur|"
    r"sipil|kinerja|standar|operasional|prosedur|pelayanan|minimal|teknologi|informasi|unit|bupati|wali|gubernur|"
    r"camat|rumah|sakit|puskesmas|lembaga|swadaya|bagian|sub|non|pusat|provinsi|desa|kelurahan)$",
    re.IGNORECASE,
)


def is_hedged(text: str) -> bool:
    """Whether a text says what can be, often is or should be looked at, rather than what was."""
    return _MAYBE.search(text) is not None


def opens_generic_list(text: str) -> bool:
    """Whether a paragraph announces possible causes or aspects, so that what follows inherits its doubt."""
    return is_hedged(text) and _ABOUT_CAUSES.search(text) is not None and not _DIGITS.search(text)


def is_specific(text: str, office: str, region: str) -> bool:
    """Whether a text has a number, a year, a place or a name in it that is not any office's.

    `office` and `region` are the two parts of the agency's name: the region is a place, the office's own kind
    is not.
    """
    body = _TITLE_PART.sub("", text)
    if _DIGITS.search(body):
        return True
    if region and re.search(rf"\b{re.escape(region)}\b", body, re.IGNORECASE):
        return True
    if any(word not in _COMMON_ABBREVIATIONS for word in _ABBREVIATION.findall(body)):
        return True
    own = set(office.lower().split())
    for name in _NAME.findall(body):
        if any(word.lower() not in own and not _COMMON_NAMES.match(word) for word in name.split()):
            return True
    return False

"""Names of offices and regions as title pages and sentences write them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.domain.record import Record
from assistant.domain.sources import RegionLevel

_OFFICE_WORDS = (
    r"Dinas|Badan|Inspektorat|Kecamatan|Distrik|Kelurahan|Sekretariat|Satuan\s+Polisi|Satpol|RSUD|RSJD?|RSU|"
    r"Rumah\s+Sakit|UPTD?|UOBK|Puskesmas|Kantor|Bagian|Biro|Balai|Loka|Stasiun|Lembaga|Politeknik|Universitas|"
    r"Komisi|Kepolisian|Kementerian|Mahkamah|Direktorat|Pengadilan|Kejaksaan"
)
_PARENTS = re.compile(r"(?:Kementerian|Direktorat\s+Jenderal|Mahkamah)\b", re.IGNORECASE)
_LEVEL_WORDS = r"Kabupaten|Kota|Provinsi|Propinsi|Kab\b\.?|Prov\b\.?|Prop\b\.?"
_STOPS = (
    r"tahun|periode|nomor|no|perubahan|revisi|laporan|lkjip|lkj|lkip|lakip|rencana|perjanjian|indikator|"
    r"jalan|jl|jln|telp|kode|email|website|bulan|triwulan|semester|dalam|adalah|yang|untuk|pada|sebagai|"
    r"tentang|telah|merupakan|mempunyai|memiliki|akan|dapat|sesuai|berdasarkan|dengan|sebesar|selama|oleh|"
    r"ini|tersebut|di|ke|dari|maka|sebagaimana|nip|selaku"
)
_WORD = rf"(?!(?:{_STOPS}|{_LEVEL_WORDS})\b)[^\W\d_][\w'’`&/-]*\.?"
_NEXT = rf",?[ ](?:&[ ])?{_WORD}"
_PLACE = rf"(?!(?:{_OFFICE_WORDS}|Pemerintah|dan|serta)\b){_WORD}"
_OF = rf"(?:[ ,(]+(?P<level>{_LEVEL_WORDS})[ ](?P<region>{_PLACE}(?:[ ]{_PLACE}){{0,4}}))?"
OFFICE = re.compile(rf"\b(?P<office>(?:{_OFFICE_WORDS})\b(?:{_NEXT}){{0,16}}){_OF}", re.IGNORECASE)
_DISTRICT = re.compile(
    rf"\b(?P<office>(?:Kecamatan|Distrik|Kelurahan)[ ](?:Kota[ ])?{_WORD}(?:[ ]{_WORD}){{0,3}}){_OF}",
    re.IGNORECASE,
)
REGION = re.compile(
    rf"\b(?P<level>{_LEVEL_WORDS})[ ](?P<region>{_PLACE}(?:[ ]{_PLACE}){{0,4}})", re.IGNORECASE
)
_ABBREVIATIONS = frozenset(
    {"DPRD", "RSUD", "RSU", "RSJ", "UPT", "UPTD", "BLUD", "KB", "DKI", "DIY", "NTT", "NTB", "PKK", "PTSP"}
    | {"BPBD", "KIA", "SDM", "TK", "ASN", "IPTEK", "UMKM", "PMD", "PPKB", "P3A"}
)
_SMALL = frozenset({"dan", "di", "ke", "dari", "serta", "untuk", "pada", "dengan", "yang"})


class OfficeName(Record):
    """An office and its region; either may be unknown."""

    office: str | None = None
    level: RegionLevel | None = None
    region: str | None = None


def is_parent(office: str) -> bool:
    """Whether a title page names an office as the one above the office that reports."""
    return _PARENTS.match(office) is not None


def offices_in(line: str) -> list[OfficeName]:
    """Offices named in a line of text, with their regions where these follow."""
    found = []
    for match in OFFICE.finditer(line):
        district = _DISTRICT.match(line, match.start())
        found.append(_named(district or match))
    return found


def regions_in(line: str) -> list[OfficeName]:
    """Regions named in a line of text; `Kabupaten/Kota` names none."""
    return [_named(match) for match in REGION.finditer(line)]


def level_of(word: str) -> RegionLevel:
    """The level of government that a word such as `Kab.` stands for."""
    start = word.lower()[:3]
    if start == "kab":
        return RegionLevel.KABUPATEN
    return RegionLevel.KOTA if start == "kot" else RegionLevel.PROVINSI


def full_name(office: str, level: RegionLevel | None, region: str | None) -> str:
    """The name of an office with its region, for instance `Dinas Kesehatan Kota Ambon`."""
    if level is None or region is None or level is RegionLevel.PUSAT:
        return office
    return f"{office} {level.value.capitalize()} {region}"


def as_written(name: str, texts: Sequence[str]) -> str:
    """A name in the capitals that sentences give it most often, else in title case."""
    pattern = re.compile(rf"\b{re.escape(name)}\b".replace(r"\ ", r"\s+"), re.IGNORECASE)
    forms = Counter(
        " ".join(form.split())
        for text in texts
        for form in pattern.findall(text)
        if _is_prose(form) and form[0].isupper() and not _badly_written(form)
    )
    if forms:
        return forms.most_common(1)[0][0]
    if any(len(word) > 3 and not word.isupper() and not word.islower() for word in name.split()):
        return name
    return title_case(name, _abbreviations_in(name, texts))


def _abbreviations_in(name: str, texts: Sequence[str]) -> frozenset[str]:
    """Words of a name that sentences write in capitals only."""
    sentences = " ".join(text for text in texts if _is_prose(text))
    return frozenset(
        word
        for word in re.findall(r"\w{2,}", name.upper())
        if re.search(rf"\b{word}\b", sentences) and not re.search(rf"\b{word.capitalize()}\b", sentences)
    )


def title_case(name: str, abbreviations: frozenset[str] = frozenset()) -> str:
    """A name in capitals as it is written in a sentence; abbreviations stay."""

    def word(part: str) -> str:
        if part.lower() in ("dr.", "drg."):
            return part.lower()
        bare = part.strip("(),.").upper()
        if bare in _ABBREVIATIONS | abbreviations or (
            len(bare) > 1 and bare.isalpha() and not re.search("[AEIOU]", bare)
        ):
            return part.upper()
        if part.lower() in _SMALL:
            return part.lower()
        return "-".join(
            "/".join(bit[:1].upper() + bit[1:].lower() for bit in p.split("/")) for p in part.split("-")
        )

    return " ".join(word(part) for part in name.split())


def _is_prose(text: str) -> bool:
    """Text in small letters, but for names and abbreviations."""
    letters = sum(map(str.isalpha, text))
    return sum(map(str.islower, text)) * 2 > letters


def _badly_written(form: str) -> bool:
    """A form in which a word other than a small one begins with a small letter."""
    return any(word[0].islower() and word not in _SMALL and "." not in word for word in form.split())


def _named(match: re.Match[str]) -> OfficeName:
    parts = match.groupdict()
    office, level, region = parts.get("office"), parts.get("level"), parts.get("region")
    return OfficeName(
        office=_tidy(office) if office else None,
        level=level_of(level) if level else None,
        region=_tidy(region) if region else None,
    )


def _tidy(name: str) -> str:
    tidy = " ".join(name.split()).strip(" ,.-/&")
    return re.sub(r"\s+(?:dan|serta)$", "", tidy, flags=re.IGNORECASE)

"""The agency's own name in questions and in total rows: words that name no subject."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.retrieval.agencies import abbreviates
from assistant.retrieval.vocabulary import root, said

_TOTAL_WORDS = {"jumlah", "total", "seluruh", "keseluruhan", "belanja", "anggaran", "langsung", "daerah",
                "pagu", "realisasi", "grand", "sub"}  # fmt: skip
OFFICE_WORDS = {"dinas", "badan", "kantor", "inspektorat", "sekretariat", "kecamatan", "kelurahan", "satuan",
                 "rsud", "rumah", "sakit", "opd", "skpd", "pd", "perangkat", "daerah",
                 "instansi"}  # fmt: skip
REGION_WORDS = {"kabupaten", "kota", "provinsi", "pemerintah", "pemkab", "pemkot", "pemprov"}


@dataclass(frozen=True)
class OwnName:
    """Stems of an agency's name: what kind of office it is, and its region."""

    office: frozenset[str]
    region: frozenset[str]
    regions: tuple[tuple[str, ...], ...]
    offices: tuple[tuple[str, ...], ...] = ()

    def is_office(self, word: str) -> bool:
        """Whether a word abbreviates the office's whole name, as `disdukcapil` or `pupr` do."""
        return len(word) > 2 and any(
            word == "".join(name[0] for name in names[start:])
            or abbreviates(word, names[start:])
            or _pieced(word, names[start:])
            for names in self.offices
            for start in (0, 1)
            if len(names[start:]) > 1 and word not in names
        )

    def is_region(self, word: str) -> bool:
        """Whether a word abbreviates the region, as `flotim` does Flores Timur."""
        return len(word) > 2 and any(abbreviates(word, names) for names in self.regions)


def own_name(agencies: Iterable[str]) -> OwnName:
    """The stems of the names of agencies, initials of regions among them."""
    office: set[str] = set()
    region: set[str] = set()
    regions: list[tuple[str, ...]] = []
    offices: list[tuple[str, ...]] = []
    for agency in agencies:
        words = said(agency)
        split = next((i for i, word in enumerate(words) if word in REGION_WORDS), len(words))
        office.update(root(word) for word in words[:split])
        region.update(root(word) for word in words[split:])
        regions.append(tuple(words[split + 1 :]))
        offices.append(tuple(word for word in words[:split] if word != "dan"))
        initials = "".join(word[0] for word in words[split + 1 :])
        if len(initials) > 1:
            region.add(initials)
    return OwnName(frozenset(office), frozenset(region), tuple(regions), tuple(offices))


def _pieced(short: str, words: Sequence[str]) -> bool:
    """Whether pieces of the words or of their stems make up a short name, as `dukcapil`."""
    if not words:
        return not short
    return any(
        any(form.startswith(short[:length]) or (length > 2 and short[:length] in form) for form in forms)
        and _pieced(short[length:], words[1:])
        for forms in [(words[0], root(words[0]))]
        for length in (2, 3, 4)
        if length <= len(short)
    )


def follows(line: str, kept: Sequence[tuple[str, str]], surface: str) -> bool:
    """Whether the word stands right behind an office word, so that it belongs to the agency's name."""
    words = line.split()
    place = words.index(surface) if surface in words else 0
    return place > 0 and (
        words[place - 1] in OFFICE_WORDS or words[place - 2 : place - 1] in (["dinas"], ["badan"])
    )


def is_total(subject: str, own: OwnName) -> bool:
    """Whether a row's name says nothing but that it adds up the rest."""
    words = [word for word in said(subject) if not word[0].isdigit()]
    rest = [w for w in words if w not in _TOTAL_WORDS and w not in OFFICE_WORDS and w not in REGION_WORDS]
    rest = [word for word in rest if root(word) not in own.office | own.region]
    return bool(words) and not rest and any(w in _TOTAL_WORDS or w in OFFICE_WORDS for w in words)


def own_region(subject: str, own: OwnName) -> bool:
    """Whether a row's name is nothing but the agency's own region."""
    words = [word for word in said(subject) if not word[0].isdigit()]
    return bool(words) and all(root(word) in own.region or word in REGION_WORDS for word in words)

"""Facts that texts are checked against: reading them from JSON, taking them from figures."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from assistant.calculation.factual import is_factual
from assistant.domain.figures import Fact, Figure, Origin
from assistant.errors import InputError

_KEYS = ("id", "agency", "subject", "year", "measure", "value", "unit")
_LARGEST_BYTES = 200_000_000


def load_facts(path: Path | str) -> list[Fact]:
    """Read a facts file, an object `{"facts": [...]}`; keys that are not a fact's are ignored.

    Raises:
        InputError: the file cannot be read, is no JSON, or an entry is no fact; the message names the entry.
    """
    path = Path(path)
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            raise InputError(f"Berkas fakta '{path.name}' terlalu besar; bagilah menjadi beberapa berkas.")
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(
            f"Berkas fakta '{path}' tidak dapat dibaca; periksa nama dan izin berkasnya."
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(
            f"Berkas fakta '{path.name}' bukan teks UTF-8; simpan ulang dengan penyandian UTF-8."
        ) from error
    return parse_facts(text, path.name)


def parse_facts(text: str, name: str = "fakta") -> list[Fact]:
    """Read facts from JSON text; `name` is how errors call it.

    Raises:
        InputError: the text is no JSON or an entry is no fact.
    """
    try:
        content = json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
    except (json.JSONDecodeError, RecursionError) as error:
        where = f" pada baris {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise InputError(
            f"Berkas fakta '{name}' bukan JSON yang benar{where}; perbaiki tulisannya di tempat itu."
        ) from error
    entries = content.get("facts") if isinstance(content, dict) else content
    if not isinstance(entries, list):
        raise InputError(
            f"Berkas fakta '{name}' tidak memuat daftar \"facts\"; tulislah objek "
            '{"facts": [...]} dengan satu objek untuk setiap fakta.'
        )
    facts = [_fact(entry, number, name) for number, entry in enumerate(entries, start=1)]
    seen: set[str] = set()
    for fact in facts:
        if fact.id in seen:
            raise InputError(
                f"Berkas fakta '{name}' memuat id '{fact.id}' dua kali; beri setiap fakta id sendiri."
            )
        seen.add(fact.id)
    return facts


def _fact(entry: object, number: int, name: str) -> Fact:
    where = f"Fakta ke-{number} dalam berkas '{name}'"
    if not isinstance(entry, dict):
        raise InputError(f"{where} bukan objek; tulislah kunci {', '.join(_KEYS)}.")
    missing = [key for key in ("id", "subject", "measure", "value") if key not in entry]
    if missing:
        raise InputError(f"{where} tidak memuat {', '.join(missing)}; lengkapi kuncinya.")
    data = {key: entry.get(key) for key in _KEYS}
    data["agency"] = data["agency"] or ""
    try:
        if data["year"] is not None:
            data["year"] = int(str(data["year"]))
        aliases = entry.get("aliases") or ()
        return Fact(**data, aliases=tuple(aliases))
    except (ValidationError, ValueError, TypeError) as error:
        at = error.errors()[0]["loc"][0] if isinstance(error, ValidationError) else "year"
        raise InputError(
            f"{where} memuat '{at}' yang tidak dapat dipakai; nilai ditulis sebagai desimal bertitik, "
            "tahun sebagai bilangan bulat, dan nama sebagai teks."
        ) from error


def facts_from_figures(figures: Sequence[Figure]) -> list[Fact]:
    """Take the facts from figures: reported, entered and computed ones.

    A figure without value is a fact that says there is none. Of figures that a table repeats, the first
    stays; where figures contradict each other, all of them stay, and the checker says so. Computed
    figures that hold only under a condition are no facts. A computed figure yields to a reported one only
    where both agree.
    """
    facts: list[Fact] = []
    seen: set[tuple[object, ...]] = set()
    for figure in sorted(figures, key=lambda one: one.origin is Origin.COMPUTED):
        if (figure.doubt is not None and figure.value is None) or not is_factual(figure):
            continue
        value = "N/A" if figure.value is None else figure.value
        key = (figure.agency, figure.subject, figure.parent, figure.year, figure.measure, value, figure.unit)
        if key in seen:
            continue
        seen.add(key)
        facts.append(
            Fact(
                id=figure.figure_id,
                agency=figure.agency,
                subject=figure.subject,
                year=figure.year,
                measure=figure.measure,
                value=value,
                unit=figure.unit,
            )
        )
    return facts

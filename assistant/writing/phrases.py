"""The phrase bank: Markdown files in `prompts/` with several phrasings a speech act, checked when read."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from assistant.domain.record import Record
from assistant.errors import PromptError
from assistant.writing.acts import ACTS

_HEADING = re.compile(r"^## +`?([\w.]+)`?\s*$")
_VARIABLES = re.compile(r"^Peubah:\s*(.*)$")
_PHRASING = re.compile(r"^- +(.+)$")


class Phrases(Record):
    """The phrasings of one speech act and the names of its slots."""

    act: str
    slots: frozenset[str]
    phrasings: tuple[str, ...]


def parse_bank(text: str, file: str) -> list[Phrases]:
    """Read one file of the bank.

    Raises:
        PromptError: a phrasing uses a slot that is not declared, or no phrasing uses a declared one.
    """
    found: list[Phrases] = []
    act, slots, phrasings = "", frozenset[str](), list[str]()
    for line in [*text.splitlines(), "## end"]:
        if heading := _HEADING.match(line):
            if act:
                found.append(_checked(act, slots, tuple(phrasings), file))
            act, slots, phrasings = heading.group(1), frozenset(), []
        elif variables := _VARIABLES.match(line):
            slots = frozenset(re.findall(r"\w+", variables.group(1)))
        elif phrasing := _PHRASING.match(line):
            phrasings.append(phrasing.group(1).strip())
    return found


def _checked(act: str, slots: frozenset[str], phrasings: tuple[str, ...], file: str) -> Phrases:
    if not phrasings:
        raise PromptError(
            f"Bagian {act} di {file} tidak memuat frasa; tambahkan paling sedikit satu baris '- …'."
        )
    used = {
        phrasing: {name for _, name, _, _ in string.Formatter().parse(phrasing) if name}
        for phrasing in phrasings
    }
    for phrasing, names in used.items():
        if strange := sorted(names - slots):
            raise PromptError(
                f"Frasa {phrasing!r} di {file} pada bagian {act} memakai peubah {', '.join(strange)} "
                f"yang tidak "
                "dinyatakan; perbaiki namanya atau tambahkan pada baris Peubah."
            )
    if idle := sorted(slots - set().union(*used.values())):
        raise PromptError(
            f"Bagian {act} di {file} menyatakan peubah {', '.join(idle)} yang tidak dipakai frasa mana pun; "
            "hapus dari baris Peubah atau pakailah."
        )
    return Phrases(act=act, slots=slots, phrasings=phrasings)


def bank_of(texts: Iterable[tuple[str, str]], acts: Mapping[str, frozenset[str]]) -> dict[str, Phrases]:
    """Join the files (name, text) of a bank and hold them against the acts that the code knows.

    Raises:
        PromptError: an act is missing, unknown, told twice or has other slots than the code fills.
    """
    bank: dict[str, Phrases] = {}
    for file, text in texts:
        for phrases in parse_bank(text, file):
            if phrases.act in bank:
                raise PromptError(f"Bagian {phrases.act} ada dua kali di bank frasa; hapus salah satunya.")
            if acts.get(phrases.act) != phrases.slots:
                raise PromptError(
                    f"Bagian {phrases.act} di {file} tidak sesuai dengan program: peubahnya harus "
                    f"{sorted(acts.get(phrases.act, ()))}."
                )
            bank[phrases.act] = phrases
    if absent := sorted(set(acts) - set(bank)):
        raise PromptError(f"Bank frasa di prompts/ belum memuat bagian {', '.join(absent)}.")
    return bank


@cache
def load_bank() -> Mapping[str, Phrases]:
    """The phrase bank that ships with the program."""
    folder = files("prompts")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.startswith("frasa_"))
    return bank_of(((name, (folder / name).read_text(encoding="utf-8")) for name in names), ACTS)

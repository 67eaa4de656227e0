"""How sentences call an office."""

from __future__ import annotations

import re


def office_word(agency: str) -> str:
    """The first word of an agency's name, two where one says nothing, in small letters unless abbreviated."""
    if (
        two := re.match(r"rumah sakit|unit pelaksana|balai besar|sekolah \w+", agency, re.IGNORECASE)
    ) is not None:
        return two.group(0).lower()
    first = agency.split()[0] if agency.split() else "instansi"
    return first if first.isupper() else first.lower()

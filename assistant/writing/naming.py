"""How sentences call an office."""

from __future__ import annotations


def office_word(agency: str) -> str:
    """The first word of an agency's name, in small letters unless it is an abbreviation."""
    first = agency.split()[0] if agency.split() else "instansi"
    return first if first.isupper() else first.lower()

"""Sentences of Indonesian official prose, with their places in the text."""

from __future__ import annotations

import re

_ABBREVIATIONS = frozenset(
    {
        "no",
        "rp",
        "drs",
        "dra",
        "dr",
        "ir",
        "hj",
        "tk",
        "dll",
        "dsb",
        "dst",
        "dkk",
        "kab",
        "kec",
        "kel",
        "prov",
        "jl",
    }
    | {
        "jln",
        "tgl",
        "hal",
        "psl",
        "ttd",
        "yth",
        "bpk",
        "sdr",
        "a.n",
        "s.d",
        "u.p",
        "m",
        "s",
        "st",
        "tbk",
        "gol",
        "th",
    }
    | {
        "ta",
        "t.a",
        "nip",
        "telp",
        "permen",
        "lkj",
        "ps",
        "cv",
        "pt",
        "ket",
        "tsb",
        "bln",
        "thn",
        "as",
        "sbb",
        "min",
    }
)
_END = re.compile(r"[.!?][\"”’')\]]*(?=\s+[\"“‘'(\[]?[A-Z0-9❖•-])|;(?=\s)")
_NEAR = 24
_LAST_WORD = re.compile(r"([\w.]*\w)$")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of every sentence of a text; abbreviations and list numbers end none."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        before = text[max(start, match.start() - _NEAR) : match.start()]
        after = text[match.end() : match.end() + _NEAR]
        if match.group(0)[0] == "." and _is_abbreviation(before, after):
            continue
        spans.append((start, match.end()))
        start = match.end() + len(after) - len(after.lstrip())
    if text[start:].strip():
        spans.append((start, len(text)))
    return spans


def _is_abbreviation(before: str, after: str) -> bool:
    word = _LAST_WORD.search(before)
    if word is None:
        return False
    last = word.group(1)
    if last.lower() in _ABBREVIATIONS:
        return True
    if len(last) == 1 and last.isalpha():
        return True
    # a number at the very beginning counts a list; one before another number is a figure cut in two
    return last.isdigit() and len(last) <= 2 and (before.strip() == last or after.lstrip()[:1].isdigit())

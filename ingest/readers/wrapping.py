"""Words as they stand on a page, and the lines of a cell made one text again."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from ingest.readers.text import cleaned

_COLUMN_GAP = 1.1
"""Of a line's height: words farther apart than this stand in columns of their own."""
_SOFT_HYPHEN = "\u00ad"
_PROSE = 7
"""Words: a line of so many is running text."""
_WORD = re.compile(r"[^\W\d_]+")
_CUT_NUMBER = re.compile(r"\(?(?:Rp\.?)?\d{1,3}([.,])(?:\d{3}\1)*\d{0,2}")
_GROUPED_NUMBER = re.compile(r"\(?(?:Rp\.?)?\d{1,3}([.,])\d{3}(?:\1\d{3})+(?:[.,]\d{1,2})?\)?")
_WHOLE_NUMBER = re.compile(r"\(?(?:Rp\.?)?-?(?:\d{1,3}(?:\.\d{3})*|\d+)(?:,\d{1,2})?\)?%?")
_DECIMALS = 2
_CUT_DECIMALS = re.compile(r",\d{1,2}\)?%?")
_FORMULA = re.compile(r"[\d+*/x()]+")
_FORMULA_END = re.compile(r"[+*/x(]\d*$")
_SHORT = 3
"""Letters: what is cut off a word at the edge of a cell is mostly as short, and no word of its own."""
_LONGER = 5
"""Letters: so many where the rest of the word is unknown as well."""
_WIDEST = 1.2
"""Of a letter's width on the average: most letters are no wider."""
_SHORT_WORDS = frozenset({"dan", "di", "ke", "per", "tw", "ini", "itu"})


class Word(NamedTuple):
    """A word with its left and right edge, in points."""

    text: str
    left: float
    right: float


class Segment(NamedTuple):
    """Words that stand together on a line."""

    words: tuple[Word, ...]

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def text(self) -> str:
        return cleaned(" ".join(word.text for word in self.words))


def segments_of(words: Iterable[dict[str, Any]]) -> tuple[Segment, ...]:
    """The segments of the words of one line, as pdfplumber finds words."""
    groups: list[list[Word]] = []
    for word in sorted(words, key=lambda w: float(w["x0"])):
        height = word["bottom"] - word["top"]
        placed = Word(str(word["text"]), float(word["x0"]), float(word["x1"]))
        if groups and placed.left - groups[-1][-1].right <= _COLUMN_GAP * height:
            groups[-1].append(placed)
        else:
            groups.append([placed])
    return tuple(Segment(tuple(group)) for group in groups)


def fills(line: Segment, next_line: Segment, width: float) -> bool:
    """Whether a line of a cell had no room for the first word of the line below."""
    first = next_line.words[0]
    end = next((w for w in next_line.words if any(map(str.isalnum, w.text))), first)  # no line ends in `(`
    return line.width + 0.5 * _letter(next_line) + (end.right - first.left) > width - 1


def joined(lines: Sequence[Segment], width: float, known: Collection[str]) -> str:
    """The text of a cell whose lines are `width` points wide at most.

    A word wider than its cell is cut anywhere. Such a cut is told by a line of one word that leaves no room
    for one letter more, where `known` has the whole word, or has not its parts.
    """
    text = ""
    for number, line in enumerate(lines):
        raw = " ".join(word.text for word in line.words)
        if number and (_is_cut(lines[number - 1], line, width, known) or _is_open_formula(text, line)):
            text = text.rstrip(_SOFT_HYPHEN) + raw
        else:
            text = f"{text} {raw}".strip()
    return " ".join(cleaned(text).split())


def _is_cut(above: Segment, below: Segment, width: float, known: Collection[str]) -> bool:
    first, second = above.words[-1].text, below.words[0].text
    if first.endswith(_SOFT_HYPHEN):
        return True
    if first.endswith("-") and second[0].isalnum():
        return True  # a word with a hyphen keeps it: `7-` and `12`, `masing-` and `masing`
    if number_is_cut(above, below, width):
        return True
    if not _is_tight(above, below, width):
        return False
    letters = second.strip(".,:;()/").casefold()
    if not letters.isalpha() or not first[-1].isalpha() or second[0].isupper() > first.isupper():
        return False
    start = first.strip(".,:;()/").casefold()
    if start + letters in known:
        return True
    if start not in known and len(start) > _SHORT and (letters not in known or len(letters) == 1):
        return len(letters) <= _LONGER and letters not in _SHORT_WORDS
    return len(letters) <= _SHORT and letters not in known and letters not in _SHORT_WORDS


def number_goes_on(above: str, below: str) -> bool:
    """Whether a number with its thousands parted is cut between two lines: `604.175.33` over `1`."""
    return (
        _CUT_NUMBER.fullmatch(above) is not None
        and below[:1].isdigit()
        and _GROUPED_NUMBER.fullmatch(above + below) is not None
    )


def _is_open_formula(text: str, below: Segment) -> bool:
    """Whether a line goes on with a formula whose brackets are open: `(14 = (6+1` over `2))`."""
    return (
        text.count("(") > text.count(")")
        and _FORMULA_END.search(text) is not None
        and _FORMULA.fullmatch(below.text) is not None
    )


def number_is_cut(above: Segment, below: Segment, width: float) -> bool:
    """Whether a cell of some width cuts a number between two lines: `77,5` over `0`, `108,` over `64`."""
    first, second = above.words[-1].text, below.words[0].text
    if number_goes_on(first, second):
        return True
    if not first[-1:].isdigit() and first[-1:] not in ".,":
        return False
    if first[-1].isdigit() and _CUT_DECIMALS.fullmatch(second) and _WHOLE_NUMBER.fullmatch(first + second):
        return True
    if not second[:1].isdigit() or _WHOLE_NUMBER.fullmatch(first + second) is None:
        return False
    if _WHOLE_NUMBER.fullmatch(first) is None:
        return first[-1] in ".," or not first.isdigit()
    return "," in first + second and len(second) <= _DECIMALS and _is_tight(above, below, width)


def _letter(line: Segment) -> float:
    """The width of a letter of a line, on the average."""
    return line.width / max(1, sum(len(word.text) + 1 for word in line.words) - 1)


def words_known(lines: Iterable[Segment]) -> set[str]:
    """The words of lines of running text, and of other lines those that neither begin nor end a line."""
    known: set[str] = set()
    for line in lines:
        words = line.words if len(line.words) >= _PROSE else line.words[1:-1]
        known.update(match.casefold() for word in words for match in _WORD.findall(word.text))
    return known


def words_kept_whole(lines: Sequence[Segment], width: float) -> set[str]:
    """The words of the lines of a cell that cannot be parts of words that the edge has cut."""
    known: set[str] = set()
    for number, line in enumerate(lines):
        above_tight = number > 0 and _is_tight(lines[number - 1], line, width)
        below_tight = number + 1 < len(lines) and _is_tight(line, lines[number + 1], width)
        words = line.words[above_tight : len(line.words) - below_tight]
        known.update(match.casefold() for word in words for match in _WORD.findall(word.text))
    return known


def _is_tight(above: Segment, below: Segment, width: float) -> bool:
    return len(above.words) == 1 and above.width + _WIDEST * _letter(below) > width - 0.5

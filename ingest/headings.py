"""Headings: what reads like one, and the path that they make."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.roles import role_of_heading

_MARKDOWN = re.compile(r"^\s*(#{1,6})\s+(?=\S)")
_CHAPTER = re.compile(r"^BAB\s+([IVX]+|\d{1,2})\b\s*[.:–-]*\s*(.*)$", re.IGNORECASE)
_LETTER = re.compile(r"^([A-Z])\.(?:(\d{1,2})\.?)?\s+(?=\S)")
_LETTER_NUMBER = re.compile(r"^([A-Z])(\d{1,2})?\.?(\d{1,2})\s+(?=[A-Z])")
_DECIMAL = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+(?=\S)")
_NUMBER = re.compile(r"^(\d{1,2})[.)]\s+(?=\S)")
_TOP = re.compile(
    r"^(?:kata\s+pengantar|prakata|sambutan|ikhtisar(?:\s+eksekutif)?|ringkasan(?:\s+eksekutif)?|"
    r"executive\s+summary|lampiran(?:[\s-]+lampiran)?|penutup|pendahuluan)$",
    re.IGNORECASE,
)
_LEADS_ON = re.compile(
    r"\b(?:berikut|adalah|yaitu|yakni|antara lain|meliputi|terdiri|diantaranya|bahwa)\b", re.IGNORECASE
)
_SMALL = frozenset(
    {"dan", "di", "ke", "dari", "serta", "untuk", "pada", "dengan", "yang", "atas", "atau", "oleh", "dalam"}
    | {"sampai", "s/d", "terhadap", "per"}
)
_POINTS_ON = re.compile(
    r"\s+(?:yang\s+)?(?:dapat\s+)?(?:disajikan|diuraikan|dijelaskan|dilihat|digambarkan|adalah)?\s*"
    r"(?:(?:pada|dalam|melalui)\s+)?(?:tabel\s+)?(?:sebagai\s+)?berikut(?:\s+ini)?\s*:?\s*$",
    re.IGNORECASE,
)
_CHAPTER_RANK, _TOP_RANK, _LETTER_RANK, _NUMBER_RANK, _MINOR_RANK = 0, 0, 2, 3, 9
_SMALL_RANK = 10
_SMALL_LETTER = re.compile(r"^\s*(?:\(?([a-z])[.)]|\(?(\d{1,2})\))\s+(?=[A-Z])")
_TITLE_WORDS = 12
_DIGITS = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True)
class Heading:
    """A heading: `kind` tells how it is numbered, `order` its number among its siblings."""

    text: str
    kind: str
    rank: int
    order: int = 0


def heading_of(raw: str, text: str, *, alone: bool, listed: bool, after_end: bool = True) -> Heading | None:
    """The heading that a line is, or None.

    `raw` is the line as read, `text` the same without mark-up. `alone` says that blank lines stand around it,
    `listed` that it stands among items that are numbered alike, `after_end` that no sentence is open.
    """
    if not text or len(text) > 220:
        return None
    marked = _MARKDOWN.match(raw)
    chapter = _CHAPTER.match(text)
    if chapter and len(text) < 120 and (alone or marked or text[:3] == "BAB"):
        return Heading(text, "chapter", _CHAPTER_RANK, _order(chapter.group(1)))
    if _TOP.match(text.strip(" :")) and (alone or marked) and (marked or text.isupper()):
        return Heading(text.strip(" :"), "top", _TOP_RANK)
    numbered = _numbered(text)
    if numbered is not None and not listed:
        kind, rank, order, rest = numbered
        parts = after_end and kind.startswith("decimal") and len(rest.split()) <= 16
        if _fits(rest, kind, alone=alone, marked=bool(marked), bold=_is_bold(raw)) or (
            parts and rest[0].isupper() and rest[-1] not in ".;,"
        ):
            return Heading(text, kind, rank, order)
        return None
    if marked:
        return Heading(text, f"mark{len(marked.group(1))}", _MINOR_RANK - 7 + len(marked.group(1)))
    if not alone or len(text) > 110 or numbered is not None:
        return None
    words = text.split()
    if text.endswith(":"):
        short = len(words) <= 9 and not _LEADS_ON.search(text) and not re.search(r"\d{3}", text)
        short = short and _is_titled(text)
        return Heading(text.rstrip(" :"), "colon", _MINOR_RANK) if short else None
    if raw.lstrip().startswith(("❖", "➢", "■", "◆")) and len(words) <= 9 and text[-1] not in ".;,":
        return Heading(text, "minor", _MINOR_RANK)
    if _is_bold(raw) and len(words) <= 16 and text[-1] not in ".;,":
        return Heading(text, "minor", _MINOR_RANK)
    if len(words) <= 8 and text[0].isupper() and text[-1] not in ".;," and role_of_heading(text) is not None:
        return Heading(text, "minor", _MINOR_RANK)
    if _is_capitals(text):
        return Heading(text, "capitals", _MINOR_RANK - 1)
    return None


def small_title(raw: str, text: str, following: str) -> Heading | None:
    """The lettered title that a line is, when running text begins on the line after it; or None."""
    match = _SMALL_LETTER.match(raw)
    if match is None or not following:
        return None
    rest = raw[match.end() :].strip()
    if len(rest.split()) > _TITLE_WORDS or rest[-1] in ".;,:" or len(rest) > 90:
        return None
    prose = following[0].isupper() and len(following.split()) >= 6 and not _SMALL_LETTER.match(following)
    if not prose or _NUMBER.match(following) or _LETTER.match(following):
        return None
    order = ord(match.group(1)) - 96 if match.group(1) else int(match.group(2))
    return Heading(text, "small", _SMALL_RANK, order)


def _order(label: str) -> int:
    if label.isdigit():
        return int(label)
    total, previous = 0, 0
    for letter in reversed(label.lower()):
        value = _DIGITS.get(letter, 0)
        total += value if value >= previous else -value
        previous = max(previous, value)
    return total


def _numbered(text: str) -> tuple[str, int, int, str] | None:
    """Kind, rank, order and rest of a heading that begins with a letter or a number."""
    for pattern, kind in (
        (_DECIMAL, "decimal"),
        (_LETTER, "letter"),
        (_LETTER_NUMBER, "letter"),
        (_NUMBER, "number"),
    ):
        match = pattern.match(text)
        if match is None:
            continue
        rest = text[match.end() :]
        if kind == "decimal":
            parts = match.group(1).split(".")
            return f"decimal{len(parts)}", _NUMBER_RANK + len(parts) - 2, int(parts[-1]), rest
        if kind == "letter":
            sub = match.group(match.lastindex or 1) if (match.lastindex or 1) > 1 else None
            order = ord(match.group(1)) - 64
            return (
                ("letter", _LETTER_RANK, order, rest)
                if sub is None
                else ("sub", _NUMBER_RANK, int(sub), rest)
            )
        return "number", _NUMBER_RANK + 1, int(match.group(1)), rest
    return None


def _fits(rest: str, kind: str, *, alone: bool, marked: bool, bold: bool) -> bool:
    """Whether the words after the number read like a heading rather than a sentence."""
    if rest[0].islower() and not rest.startswith("e-"):
        return False
    if marked:
        return len(rest) < 200
    limit = 200 if kind.startswith("decimal") and alone else 110
    if len(rest) > limit or rest.endswith((";", ",")):
        return False
    if rest.endswith(".") and len(rest.split()) > 6 and not (alone and kind.startswith("decimal")):
        return False
    if rest.endswith(":") and _LEADS_ON.search(rest) and not kind.startswith("decimal"):
        return False
    if alone or bold:
        return len(rest.split()) <= (30 if kind.startswith("decimal") else 14)
    return _is_titled(rest) and kind != "number" and len(rest.split()) <= 14


def _is_titled(text: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_][\w/-]*", text) if word.lower() not in _SMALL]
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def _is_bold(raw: str) -> bool:
    line = raw.strip()
    return line.startswith("**") and line.endswith("**") and len(line) > 5


def _is_capitals(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    if len(letters) < 5 or any(map(str.islower, letters)) or not text[0].isalpha() or text[-1] in ".,;":
        return False
    return (
        re.search(r"[A-Z]{4}", text) is not None
        and len(text) <= 100
        and not re.search(r"NIP|\d{4,}\D*\d{4,}", text)
    )


@dataclass
class HeadingPath:
    """The headings that a line stands under, outermost first."""

    _stack: list[Heading] = field(default_factory=list)

    def add(self, heading: Heading) -> None:
        """Enter a heading: it replaces its sibling, or stands under the last one."""
        kept = self._stack
        if heading.rank == _TOP_RANK:
            self._stack = [heading]
            return
        same = next((i for i in range(len(kept) - 1, -1, -1) if kept[i].kind == heading.kind), None)
        if heading.kind == "number" and heading.order == 1 and kept and kept[-1].kind == "small":
            self._stack = [*kept, heading]  # a count of its own below a lettered title
            return
        if heading.kind == "number" and same is not None:
            same = self._sibling(heading)
        if same is not None:
            self._stack = [*kept[:same], heading]
            return
        while (
            kept
            and kept[-1].rank >= heading.rank
            and not (kept[-1].kind == "small" and heading.kind in ("minor", "colon"))
            and not (heading.order == 1 and kept[-1].rank < _MINOR_RANK - 1)
        ):
            kept = kept[:-1]
        if heading.order > 1 and kept and _swappable(kept[-1].kind, heading.kind):
            kept = kept[:-1]
        self._stack = [*kept, heading]

    def _sibling(self, heading: Heading) -> int | None:
        """The place of the number before this one; a list that begins again at 1 stands under the last."""
        places = [i for i, other in enumerate(self._stack) if other.kind == "number"]
        for place in reversed(places):
            if self._stack[place].order == heading.order - 1:
                return place
        if heading.order == 1 and self._stack[places[-1]].order == 1:
            return None
        return places[-1]

    def end_colon(self) -> None:
        """Leave a line that ended with a colon: what it announced is over."""
        if self._stack and self._stack[-1].kind == "colon":
            self._stack = self._stack[:-1]

    def titles(self) -> tuple[str, ...]:
        """The texts of the headings, outermost first."""
        return tuple(_shortened(heading.text) for heading in self._stack)

    def scope(self) -> tuple[str, ...]:
        """The numbered headings alone: what they hold goes on under the small ones."""
        return tuple(heading.text for heading in self._stack if heading.rank < _MINOR_RANK)

    def last_small(self) -> int:
        """The letter's place of the lettered title that this stands under, 0 under none."""
        return next((h.order for h in reversed(self._stack) if h.kind == "small"), 0)

    @property
    def chapter(self) -> int:
        """The number of the chapter, 0 outside of any."""
        return self._stack[0].order if self._stack and self._stack[0].kind == "chapter" else 0


def _shortened(title: str) -> str:
    """A title without the words that only point to what stands below it."""
    return _POINTS_ON.sub("", title).strip(" .:;*") or title


def _swappable(kind: str, other: str) -> bool:
    """Scans lose a number's first part: `1.` and `3.2` are then siblings."""
    return {kind, other} == {"number", "decimal2"}

"""A document as blocks in reading order: paragraphs, list items and tables, each under its headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from assistant.domain.sources import Location
from ingest.contents import contents_lines
from ingest.document import Document, Grid
from ingest.entries import Entry, entries_of, plain
from ingest.headings import Heading, HeadingPath, heading_of, small_title
from ingest.labels import clean
from ingest.privacy import signature_lines
from ingest.sentences import sentence_spans

_ITEM = re.compile(
    r"^\s*(?P<bullet>[-•●▪·–➢❖✓⮚*](?=\s)\s*)?"
    r"(?:(?P<number>\d{1,2})(?P<dot>[.)])\s+|(?P<letter>[a-z])[.)]\s+|(?P<roman>[ivx]{2,4})[.)]\s+|"
    r"\((?P<inner>\d{1,2}|[a-z])\)\s+)?"
)
_CAPTION = re.compile(r"^\W*(?:tabel|table)\s+[\dIVX]+(?:[.\-–]\s?[\dIVX]+)*\b\W*", re.IGNORECASE)
_LETTERHEAD = re.compile(
    r"^\W*(?:jl|jln)\b\.?\s|^\W*jalan\s[^;:]*\b(?:no(?:mor)?\b\.?\s*\d|\d{5}\b)|"
    r"\b(?:telp|telepon|fax|e-?mail|website|kode pos|wa\. ?center)\b\s*[.:/(]|^\W*https?://",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(r"^\W*(?:hal(?:aman)?\.?\s*)?(?:\d{1,3}|[ivx]{1,5})\W*$", re.IGNORECASE)
_ENDS = re.compile(r"[.;:!?][\"”’')\]]*$")
_OPENS = re.compile(
    r"(?:akhir(?:\s+kata|nya)|demikian|dengan|berdasarkan|dalam|adapun|selanjutnya|untuk|pada|selain|sedangkan|namun|"
    r"oleh|sehubungan|dari|hal|tabel|gambar|kami|secara|berikut)\b",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(r"\W*(?:sumber|keterangan|catatan|ket)\b", re.IGNORECASE)
_CAPTION_REACH = 6
_WRAPPED = 150
"""Characters: where most lines are longer, every line is a paragraph of its own."""
_FULL_LINE = 0.85
"""Of the usual width of a line: a shorter one that ends a sentence ends its paragraph."""
_CAPTION_LENGTH = 200
_SHORT_TITLE = 0.6
"""Of the usual width of a line: a longer lettered line may well go on below."""


class BlockKind(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraf"
    ITEM = "butir"
    TABLE = "tabel"


@dataclass(frozen=True)
class Piece:
    """A line's part of a block."""

    text: str
    location: Location


@dataclass
class Block:
    """A block under its headings; a list item has `marker` and `depth`, a table `caption`.

    `path` is all headings, `scope` the numbered ones alone.
    """

    kind: BlockKind
    path: tuple[str, ...]
    scope: tuple[str, ...]
    pieces: list[Piece] = field(default_factory=list)
    marker: str = ""
    depth: int = 0
    grid: Grid | None = None
    caption: str = ""

    @property
    def text(self) -> str:
        """The text of the block in one line."""
        return " ".join(piece.text for piece in self.pieces)


def read_blocks(document: Document) -> list[Block]:
    """The blocks of a document; tables of contents, letterheads and signatures are left out."""
    entries = entries_of(document)
    texts = [entry.text if entry.grid is None else "" for entry in entries]
    raws = [entry.raw if entry.grid is None else "" for entry in entries]
    dropped = contents_lines(raws) | signature_lines(texts)
    dropped |= {i for i, text in enumerate(texts) if text and len(text) < 120 and _LETTERHEAD.search(text)}
    return _Builder(entries, dropped).build()


class _Builder:
    """Makes blocks of entries, one pass from top to bottom."""

    def __init__(self, entries: Sequence[Entry], dropped: set[int]) -> None:
        self.entries = entries
        self.dropped = dropped
        self.path = HeadingPath()
        self.blocks: list[Block] = []
        self.open: Block | None = None
        self.blank_before = True
        self.caption = ""
        self.styles: list[tuple[str, int]] = []
        self.outline = 0
        lengths = sorted(len(entry.text) for entry in entries if entry.grid is None and len(entry.text) > 40)
        self.width = lengths[len(lengths) * 8 // 10] if lengths else 0

    def build(self) -> list[Block]:
        index = 0
        while index < len(self.entries):
            entry = self.entries[index]
            if entry.grid is not None:
                self._table(entry.grid)
            elif index in self.dropped:
                self.open = None
                self.blank_before = True
            elif not entry.text or (_PAGE_NUMBER.match(entry.text) and self._alone(index)):
                self.blank_before = True
            else:
                index = self._line(index)
            index += 1
        return self.blocks

    def _place(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return self.path.titles(), self.path.scope()

    def _alone(self, index: int) -> bool:
        return self._blank(index - 1) and self._blank(index + 1)

    def _blank(self, index: int) -> bool:
        if not 0 <= index < len(self.entries):
            return True
        entry = self.entries[index]
        return entry.grid is not None or not entry.text or index in self.dropped

    def _line(self, index: int) -> int:
        """Take a line; returns the index of the last line taken with it."""
        entry = self.entries[index]
        last = self._caption_at(index)
        if last is not None:
            return last
        heading = self._heading(index)
        if heading is not None:
            return self._enter(heading, index)
        match = _ITEM.match(entry.raw)
        marker = match.group(0).strip() if match else ""
        if match and marker and (self.open is None or self._begins_item(match, marker)):
            self._item(entry, match, marker)
        elif self._goes_on(entry):
            assert self.open is not None
            self.open.pieces.append(Piece(entry.text, entry.location))
        else:
            if self.blocks and self.blocks[-1].kind is BlockKind.ITEM and not entry.text.endswith(":"):
                self.path.end_colon()
            self.open = Block(BlockKind.PARAGRAPH, *self._place(), [Piece(entry.text, entry.location)])
            self.blocks.append(self.open)
            self.styles = self.styles if entry.text.endswith(":") and self.styles else []
        self.blank_before = False
        return index

    def _begins_item(self, match: re.Match[str], marker: str) -> bool:
        """A line in a running sentence that happens to begin with a number is no item."""
        if match["bullet"] or match["letter"] or match["roman"] or match["inner"]:
            return True
        assert self.open is not None
        return (
            self.blank_before or _ENDS.search(self.open.text) is not None or self.open.kind is BlockKind.ITEM
        )

    def _item(self, entry: Entry, match: re.Match[str], marker: str) -> None:
        style = next(name for name in ("number", "letter", "roman", "inner", "bullet") if match[name])
        after_item = bool(self.blocks) and self.blocks[-1].kind is BlockKind.ITEM
        if not after_item and (self.open is not None or not self.styles):
            self.styles = []
        depth = self._depth(style, _count(style, match[style]))
        text = plain(entry.raw[match.end() :]) or entry.text
        label = re.sub(r"^[-•●▪·–➢❖✓⮚*]\s*", "", marker) or "-"
        self.open = Block(
            BlockKind.ITEM, *self._place(), [Piece(text, entry.location)], marker=label, depth=depth
        )
        self.blocks.append(self.open)

    def _depth(self, style: str, place: int) -> int:
        """The depth of an item: beside the one before it in its count, else one deeper than the last."""
        same = [d for d, (other, _) in enumerate(self.styles) if other == style]
        beside = [d for d in same if style == "bullet" or self.styles[d][1] == place - 1]
        if beside:
            depth = beside[-1]
        elif same and place != 1:
            depth = same[0]
        else:
            depth = len(self.styles)
        self.styles = [*self.styles[:depth], (style, place)]
        return depth

    def _goes_on(self, entry: Entry) -> bool:
        """Whether a line goes on with the open block, over a wrapped line's end or a page's."""
        if self.open is None:
            return False
        before = self.open.pieces[-1].text
        ended = _ENDS.search(before) is not None
        if not self.blank_before:
            at_end = before.endswith((":", ";")) or (ended and len(before) < _FULL_LINE * self.width)
            return not at_end and not (ended and self.width > _WRAPPED)
        if before.count("(") > before.count(")") and len(before) > 40:
            return True
        if ended or (len(before) < 40 and not before.endswith(",")):
            return False
        lower = entry.text[0].islower() or entry.text[0] in "(,"
        return lower or (len(before) > 120 and not entry.text.isupper() and not _OPENS.match(entry.text))

    def _heading(self, index: int) -> Heading | None:
        entry = self.entries[index]
        raw = entry.raw
        bold_open = raw.strip().startswith("**") and not raw.strip().endswith("**")
        following = self._following(index)
        heading = heading_of(
            raw,
            entry.text,
            alone=self._alone(index) or bold_open,
            listed=self._listed(index),
            after_end=self.blank_before or self.open is None or _ENDS.search(self.open.text) is not None,
        )
        if heading is None:
            return self._small_title(index)
        if heading.kind == "chapter" and self._in_outline(heading):
            return Heading(heading.text, "minor", 9)
        if self.outline and heading.rank > 0:
            return Heading(heading.text, "outline", 10)
        if heading.kind == "number" and re.match(
            r"(?:adalah|ialah|merupakan|yaitu)\b", following, re.IGNORECASE
        ):
            return None  # a term with its definition below
        if heading.kind == "number" and heading.order == 1 and self._single_item(index):
            return None
        unfinished = self.open is not None and self.blank_before and not _ENDS.search(self.open.text)
        if unfinished and heading.kind in ("minor", "colon", "capitals") and self._goes_on(entry):
            return None
        return heading

    def _small_title(self, index: int) -> Heading | None:
        """A lettered line as the title of the text below it: the first, or the next after such a title."""
        entry = self.entries[index]
        below = next((e for e in self.entries[index + 1 : index + 3] if e.text or e.grid is not None), None)
        if below is None or below.grid is not None or len(entry.text) > max(_SHORT_TITLE * self.width, 40):
            return None
        title = small_title(entry.raw, entry.text, below.text)
        if title is None or (title.order > 1 and self.path.last_small() != title.order - 1):
            return None
        return title

    def _single_item(self, index: int) -> bool:
        """Whether a first number under a lead-in has no second: it is a list of one, and no heading."""
        if self.open is None or not self.open.text.endswith(":"):
            return False
        for entry in self.entries[index + 1 : index + 80]:
            match = _ITEM.match(entry.raw)
            if match and match["number"] == "2":
                return False
            if re.match(r"BAB\s+[IVX]", entry.text):
                return True
        return True

    def _following(self, index: int) -> str:
        return next((e.text for e in self.entries[index + 1 : index + 6] if e.text), "")

    def _listed(self, index: int) -> bool:
        """Whether a numbered line has a neighbour that is numbered on, without text between them."""
        match = _ITEM.match(self.entries[index].raw)
        if not match or not match["number"]:
            return False
        number = int(match["number"])
        previous = self.blocks[-1] if self.blocks else None
        if (
            previous is not None
            and previous is self.open
            and previous.kind is BlockKind.ITEM
            and previous.marker.rstrip(".)") == str(number - 1)
        ):
            return True
        for entry in self.entries[index + 1 : index + 4]:
            if entry.grid is not None:
                return False
            if entry.text:
                after = _ITEM.match(entry.raw)
                return bool(after and after["number"] and int(after["number"]) == number + 1)
        return False

    def _in_outline(self, heading: Heading) -> bool:
        """Whether a chapter is only named in the section that tells the order of the chapters."""
        if not any("sistematika" in title.lower() for title in self.path.titles()):
            self.outline = 0
            return False
        first = self.outline == 0
        if (first and heading.order <= max(1, self.path.chapter)) or (
            not first and heading.order > self.outline
        ):
            self.outline = heading.order
            return True
        return False

    def _enter(self, heading: Heading, index: int) -> int:
        """Enter a heading with its title, which may stand on the next lines; returns the last line taken."""
        last = index
        text = heading.text
        entry = self.entries[index]
        wrapped = entry.raw.strip().startswith("**") and not entry.raw.strip().endswith("**")
        bare = heading.kind == "chapter" and len(text.split()) <= 2
        while wrapped or bare or (heading.kind == "capitals" and not self._blank(last + 1)):
            after = next(
                (i for i in range(last + 1, min(last + 4, len(self.entries))) if not self._blank(i)), None
            )
            if after is None or self.entries[after].grid is not None:
                break
            following = self.entries[after]
            if bare and not (following.text.isupper() or following.raw.lstrip().startswith(("#", "*"))):
                break
            if (
                heading.kind == "capitals"
                and not wrapped
                and (after != last + 1 or not following.text.isupper())
            ):
                break
            if _CAPTION.match(following.text) or len(following.text) > 120:
                break
            text, last = f"{text} {following.text}", after
            wrapped = wrapped and not following.raw.strip().endswith("**")
            bare = False
            if last - index > 6:
                break
        self.path.add(Heading(text, heading.kind, heading.rank, heading.order))
        self.open = None
        self.styles = []
        self.blank_before = True
        return last

    def _caption_at(self, index: int) -> int | None:
        """Take the caption that begins here, with its further lines; returns the last, None where none is."""
        if not _CAPTION.match(self.entries[index].text):
            return None
        parts = [self.entries[index].text]
        last = index
        for after in range(index + 1, min(index + 1 + 2 * _CAPTION_REACH, len(self.entries))):
            entry = self.entries[after]
            if entry.grid is not None:
                self.caption = " ".join(parts)
                self.open = None
                return last
            if not entry.text:
                continue
            if len(parts) >= _CAPTION_REACH or len(entry.text) > 160:
                return None
            parts.append(entry.text)
            last = after
        return None

    def _table(self, grid: Grid) -> None:
        """Take a grid; short lines above it that its caption repeats are its caption."""
        caption = self.caption
        printed = clean(grid.caption or "")
        if not caption and self.blocks and self.blocks[-1].kind is BlockKind.TABLE:
            caption = self.blocks[-1].caption if self.blocks[-1].path == self.path.titles() else ""
        while self.blocks and not self.caption:
            above = self.blocks[-1]
            if above.kind is not BlockKind.PARAGRAPH or above.path != self.path.titles():
                break
            if not caption and above.text.endswith(":"):
                caption = _last_sentence(above.text)
            if (
                len(above.text) > 160
                or _NO_TITLE.match(above.text)
                or _ENDS.search(above.text)
                or above.text not in printed
            ):
                break
            caption = f"{self.blocks.pop().text} {caption}".strip()
        self.caption = ""
        self.open = None
        self.blank_before = True
        self.styles = []
        self.path.end_colon()
        pieces = [
            Piece(" ".join(clean(c.text) for c in row.cells if c.text), row.location) for row in grid.rows
        ]
        self.blocks.append(Block(BlockKind.TABLE, *self._place(), pieces, grid=grid, caption=caption))


def _count(style: str, label: str) -> int:
    """The place of an item in its list, told by its label."""
    return int(label) if label.isdigit() else ord(label) - 96 if style in ("letter", "inner") else len(label)


def _last_sentence(text: str) -> str:
    """The sentence that leads to what stands below it."""
    start, end = sentence_spans(text)[-1]
    return text[start:end].rstrip(" :")[-_CAPTION_LENGTH:]

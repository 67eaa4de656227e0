"""The numbers that Word puts before paragraphs of a list, which are not part of their text."""

from __future__ import annotations

from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Numbering:
    """Counts the lists of a document as Word does, in reading order."""

    def __init__(self, opened: Any) -> None:
        self._formats: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._counts: dict[tuple[str, int], int] = {}
        self._styled: dict[str, tuple[str, int]] = {}
        part = next(
            (rel.target_part for rel in opened.part.rels.values() if rel.reltype.endswith("/numbering")), None
        )
        root = getattr(part, "element", None)
        if root is None:
            return
        levels: dict[str, Any] = {a.get(f"{_W}abstractNumId"): a for a in root.iter(f"{_W}abstractNum")}
        for number in root.iter(f"{_W}num"):
            link = number.find(f"{_W}abstractNumId")
            abstract = levels.get(link.get(f"{_W}val")) if link is not None else None
            for level in abstract.iter(f"{_W}lvl") if abstract is not None else ():
                self._add(number.get(f"{_W}numId"), level)

    def _add(self, number: str, level: Any) -> None:
        def value(tag: str, default: str) -> str:
            found = level.find(f"{_W}{tag}")
            return found.get(f"{_W}val", default) if found is not None else default

        depth = int(level.get(f"{_W}ilvl", "0"))
        self._formats[number, depth] = (
            value("numFmt", "decimal"),
            value("lvlText", "%1."),
            int(value("start", "1")),
        )

    def label(self, paragraph: Any, style: Any) -> str:
        """The number or mark before a paragraph with a blank behind it, or nothing."""
        place = _numbered(paragraph)
        while place is None and style is not None:
            place = _numbered(style.element)
            style = style.base_style
        if place is None or place[0] == "0" or place not in self._formats:
            return ""
        kind, text, start = self._formats[place]
        if kind in ("bullet", "none"):
            return "- " if kind == "bullet" else ""
        number, depth = place
        self._counts[place] = self._counts.get(place, start - 1) + 1
        for deeper in range(depth + 1, 9):
            self._counts.pop((number, deeper), None)
        label = text
        for level in range(depth + 1):
            fmt, _, first = self._formats.get((number, level), ("decimal", "", 1))
            label = label.replace(f"%{level + 1}", _written(self._counts.get((number, level), first), fmt))
        return f"{label.strip()} "


def _numbered(element: Any) -> tuple[str, int] | None:
    """The list and the depth that a paragraph or style names."""
    properties = element.find(f"{_W}pPr/{_W}numPr")
    if properties is None:
        return None
    number, depth = properties.find(f"{_W}numId"), properties.find(f"{_W}ilvl")
    if number is None:
        return None
    return number.get(f"{_W}val", "0"), int(depth.get(f"{_W}val", "0")) if depth is not None else 0


def _written(count: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter"):
        letter = chr(97 + (count - 1) % 26)
        return letter if kind == "lowerLetter" else letter.upper()
    if kind in ("lowerRoman", "upperRoman"):
        text = ""
        for value, letters in _ROMAN:
            while count >= value:
                text, count = text + letters, count - value
        return text if kind == "lowerRoman" else text.upper()
    return str(count)

"""Ruling lines that stand in the picture of a scanned page, found by their length."""

from __future__ import annotations

from typing import Any

_DOTS_AN_INCH = 200
_SHORTEST_ACROSS = 0.7
_SHORTEST_DOWN = 0.25
"""Inches: words are as wide as the one, but not without gaps; no stroke of a letter is as high as the other,
and rows of two lines are higher."""
_DARK = 0.96
"""Of the length: dots may be missing where a scan is noisy."""
_DARKER = 28
"""Grey levels that a line is darker than its page."""


def ruling_lines(page: Any) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The lines from left to right and those from top to bottom, as pdfplumber takes edges."""
    import numpy as np

    picture = np.asarray(page.to_image(resolution=_DOTS_AN_INCH).original.convert("L"), dtype=np.int16)
    dark = picture < np.median(picture) - _DARKER
    point = 72 / _DOTS_AN_INCH
    across = [
        {"x0": left * point, "x1": right * point, "top": at * point, "bottom": at * point, "orientation": "h"}
        for at, left, right in _strokes(dark, _SHORTEST_ACROSS)
    ]
    down = [
        {"x0": at * point, "x1": at * point, "top": left * point, "bottom": right * point, "orientation": "v"}
        for at, left, right in _strokes(dark.T, _SHORTEST_DOWN)
    ]
    for edge in (*across, *down):
        edge["object_type"] = "line"
        edge["width"], edge["height"] = edge["x1"] - edge["x0"], edge["bottom"] - edge["top"]
    return across, down


def _strokes(dark: Any, shortest: float) -> list[tuple[float, int, int]]:
    """The long strokes along the rows of a picture of dots: their row, their first and their last dot.

    A stroke may climb by a dot or two, since no scan is quite straight.
    """
    import numpy as np

    length = int(shortest * _DOTS_AN_INCH)
    thick = dark.copy()
    thick[1:] |= dark[:-1]
    thick[:-1] |= dark[1:]
    sums = np.cumsum(np.pad(thick, ((0, 0), (1, 0))), axis=1, dtype=np.int32)
    full = (sums[:, length:] - sums[:, :-length]) >= _DARK * length
    found: list[list[float]] = []
    for row in np.flatnonzero(full.any(axis=1)):
        starts = np.flatnonzero(full[row])
        for run in np.split(starts, np.flatnonzero(np.diff(starts) > length) + 1):
            found.append([float(row), float(row), int(run[0]), int(run[-1]) + length])
    strokes: list[list[float]] = []
    for row, _, first, last in found:
        for stroke in reversed(strokes[-200:]):
            touches = row - stroke[1] <= 2 and first <= stroke[3] + 3 and last >= stroke[2] - 3
            if touches and stroke[1] - stroke[0] < 8:
                stroke[1] = row
                stroke[2], stroke[3] = min(stroke[2], first), max(stroke[3], last)
                break
        else:
            strokes.append([row, row, first, last])
    return [((top + bottom) / 2, int(first), int(last)) for top, bottom, first, last in strokes]

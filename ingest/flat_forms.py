"""What flat rows are made of: the headings of a flat table fitted to the figures that its rows end in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.document import Line
from ingest.flat_cuts import pairs_spoken, split_headings
from ingest.flat_groups import grouped_below_name, grouped_headings
from ingest.flat_headings import is_remark, known_headings, starts_with_names
from ingest.flat_values import VALUE, agreement, tail_values
from ingest.flat_wrapped import without_group, wrapped_headings
from ingest.headers import is_year
from ingest.labels import clean, years_in
from ingest.measures import Heading, Role, read_heading
from ingest.rows import is_total
from ingest.vocabulary import HEADING_WORDS, heal

_AHEAD = 16
_NEAR = 100
_BRACKETS = re.compile(r"\([^()]*\)")
CATEGORY = (
    r"(?:(?:sangat|cukup|kurang|belum|tidak|amat)\s+)?(?:tinggi|rendah|sedang|baik|cukup|kurang|buruk|berhasil|"
    r"tercapai|memuaskan|efisien|efektif|memadai)|melampaui(?:\s+target)?|"
    r"(?:AA|BB|CC|[ABCD])(?:\s\([A-Za-z ]+\))?|N/?A|-"
)
NUMBER = re.compile(
    r"(?P<number>\d{1,3}(?:\.\d{1,4})*[.)]?|[IVX]{1,5}(?:\.\d{1,2})*[.)]?|[A-Z]\d{1,2}[.)]?|[a-z][.)])\s+(?=\S)"
)
_QUARTER = re.compile(r"(?:tw|triwulan)\s*(?:iv|iii|ii|i|[1-4])", re.IGNORECASE)
_REMARK = r"[^\d\s%-][^\d%]{0,60}|-"
STOP = re.compile(r"\W*(?:tabel\s+[\dIVX]|sumber\s*(?:data)?\s*:|bab\s+[IVX]+\b|gambar\s+\d)", re.IGNORECASE)
MAXIMUM = 260


@dataclass(frozen=True, slots=True)
class Form:
    """What a flat row is made of, from left to right: number or code, names, unit, values, category, rest.

    `printed` are the squashed lines of the header, by which it is known again on the next page.
    """

    headings: tuple[str, ...]
    lower: tuple[str, ...]
    names: tuple[int, ...]
    numbered: bool
    unit: bool
    first: int
    values: int
    category: bool
    pattern: re.Pattern[str]
    printed: frozenset[str] = frozenset()


def form_of(first: str, second: str, *, apart: bool = False) -> tuple[Form, int] | None:
    """The form of the rows below a header of one line or two, and the number of its lines."""
    if len(first) > MAXIMUM or len(first) < 10:
        return None
    upper = known_headings(first, apart=apart)
    if not upper or len(upper) < 3:
        return None
    headings, lower, lines = list(upper), [""] * len(upper), 1
    below = known_headings(second) if second else None
    years = [
        index
        for index, text in enumerate(upper)
        if (years_in(text) and not _measured(text)) or _QUARTER.fullmatch(text)
    ]
    if below and years and len(below) >= 2 * len(years) and len(below) % len(years) == 0:
        if years != list(range(years[0], years[0] + len(years))):
            return None
        size = len(below) // len(years)
        groups = [text for index in years for text in [upper[index], *[""] * (size - 1)]]
        headings = [*upper[: years[0]], *groups, *upper[years[-1] + 1 :]]
        lower = [*[""] * years[0], *below, *[""] * (len(upper) - years[-1] - 1)]
        lines = 2
    if lines == 1 and second and _is_lower(second):
        return None
    found = _composed(headings, lower)
    return (found, lines) if found else None


def _composed(headings: Sequence[str], lower: Sequence[str]) -> Form | None:
    """The form of rows below known headings, None where they do not stand as flat rows need them."""
    roles = [read_heading((text, under) if under else (text,)) for text, under in _filled(headings, lower)]
    names = tuple(index for index, heading in enumerate(roles) if heading.role is Role.NAME)
    values = [
        index
        for index, heading in enumerate(roles)
        if (heading.role is Role.VALUE and heading.measure != "kategori") or is_year(headings[index])
    ]
    if not names or not values or values != list(range(values[0], values[0] + len(values))):
        return None
    rest = roles[values[-1] + 1 :]
    category = bool(rest) and is_remark(headings[-1])
    if len(rest) > category or len(names) > 2 or names[0] > 1:
        return None
    if any(heading.role is Role.TEXT for heading in roles[: len(roles) - category]):
        return None
    unit = roles[values[0] - 1].role is Role.UNIT
    return _built(headings, lower, names, values[0], len(values), unit, category)


def _built(
    headings: Sequence[str],
    lower: Sequence[str],
    names: tuple[int, ...],
    first: int,
    values: int,
    unit: bool,
    category: bool,
) -> Form:
    body = r"\s+".join(f"({VALUE})" for _ in range(values))
    unit_word = (
        r"(?P<unit>per\s+\d[\d.]*\s+[A-Za-z]+(?:\s+[A-Za-z]+)?|[A-Za-z%/]+(?:\s?/\s?[A-Za-z]+)?)\s+"
        if unit
        else ""
    )
    rated = category and read_heading((headings[-1],)).measure == "kategori"
    grade = rf"(?:\s+(?P<category>{CATEGORY if rated else _REMARK}))?" if category else ""
    pattern = re.compile(rf"(?:^|(?P<text>.*?)\s+){unit_word}{body}{grade}\s*$", re.IGNORECASE)
    return Form(tuple(headings), tuple(lower), names, names[0] == 1, unit, first, values, category, pattern)


def guessed_form(lines: Sequence[Line], first: int) -> tuple[Form, int] | None:
    """The form of the rows below a header with unknown headings, by the figures that the rows end in."""
    ahead = [clean(line.text) for line in lines[first : first + _AHEAD]]
    stop = next((i for i, text in enumerate(ahead) if i and STOP.match(text)), len(ahead))
    ahead = ahead[:stop]
    below = next((i for i, text in enumerate(ahead) if i and text), 0)
    if not below or below > 2 or len(ahead[0]) > MAXIMUM:
        return None
    two = _is_lower(ahead[below])
    tails = _tails(ahead[below + two :], ahead[0])
    near = (clean(line.text) for line in lines[max(0, first - _NEAR) : first + _NEAR])
    spoken = pairs_spoken(text for text in near if text != ahead[0])
    for count, times in Counter(map(len, tails)).most_common(2):
        rows = [tail for tail in tails if len(tail) == count]
        if count == 0 or times * 2 <= len(tails):
            continue
        if two:
            found = grouped_headings(ahead[0], ahead[below], rows, spoken) or grouped_below_name(
                ahead[0], ahead[below], rows, spoken
            )
        else:
            cut = split_headings(ahead[0], count, spoken)
            found = (cut[0], [""] * len(cut[0]), cut[1]) if cut else None
        form = _placed(*found, count) if found else None
        agrees = form and (two or agreement(value_headings(form), rows) is not None)
        if form and agrees and _names_rows(form, ahead[below + two :]):
            return form, 1 + two
    return None


def _latest_year(lines: Sequence[Line], first: int) -> int | None:
    """The year that the lines around a header name most often."""
    near = lines[max(0, first - _NEAR) : first + _NEAR]
    named = Counter(year for line in near for year in set(years_in(line.text)))
    return named.most_common(1)[0][0] if named else None


def wrapped_form(lines: Sequence[Line], first: int) -> tuple[Form, int] | None:
    """The form of rows below a header of two or three lines whose headings go on from line to line."""
    filled = [i for i in range(first, min(first + _AHEAD, len(lines))) if lines[i].text.strip()]
    texts = [clean(lines[i].text) for i in filled]
    for count in (3, 2):
        if len(texts) <= count or not all(map(_is_lower, texts[1:count])):
            continue
        if count == 2 and _is_lower(texts[2]) and not any(map(str.isalpha, _BRACKETS.sub("", texts[2]))):
            return None
        used = filled[count - 1] - first + 1
        if count == 3 and (upper := without_group(texts[0], texts[1])):
            grouped = form_of(upper, texts[2])
            if grouped and grouped[1] == 2:
                return grouped[0], used
        tails = _tails(texts[count:], texts[0])
        sizes = Counter(map(len, tails)).most_common(1)
        if not sizes or sizes[0][1] * 2 <= len(tails):
            continue
        rows = [tail for tail in tails if len(tail) == sizes[0][0]]
        headings = wrapped_headings(texts[:count], rows, _latest_year(lines, first))
        if headings is None:
            continue
        category = is_remark(headings[-1])
        values = sizes[0][0]
        place = len(headings) - category - values
        unit = read_heading((headings[place - 1],)).role is Role.UNIT
        names = tuple(i for i in range(place) if read_heading((headings[i],)).role is Role.NAME)
        form = _built(headings, [""] * len(headings), names, place, values, unit, category)
        if names[0] <= 1 and _names_rows(form, texts[count:]):
            return form, used
    return None


def _names_rows(form: Form, texts: Sequence[str]) -> bool:
    """Whether rows read by a form keep a name beside their number."""
    matches = [
        form.pattern.match(text) for text in texts if NUMBER.match(text) and any(map(str.isalpha, text))
    ]
    names = [match.group("text") or "" for match in matches if match]
    return all(any(map(str.isalpha, NUMBER.sub("", f"{name} ", count=1))) for name in names)


def known_form(lines: Sequence[Line], first: int, after: int) -> tuple[Form, int] | None:
    """The form of rows below known headings, a bare percent sign joined or apart as the rows have figures."""
    second = lines[after].text if after > first else ""
    ahead = [clean(line.text) for line in lines[after : after + _AHEAD]]
    counts = Counter(map(len, _tails(ahead, clean(lines[first].text))))
    forms = [found for apart in (False, True) if (found := form_of(lines[first].text, second, apart=apart))]
    usual = counts.most_common(1)[0][0] if counts else 0
    if not usual:
        return forms[0] if forms else None
    return next((found for found in forms if found[0].values == usual), None)


def _tails(texts: Sequence[str], header: str) -> list[list[str]]:
    """The figures that numbered rows and totals end in, words of a last column of remarks left out.

    Below a header without a column of numbers, every row counts that ends in two figures or more.
    """
    remarked = is_remark(header.rsplit(" ", 1)[-1])
    numbered = not starts_with_names(header)
    tails = []
    for text in texts:
        if remarked:
            text = re.sub(r"(?<=[\d%-])(?:\s+[A-Za-z]+){1,5}$", "", text)
        tail = tail_values(text)
        told = NUMBER.match(text) or is_total(text.split(" ", 1)[0])
        if tail and (told or (len(tail) >= 2 and not numbered and text[:1].isupper())):
            tails.append(tail)
    return tails if len(tails) >= 2 else []


def _placed(headings: Sequence[str], lower: Sequence[str], unit: bool, count: int) -> Form:
    """The form of headings that were cut where the rows tell; two names in one heading are parted."""
    numbered = read_heading((headings[0],)).role in (Role.NUMBER, Role.CODE)
    name = known_headings(headings[numbered]) or []
    if len(name) == 2 and all(read_heading((text,)).role is Role.NAME for text in name):
        headings = [*headings[:numbered], *name, *headings[numbered + 1 :]]
        lower = ["", *lower]
    names = tuple(
        range(int(numbered), numbered + (2 if len(name) == 2 and headings[numbered] == name[0] else 1))
    )
    category = is_remark(headings[-1])
    return _built(headings, lower, names, names[-1] + 1 + unit, count, unit, category)


def value_headings(form: Form) -> list[Heading]:
    """What the headings over the figures of a form say."""
    pairs = _filled(form.headings, form.lower)[form.first : form.first + form.values]
    return [read_heading((text, under) if under else (text,)) for text, under in pairs]


def _is_lower(text: str) -> bool:
    """Whether a line right below a header belongs to it: headings in capital letters, no row of its own."""
    text = heal(clean(text), HEADING_WORDS)
    words = [word for word in text.split(" ") if any(map(str.isalnum, word)) or "%" in word]
    if not words or len(text) > MAXIMUM or is_total(text) or re.match(r"\(?\d{1,2}\)?[.)]?(?:\s|$)", text):
        return False
    if any(re.search(r"\d", word) and not years_in(word) for word in words):
        return False
    plain = [word for word in words if word[0].islower() and word.lower() not in HEADING_WORDS]
    return not text.endswith((".", ":", ";")) and not plain


def _filled(headings: Sequence[str], lower: Sequence[str]) -> list[tuple[str, str]]:
    """Each heading with the one below it; groups reach on over the blank ones to their right."""
    group = ""
    pairs = []
    for text, under in zip(headings, lower, strict=True):
        group = text or (group if under else "")
        pairs.append((group, under))
    return pairs


def _measured(text: str) -> bool:
    return read_heading((text,)).role is Role.VALUE and read_heading((text,)).measure is not None

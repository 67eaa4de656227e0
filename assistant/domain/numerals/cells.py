"""Reading table cells with the help of their column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.domain.numerals.columns import detect_thousands
from assistant.domain.numerals.digits import Digits, Shape, read_digits
from assistant.domain.numerals.prose import read_numbers
from assistant.domain.numerals.tokens import CellReading, TokenKind
from assistant.domain.numerals.writing import EXACT, format_number

_MARKUP = re.compile(r"<[^<>]{0,200}>|\*\*|__|[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_EMPTY = re.compile(
    r"[-–—−_.…]*|(?:rp\.?|idr)?\s?[-–—−_]*\s?%?|n\s?/\s?a|n\.a\.?|na|nan|null"
    r"|#?\s?(?:div/0|n/a|ref|value|name\??|num|null)!?"
    r"|(?:belum|tidak)\s+(?:ada(?:\s+data(?:nya)?)?|tersedia|dirilis|rilis|diketahui)|data\s+belum\s+tersedia",
    re.IGNORECASE,
)
_MONEY = re.compile(r"(?:rp|idr)\s?\.?\s?", re.IGNORECASE)
_APPROXIMATE = re.compile(r"(?:±|\+/-|~)\s?")
_NUMBER = re.compile(r"[0-9](?:[0-9., ]*[0-9])?")
_CENTS = re.compile(r"\s?,[-–—]+|\s?\.-")
_OWN_UNIT = re.compile(r"\s?(%|persen\b|prosen\b|‰)", re.IGNORECASE)
_LABEL = re.compile(r"\s?[(/]\s?([A-Za-z][A-Za-z +-]{0,30}?)\s?\)?")
_LABEL_FIRST = re.compile(r"([A-Za-z]{1,2}|[A-Za-z][A-Za-z ]{0,30}?)\s?\(\s?([0-9][0-9.,]*)\s?\)")
_LETTER = re.compile(r"[^\W\d_]")
_COLUMN_SCALE = re.compile(
    r"(?:rp\.?|rupiah)?\s*(?:dalam\s+)?(ribu|juta|miliar|milyar)(?:an)?\s*(?:rp\.?|rupiah)?", re.IGNORECASE
)
_SCALES = {"ribu": 3, "juta": 6, "miliar": 9, "milyar": 9}
_CONTINUOUS = frozenset(
    {
        "%", "‰", "persen", "poin", "kali", "indeks", "nilai", "skor", "rasio", "angka", "predikat",
        "kategori",
        "km", "m", "m2", "ha", "kg", "ton", "gram", "liter", "jam", "menit", "hari", "bulan", "tahun", "usd",
    }
)  # fmt: skip
"""Units that may have three decimals; of anything else there are whole pieces."""

_BELOW_ONE_SEPARATOR = (Shape.DOT_SHORT, Shape.COMMA_SHORT)


def read_cell(
    raw: str,
    *,
    column_unit: str | None = None,
    neighbours: Sequence[str] = (),
    thousands: str | None = None,
) -> CellReading:
    """Read a cell; `neighbours` are other cells of its column, `thousands` the column's separator if known.

    The separator is looked for in the neighbours unless it is given.
    """
    text = " ".join(_MARKUP.sub("", raw).split())
    unit, exponent = _column_unit(column_unit)
    if _EMPTY.fullmatch(text):
        return CellReading(value=None, unit=unit)
    if not any(character.isdigit() for character in text):
        return _read_words(text, unit)
    if any(character.isdigit() and not character.isascii() for character in text):
        return CellReading(value=None, unit=unit, doubt=f"{text} memuat angka yang bukan angka Latin biasa")
    restated = _read_restated(text, unit)
    if restated is not None:
        return restated
    label_first = _LABEL_FIRST.fullmatch(text)
    if label_first:
        text = f"{label_first[2]} ({label_first[1]})"
    return _read_digits_cell(
        text, unit, exponent, thousands or (detect_thousands(neighbours) if neighbours else None)
    )


def _column_unit(column_unit: str | None) -> tuple[str | None, int]:
    """The unit to report, and the power of ten of a column such as `juta rupiah`."""
    if column_unit is None:
        return None, 0
    scaled = _COLUMN_SCALE.fullmatch(column_unit.strip())
    if scaled:
        return "Rp", _SCALES[scaled[1].lower()]
    if column_unit.strip().lower() in ("rp", "rp.", "rupiah"):
        return "Rp", 0
    if column_unit.strip().lower() in ("%", "persen", "prosen"):
        return "%", 0
    return column_unit, 0


def _read_restated(text: str, unit: str | None) -> CellReading | None:
    """Read a number that is repeated in words, such as `3 (tiga) dokumen`."""
    tokens = read_numbers(text) if "(" in text else []
    if len(tokens) != 1 or not tokens[0].restated or tokens[0].start:
        return None
    token = tokens[0]
    own = token.unit or _own_unit(text[token.end :])
    return CellReading(value=token.value, unit=own or unit, decimals=token.decimals)


def _read_words(text: str, unit: str | None) -> CellReading:
    """Read a cell without digits: `seratus persen`, or else a word such as `BB`."""
    tokens = read_numbers(text)
    if len(tokens) == 1 and tokens[0].kind is TokenKind.NUMBER and tokens[0].value is not None:
        token = tokens[0]
        rest = text[token.end :].strip()
        if token.start == 0 and len(rest.split()) <= 3:
            return CellReading(
                value=token.value, unit=token.unit or _own_unit(rest) or unit, decimals=token.decimals
            )
    return CellReading(value=text, unit=unit)


def _read_digits_cell(text: str, unit: str | None, exponent: int, thousands: str | None) -> CellReading:
    bracketed = re.fullmatch(r"\((.*)\)", text)
    inside = bracketed[1].strip() if bracketed else text
    negative = False
    at = 0
    approximate = _APPROXIMATE.match(inside)
    if approximate:
        at = approximate.end()
    if inside[at : at + 1] in ("-", "−", "–") and inside[at + 1 : at + 2].strip():
        negative, at = True, at + 1
    money = _MONEY.match(inside, at)
    if money:
        unit, at, exponent = "Rp", money.end(), 0
        if inside[at : at + 1] in ("-", "−"):
            negative, at = True, at + 1
    number = _NUMBER.match(inside, at)
    if number is None:
        return _unusual(text, inside[at:], unit)
    rest = inside[number.end() :]
    cents = _CENTS.match(rest)
    if cents:
        rest = rest[cents.end() :]
    run, spaced = _close_gaps(number[0])
    own, label, trouble = _after(rest)
    if run is None or trouble == "two":
        return _several(text, unit)
    if trouble == "text":
        return CellReading(value=text, unit=unit)
    scale = _scale_word(own)
    if scale:
        exponent, own, unit = scale, None, "Rp" if money else unit
    unit = own or unit
    reading = _resolve(run, read_digits(run), unit, thousands)
    value = reading.value
    if not isinstance(value, Decimal):
        return reading.model_copy(update={"label": label})
    factor = Decimal(10) ** exponent
    if bracketed and not negative:
        negative = unit == "Rp"
        if not negative and not reading.doubt:
            reading = reading.model_copy(
                update={"readings": (-value,), "doubt": f"{text} dapat berarti bilangan negatif"}
            )
    sign = -factor if negative else factor
    notes = [reading.doubt] if reading.doubt else []
    if spaced:
        notes.append(f"spasi di dalam angka {number[0]} dibuang")
    if trouble:
        notes.append(f"huruf {trouble} di belakang angka diabaikan")
    return reading.model_copy(
        update={
            "value": EXACT.multiply(value, sign),
            "readings": tuple(EXACT.multiply(other, sign) for other in reading.readings),
            "label": label,
            "doubt": "; ".join(notes) or None,
        }
    )


def _close_gaps(run: str) -> tuple[str | None, bool]:
    """Join the parts of a number with spaces inside; None where they are several numbers."""
    if " " not in run:
        return run, False
    parts = run.split()
    joined = "".join(parts)
    shape = read_digits(joined).shape
    if all(part.isdigit() for part in parts):
        grouped = len(parts) > 2 and len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:])
        return (joined, False) if grouped and not joined.startswith("0") else (None, True)
    whole = [part for part in parts if part[0].isdigit() and part[-1].isdigit()]
    complete = len(whole) == len(parts) and all(
        read_digits(part).shape not in (Shape.CUT, Shape.BROKEN, Shape.CODE) for part in parts
    )
    grouped = shape in (Shape.INDONESIAN, Shape.ENGLISH, *_BELOW_ONE_SEPARATOR)
    if grouped or (not complete and shape not in (Shape.CUT, Shape.BROKEN, Shape.CODE, Shape.MIXED)):
        return joined, True
    return None, True


def _after(rest: str) -> tuple[str | None, str | None, str | None]:
    """Read what follows a number: its unit, a label in brackets, and trouble.

    Trouble is "two" for a second number, "text" for a sentence, or a stray letter.
    """
    unit = None
    percent = _OWN_UNIT.match(rest)
    if percent:
        unit = "‰" if percent[1] == "‰" else "%"
        rest = rest[percent.end() :]
    label = _LABEL.fullmatch(rest.strip())
    if label and rest.strip().startswith("("):
        return unit, label[1], None
    if re.match(r"\.\s*[^\W\d_]", rest):
        return None, None, "text"
    rest = rest.strip(" .;:")
    if not rest:
        return unit, None, None
    if re.search(r"[0-9]", rest) and not re.fullmatch(
        r"[A-Za-z][A-Za-z /]* [0-9]{1,2}|(?:[cdk]?m)[23]", rest
    ):
        return None, None, "text" if rest[0] in ")=*+:" else "two"
    if unit:
        return unit, None, rest if len(rest) < 3 else "text"
    if len(rest) == 1 and rest.islower() and rest not in "mgl":
        return None, None, rest
    own = _own_unit(rest)
    return (own, None, None) if own else (None, None, "text")


def _own_unit(words: str) -> str | None:
    """Write a cell's unit evenly: lower case but for abbreviations, no spaces around a slash."""
    words = re.sub(r"\s*/\s*", "/", words.strip())
    if not words or len(words.split()) > 6 or not words[0].isalpha():
        return None
    return re.sub(
        r"[^\W\d_]+",
        lambda word: word[0] if word[0].isupper() and len(word[0]) > 1 else word[0].lower(),
        words,
    )


def _scale_word(own: str | None) -> int:
    return _SCALES.get((own or "").lower(), 12 if (own or "").lower() == "triliun" else 0)


def _resolve(run: str, digits: Digits, unit: str | None, thousands: str | None) -> CellReading:
    """Choose between the readings of a run by unit and column."""
    value, other, decimals = digits.value, digits.other, digits.decimals
    if digits.shape is Shape.CODE:
        return CellReading(value=run, unit=unit)
    if digits.shape is Shape.CUT:
        if run.endswith("00") and other is not None:
            note = f"pemisah ribuan dan desimal {run} sama"
            return CellReading(value=other, unit=unit, decimals=2, doubt=note)
        note = f"angka {run} terpotong atau salah pemisah"
        return CellReading(value=None, unit=unit, readings=(other,) if other is not None else (), doubt=note)
    if digits.shape is Shape.MIXED and other is not None:
        return CellReading(value=other, unit=unit, doubt=f"pemisah ribuan {run} tercampur")
    if value is None:
        return CellReading(value=None, unit=unit, doubt=f"angka {run} tidak mengikuti format angka mana pun")
    if digits.shape not in _BELOW_ONE_SEPARATOR or other is None:
        return CellReading(value=value, unit=unit, decimals=decimals)
    separator = "." if digits.shape is Shape.DOT_SHORT else ","
    whole, decimal = (value, other) if separator == "." else (other, value)
    counted = unit is not None and unit.split("/")[0].split()[0].lower() not in _CONTINUOUS
    if counted or thousands == separator:
        return CellReading(value=whole, unit=unit)
    if thousands is not None or (unit == "%" and separator == ","):
        return CellReading(value=decimal, unit=unit, decimals=3)
    first, second = (decimal, whole) if separator == "," or unit == "%" else (whole, decimal)
    note = f"{run} dapat berarti {format_number(first)} atau {format_number(second)}"
    return CellReading(
        value=first, unit=unit, readings=(second,), doubt=note, decimals=0 if first == whole else 3
    )


def _several(text: str, unit: str | None) -> CellReading:
    found = [
        digits.value for run in re.findall(r"[0-9](?:[0-9.,]*[0-9])?", text) if (digits := read_digits(run))
    ]
    values = tuple(value for value in found if value is not None)
    return CellReading(value=None, unit=unit, readings=values, doubt=f"sel memuat beberapa angka: {text}")


def _unusual(text: str, rest: str, unit: str | None) -> CellReading:
    """Read a cell that does not begin with a digit: a comparison keeps its words, a lost digit is a doubt."""
    if re.match(r"[.,][0-9]", rest):
        return CellReading(value=None, unit=unit, doubt=f"awal angka {text} hilang")
    return CellReading(value=text, unit=unit)

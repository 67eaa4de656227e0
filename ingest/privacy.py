"""What must not leave a report: numbers of officials, their names, telephones, addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NIP = re.compile(
    r"\bNIPP?K?\s*[.:]*\s*(?:\d[\d \t.\-]{6,24}\d|-)|"
    r"(?<![\d.,])(?:19[4-9]\d|200\d)(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\s?(?:19[7-9]\d|20[0-4]\d)(?:0[1-9]|1[0-2])"
    r"\s?[12]\s?\d{3}(?![\d.,])",
    re.IGNORECASE,
)
_NIK = re.compile(r"\b(?:NIK|No\.?\s?KTP)\s*[.:]*\s*\d{16}\b", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]{1,64}\s?@\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_PHONE = re.compile(
    r"(?:\b(?:telp|telepon|tlp|tel|hp|fax|faks|faksimil\w*|whatsapp|wa|call\s*center)\b[\s./&\w]{0,22}?[.:]?\s*)"
    r"(?:\(?\+?\d[\d\s()/-]{4,22}\d)|"
    r"\(0\d{2,3}\)\s?\d[\d\s-]{4,12}\d|(?<![\d.,])(?:\+62|08\d)[\d\s-]{6,14}\d(?![\d.,]*\d)",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"\b(?:jl|jln)\b\.?\s*[A-Z][^|\n;]{2,60}?(?:\bno(?:mor)?\b\.?\s*:?\s*(?:\d+\w?|-)|(?=\btelp|\btelepon|\btlp|\bfax|"
    r"\bkode\s*pos|\[telepon\]|,|$))|"
    r"^\s*jalan\s+(?-i:[A-Z])[^|\n;]{2,60}?(?:\bno(?:mor)?\b\.?\s*:?\s*(?:\d+\w?|-)|(?=\btelp|\btelepon|\[telepon\]))|"
    r"\bjalan\s+(?-i:[A-Z])[^|\n;.]{2,40}?\bno(?:mor)?\b\.?\s*:?\s*\d+",
    re.IGNORECASE,
)
_DOTTED = (
    r"(?:(?:[SMA]|Sp|Dr|Ph)\.\s?(?:Sos|Si|Pd|Kom|Kes|Kep|Keb|Ked|Hum|Ag|Ak|AP|Ap|IP|Ip|KM|Eng|Farm|Hut|IKom|Gz|Psi|"
    r"Sc|Stat|Tr|Th|TP|STP|Md|Kn|PH|Or|Ars|Fil|SOS|SI|PD|KOM|KES|KEP|HUM|AG|MD|[HETMPABDSK])\b\.?)"
)
_PLAIN = r"(?:(?:SS|SH|SE|ST|SIP|SKM|SPd|SSos|SSTP|MM|MT|MSi|MSI|MAP|MH|MPd|MKes)\b(?=\s*(?:$|[,.;)\n])))"
_PERSON = r"[A-Z][\w'’]*\.?(?:\s+[A-Z][\w'’]*\.?){1,5}"
_NAMED = re.compile(
    r"(?:\b(?:Drs?|Dra|Ir|Prof|Hj?|dr|drg|Ns|KH)\b\.?,?\s*){1,3}[A-Z][\w'’]*\.?(?:\s+[A-Z][\w'’]*\.?){0,5}?"
    rf"\s*(?:[,\s]\s*{_DOTTED}|,\s*{_PLAIN})+|"
    rf"\b{_PERSON}\s*(?:,\s*(?:{_DOTTED}|{_PLAIN})\s*)+"
)
_LABELLED = re.compile(
    r"((?:^|(?<=\s))nama(?:\s+(?:pejabat|lengkap|pegawai))?\s*:\s*)(?!skpd|opd|instansi|unit)"
    r"(\S[^\n:]{2,60}?)(?=\s+(?:jabatan|nip|pangkat|unit)\b|$)",
    re.IGNORECASE | re.MULTILINE,
)
_RANK = re.compile(
    r"^\W*(?:pembina|penata|pengatur|juru|ivi?/|golongan|pangkat|ajun|kompol|mayor|letkol|kolonel)\b",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(
    r"^\W*(?:plt\.?|plh\.?|pj\.?|a\.?n\.?)?\s*(?:kepala|bupati|wali\s?kota|gubernur|camat|lurah|sekretaris|inspektur|"
    r"direktur|ketua|pihak\s+(?:pertama|kedua)|mengetahui|menyetujui|kabupaten|kota|provinsi|dinas|badan|selaku)\b",
    re.IGNORECASE,
)
_PLACE_DATE = re.compile(
    r"^\W*[A-Z][\w ]{2,30},?\s*(?:\d{0,2}|…+|\.{2,})\s*(?:januari|februari|pebruari|maret|april|mei|juni|"
    r"juli|agustus|september|oktober|november|nopember|desember)\s+20\d\d\W*$",
    re.IGNORECASE,
)
_NAME_LINE = re.compile(r"^[\W_]*(?:[A-Z][\w'’.]*[\s,]*){2,7}[\W_]*$")
_REACH = 7
NAME_MASK, NIP_MASK, PHONE_MASK, EMAIL_MASK, ADDRESS_MASK = (
    "[nama]", "[NIP]", "[telepon]", "[surel]", "[alamat]",
)  # fmt: skip


def mask(text: str, names: Sequence[str] = ()) -> str:
    """A text without NIP, NIK, telephones, e-mail and street addresses, and names of officials.

    `names` are the signatories of the report, see `signatories`; names with degrees are masked in any case.
    """
    masked = _NIP.sub(NIP_MASK, text)
    masked = _NIK.sub("[NIK]", masked)
    masked = _EMAIL.sub(EMAIL_MASK, masked)
    masked = _PHONE.sub(PHONE_MASK, masked)
    masked = _STREET.sub(ADDRESS_MASK, masked)
    masked = _LABELLED.sub(rf"\g<1>{NAME_MASK}", masked)
    masked = _NAMED.sub(_without_name, masked)
    for name in names:
        masked = re.sub(rf"\b{re.escape(name)}(?!\w)", NAME_MASK, masked, flags=re.IGNORECASE)
    return masked


def _without_name(match: re.Match[str]) -> str:
    return NAME_MASK + match.group(0)[len(match.group(0).rstrip()) :]


def signature_lines(texts: Sequence[str]) -> set[int]:
    """Indexes of the lines of signature blocks: place and date, office, name, rank, NIP."""
    found: set[int] = set()
    for index, text in enumerate(texts):
        if not _NIP.search(text) or len(text) > 90:
            continue
        found.add(index)
        seen, above = 0, index - 1
        while above >= 0 and seen < _REACH:
            line = texts[above].strip(" *_|\t")
            if line:
                if len(line) > 70 or (line.endswith((".", ";", ":")) and not _RANK.match(line)):
                    break
                if not (
                    _is_name(line) or _RANK.match(line) or _OFFICIAL.match(line) or _PLACE_DATE.match(line)
                ):
                    break
                found.add(above)
                seen += 1
            above -= 1
    for index, text in enumerate(texts):
        if index not in found and _PLACE_DATE.match(text.strip(" *_|\t")):
            found.add(index)
    return found


def signatories(texts: Sequence[str]) -> tuple[str, ...]:
    """Names of the people who sign, without titles and degrees, longest first."""
    names: set[str] = set()
    for index, text in enumerate(texts):
        labelled = _LABELLED.search(text.strip(" *_|\t"))
        if labelled:
            names.add(_bare(labelled.group(2)))
        if _NIP.search(text) and len(text) < 90:
            above = [line.strip(" *_|\t") for line in texts[max(0, index - _REACH) : index]]
            for line in [part for part in reversed(above) if part][:3]:
                if _RANK.match(line):
                    continue
                if _is_name(line) and not _OFFICIAL.match(line):
                    names.add(_bare(line))
                break
    return tuple(sorted((name for name in names if len(name) > 5), key=len, reverse=True))


def _is_name(line: str) -> bool:
    return _NAME_LINE.match(line) is not None and not re.search(r"\d", line) and len(line) < 60


def _bare(name: str) -> str:
    """A name without the titles before and the degrees after it."""
    name = re.split(r",|\s+(?:S|M|A)\.?(?:Sos|Si|Pd|Kom|Kes|H|E|M|T|AP|Ap|IP|KM)\b", name)[0]
    return re.sub(r"^(?:\W*(?:Drs?|Dra|Ir|Prof|Hj?|dr|drg|Ns|KH)\.?\s+)+", "", name).strip(" ._*()")

"""Words as the index knows them: surface forms, and PySastrawi stems beside them.

Stemming mangles words of the field (`pengadaan` becomes `ada`), so a stem never replaces its word. There is
no stop list: `tidak`, `belum`, `naik`, `lebih` and `kurang` carry the meaning of a performance report.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_SEPARATORS = str.maketrans({".": "_", ",": "_"})
_STEMMED_LENGTHS = range(4, 31)


def tokens(text: str) -> list[str]:
    """Words and numbers of a text in order, in lower case.

    A number stays one token whatever its separators: `12.907,50` and `12,907.50` are both `12_907_50`.
    """
    plain = unicodedata.normalize("NFKC", text).lower()
    return [match.translate(_SEPARATORS) for match in _TOKEN.findall(plain)]


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The PySastrawi stem of a word in lower case; short words and numbers stay as they are."""
    if len(word) not in _STEMMED_LENGTHS or not word.isalpha():
        return word
    return str(_stemmer().stem(word))


@cache
def _stemmer() -> Any:  # the package has no types
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    return StemmerFactory().create_stemmer()

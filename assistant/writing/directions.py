"""Words that tell a direction, comparison, extent, cause or denial, by family, and who may use them."""

from __future__ import annotations

import re

_FAMILIES = {
    "naik": r"naik\w*|kenaikan\w*|meningkat\w*|peningkatan\w*|bertambah\w*|penambahan|tumbuh|menanjak|"
    r"membaik|"
    r"dinaikkan|lebih besar|perbaikan",
    "turun": r"turun\w*|penurunan\w*|menurun\w*|berkurang\w*|pengurangan|merosot|anjlok|memburuk|diturunkan|"
    r"kemunduran|susut|menyusut",
    "tetap": r"tetap|tidak berubah|stabil|sama dengan|tepat sama|tepat sesuai|tepat pada|stagnan",
    "di atas": r"melampaui|terlampaui|melebihi|di atas|lebih tinggi|unggul|surplus",
    "di bawah": r"di bawah|lebih rendah|kurang dari|kekurangan\w*|belum mencapai|belum memenuhi|"
    r"tertinggal|meleset|gagal|"
    r"kegagalan|lebih kecil|jauh dari",
    "tercapai": r"tercapai\w*|mencapai|memenuhi|terpenuhi|berhasil|keberhasilan|sukses|dicapai",
    "ekstrem": r"tertinggi|terendah|terbesar|terkecil|terbaik|terburuk|paling \w+|rekor|puncak",
    "seluruh": r"seluruh\w*|semua\w*|setiap|masing-masing|senantiasa|selalu|keduanya|sepenuhnya",
    "kadar": r"signifikan|drastis|tajam|hampir|sangat|jauh|pesat|cukup|sedikit|relatif|hanya|sekitar|"
    r"kurang lebih|"
    r"luar biasa|besar-besaran|terus(?:-menerus)?",
    "sebab": r"karena|sebab\w*|disebabkan|akibat\w*|berkat|penyebab\w*|dipicu|lantaran|mendorong|"
    r"didorong|dipengaruhi|"
    r"berasal|didukung|faktor|menyebabkan|mengakibatkan",
    "sangkalan": r"tidak|belum|bukan\w*|tanpa|tak",
    "lawan": r"justru|sebaliknya|meskipun|walaupun|padahal|tetapi|namun",
    "usul": r"usul\w*|diusulkan|sebaiknya|hendaknya|perlu|akan|harus|direncanakan|merencanakan",
    "selesai": r"telah|sudah",
}
_PATTERNS = {
    name: re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE) for name, words in _FAMILIES.items()
}
_STRICT = frozenset({"sangkalan", "usul"})
_FREE = frozenset({"lawan"})

_DIRECTIONS = re.compile(
    r"(?<![\w{:.-])(?:"
    + "|".join(_FAMILIES[name] for name in ("naik", "turun", "tetap", "di atas", "di bawah"))
    + r")(?![\w}-])",
    re.IGNORECASE,
)


def direction_slots(pattern: str, key: str) -> tuple[str, tuple[str, ...]]:
    """A pattern whose words of direction and comparison are slots, and those words in their order."""
    words: list[str] = []

    def slot(found: re.Match[str]) -> str:
        words.append(found.group(0))
        return f"{{{{d:{key}.{len(words)}}}}}"

    return _DIRECTIONS.sub(slot, pattern), tuple(words)


def families_in(text: str) -> frozenset[str]:
    """The families of words that a text uses."""
    return frozenset(name for name, pattern in _PATTERNS.items() if pattern.search(text))


def strange_families(text: str, model_text: str) -> frozenset[str]:
    """Families that a new text adds to the trusted one, or drops though they turn the meaning round."""
    trusted, new = families_in(text), families_in(model_text)
    return frozenset((new - trusted - _FREE) | ((trusted - new) & _STRICT))

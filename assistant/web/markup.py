"""Small pieces of HTML; everything that comes from documents or people goes through `escape`."""

from __future__ import annotations

import html
import re

_INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and the marks that turn the direction of writing and so can hide what a text says."""


def escape(text: str) -> str:
    """A text as HTML that shows exactly these characters, in elements and in attributes."""
    return html.escape(_INVISIBLE.sub("", text), quote=True)


def notice(text: str, kind: str = "info", *, title: str | None = None) -> str:
    """A box with one plain message; `kind` is info, warning or error."""
    word = title or {"info": "Keterangan", "warning": "Perhatian", "error": "Belum berhasil"}[kind]
    role = "alert" if kind == "error" else "note"
    return (
        f'<div class="notice notice-{kind}" role="{role}">'
        f"<strong>{escape(word)}.</strong> {escape(text)}</div>"
    )


def bullet_list(items: tuple[str, ...] | list[str], css_class: str = "plain") -> str:
    """A list of texts."""
    rows = "".join(f"<li>{escape(item)}</li>" for item in items)
    return f'<ul class="{css_class}">{rows}</ul>' if rows else ""

"""Readers turn files into documents; the content of a file chooses its reader, not its name."""

from __future__ import annotations

from pathlib import Path

from ingest.document import Document
from ingest.readers.kinds import FileKind, file_kind
from ingest.readers.leaders import with_contents_as_lines


def read_document(path: Path, name: str | None = None) -> Document:
    """Read a file of any kind; `name` is what people know it by, the file's own name by default.

    Raises:
        UnreadableFile: the file cannot be read, in one sentence that says why and what to do.
        MissingExtra: the file needs a program that is not installed.
    """
    name = name or path.name
    kind = file_kind(path, name)
    if kind is FileKind.WORD:
        from ingest.readers import docx as reader
    elif kind is FileKind.EXCEL:
        from ingest.readers import xlsx as reader
    elif kind is FileKind.PDF:
        from ingest.readers import pdf as reader
    elif kind is FileKind.DELIMITED:
        from ingest.readers import delimited as reader
    else:
        from ingest.readers import text as reader
    return with_contents_as_lines(reader.read(path, name))

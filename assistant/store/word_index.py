"""The word index over passages: FTS5 on SQLite, `tsvector` on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, text

from assistant.store.words import stem, tokens

_SECTION_WEIGHT, _TEXT_WEIGHT, _STEM_WEIGHT = 1.0, 0.7, 0.35  # PostgreSQL wants them between 0 and 1

_CREATE = {
    "sqlite": (
        # the tokens are made by us: this tokenizer only splits at the blanks between them
        "CREATE VIRTUAL TABLE IF NOT EXISTS passage_words USING fts5(section, body, stems, "
        "tokenize = \"unicode61 remove_diacritics 0 tokenchars '_'\")",
    ),
    "postgresql": (
        "CREATE TABLE IF NOT EXISTS passage_words ("
        "rowid INTEGER PRIMARY KEY REFERENCES passages(id) ON DELETE CASCADE, words TSVECTOR NOT NULL)",
        "CREATE INDEX IF NOT EXISTS passage_words_gin ON passage_words USING GIN (words)",
    ),
}
_INSERT = {
    "sqlite": "INSERT INTO passage_words(rowid, section, body, stems) VALUES (:id, :section, :body, :stems)",
    "postgresql": (
        "INSERT INTO passage_words(rowid, words) VALUES (:id, "
        "setweight(to_tsvector('simple', :section), 'A') || setweight(to_tsvector('simple', :body), 'B') || "
        "setweight(to_tsvector('simple', :stems), 'C'))"
    ),
}
_DELETE = "DELETE FROM passage_words WHERE rowid IN (SELECT id FROM passages WHERE report_id = :report_id)"
_RANKED = {
    "sqlite": (
        "SELECT p.passage_id, -bm25(passage_words, :a, :b, :c) AS score FROM passage_words "
        "JOIN passages p ON p.id = passage_words.rowid WHERE passage_words MATCH :query"
    ),
    "postgresql": (
        "SELECT p.passage_id, ts_rank(ARRAY[0, :c, :b, :a]::real[], w.words, q, 1) AS score "
        "FROM passage_words w JOIN passages p ON p.id = w.rowid, to_tsquery('simple', :query) q "
        "WHERE w.words @@ q"
    ),
}


def create_index(connection: Connection) -> None:
    """Create the index where it is missing."""
    for statement in _CREATE[connection.dialect.name]:
        connection.execute(text(statement))


def add_words(connection: Connection, rows: Iterable[tuple[int, str, str]]) -> None:
    """Index passages given as (row id, section, text)."""
    entries = [_entry(*row) for row in rows]
    if entries:
        connection.execute(text(_INSERT[connection.dialect.name]), entries)


def drop_words(connection: Connection, report_id: str) -> None:
    """Take a report's passages out of the index; call it before the passages go."""
    connection.execute(text(_DELETE), {"report_id": report_id})


def rank_words(
    connection: Connection, words: str, report_ids: Sequence[str] | None, k: int
) -> list[tuple[str, float]]:
    """Passages that hold any of the words or their stems, with scores, best first."""
    wanted = list(dict.fromkeys(form for word in tokens(words) for form in (word, stem(word))))
    if not wanted or report_ids == [] or report_ids == () or k <= 0:
        return []
    sqlite = connection.dialect.name == "sqlite"
    query = " OR ".join(f'"{word}"' for word in wanted) if sqlite else " | ".join(f"'{w}'" for w in wanted)
    values: dict[str, object] = {"query": query, "a": _SECTION_WEIGHT, "b": _TEXT_WEIGHT, "c": _STEM_WEIGHT}
    statement = _RANKED[connection.dialect.name]
    if report_ids is not None:
        names = {f"r{number}": report_id for number, report_id in enumerate(report_ids)}
        statement += f" AND p.report_id IN ({', '.join(':' + name for name in names)})"
        values |= names
    found = connection.execute(text(statement + " ORDER BY score DESC, p.id LIMIT :k"), {**values, "k": k})
    return [(row[0], float(row[1])) for row in found]


def _entry(row_id: int, section: str, body: str) -> dict[str, object]:
    words = tokens(body)
    return {
        "id": row_id,
        "section": " ".join(tokens(section)),
        "body": " ".join(words),
        "stems": " ".join(stem(word) for word in words),
    }

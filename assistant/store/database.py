"""Reports, figures and passages in SQL: a SQLite file by default, PostgreSQL by URL."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, inspect, select, update
from sqlalchemy.exc import DatabaseError, IntegrityError, ProgrammingError

from assistant.domain.figures import Figure
from assistant.domain.record import Record
from assistant.domain.sources import Passage, Report
from assistant.errors import StoreError, UnknownReport
from assistant.settings import Settings
from assistant.store import schema
from assistant.store.engines import open_engine, tell
from assistant.store.interfaces import ParsedReport
from assistant.store.rows import figure_from, figure_row, passage_from, passage_row, report_from, report_row
from assistant.store.word_index import add_words, create_index, drop_words, rank_words


class Correction(Record):
    """What a person says a file is; None leaves what the file says of itself."""

    agency: str | None = None
    year: int | None = None


class Database:
    """A ReportStore on SQL; several processes may use one database at once."""

    def __init__(self, engine: Engine, place: str) -> None:
        self._engine = engine
        self._place = place

    def close(self) -> None:
        """Let go of the file or server."""
        self._engine.dispose()

    def save(self, parsed: ParsedReport, *, replaces: Sequence[str] = ()) -> None:
        """Keep a report and drop the reports it replaces, in one transaction.

        A report that is there already under its id is replaced too. Its counts are those of what is kept.
        """
        report = parsed.report
        with self._writing() as connection:
            for old in dict.fromkeys((report.report_id, *replaces)):
                _remove(connection, old)
            connection.execute(insert(schema.reports), report_row(parsed))
            if parsed.figures:
                rows = [figure_row(report.report_id, n, figure) for n, figure in enumerate(parsed.figures)]
                connection.execute(insert(schema.figures), rows)
            if parsed.passages:
                rows = [passage_row(report.report_id, n, p) for n, p in enumerate(parsed.passages)]
                connection.execute(insert(schema.passages), rows)
                kept = schema.passages.c
                where = kept.report_id == report.report_id
                add_words(
                    connection,
                    [
                        tuple(row)
                        for row in connection.execute(select(kept.id, kept.section, kept.text).where(where))
                    ],
                )

    def forget(self, report_id: str) -> None:
        """Remove a report.

        Raises:
            UnknownReport: no report has the id.
        """
        with self._writing() as connection:
            if not _remove(connection, report_id):
                raise _unknown(report_id)

    def reports(self) -> list[Report]:
        """All reports, by agency and year."""
        r = schema.reports.c
        with self._reading() as connection:
            rows = connection.execute(select(schema.reports).order_by(r.agency, r.year, r.report_id))
            return [report_from(row._mapping) for row in rows]

    def report(self, report_id: str) -> Report:
        """One report.

        Raises:
            UnknownReport: no report has the id.
        """
        with self._reading() as connection:
            query = select(schema.reports).where(schema.reports.c.report_id == report_id)
            row = connection.execute(query).first()
        if row is None:
            raise _unknown(report_id)
        return report_from(row._mapping)

    def figures(self, report_ids: Sequence[str] | None = None) -> list[Figure]:
        """Figures in the order of their reports."""
        with self._reading() as connection:
            rows = connection.execute(_in_order(schema.figures, report_ids))
            return [figure_from(row._mapping) for row in rows]

    def figure(self, figure_id: str) -> Figure | None:
        """One figure, or None."""
        query = _in_order(schema.figures, None).where(schema.figures.c.figure_id == figure_id)
        with self._reading() as connection:
            row = connection.execute(query).first()
        return None if row is None else figure_from(row._mapping)

    def passages(self, report_ids: Sequence[str] | None = None) -> list[Passage]:
        """Passages in the order of their reports."""
        with self._reading() as connection:
            rows = connection.execute(_in_order(schema.passages, report_ids))
            return [passage_from(row._mapping) for row in rows]

    def passages_by_id(self, passage_ids: Sequence[str]) -> dict[str, Passage]:
        """The passages that exist among those named."""
        query = _in_order(schema.passages, None).where(schema.passages.c.passage_id.in_(passage_ids))
        with self._reading() as connection:
            found = [passage_from(row._mapping) for row in connection.execute(query)]
        return {passage.passage_id: passage for passage in found}

    def search_words(self, words: str, report_ids: Sequence[str] | None, k: int) -> list[tuple[str, float]]:
        """Passage ids with BM25 scores, best (highest) first."""
        with self._reading() as connection:
            return rank_words(connection, words, report_ids, k)

    def corrections(self) -> dict[str, Correction]:
        """What people have said about files, by the files' sha256."""
        with self._reading() as connection:
            rows = connection.execute(select(schema.corrections))
            return {row.sha256: Correction(agency=row.agency, year=row.year) for row in rows}

    def correct(self, sha256: str, *, agency: str | None = None, year: int | None = None) -> None:
        """Keep what a person says a file is, for reports in the store and for every later reading.

        A part that is not given stays as it was corrected before. Figures whose own year was concluded from
        the report's year change with the next reading of the file only.
        """
        c = schema.corrections.c
        given = {key: value for key, value in (("agency", agency), ("year", year)) if value is not None}
        if not given:
            return
        with self._writing() as connection:
            known = connection.execute(select(schema.corrections).where(c.sha256 == sha256)).first()
            if known is None:
                connection.execute(insert(schema.corrections), {"sha256": sha256, **given})
            else:
                connection.execute(update(schema.corrections).where(c.sha256 == sha256).values(given))
            connection.execute(update(schema.reports).where(schema.reports.c.sha256 == sha256).values(given))

    def prepare(self) -> None:
        """Create what is missing.

        Raises:
            StoreError: a newer version of the program has written the database, or it cannot be used.
        """
        with self._reading() as connection:
            if self._is_known(connection):
                return
        with self._writing() as connection:
            if self._is_known(connection):  # another process was faster
                return
            schema.metadata.create_all(connection)
            create_index(connection)
            version = {"key": "schema_version", "value": str(schema.SCHEMA_VERSION)}
            connection.execute(insert(schema.about), version)

    def _is_known(self, connection: Connection) -> bool:
        if not inspect(connection).has_table(schema.about.name):
            return False
        query = select(schema.about.c.value).where(schema.about.c.key == "schema_version")
        found = int(connection.execute(query).scalar_one_or_none() or 0)
        if found > schema.SCHEMA_VERSION:
            raise StoreError(
                f"Basis data {self._place} dibuat oleh versi program yang lebih baru (skema {found}, "
                f"program ini mengenal skema {schema.SCHEMA_VERSION}); perbarui programnya atau pakai folder "
                "data lain."
            )
        if found < schema.SCHEMA_VERSION:
            raise StoreError(
                f"Basis data {self._place} dibuat oleh versi program yang lama (skema {found}); pindahkan "
                "berkas itu, lalu muat ulang laporan dengan perintah ingest."
            )
        return True

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._told(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        engine = self._engine.execution_options(writes=True)
        with self._told(), engine.begin() as connection:
            yield connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (IntegrityError, ProgrammingError):
            raise  # our own mistake, nothing that a person could mend
        except (DatabaseError, sqlite3.Error) as error:
            raise StoreError(tell(self._place, error)) from error


def open_database(settings: Settings) -> Database:
    """Open the database of the settings, and create it where there is none.

    Raises:
        StoreError: the folder or the database cannot be opened or written.
        MissingExtra: the database's driver is not installed.
    """
    engine, place = open_engine(settings)
    database = Database(engine, place)
    database.prepare()
    return database


def _remove(connection: Connection, report_id: str) -> bool:
    drop_words(connection, report_id)
    gone = connection.execute(delete(schema.reports).where(schema.reports.c.report_id == report_id))
    return gone.rowcount > 0


def _unknown(report_id: str) -> UnknownReport:
    return UnknownReport(
        f"Tidak ada laporan dengan id {report_id}; lihat daftar laporan yang dikenal dengan perintah reports."
    )


def _in_order(table: Any, report_ids: Sequence[str] | None) -> Any:
    """Rows of a table with their report's agency and year, in the order of reports and of their text."""
    r = schema.reports.c
    query = (
        select(table, r.agency, r.year.label("report_year"))
        .join(schema.reports)
        .order_by(r.agency, r.year, r.report_id, table.c.position)
    )
    return query if report_ids is None else query.where(table.c.report_id.in_(report_ids))

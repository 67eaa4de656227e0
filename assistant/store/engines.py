"""Connections to the database's engine, and its failures in plain words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from assistant.errors import MissingExtra, StoreError
from assistant.settings import Settings

DATABASE_FILE = "lkjip.db"
_PATIENCE_SECONDS = 30


def open_engine(settings: Settings) -> tuple[Engine, str]:
    """An engine and the place it stands for, without passwords; nothing is connected yet.

    Raises:
        StoreError: the data folder cannot be made, or the URL is of no use.
        MissingExtra: the database's driver is not installed.
    """
    if settings.database_url is None:
        file = settings.data_dir / DATABASE_FILE
        _make_folder(file.parent)
        url, place = URL.create("sqlite", database=str(file)), str(file)
    else:
        url = _server_url(settings.database_url)
        place = url.render_as_string(hide_password=True)
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, connect_args={"timeout": _PATIENCE_SECONDS})
        _set_up_sqlite(engine)
        return engine, place
    try:
        return create_engine(url, pool_pre_ping=True), place
    except ModuleNotFoundError as error:
        raise MissingExtra(
            f"Penggerak basis data untuk {place} belum terpasang; jalankan `pip install psycopg[binary]`."
        ) from error


def tell(place: str, failure: Exception) -> str:
    """What failed, where, and the way out, in one Indonesian sentence."""
    cause = str(getattr(failure, "orig", None) or failure).strip()
    lower = cause.lower()
    if "locked" in lower or "busy" in lower:
        return f"Basis data {place} sedang dipakai proses lain; tunggu sampai selesai, lalu ulangi."
    if "readonly" in lower or "read-only" in lower:
        return (
            f"Basis data {place} tidak dapat ditulis; beri hak tulis pada folder data "
            "atau pilih folder lain dengan --data."
        )
    if "not a database" in lower or "malformed" in lower:
        return (
            f"Basis data {place} rusak; pindahkan atau hapus berkas itu, "
            "lalu muat ulang laporan dengan perintah ingest."
        )
    if "disk" in lower:
        return (
            f"Basis data {place} tidak dapat ditulis ({cause}); periksa ruang dan keadaan disk, lalu ulangi."
        )
    return (
        f"Basis data {place} tidak dapat dipakai ({cause}); periksa folder data "
        "atau pilih folder lain dengan --data."
    )


def _server_url(given: str) -> URL:
    try:
        url = make_url(given)
    except ArgumentError as error:
        raise StoreError(
            "LKJIP_DATABASE_URL bukan alamat basis data; contoh: postgresql://pengguna:sandi@server/lkjip."
        ) from error
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise StoreError(
            f"Basis data {url.get_backend_name()} tidak didukung; pakai sqlite atau postgresql "
            "di LKJIP_DATABASE_URL."
        )
    return url


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"Folder data {folder} tidak dapat dibuat ({error.strerror}); beri hak tulis pada folder "
            "di atasnya atau pilih folder lain dengan --data."
        ) from error


def _set_up_sqlite(engine: Engine) -> None:
    """Foreign keys, readers beside a writer, and transactions that we begin instead of the driver."""

    @event.listens_for(engine, "connect")
    def connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        for pragma in ("foreign_keys = ON", "journal_mode = WAL", "synchronous = NORMAL"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # a writer that begins as a reader fails at once when another wrote in between; IMMEDIATE waits
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

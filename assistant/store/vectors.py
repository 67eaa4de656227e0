"""Vectors of passages in Chroma: embedded in the data folder, or on a server by URL.

Vectors can always be made again from the passages, so a damaged folder is emptied instead of mourned. The
embedded engine knows of no other process: two that write, or one that reads what another has written, spoil
its index (seen with chromadb 1.5.9). So processes take turns, and open the folder anew after a change by
another.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections import OrderedDict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

import numpy as np

from assistant.errors import StoreError
from assistant.settings import Settings
from assistant.store.embeddings import model_key
from assistant.store.turns import Turns

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection
    from chromadb.config import Settings as ChromaSettings

_PREFIX = "passages-"
_FEW_REPORTS = 24
"""Up to so many reports are compared exactly; a filtered index search was slower and may find too few."""
_KEPT_REPORTS = 256
_BATCH = 4000

_TURNS_FILE = "turns.db"

_Result = TypeVar("_Result")
_Row = np.ndarray[Any, np.dtype[np.float32]]
_Matrix = tuple[list[str], _Row]


class ChromaVectors:
    """A VectorStore on one Chroma collection for each embedding model."""

    def __init__(self, place: _Folder | _Server, collection: str) -> None:
        self._place = place
        self._name = collection
        self._matrices: OrderedDict[str, _Matrix] = OrderedDict()
        self._seen_changes = -1

    def close(self) -> None:
        """Let go of the folder or server."""
        self._place.close()

    def replace(self, report_id: str, passage_ids: Sequence[str], vectors: Sequence[Sequence[float]]) -> None:
        """Keep the vectors of a report; calling it again changes nothing."""

        def act(client: ClientAPI, _changes: int | None) -> None:
            collection = self._collection(client)
            collection.delete(where={"report_id": report_id})
            for start in range(0, len(passage_ids), _BATCH):
                ids = list(passage_ids[start : start + _BATCH])
                collection.upsert(
                    ids=ids,
                    embeddings=np.asarray(vectors[start : start + _BATCH], dtype=np.float32),
                    metadatas=[{"report_id": report_id, "of": len(passage_ids)} for _ in ids],
                )

        self._place.run(act, writes=True)

    def remove(self, report_id: str) -> None:
        """Drop the vectors of a report, those of other models too."""

        def act(client: ClientAPI, _changes: int | None) -> None:
            for name in _names(client):
                _get(client, name).delete(where={"report_id": report_id})

        self._place.run(act, writes=True)

    def missing(self, report_ids: Sequence[str]) -> list[str]:
        """The reports whose vectors are not there, or not all of them."""
        if not report_ids:
            return []

        def act(client: ClientAPI, _changes: int | None) -> Any:
            return self._collection(client).get(where=_of(report_ids), include=["metadatas"])["metadatas"]

        counts: dict[str, list[int]] = {}
        for metadata in self._place.run(act):
            counts.setdefault(metadata["report_id"], []).append(metadata["of"])
        return [r for r in report_ids if r not in counts or len(counts[r]) != max(counts[r])]

    def nearest(
        self, vector: Sequence[float], report_ids: Sequence[str] | None, k: int
    ) -> list[tuple[str, float]]:
        """Passage ids with cosine similarities, best first; ties in the order of their ids."""
        if k <= 0 or (report_ids is not None and not report_ids):
            return []
        wanted = np.asarray(vector, dtype=np.float32)

        def act(client: ClientAPI, changes: int | None) -> list[tuple[str, float]]:
            collection = self._collection(client)
            if changes is not None and report_ids is not None and len(report_ids) <= _FEW_REPORTS:
                return self._exact(collection, wanted, report_ids, changes)
            return _indexed(collection, wanted, report_ids, k)

        return sorted(self._place.run(act), key=lambda pair: (-pair[1], pair[0]))[:k]

    def _collection(self, client: ClientAPI) -> Collection:
        return client.get_or_create_collection(
            self._name, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
        )

    def _exact(
        self, collection: Collection, wanted: _Row, report_ids: Sequence[str], changes: int
    ) -> list[tuple[str, float]]:
        if changes != self._seen_changes:
            self._matrices.clear()
            self._seen_changes = changes
        found: list[tuple[str, float]] = []
        for report_id in dict.fromkeys(report_ids):
            if report_id not in self._matrices:
                self._matrices[report_id] = _matrix(collection, report_id)
            self._matrices.move_to_end(report_id)
            ids, rows = self._matrices[report_id]
            if ids:
                found += zip(ids, (rows @ wanted).tolist(), strict=True)
        while len(self._matrices) > _KEPT_REPORTS:
            self._matrices.popitem(last=False)
        return found


def open_vectors(settings: Settings) -> ChromaVectors:
    """Open the vectors of the settings' embedding model; folder or server are reached at first use."""
    place: _Folder | _Server
    if settings.chroma_url is None:
        place = _Folder(settings.data_dir / "vectors")
    else:
        place = _Server(settings.chroma_url)
    return ChromaVectors(place, _PREFIX + model_key(settings))


class _Folder:
    """Embedded Chroma in a folder, one process at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._turns: Turns | None = None
        self._client: ClientAPI | None = None
        self._opened_at = -1

    def close(self) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None
        if self._turns is not None:
            self._turns.close()
            self._turns = None

    def run(self, act: Callable[[ClientAPI, int | None], _Result], *, writes: bool = False) -> _Result:
        """Act on a client that has seen every earlier change; damage is mended once.

        `act` also gets the number of changes so far, None where others may change things unseen.
        """
        from chromadb.errors import ChromaError

        try:
            if self._turns is None:
                self._folder.mkdir(parents=True, exist_ok=True)
                self._turns = Turns(self._folder / _TURNS_FILE)
            with self._turns.take() as turn:
                turn.changed = writes
                now = turn.changes + writes
                try:
                    return act(self._current(turn.changes, now), now)
                except ChromaError:
                    turn.changed = True
                    return act(self._current(-1, turn.changes + 1), turn.changes + 1)
        except (OSError, sqlite3.Error, ChromaError) as error:
            raise StoreError(self._sentence(error)) from error

    def _current(self, seen: int, then: int) -> ClientAPI:
        if self._client is None or self._opened_at != seen:
            if self._client is not None:
                self._client.close()
            self._client = self._opened()
        self._opened_at = then
        return self._client

    def _opened(self) -> ClientAPI:
        from chromadb.api.shared_system_client import SharedSystemClient
        from chromadb.errors import ChromaError

        try:
            client = _embedded(self._folder)
            for name in _names(client):
                _probe(_get(client, name))
            return client
        except ChromaError:
            SharedSystemClient.clear_system_cache()
            _empty(self._folder)
            return _embedded(self._folder)

    def _sentence(self, error: Exception) -> str:
        if "locked" in str(error):
            return f"Folder vektor {self._folder} sedang dipakai proses lain; tunggu lalu ulangi."
        return (
            f"Folder vektor {self._folder} tidak dapat dipakai ({error}); beri hak tulis pada folder itu, "
            "atau hapus: isinya dibangun kembali dari laporan yang tersimpan."
        )


class _Server:
    """A Chroma server by URL."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._client: ClientAPI | None = None

    def close(self) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None

    def run(self, act: Callable[[ClientAPI, int | None], _Result], *, writes: bool = False) -> _Result:
        """Act on the server, which takes care of turns and damage itself."""
        from chromadb.errors import ChromaError
        from httpx import HTTPError

        try:
            if self._client is None:
                self._client = _remote(self._url)
            return act(self._client, None)
        except (ValueError, HTTPError, ChromaError) as error:
            raise StoreError(
                f"Server vektor {self._url} tidak dapat dipakai ({error}); "
                "periksa LKJIP_CHROMA_URL dan jalankan servernya."
            ) from error


def _embedded(folder: Path) -> ClientAPI:
    import chromadb

    return chromadb.PersistentClient(path=str(folder), settings=_quiet())


def _remote(url: str) -> ClientAPI:
    import chromadb

    parts = urlsplit(url)
    secure = parts.scheme == "https"
    return chromadb.HttpClient(
        host=parts.hostname or url,
        port=parts.port or (443 if secure else 8000),
        ssl=secure,
        settings=_quiet(),
    )


def _quiet() -> ChromaSettings:
    from chromadb.config import Settings as ChromaSettings

    return ChromaSettings(anonymized_telemetry=False)


def _names(client: ClientAPI) -> list[str]:
    return [c.name for c in client.list_collections() if c.name.startswith(_PREFIX)]


def _get(client: ClientAPI, name: str) -> Collection:
    return client.get_collection(name, embedding_function=None)


def _of(report_ids: Sequence[str]) -> dict[str, Any]:
    return {"report_id": {"$in": list(report_ids)}}


def _probe(collection: Collection) -> None:
    """Raise ChromaError where the collection's rows or index are damaged."""
    one = collection.get(limit=1, include=["embeddings"])["embeddings"]
    if one is not None and len(one):
        collection.query(query_embeddings=one, n_results=1, include=[])


def _matrix(collection: Collection, report_id: str) -> _Matrix:
    found = collection.get(where={"report_id": report_id}, include=["embeddings"])
    return found["ids"], np.asarray(found["embeddings"], dtype=np.float32)


def _indexed(
    collection: Collection, wanted: _Row, report_ids: Sequence[str] | None, k: int
) -> list[tuple[str, float]]:
    where = None if report_ids is None else _of(report_ids)
    found = collection.query(query_embeddings=[wanted], n_results=k, where=where, include=["distances"])
    ids, distances = found["ids"], found["distances"]
    return [(i, 1 - d) for i, d in zip(ids[0], distances[0], strict=True)] if distances else []


def _empty(folder: Path) -> None:
    for item in folder.iterdir():
        if item.name.startswith(_TURNS_FILE):
            continue
        if item.is_dir():
            shutil.rmtree(item)
        else:
            item.unlink()

"""Texts as vectors: our own small model from the repository, or any other that the settings name."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.domain.sources import Passage
from assistant.errors import SetupError
from assistant.settings import OFFLINE_ENVIRONMENT, Settings
from assistant.store.interfaces import Embedder
from assistant.store.static_embedding import StaticEmbedder, is_static

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

OWN_MODEL = Path(__file__).resolve().parent / "embedding"
"""Folder of the model that comes with the program; `python -m ingest.train_embedding` makes it."""

_NO_HUB = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1"}
_WEIGHTS = "*.safetensors"


class SentenceEmbedder:
    """An Embedder on a sentence-transformers model, loaded when the first text comes."""

    def __init__(self, model: str, *, hub: bool) -> None:
        self._model_name = model
        self._hub = hub

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """One unit vector a text; the zero vector for a text without any known word.

        Raises:
            SetupError: the model cannot be loaded.
        """
        if not texts:
            return []
        vectors = self._model.encode(
            list(texts), normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )
        return [[float(number) for number in vector] for vector in vectors]

    @cached_property
    def _model(self) -> SentenceTransformer:
        os.environ.update(OFFLINE_ENVIRONMENT)
        if not self._hub:
            os.environ.update(_NO_HUB)
        from sentence_transformers import SentenceTransformer

        try:
            return SentenceTransformer(self._model_name, device="cpu", local_files_only=not self._hub)
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            raise SetupError(
                f"Model embedding {self._model_name} tidak dapat dimuat; periksa LKJIP_EMBEDDING "
                "(nama folder atau nama model di hub), atau kosongkan untuk memakai model bawaan."
            ) from error


def embedded_text(passage: Passage) -> str:
    """The text by which a passage is embedded: under its nearest headings, which tell what a row is about."""
    near = passage.section.split(" > ")[-2:]
    return f"{' > '.join(near)}\n{passage.text}"


def load_embedder(settings: Settings) -> Embedder:
    """The embedder of the settings; its model is loaded at first use.

    Only a name that is no folder may reach for a model hub.
    """
    name = settings.embedding
    if name is None:
        if is_static(OWN_MODEL):
            return StaticEmbedder(OWN_MODEL)
        return SentenceEmbedder(str(OWN_MODEL), hub=False)
    return SentenceEmbedder(name, hub=not Path(name).is_dir())


def model_key(settings: Settings) -> str:
    """A short name that changes whenever the model does: vectors of two models never mix."""
    name = settings.embedding
    folder = OWN_MODEL if name is None else Path(name)
    digest = hashlib.sha256()
    if folder.is_dir():
        for file in sorted(folder.rglob(_WEIGHTS)):
            digest.update(file.read_bytes())
    else:
        digest.update(str(name).encode())
    return digest.hexdigest()[:16]

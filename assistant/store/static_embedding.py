"""Our own embedding model without its library: a tokenizer and a table of word vectors, read as they are.

sentence-transformers brings torch, whose import takes seconds; a model that only averages rows of a table
needs neither. Every other model, and training, stays with the library. A test holds both to equal vectors.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.errors import SetupError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_MODULES, _CONFIG = "modules.json", "config_sentence_transformers.json"
_TABLE, _TOKENIZER = "model.safetensors", "tokenizer.json"
_ROWS = "embedding.weight"

_Matrix = np.ndarray[Any, np.dtype[np.float32]]


class StaticEmbedder:
    """An Embedder that averages the vectors of a text's tokens; its files are read at the first text."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def embed(self, texts: Sequence[str]) -> list[list[float]]:
        """One unit vector a text; the zero vector for a text without any known word.

        Raises:
            SetupError: the model cannot be read.
        """
        if not texts:
            return []
        tokenizer, rows = self._model
        vectors = []
        for encoding in tokenizer.encode_batch(list(texts), add_special_tokens=False):
            mean = rows[encoding.ids].mean(axis=0) if encoding.ids else np.zeros(rows.shape[1], np.float32)
            length = float(np.linalg.norm(mean))
            vectors.append([float(number) for number in (mean / length if length else mean)])
        return vectors

    @cached_property
    def _model(self) -> tuple[Tokenizer, _Matrix]:
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        try:
            tokenizer = Tokenizer.from_file(str(self._folder / _TOKENIZER))
            rows = load_file(self._folder / _TABLE)[_ROWS].astype(np.float32)
        except Exception as error:  # tokenizers raises plain Exception for a damaged file
            raise SetupError(
                f"Model embedding di {self._folder} tidak dapat dibaca; pasang ulang program ini, "
                "atau tunjuk model lain dengan LKJIP_EMBEDDING."
            ) from error
        tokenizer.no_padding()
        return tokenizer, rows


def is_static(folder: Path) -> bool:
    """Whether a model folder holds nothing but a table of vectors: one module, and no prompt before texts."""
    try:
        modules = json.loads((folder / _MODULES).read_text(encoding="utf-8"))
        config = json.loads((folder / _CONFIG).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    plain = [str(module.get("type", "")).rpartition(".")[2] for module in modules] == ["StaticEmbedding"]
    prompted = config.get("default_prompt_name") or any((config.get("prompts") or {}).values())
    return plain and not modules[0].get("path") and not prompted

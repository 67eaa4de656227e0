"""Chat models through LangChain's `init_chat_model`; the only module that imports LangChain."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from assistant.errors import MissingExtra, ModelError, SetupError
from assistant.llm.chat import PromptPair
from assistant.settings import Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.runnables import Runnable

_LONGEST_ANSWER = 40_000
_MOST_TOKENS = 4096


def open_chat(settings: Settings) -> LangChainChat | None:
    """The chat model of the settings, None where none is set.

    Raises:
        MissingExtra: the package of the model's provider is not installed.
        SetupError: the settings name no model that LangChain knows.
    """
    if not settings.model:
        return None
    from langchain.chat_models import init_chat_model

    options: dict[str, object] = {
        "timeout": settings.model_timeout,
        "max_retries": 1,
        "temperature": 0,
        "max_tokens": _MOST_TOKENS,
    }
    if settings.model_base_url:
        options["base_url"] = settings.model_base_url
    key = settings.model_api_key
    if key is not None or settings.model_base_url:
        options["api_key"] = key.get_secret_value() if key is not None else "tanpa-kunci"
    try:
        model = init_chat_model(settings.model, **options)  # type: ignore[call-overload]
    except ImportError as error:
        raise MissingExtra(
            f"Paket untuk model '{settings.model}' belum terpasang ({error.name}); pasang paket langchain "
            "penyedianya, atau kosongkan LKJIP_MODEL untuk menulis tanpa model bahasa."
        ) from error
    except Exception as error:  # providers raise their own classes for a missing key or an unknown name
        raise SetupError(
            f"Model '{settings.model}' tidak dapat disiapkan; periksa LKJIP_MODEL, LKJIP_MODEL_BASE_URL, dan "
            "LKJIP_MODEL_API_KEY, atau kosongkan LKJIP_MODEL untuk menulis tanpa model bahasa."
        ) from error
    return LangChainChat(model, settings.model, settings.model_timeout)


class LangChainChat:
    """A Chat on a LangChain chat model: prompt, model and parser as one runnable."""

    def __init__(self, model: BaseChatModel, name: str, timeout: float) -> None:
        self._model = model
        self._name = name
        self._timeout = timeout

    @property
    def name(self) -> str:
        """The model's name as the settings give it."""
        return self._name

    def ask(self, prompt: PromptPair, variables: Mapping[str, str]) -> str:
        """The answer as text; `ModelError` after the timeout of the settings, however slowly it trickles."""
        pieces: queue.Queue[str | Exception | None] = queue.Queue()
        stop = threading.Event()
        chain = self._chain(prompt)
        threading.Thread(target=_stream, args=(chain, dict(variables), pieces, stop), daemon=True).start()
        try:
            return "".join(self._collect(pieces))
        finally:
            stop.set()

    def _chain(self, prompt: PromptPair) -> Runnable[dict[str, str], str]:
        from langchain_core.output_parsers import StrOutputParser
        from langchain_core.prompts import ChatPromptTemplate

        template = ChatPromptTemplate.from_messages([("system", prompt.system), ("human", prompt.question)])
        return template | self._model | StrOutputParser()

    def _collect(self, pieces: queue.Queue[str | Exception | None]) -> Iterator[str]:
        deadline = time.monotonic() + self._timeout
        length = 0
        while True:
            try:
                piece = pieces.get(timeout=max(0.0, deadline - time.monotonic()))
            except queue.Empty:
                raise ModelError(
                    f"Model {self._name} tidak menjawab lengkap dalam {self._timeout:g} detik."
                ) from None
            if piece is None:
                return
            if isinstance(piece, Exception):
                raise ModelError(f"Model {self._name} gagal menjawab: {_reason(piece)}.") from piece
            length += len(piece)
            if length > _LONGEST_ANSWER:
                raise ModelError(f"Model {self._name} menjawab terlalu panjang.")
            yield piece


def _stream(
    chain: Runnable[dict[str, str], str],
    variables: dict[str, str],
    pieces: queue.Queue[str | Exception | None],
    stop: threading.Event,
) -> None:
    """Hand over the answer piece by piece; the thread is given up where the model never ends."""
    try:
        for piece in chain.stream(variables):
            if stop.is_set():
                return
            pieces.put(piece)
    except Exception as error:  # whatever the provider's client raises is told to the reader, not lost
        pieces.put(error)
    else:
        pieces.put(None)


def _reason(error: Exception) -> str:
    """A short Indonesian reason, without addresses or keys."""
    kind = type(error).__name__
    status = getattr(error, "status_code", None)
    if status == 429:
        return "terlalu banyak permintaan (429)"
    if isinstance(status, int):
        return f"peladen menjawab dengan galat {status}"
    if "Timeout" in kind:
        return "waktu tunggu habis"
    if "Connection" in kind or "Connect" in kind:
        return "peladen tidak dapat dihubungi"
    return f"jawaban tidak dapat dibaca ({kind})"

"""The only reader of the environment."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict, SettingsError

from assistant.domain.indicators import Polarity
from assistant.errors import SetupError

OFFLINE_ENVIRONMENT = {
    "ANONYMIZED_TELEMETRY": "False",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "LANGCHAIN_TRACING_V2": "false",
    "LANGSMITH_TRACING": "false",
    "TOKENIZERS_PARALLELISM": "false",
}
"""Switches that keep the libraries from calling home; set before any of them is imported."""


class Settings(BaseSettings):
    """All settings, read from the environment or from `.env` in the working directory."""

    model_config = SettingsConfigDict(
        env_prefix="LKJIP_", env_file=".env", env_file_encoding="utf-8", extra="ignore"
    )

    data_dir: Path = Field(Path("data"), description="folder where everything that the program keeps lives")
    embedding: str | None = Field(None, description="folder or hub name of another embedding model")
    model: str | None = Field(None, description="chat model, as `init_chat_model` takes it")
    model_base_url: str | None = Field(None, description="address of an OpenAI-compatible server")
    model_api_key: SecretStr | None = Field(None, description="key for the chat model")
    model_timeout: float = Field(60.0, gt=0, description="seconds to wait for one answer of the chat model")
    database_url: str | None = Field(None, description="SQLAlchemy URL; unset: SQLite in the data folder")
    chroma_url: str | None = Field(None, description="URL of a Chroma server; unset: embedded")
    achievement_cap: Decimal | None = Field(
        None, ge=100, description="largest capaian that the office counts, in percent; unset: no limit"
    )
    decimals: int = Field(2, ge=0, le=6, description="decimals of computed figures when they are shown")
    lower_formula: Literal["N1", "N2"] = Field("N1", description="formula of capaian where lower is better")
    rating_scale: Literal["permendagri", "berhasil", "baik", "tercapai"] | None = Field(
        None, description="scale for capaian where a report prints none"
    )
    polarities: dict[str, Polarity] = Field(
        default_factory=dict, description="polarity of indicators by name, as a JSON object"
    )


def load_settings(**overrides: object) -> Settings:
    """Build the settings once.

    Raises:
        SetupError: a variable has a value that cannot be used.
    """
    try:
        return Settings(**{key: value for key, value in overrides.items() if value is not None})  # type: ignore[arg-type]
    except SettingsError as error:
        raise SetupError(
            "Pengaturan LKJIP_POLARITIES bukan objek JSON; tulislah misalnya "
            '{"Angka kemiskinan": "makin rendah makin baik"} di lingkungan atau di berkas .env.'
        ) from error
    except ValidationError as error:
        first = error.errors()[0]
        name = "LKJIP_" + str(first["loc"][0]).upper()
        raise SetupError(
            f"Pengaturan {name} tidak dapat dipakai ({first['msg']}); "
            "perbaiki nilainya di lingkungan atau di berkas .env."
        ) from error

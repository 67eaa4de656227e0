"""The chat model behind its protocol, through the real client against a server on loopback."""

from __future__ import annotations

import socket

import pytest

from assistant.errors import MissingExtra, ModelError, SetupError
from assistant.llm.chat import PromptPair
from assistant.llm.langchain import LangChainChat, open_chat
from assistant.llm.scripted import ScriptedChat
from assistant.settings import Settings
from tests.llm.server import Behaviour, serve

PROMPT = PromptPair(system="Anda {role}.", question="Tulis tentang {topic}.")
VARIABLES = {"role": "penulis", "topic": "penanda {{f:P1.actual}} dan {kurung}"}


def chat(address: str, timeout: float = 10.0) -> LangChainChat:
    settings = Settings(
        _env_file=None, model="openai:local", model_base_url=address, model_api_key="x", model_timeout=timeout
    )
    opened = open_chat(settings)
    assert opened is not None
    return opened


def test_no_model_in_the_settings_opens_no_chat() -> None:
    assert open_chat(Settings(_env_file=None, model=None)) is None


def test_an_answer_comes_back_whole_and_braces_of_a_variable_reach_the_model_unchanged() -> None:
    behaviour = Behaviour("Realisasi tahun ini {{f:P1.actual}} " * 5)
    with serve(behaviour) as address:
        assert chat(address).ask(PROMPT, VARIABLES) == behaviour.text
    messages = behaviour.requests[0]["messages"]
    assert messages == [
        {"content": "Anda penulis.", "role": "system"},
        {"content": "Tulis tentang penanda {{f:P1.actual}} dan {kurung}.", "role": "user"},
    ]


@pytest.mark.parametrize(
    ("behaviour", "reason"),
    [
        pytest.param(Behaviour(status=429), "429", id="too-many-requests"),
        pytest.param(Behaviour(status=500), "galat 500", id="server-error"),
        pytest.param(Behaviour(status=401), "galat 401", id="wrong-key"),
        pytest.param(Behaviour(raw=b"{not json"), "gagal", id="not-json"),
        pytest.param(Behaviour(mode="endless"), "terlalu panjang", id="endless-output"),
    ],
)
def test_every_failure_of_a_model_is_a_model_error(behaviour: Behaviour, reason: str) -> None:
    with serve(behaviour) as address, pytest.raises(ModelError, match=reason):
        chat(address).ask(PROMPT, VARIABLES)


@pytest.mark.parametrize("mode", ["hang", "trickle"])
def test_a_model_that_does_not_finish_is_given_up_after_the_timeout(mode: str) -> None:
    with serve(Behaviour(mode=mode)) as address, pytest.raises(ModelError):
        chat(address, timeout=0.5).ask(PROMPT, VARIABLES)


def test_a_refused_connection_is_told_in_indonesian() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(ModelError, match="tidak dapat dihubungi"):
        chat(f"http://127.0.0.1:{port}/v1").ask(PROMPT, VARIABLES)


@pytest.mark.parametrize("name", ["tidak-ada:model", "tanpa penyedia"])
def test_a_model_that_cannot_be_set_up_names_the_setting(name: str) -> None:
    with pytest.raises((SetupError, MissingExtra), match="LKJIP_MODEL"):
        open_chat(Settings(_env_file=None, model=name))


def test_the_scripted_model_answers_from_its_list_and_then_fails() -> None:
    scripted = ScriptedChat(["satu", ModelError("putus")])
    assert scripted.ask(PROMPT, VARIABLES) == "satu"
    with pytest.raises(ModelError, match="putus"):
        scripted.ask(PROMPT, VARIABLES)
    with pytest.raises(ModelError, match="tidak mempunyai jawaban"):
        scripted.ask(PROMPT, VARIABLES)
    assert scripted.asked[0] == VARIABLES

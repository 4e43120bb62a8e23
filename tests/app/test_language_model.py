"""The rephraser is there when the settings name one, and only then."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from agents.guarded_model import CallOutcome
from app.language_model import guarded, open_language_model
from app.settings import Settings
from core.errors import ModelError
from tests.fakes.agents import ScriptedLanguageModel, StillClock
from tests.fakes.tiny_causal_model import save_tiny_causal_model


async def test_without_an_endpoint_there_is_none() -> None:
    async with open_language_model(Settings(llm_base_url="")) as model:
        assert model is None


async def test_the_endpoint_of_the_settings_is_asked() -> None:
    asked: list[bytes] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.readuntil(b"\r\n\r\n"))
        sent = b'data: {"choices": [{"delta": {"content": "14"}}]}\n\ndata: [DONE]\n\n'
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(sent), sent))
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    settings = Settings(llm_base_url=f"http://127.0.0.1:{port}/v1", llm_model="small", llm_api_key="secret")
    async with server, open_language_model(settings) as model:
        assert model is not None
        assert [piece async for piece in model.complete("system", "prompt")] == ["14"]
    assert asked[0].startswith(b"POST /v1/chat/completions ")
    assert b"Bearer secret" in asked[0]


async def test_an_endpoint_that_is_not_there_is_a_model_error() -> None:
    async with open_language_model(Settings(llm_base_url="http://127.0.0.1:9/v1")) as model:
        assert model is not None
        with pytest.raises(ModelError, match="cannot be reached"):
            _ = [piece async for piece in model.complete("system", "prompt")]


def test_the_guard_is_as_the_settings_say() -> None:
    settings = Settings(llm_tokens_per_minute=1, llm_breaker_failures=1)
    assert guarded(None, settings, StillClock()) is None
    assert guarded(ScriptedLanguageModel(), settings, StillClock()) is not None


async def test_a_budget_of_the_settings_is_kept_and_told() -> None:
    heard: list[CallOutcome] = []
    model = guarded(ScriptedLanguageModel("네"), Settings(llm_tokens_per_minute=10), StillClock(), heard.append)
    assert model is not None
    with pytest.raises(ModelError, match="budget"):
        _ = [piece async for piece in model.complete("system", "prompt", max_tokens=20)]
    assert heard == ["over_budget"]


async def test_a_model_in_this_process_is_opened_from_its_folder(tmp_path: Path) -> None:
    folder = save_tiny_causal_model(tmp_path, ["신고"])
    settings = Settings(llm_model_path=folder, llm_first_token_seconds=1.5, llm_total_seconds=1.5)
    async with open_language_model(settings) as model:
        assert model is not None
        assert model.capabilities.name == folder.name


def test_two_language_models_are_one_too_many(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="keep one of them"):
        Settings(llm_base_url="http://127.0.0.1:9/v1", llm_model_path=tmp_path)

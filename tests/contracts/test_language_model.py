"""What the officials may rely on, whichever `LanguageModel` they have."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable

import httpx
import pytest
from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse

from agents.openai_model import OpenAiModel
from agents.protocols import LanguageModel
from core.errors import ModelError
from tests.fakes.agents import ScriptedLanguageModel

REPLY = "이사하면 14일 이내에 신고합니다."


def served(app: FastAPI) -> OpenAiModel:
    """A model behind an OpenAI-compatible endpoint in this process."""
    client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://model.test/v1")
    return OpenAiModel(client, model="city-llm", api_key="secret", context_tokens=8192)


def endpoint(*lines: str, status: int = 200) -> FastAPI:
    """Answers every completion with these server-sent events; keeps what it was asked in `app.state.bodies`."""
    app = FastAPI()
    app.state.bodies = []

    @app.post("/v1/chat/completions")
    async def complete(request: Request) -> Response:
        app.state.bodies.append((await request.json(), request.headers.get("authorization")))
        if status != 200:
            return JSONResponse({"error": "no"}, status_code=status)
        return StreamingResponse(_lines(lines), media_type="text/event-stream")

    return app


async def _lines(lines: tuple[str, ...]) -> AsyncIterator[str]:
    for line in lines:
        yield f"{line}\n\n"


def piece(text: str) -> str:
    return "data: " + json.dumps({"choices": [{"delta": {"content": text}}]})


def _real() -> LanguageModel:
    role = 'data: {"choices": [{"delta": {"role": "assistant"}}]}'
    return served(endpoint(role, *(piece(letter) for letter in REPLY), ": keep-alive", "data: [DONE]"))


def _fake() -> LanguageModel:
    return ScriptedLanguageModel(REPLY)


@pytest.fixture(params=[pytest.param(_fake, id="scripted"), pytest.param(_real, id="openai")])
def model(request: pytest.FixtureRequest) -> LanguageModel:
    make: Callable[[], LanguageModel] = request.param
    return make()


async def test_the_pieces_in_order_are_the_completion(model: LanguageModel) -> None:
    pieces = [part async for part in model.complete("당신은 편집자입니다.", "다듬어 주세요.")]
    assert len(pieces) > 1
    assert all(pieces)
    assert "".join(pieces) == REPLY


def test_it_says_what_it_is(model: LanguageModel) -> None:
    assert model.capabilities.name
    assert model.capabilities.context_tokens > 0
    assert "ko" in model.capabilities.languages


async def test_the_endpoint_is_asked_as_the_protocol_says() -> None:
    app = endpoint(piece("네"))
    assert [part async for part in served(app).complete("system", "prompt", max_tokens=50)] == ["네"]
    ((body, authorization),) = app.state.bodies
    assert authorization == "Bearer secret"
    assert body["model"] == "city-llm"
    assert body["max_tokens"] == 50
    assert body["stream"] is True
    assert [message["role"] for message in body["messages"]] == ["system", "user"]


@pytest.mark.parametrize("status", [401, 404, 429, 500])
async def test_a_refusal_is_a_model_error_without_the_citizen_s_words(status: int) -> None:
    with pytest.raises(ModelError, match=str(status)) as raised:
        await anext(served(endpoint(status=status)).complete("system", "비밀 질문"))
    assert "비밀" not in str(raised.value)


@pytest.mark.parametrize("line", ["data: {", "data: []", 'data: {"choices": []}', 'data: {"choices": [3]}'])
async def test_what_is_no_completion_is_a_model_error(line: str) -> None:
    with pytest.raises(ModelError, match="no completion"):
        await anext(served(endpoint(line)).complete("system", "prompt"))


async def test_an_endpoint_that_cannot_be_reached_is_a_model_error() -> None:
    client = httpx.AsyncClient(base_url="http://127.0.0.1:9/v1")
    with pytest.raises(ModelError, match="cannot be reached"):
        await anext(OpenAiModel(client, model="none").complete("system", "prompt"))
    await client.aclose()

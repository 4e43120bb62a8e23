"""An endpoint is asked as its protocol says, and whatever goes wrong there is one error within its time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager

import httpx2
import pytest
from openai import AsyncOpenAI

from agents.call_limits import CallLimits
from agents.openai_model import OpenAiModel
from core.errors import ModelError
from tests.fakes.llm_endpoint import BREAK, STALL, LlmEndpoint, Raw, Status, Step, llm_endpoint, said

SECRET = "비밀스러운 질문"
PATIENT = CallLimits(first_token_seconds=20.0, total_seconds=30.0)
HASTY = CallLimits(first_token_seconds=0.2, total_seconds=0.3)


@asynccontextmanager
async def model_at(url: str, limits: CallLimits = PATIENT) -> AsyncGenerator[OpenAiModel]:
    async with AsyncOpenAI(base_url=url, api_key="secret") as client:
        yield OpenAiModel(client, model="city-llm", limits=limits)


@asynccontextmanager
async def served(*scripts: list[Step], limits: CallLimits = PATIENT) -> AsyncGenerator[tuple[LlmEndpoint, OpenAiModel]]:
    async with llm_endpoint(*scripts) as endpoint, model_at(endpoint.url, limits) as model:
        yield endpoint, model


async def written(model: OpenAiModel, *, max_tokens: int = 200) -> str:
    return "".join([part async for part in model.complete("system", SECRET, max_tokens=max_tokens)])


async def broken_off(model: OpenAiModel) -> tuple[list[str], ModelError]:
    """What came, and the error that ended it."""
    heard: list[str] = []
    try:
        async for piece in model.complete("system", SECRET):
            heard.append(piece)
    except ModelError as error:
        return heard, error
    raise AssertionError("the completion came to its end")


async def test_the_endpoint_is_asked_as_the_protocol_says() -> None:
    async with served(said("네")) as (endpoint, model):
        assert await written(model, max_tokens=50) == "네"
    assert endpoint.heads[0].startswith("POST /v1/chat/completions ")
    assert "Bearer secret" in endpoint.heads[0]
    (body,) = endpoint.bodies
    assert (body["model"], body["max_tokens"], body["temperature"], body["stream"]) == ("city-llm", 50, 0, True)
    assert body["messages"] == [{"role": "system", "content": "system"}, {"role": "user", "content": SECRET}]


@pytest.mark.parametrize(("status", "asked"), [(400, 1), (401, 1), (404, 1), (429, 2), (500, 2), (503, 2)])
async def test_a_refusal_is_a_model_error_without_the_citizen_s_words(status: int, asked: int) -> None:
    async with served([Status(status)]) as (endpoint, model):
        with pytest.raises(ModelError, match=str(status)) as raised:
            await written(model)
    assert SECRET not in str(raised.value)
    assert len(endpoint.bodies) == asked


@pytest.mark.parametrize("first", [[Status(429, ("Retry-After: 60",))], [Status(503)], [BREAK]])
async def test_one_more_try_is_made_before_the_first_piece(first: list[Step]) -> None:
    async with served(first, said("14일")) as (endpoint, model):
        assert await written(model) == "14일"
    assert len(endpoint.bodies) == 2


async def test_none_is_made_after_it() -> None:
    async with served(["이사하면 ", BREAK], said("다른 말")) as (endpoint, model):
        heard, error = await broken_off(model)
    assert heard == ["이사하면 "]
    assert "cannot be reached" in str(error)
    assert len(endpoint.bodies) == 1


@pytest.mark.parametrize("script", [[STALL], [Raw(": keep-alive"), STALL], ["이사하면 ", STALL]])
async def test_one_that_stalls_is_given_up_and_not_asked_again(script: list[Step]) -> None:
    async with served(script, limits=HASTY) as (endpoint, model):
        with pytest.raises(ModelError, match="late"):
            await written(model)
    assert len(endpoint.bodies) == 1


@pytest.mark.parametrize("line", ["data: {", "data: []", 'data: {"choices": [3]}', 'data: {"choices": 7}', "data: 네"])
async def test_what_is_no_completion_is_a_model_error(line: str) -> None:
    async with served([Raw(line), "x"]) as (_, model):
        with pytest.raises(ModelError, match="no completion"):
            await written(model)


@pytest.mark.parametrize("line", ['data: {"choices": []}', 'data: {"choices": [{"delta": {}}]}', "x"])
async def test_what_carries_no_text_is_passed_over(line: str) -> None:
    async with served([Raw(line), "네"]) as (_, model):
        assert await written(model) == "네"


async def test_an_error_in_the_stream_is_a_model_error_without_its_text() -> None:
    async with served([Raw(f'data: {{"error": {{"message": "{SECRET}"}}}}')]) as (_, model):
        with pytest.raises(ModelError) as raised:
            await written(model)
    assert SECRET not in str(raised.value)


async def test_one_that_never_stops_is_stopped() -> None:
    async with served(["가" * 90, "가" * 90]) as (_, model):
        with pytest.raises(ModelError, match="more than it was asked"):
            await written(model, max_tokens=10)


async def test_nothing_to_say_is_an_empty_completion() -> None:
    async with served(said()) as (_, model):
        assert await written(model) == ""


async def test_an_endpoint_that_is_not_there_is_a_model_error() -> None:
    async with model_at("http://127.0.0.1:9/v1") as model:
        with pytest.raises(ModelError, match="cannot be reached"):
            await written(model)


class Trickling(httpx2.AsyncBaseTransport):
    """One piece every `seconds`, for ever; the first one after `silent` seconds."""

    def __init__(self, silent: float, seconds: float) -> None:
        self._silent, self._seconds = silent, seconds

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, stream=_Stream(self._silent, self._seconds))


class _Stream(httpx2.AsyncByteStream):
    def __init__(self, silent: float, seconds: float) -> None:
        self._silent, self._seconds = silent, seconds

    async def __aiter__(self) -> AsyncIterator[bytes]:
        await asyncio.sleep(self._silent)
        while True:
            yield b'data: {"choices": [{"delta": {"content": "a"}}]}\n\n'
            await asyncio.sleep(self._seconds)


@pytest.mark.looptime
@pytest.mark.parametrize(
    ("silent", "pieces", "given_up_after"),
    [(0.1, 13, 1.4), (0.7, 7, 1.4), (0.81, 0, 0.8), (3_600.0, 0, 0.8)],
)
async def test_a_completion_has_its_time_and_no_more(silent: float, pieces: int, given_up_after: float) -> None:
    async with httpx2.AsyncClient(transport=Trickling(silent, 0.1)) as http:
        model = OpenAiModel(AsyncOpenAI(base_url="http://m/v1", api_key="x", http_client=http), model="m")
        started = asyncio.get_running_loop().time()
        heard, error = await broken_off(model)
        assert asyncio.get_running_loop().time() - started == pytest.approx(given_up_after)
        assert len(heard) == pieces
        assert "late" in str(error)

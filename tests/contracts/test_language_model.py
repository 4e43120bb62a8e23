"""What the officials may rely on, whichever `LanguageModel` they have."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager

import pytest

from agents.protocols import LanguageModel
from app.language_model import open_language_model
from app.settings import Settings
from tests.fakes.agents import ScriptedLanguageModel
from tests.fakes.llm_endpoint import llm_endpoint, said

REPLY = "이사하면 14일 이내에 신고합니다."
SYSTEM, PROMPT = "당신은 편집자입니다.", "다듬어 주세요."


@asynccontextmanager
async def _endpoint() -> AsyncGenerator[LanguageModel]:
    async with AsyncExitStack() as stack:
        served = await stack.enter_async_context(llm_endpoint(said(*REPLY)))
        settings = Settings(llm_base_url=served.url, llm_model="city-llm")
        model = await stack.enter_async_context(open_language_model(settings))
        assert model is not None
        yield model


@asynccontextmanager
async def _scripted() -> AsyncGenerator[LanguageModel]:
    yield ScriptedLanguageModel(REPLY, REPLY, REPLY)


@pytest.fixture(params=[pytest.param(_scripted, id="scripted"), pytest.param(_endpoint, id="endpoint")])
async def model(request: pytest.FixtureRequest) -> AsyncIterator[LanguageModel]:
    opened: Callable[[], AbstractAsyncContextManager[LanguageModel]] = request.param
    async with opened() as given:
        yield given


async def test_the_pieces_in_order_are_the_completion(model: LanguageModel) -> None:
    pieces = [part async for part in model.complete(SYSTEM, PROMPT)]
    assert len(pieces) > 1
    assert all(pieces)
    assert "".join(pieces) == REPLY


async def test_it_says_what_it_is(model: LanguageModel) -> None:
    assert model.capabilities.name
    assert model.capabilities.context_tokens > 0
    assert "ko" in model.capabilities.languages


async def test_nobody_has_to_hear_it_out(model: LanguageModel) -> None:
    pieces = model.complete(SYSTEM, PROMPT)
    assert await anext(pieces)
    assert isinstance(pieces, AsyncGenerator)
    await pieces.aclose()
    assert "".join([part async for part in model.complete(SYSTEM, PROMPT)]) == REPLY


async def test_the_same_is_said_to_the_same(model: LanguageModel) -> None:
    once = "".join([part async for part in model.complete(SYSTEM, PROMPT)])
    assert "".join([part async for part in model.complete(SYSTEM, PROMPT)]) == once

"""What the officials may rely on, whichever `LanguageModel` they have."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from agents.call_limits import CallLimits
from agents.guarded_model import GuardedModel
from agents.local_model import LocalModel
from agents.protocols import LanguageModel
from app.language_model import open_language_model
from app.settings import Settings
from core.clock import SystemClock
from tests.fakes.agents import ScriptedLanguageModel
from tests.fakes.llm_endpoint import llm_endpoint, said
from tests.fakes.tiny_causal_model import save_tiny_causal_model

REPLY = "이사하면 14일 이내에 신고합니다."
SYSTEM, PROMPT = "당신은 편집자입니다.", "다듬어 주세요."


@dataclass(frozen=True, slots=True)
class Opened:
    """A model, and what it says where that is known."""

    model: LanguageModel
    reply: str | None = None


Open = Callable[[Path], AbstractAsyncContextManager[Opened]]


@asynccontextmanager
async def _endpoint(folder: Path) -> AsyncGenerator[Opened]:
    async with AsyncExitStack() as stack:
        served = await stack.enter_async_context(llm_endpoint(said(*REPLY)))
        settings = Settings(llm_base_url=served.url, llm_model="city-llm")
        model = await stack.enter_async_context(open_language_model(settings))
        assert model is not None
        yield Opened(model, REPLY)


@asynccontextmanager
async def _in_process(folder: Path) -> AsyncGenerator[Opened]:
    save_tiny_causal_model(folder, [*SYSTEM.split(), *PROMPT.split(), *REPLY.split()])
    patient = CallLimits(first_token_seconds=60.0, total_seconds=60.0)
    model = LocalModel(folder, limits=patient)
    yield Opened(model)
    model.close()


@asynccontextmanager
async def _scripted(folder: Path) -> AsyncGenerator[Opened]:
    yield Opened(ScriptedLanguageModel(REPLY, REPLY, REPLY), REPLY)


@asynccontextmanager
async def _guarded(folder: Path) -> AsyncGenerator[Opened]:
    yield Opened(GuardedModel(ScriptedLanguageModel(REPLY, REPLY, REPLY), SystemClock()), REPLY)


KINDS = {"scripted": _scripted, "guarded": _guarded, "endpoint": _endpoint, "in process": _in_process}


@pytest.fixture(params=[pytest.param(kind, id=name) for name, kind in KINDS.items()])
async def opened(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Opened]:
    kind: Open = request.param
    async with kind(tmp_path) as given:
        yield given


@pytest.fixture
def model(opened: Opened) -> LanguageModel:
    return opened.model


async def test_the_pieces_in_order_are_the_completion(opened: Opened) -> None:
    pieces = [part async for part in opened.model.complete(SYSTEM, PROMPT)]
    assert len(pieces) > 1
    assert all(pieces)
    assert opened.reply is None or "".join(pieces) == opened.reply


async def test_it_says_what_it_is(model: LanguageModel) -> None:
    assert model.capabilities.name
    assert model.capabilities.context_tokens > 0
    assert "ko" in model.capabilities.languages


async def test_nobody_has_to_hear_it_out(model: LanguageModel) -> None:
    pieces = model.complete(SYSTEM, PROMPT)
    first = await anext(pieces)
    await pieces.aclose()
    assert await anext(model.complete(SYSTEM, PROMPT)) == first


async def test_the_same_is_said_to_the_same(model: LanguageModel) -> None:
    once = "".join([part async for part in model.complete(SYSTEM, PROMPT)])
    assert "".join([part async for part in model.complete(SYSTEM, PROMPT)]) == once

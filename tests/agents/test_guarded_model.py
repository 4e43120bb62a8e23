"""A model that fails is left alone, one that costs too much is not asked, and both are errors at once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator

import pytest

from agents.breaker import BreakerRule
from agents.guarded_model import CallOutcome, GuardedModel
from agents.protocols import LanguageModelCapabilities
from agents.token_budget import TokenBudget
from core.errors import ModelError
from tests.fakes.clock import LoopClock

pytestmark = pytest.mark.looptime
RULE = BreakerRule(failures=2, rest_seconds=30.0)


class Moody:
    """Says `네`, fails, or waits a number of seconds between two pieces, as it is told for each request."""

    def __init__(self, *moods: str | float) -> None:
        self._moods = list(moods)
        self.asked = 0
        self.closed = 0

    @property
    def capabilities(self) -> LanguageModelCapabilities:
        return LanguageModelCapabilities("moody", 4096, ("ko", "en"))

    async def complete(self, system: str, prompt: str, *, max_tokens: int = 200) -> AsyncGenerator[str]:
        self.asked += 1
        mood = self._moods.pop(0)
        try:
            yield "네"
            if mood == "fails":
                raise ModelError("gone")
            if isinstance(mood, float):
                await asyncio.sleep(mood)
            yield "요"
        finally:
            self.closed += 1


async def asked(model: GuardedModel) -> str:
    """What came, or the text of the error."""
    try:
        return "".join([piece async for piece in model.complete("", "질문", max_tokens=10)])
    except ModelError as error:
        return str(error)


async def given_up(model: GuardedModel, seconds: float) -> None:
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(seconds):
            await asked(model)


async def test_after_its_failures_a_model_rests_and_one_request_tells_when_it_is_back() -> None:
    heard: list[CallOutcome] = []
    moody = Moody("fails", "fails", "fails", "well", "well")
    model = GuardedModel(moody, LoopClock(), rule=RULE, tell=heard.append)
    assert [await asked(model), await asked(model)] == ["gone", "gone"]
    assert model.breaker_state == "open"
    assert "rests" in await asked(model)
    assert moody.asked == 2
    await asyncio.sleep(30)
    assert model.breaker_state == "half_open"
    assert await asked(model) == "gone"
    assert "rests" in await asked(model)
    await asyncio.sleep(30)
    assert [await asked(model), await asked(model)] == ["네요", "네요"]
    assert model.breaker_state == "closed"
    assert heard == ["failed", "failed", "resting", "failed", "resting", "completed", "completed"]


async def test_while_one_request_tells_the_others_are_refused() -> None:
    model = GuardedModel(Moody("fails", "fails", 1.0), LoopClock(), rule=RULE)
    await asked(model)
    await asked(model)
    await asyncio.sleep(30)
    async with asyncio.TaskGroup() as tasks:
        probe, other = tasks.create_task(asked(model)), tasks.create_task(asked(model))
    assert probe.result() == "네요"
    assert "rests" in other.result()


@pytest.mark.parametrize(("seconds", "state"), [(0.1, "closed"), (0.9, "open")])
async def test_who_is_given_up_late_was_too_slow_and_who_is_interrupted_was_not(seconds: float, state: str) -> None:
    moody = Moody(60.0, 60.0)
    model = GuardedModel(moody, LoopClock(), rule=RULE)
    await given_up(model, seconds)
    await given_up(model, seconds)
    assert model.breaker_state == state
    assert moody.closed == 2


async def test_when_the_budget_is_spent_nothing_is_asked_until_the_next_minute() -> None:
    moody = Moody("well", "well", "well", "well")
    model = GuardedModel(moody, LoopClock(), budget=TokenBudget(per_minute=16, per_day=20))
    assert await asked(model) == "네요"
    assert (model.spent().in_minute, model.spent().in_day) == (4, 4)
    assert [await asked(model), await asked(model)] == ["네요", "the language model has used up its budget"]
    assert model.breaker_state == "closed"
    await asyncio.sleep(60)
    assert await asked(model) == "네요"
    await asyncio.sleep(60)
    assert "budget" in await asked(model)  # the day's
    await asyncio.sleep(86_400)
    assert await asked(model) == "네요"


async def test_what_is_set_aside_for_one_answer_is_not_spent_by_another() -> None:
    model = GuardedModel(Moody(1.0, "well"), LoopClock(), budget=TokenBudget(per_minute=14))
    async with asyncio.TaskGroup() as tasks:
        first, second = tasks.create_task(asked(model)), tasks.create_task(asked(model))
    assert first.result() == "네요"
    assert "budget" in second.result()


async def test_closing_it_early_closes_the_model() -> None:
    moody = Moody(60.0)
    pieces = GuardedModel(moody, LoopClock()).complete("", "질문")
    assert await anext(pieces) == "네"
    await pieces.aclose()
    assert moody.closed == 1

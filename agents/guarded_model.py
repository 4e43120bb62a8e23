"""Any language model behind a breaker and a budget: what may not be asked is an error at once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from typing import Literal, TypeAlias

from agents.breaker import Breaker, BreakerRule, BreakerState
from agents.protocols import LanguageModel, LanguageModelCapabilities
from agents.token_budget import Spending, TokenBudget, tokens_in
from core.clock import Clock
from core.errors import ModelError

LATE_SECONDS = 0.5  # a completion that is given up after so long was too slow, whoever gave it up

CallOutcome: TypeAlias = Literal["completed", "failed", "given_up", "resting", "over_budget"]


class GuardedModel:
    """The same completions, as long as the model works and there is budget."""

    def __init__(
        self,
        model: LanguageModel,
        clock: Clock,
        *,
        rule: BreakerRule | None = None,
        budget: TokenBudget | None = None,
        tell: Callable[[CallOutcome], None] = lambda _: None,
    ) -> None:
        """`tell` hears how each request ended, once."""
        self._model = model
        self._clock = clock
        self._breaker = Breaker(rule or BreakerRule())
        self._budget = budget or TokenBudget()
        self._spent = Spending(clock.now())
        self._tell = tell

    @property
    def capabilities(self) -> LanguageModelCapabilities:
        return self._model.capabilities

    @property
    def breaker_state(self) -> BreakerState:
        return self._breaker.state(self._clock.monotonic())

    def spent(self) -> Spending:
        """Estimated tokens, of this process."""
        return self._spent.seen(self._clock.now())

    async def complete(self, system: str, prompt: str, *, max_tokens: int = 200) -> AsyncGenerator[str]:
        """Raises `ModelError` at once while the model rests or the budget is spent, and whenever the model does."""
        self._let_in(tokens_in(system) + tokens_in(prompt), max_tokens)
        started, written = self._clock.monotonic(), 0
        outcome: CallOutcome = "failed"
        try:
            async with aclosing(self._model.complete(system, prompt, max_tokens=max_tokens)) as pieces:
                async for piece in pieces:
                    written += tokens_in(piece)
                    yield piece
            outcome = "completed"
        except (asyncio.CancelledError, GeneratorExit):
            outcome = "given_up"
            raise
        finally:
            self._spent = self._spent.plus(written - max_tokens, self._clock.now())
            self._ended(outcome, self._clock.monotonic() - started)

    def _let_in(self, read: int, max_tokens: int) -> None:
        """What may be written is set aside until it is known what was."""
        now, moment = self._clock.monotonic(), self._clock.now()
        if not self._breaker.lets_through(now):
            self._tell("resting")
            raise ModelError("the language model rests after its failures")
        if not self._spent.allows(read + max_tokens, self._budget, moment):
            self._tell("over_budget")
            raise ModelError("the language model has used up its budget")
        self._breaker = self._breaker.asked(now)
        self._spent = self._spent.plus(read + max_tokens, moment)

    def _ended(self, outcome: CallOutcome, seconds: float) -> None:
        self._tell(outcome)
        if outcome == "completed":
            self._breaker = self._breaker.succeeded()
        elif outcome == "failed" or seconds >= LATE_SECONDS:
            self._breaker = self._breaker.failed_at(self._clock.monotonic())
        else:
            self._breaker = self._breaker.gave_up()

"""When a language model that keeps failing is left alone, and when it is tried again: pure, the clock passed in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

BreakerState: TypeAlias = Literal["closed", "open", "half_open"]


@dataclass(frozen=True, slots=True)
class BreakerRule:
    """How many failures in a row are too many, and how long the model then rests."""

    failures: int = 5
    rest_seconds: float = 30.0


@dataclass(frozen=True, slots=True)
class Breaker:
    """Closed: everything is asked. Open: nothing is. Half open: one request is, and tells whether the model is back."""

    rule: BreakerRule
    failed: int = 0
    """Failures since the last success."""
    opened_at: float | None = None
    probed_at: float | None = None
    """When the request went out that tells, while it has not told."""

    def state(self, now: float) -> BreakerState:
        if self.opened_at is None:
            return "closed"
        return "half_open" if now >= self.opened_at + self.rule.rest_seconds else "open"

    def lets_through(self, now: float) -> bool:
        """A probe that has not told after another rest is given up, and the next one goes out."""
        if self.state(now) == "half_open":
            return self.probed_at is None or now >= self.probed_at + self.rule.rest_seconds
        return self.opened_at is None

    def asked(self, now: float) -> Breaker:
        """After a request that was let through."""
        return replace(self, probed_at=now) if self.state(now) == "half_open" else self

    def succeeded(self) -> Breaker:
        return Breaker(self.rule)

    def gave_up(self) -> Breaker:
        """After a request whose outcome says nothing: the citizen went on before it could."""
        return replace(self, probed_at=None)

    def failed_at(self, now: float) -> Breaker:
        """A failure that was on its way when the breaker opened does not make the rest longer."""
        failed = self.failed + 1
        match self.state(now):
            case "open":
                return replace(self, failed=failed)
            case "half_open":
                return Breaker(self.rule, failed, opened_at=now)
            case "closed":
                return Breaker(self.rule, failed, opened_at=now if failed >= self.rule.failures else None)

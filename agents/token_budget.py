"""How many tokens a language model may read and write in a minute and in a day: pure, the clock passed in."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

BYTES_PER_TOKEN = 3  # a Hangul syllable; English has four letters to a token, so the estimate errs upwards


def tokens_in(text: str) -> int:
    """An estimate: every endpoint counts in its own way, and some do not tell."""
    return math.ceil(len(text.encode("utf-8", "replace")) / BYTES_PER_TOKEN)


@dataclass(frozen=True, slots=True)
class TokenBudget:
    """0: no limit."""

    per_minute: int = 0
    per_day: int = 0


@dataclass(frozen=True, slots=True)
class Spending:
    """What was spent in the minute and on the day of `at`."""

    at: datetime
    in_minute: int = 0
    in_day: int = 0

    def seen(self, now: datetime) -> Spending:
        """What of it still counts: a minute and a day begin on the clock."""
        if now.date() != self.at.date():
            return Spending(now)
        same = _minute(now) == _minute(self.at)
        return Spending(now, self.in_minute if same else 0, self.in_day)

    def allows(self, tokens: int, budget: TokenBudget, now: datetime) -> bool:
        spent = self.seen(now)
        in_minute = not budget.per_minute or spent.in_minute + tokens <= budget.per_minute
        return in_minute and (not budget.per_day or spent.in_day + tokens <= budget.per_day)

    def plus(self, tokens: int, now: datetime) -> Spending:
        """Less than nothing is given back, but never more than was spent."""
        spent = self.seen(now)
        return Spending(now, max(0, spent.in_minute + tokens), max(0, spent.in_day + tokens))


def _minute(moment: datetime) -> datetime:
    return moment - timedelta(seconds=moment.second, microseconds=moment.microsecond)

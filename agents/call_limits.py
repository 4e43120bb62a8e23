"""How long a completion is waited for, whichever model writes it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

from core.errors import ModelError


@dataclass(frozen=True, slots=True)
class CallLimits:
    """How long one completion is waited for, and how often it is asked for."""

    first_token_seconds: float = 0.8
    """For one try, from the request to the first piece of text."""
    total_seconds: float = 1.4
    """For all tries and all pieces."""
    attempts: int = 2
    """Nothing is asked again once a piece has come, and nothing that was late."""


async def next_piece(pieces: AsyncIterator[str], *, by: float) -> str:
    """The next piece; empty at the end. Raises `ModelError` when it has not come by then, on the loop's clock."""
    try:
        async with asyncio.timeout_at(by):
            return await anext(pieces, "")
    except TimeoutError:
        raise ModelError("the language model was late") from None


def loop_now() -> float:
    return asyncio.get_running_loop().time()

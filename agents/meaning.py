"""What a turn means, for whoever listens for danger: never waited for long, and never a reason not to listen."""

from __future__ import annotations

import asyncio
import logging

from agents.protocols import Retriever
from agents.thresholds import RETRIEVAL_SECONDS
from core.text_vectors import TextVector

log = logging.getLogger(__name__)


async def meaning_of(retriever: Retriever, text: str) -> TextVector | None:
    """None where search is slow, broken in whatever way, or without a model: danger is then heard by its letters."""
    try:
        async with asyncio.timeout(RETRIEVAL_SECONDS):
            (told,) = await asyncio.gather(retriever.vector(text), return_exceptions=True)
    except TimeoutError as error:
        told = error
    if isinstance(told, BaseException):
        log.warning("danger is heard by letters alone: `%s`", type(told).__name__)
        return None
    return told

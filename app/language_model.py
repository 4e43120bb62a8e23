"""The optional rephraser behind an OpenAI-compatible endpoint, as the settings name it."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import httpx

from agents.openai_model import OpenAiModel
from agents.protocols import LanguageModel
from app.settings import Settings


@asynccontextmanager
async def open_language_model(settings: Settings) -> AsyncGenerator[LanguageModel | None]:
    """None where no endpoint is named: then answers are composed from fields and quotations."""
    if not settings.llm_base_url:
        yield None
        return
    async with httpx.AsyncClient(base_url=settings.llm_base_url.rstrip("/") + "/") as client:
        yield OpenAiModel(client, model=settings.llm_model, api_key=settings.llm_api_key)

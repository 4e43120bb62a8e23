"""The optional language model, as the settings name it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from agents.breaker import BreakerRule
from agents.call_limits import CallLimits
from agents.guarded_model import CallOutcome, GuardedModel
from agents.korean_morphemes import analyse_with
from agents.protocols import LanguageModel
from agents.rephrase import Verdict
from agents.token_budget import TokenBudget
from agents.writer import Writer
from app.knowledge_base import KnowledgeBase
from app.settings import Settings
from core.clock import Clock

NO_KEY = "none"  # the client insists on a key; vLLM and Ollama ask for none


@asynccontextmanager
async def open_language_model(settings: Settings) -> AsyncGenerator[LanguageModel | None]:
    """None where neither an endpoint nor a folder is named: then answers are composed from fields and quotations."""
    limits = CallLimits(
        first_token_seconds=settings.llm_first_token_seconds,
        total_seconds=settings.llm_total_seconds,
        attempts=settings.llm_attempts,
    )
    if settings.llm_base_url:
        async with _endpoint(settings, limits) as model:
            yield model
    elif settings.llm_model_path is not None:
        async with _in_process(settings.llm_model_path, limits) as model:
            yield model
    else:
        yield None


@asynccontextmanager
async def _endpoint(settings: Settings, limits: CallLimits) -> AsyncGenerator[LanguageModel]:
    import httpx2
    from openai import AsyncOpenAI

    from agents.openai_model import OpenAiModel

    timeout = httpx2.Timeout(settings.llm_total_seconds, connect=settings.llm_connect_seconds)
    # A redirect would send a citizen's words to somebody whom the settings do not name.
    async with (
        httpx2.AsyncClient(timeout=timeout, follow_redirects=False) as http,
        AsyncOpenAI(base_url=settings.llm_base_url, api_key=settings.llm_api_key or NO_KEY, http_client=http) as client,
    ):
        yield OpenAiModel(client, model=settings.llm_model, limits=limits)


@asynccontextmanager
async def _in_process(folder: Path, limits: CallLimits) -> AsyncGenerator[LanguageModel]:
    from agents.local_model import LocalModel

    model = await asyncio.to_thread(LocalModel, folder, limits=limits)
    try:
        yield model
    finally:
        await asyncio.to_thread(model.close)


def guarded(
    model: LanguageModel | None, settings: Settings, clock: Clock, tell: Callable[[CallOutcome], None] = lambda _: None
) -> GuardedModel | None:
    """The model behind its breaker and its budget; None where there is none."""
    if model is None:
        return None
    rule = BreakerRule(settings.llm_breaker_failures, settings.llm_breaker_rest_seconds)
    budget = TokenBudget(settings.llm_tokens_per_minute, settings.llm_tokens_per_day)
    return GuardedModel(model, clock, rule=rule, budget=budget, tell=tell)


def writer_with(
    model: LanguageModel | None, knowledge: KnowledgeBase, tell: Callable[[Verdict], None] = lambda _: None
) -> Writer | None:
    """The model at an official's side, which shares the morphemes of search; None where there is none."""
    return None if model is None else Writer(model, analyse=analyse_with(knowledge.tagger), tell=tell)

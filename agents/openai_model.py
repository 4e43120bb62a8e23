"""A language model behind an OpenAI-compatible endpoint: vLLM, Ollama, or a city's own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Generator
from contextlib import aclosing, contextmanager

from openai import APIConnectionError, APIStatusError, APITimeoutError, AsyncOpenAI, OpenAIError
from openai.types.chat import ChatCompletionMessageParam

from agents.call_limits import CallLimits, loop_now, next_piece
from agents.protocols import LanguageModelCapabilities
from core.errors import ModelError

PAUSE_SECONDS = 0.05  # before one more try: a citizen waits
LONGEST_TOKEN = 10  # characters; an endpoint that sends more than this for each token that it was given does not stop
TRIED_AGAIN = (408, 409, 425, 429)  # and everything from 500 on


class OpenAiModel:
    """Streams `POST {base}/chat/completions`; the caller owns the client and closes it."""

    def __init__(
        self, client: AsyncOpenAI, *, model: str, context_tokens: int = 4096, limits: CallLimits | None = None
    ) -> None:
        """`client` carries the endpoint, the key and the time to connect in; its own retries are switched off."""
        self._client = client.with_options(max_retries=0)
        self._limits = limits or CallLimits()
        self._capabilities = LanguageModelCapabilities(model, context_tokens, ("ko", "en"))

    @property
    def capabilities(self) -> LanguageModelCapabilities:
        return self._capabilities

    async def complete(self, system: str, prompt: str, *, max_tokens: int = 200) -> AsyncGenerator[str]:
        """Raises `ModelError` when the endpoint is late, cannot be reached, refuses, or sends what is no completion."""
        ends, room = loop_now() + self._limits.total_seconds, max_tokens * LONGEST_TOKEN
        for tries_left in reversed(range(self._limits.attempts)):
            pieces = self._pieces(system, prompt, max_tokens)
            async with aclosing(pieces):
                try:
                    piece = await next_piece(pieces, by=min(ends, loop_now() + self._limits.first_token_seconds))
                except _Refused:
                    if not tries_left or loop_now() + PAUSE_SECONDS >= ends:
                        raise
                    await asyncio.sleep(PAUSE_SECONDS)
                    continue
                while piece:
                    room -= len(piece)
                    if room < 0:
                        raise ModelError("the language model sent more than it was asked for")
                    yield piece
                    piece = await next_piece(pieces, by=ends)
                return

    async def _pieces(self, system: str, prompt: str, max_tokens: int) -> AsyncGenerator[str]:
        """The texts of one request, none of them empty."""
        messages: list[ChatCompletionMessageParam] = [
            {"role": "system", "content": system},
            {"role": "user", "content": prompt},
        ]
        with _errors_are_ours():
            stream = await self._client.chat.completions.create(
                model=self._capabilities.name,
                messages=messages,
                max_tokens=max_tokens,
                temperature=0,
                stream=True,
            )
            async with stream:
                async for chunk in stream:
                    for choice in chunk.choices[:1]:
                        if text := choice.delta.content:
                            yield str(text)


class _Refused(ModelError):
    """The endpoint gave no completion; it may give one when it is asked again."""


@contextmanager
def _errors_are_ours() -> Generator[None]:
    """The client's errors as ours, without the texts that came back: they may hold what was asked."""
    try:
        yield
    except APITimeoutError as error:
        raise ModelError("the language model was late") from error
    except APIConnectionError as error:
        raise _Refused(f"the language model cannot be reached: {type(error.__cause__ or error).__name__}") from error
    except APIStatusError as error:
        again = error.status_code in TRIED_AGAIN or error.status_code >= 500
        kind = _Refused if again else ModelError
        raise kind(f"the language model answered with status {error.status_code}") from error
    except (OpenAIError, ValueError, LookupError, AttributeError, TypeError) as error:
        raise ModelError("the language model sent something that is no completion") from error

"""A language model behind an OpenAI-compatible endpoint: vLLM, Ollama, or a city's own."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import httpx

from agents.protocols import LanguageModelCapabilities
from core.errors import ModelError


class OpenAiModel:
    """Streams `POST {base}/chat/completions`; the caller owns the client and closes it."""

    def __init__(self, client: httpx.AsyncClient, *, model: str, api_key: str = "", context_tokens: int = 4096) -> None:
        """`client` carries the endpoint as its `base_url`, such as `http://localhost:8001/v1`."""
        self._client = client
        self._headers = {"Authorization": f"Bearer {api_key}"} if api_key else {}
        self._capabilities = LanguageModelCapabilities(model, context_tokens, ("ko", "en"))

    @property
    def capabilities(self) -> LanguageModelCapabilities:
        return self._capabilities

    async def complete(self, system: str, prompt: str, *, max_tokens: int = 200) -> AsyncIterator[str]:
        """Raises `ModelError` when the endpoint cannot be reached, refuses, or sends what is no completion."""
        body = {
            "model": self._capabilities.name,
            "messages": [{"role": "system", "content": system}, {"role": "user", "content": prompt}],
            "max_tokens": max_tokens,
            "temperature": 0,
            "stream": True,
        }
        try:
            async with self._client.stream("POST", "chat/completions", json=body, headers=self._headers) as response:
                if response.is_error:
                    raise ModelError(f"the language model answered with status {response.status_code}")
                async for line in response.aiter_lines():
                    if piece := _piece(line):
                        yield piece
        except httpx.HTTPError as error:
            raise ModelError(f"the language model cannot be reached: {type(error).__name__}") from error


def _piece(line: str) -> str:
    """The text of one server-sent event: `data: {"choices": [{"delta": {"content": "..."}}]}`; empty for the rest."""
    data = line.removeprefix("data:").strip()
    if not line.startswith("data:") or data in {"", "[DONE]"}:
        return ""
    try:
        content = json.loads(data)["choices"][0].get("delta", {}).get("content")
    except (ValueError, LookupError, AttributeError, TypeError) as error:
        raise ModelError("the language model sent something that is no completion") from error
    return content if isinstance(content, str) else ""

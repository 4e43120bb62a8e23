"""A language model that answers each kind of request in its own way and keeps all that it was shown."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable

from agents.protocols import LanguageModelCapabilities


def _nothing(prompt: str) -> str:
    return ""


class AskedModel:
    """`rewrites`: a follow-up to a question that stands alone; `rephrases`: numbered sentences to others."""

    def __init__(
        self, *, rewrites: Callable[[str], str] = _nothing, rephrases: Callable[[str], str] = _nothing
    ) -> None:
        self._rewrites = rewrites
        self._rephrases = rephrases
        self.rewritten: list[str] = []
        self.rephrased: list[str] = []

    @property
    def capabilities(self) -> LanguageModelCapabilities:
        return LanguageModelCapabilities("asked", 4096, ("ko", "en"))

    @property
    def shown(self) -> str:
        """Every prompt."""
        return "\n".join((*self.rewritten, *self.rephrased))

    async def complete(self, system: str, prompt: str, *, max_tokens: int = 200) -> AsyncGenerator[str]:
        rewrites = prompt.startswith(("대화:", "Talk:"))
        (self.rewritten if rewrites else self.rephrased).append(prompt)
        text = (self._rewrites if rewrites else self._rephrases)(prompt)
        for start in range(0, len(text), 8):
            yield text[start : start + 8]

"""Korean and English text to index terms, with kiwipiepy's morphemes."""

from __future__ import annotations

import threading
from functools import lru_cache
from importlib.metadata import version
from typing import cast

from kiwipiepy import Kiwi, Token

from retrieval.protocols import Channel

# Nouns, verb and adjective stems, roots, foreign words, numbers, Chinese characters: what a question is about.
# Particles, endings and symbols carry no topic.
CONTENT_TAGS = ("NN", "NR", "VV", "VA", "XR", "SL", "SN", "SH", "MM", "MAG", "XPN")

REMEMBERED, SHORT = 64, 300  # texts; characters of one


class KiwiTokenizer:
    """Not thread-safe in kiwipiepy's own words: one lock around it."""

    def __init__(self) -> None:
        self._kiwi = Kiwi(num_workers=1)
        self._lock = threading.Lock()
        # Several parts of a search ask for the terms of one question.
        self._remembered = lru_cache(REMEMBERED)(self._analysed)

    def terms(self, text: str) -> list[str]:
        """Lower-cased content morphemes in order; empty for a text without any."""
        return list(self._remembered(text) if len(text) <= SHORT else self._analysed(text))

    def _analysed(self, text: str) -> tuple[str, ...]:
        with self._lock:
            tokens = cast("list[Token]", self._kiwi.tokenize(text))
        return tuple(token.form.lower() for token in tokens if token.tag.startswith(CONTENT_TAGS))


def words_of(tokenizer: KiwiTokenizer) -> Channel:
    """The channel of whole words, which coverage is measured on."""
    return Channel("words", tokenizer, f"kiwi {version('kiwipiepy')} {version('kiwipiepy_model')}")

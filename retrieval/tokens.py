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

    def tagged(self, text: str) -> tuple[tuple[str, str, int], ...]:
        """Every morpheme with its tag and where it begins in the text; kiwi's variants of a tag are left out."""
        return tuple((token.form, token.tag.split("-")[0], token.start) for token in self._tokens(text))

    def _analysed(self, text: str) -> tuple[str, ...]:
        return tuple(token.form.lower() for token in self._tokens(text) if token.tag.startswith(CONTENT_TAGS))

    def _tokens(self, text: str) -> list[Token]:
        with self._lock:
            return cast("list[Token]", self._kiwi.tokenize(text))


def words_of(tokenizer: KiwiTokenizer) -> Channel:
    """The channel of whole words, which coverage is measured on."""
    return Channel("words", tokenizer, f"kiwi {version('kiwipiepy')} {version('kiwipiepy_model')}")

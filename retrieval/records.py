"""How a text and its document stand on disk: fixed-width entries beside the words themselves.

A text's words are one JSON object, deflated because most of it is said twice:
{"text": {"passage": {...}, "text", "is_question"}, "terms": {channel: terms with spaces between}}
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from core.passages import IndexedText
from retrieval.protocols import Kind
from retrieval.sounds import once

# Of each text. `words_end`: where its words end in their file; `first`, `last`: ordinal days on which it speaks;
# `digest`: of what is embedded.
TEXT = np.dtype(
    [
        ("words_end", "<u8"),
        ("digest", "V16"),
        ("first", "<i4"),
        ("last", "<i4"),
        ("book", "<u4"),
        ("language", "S8"),
        ("is_question", "?"),
    ]
)
# Of each document as it was once published: its texts are `first_text` up to, not including, `text_end`.
BOOK = np.dtype(
    [
        ("first_text", "<u4"),
        ("text_end", "<u4"),
        ("id_end", "<u8"),
        ("terms_end", "<u8"),
        ("digest", "V16"),
        ("check", "<u4"),
    ]
)

Entries = NDArray[np.void]
Terms = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Words:
    """What is kept of a text."""

    text: IndexedText
    terms: dict[str, str]
    """By channel, with spaces between; without the channels that do not keep them."""


_WORDS = TypeAdapter(Words)
_TEXT: TypeAdapter[IndexedText] = TypeAdapter(IndexedText)


def written(words: Words) -> bytes:
    return zlib.compress(_WORDS.dump_json(words), 1)


def restored(words: bytes) -> Words:
    """Raises `zlib.error` or `ValueError` for what `written` did not make."""
    return _WORDS.validate_json(zlib.decompress(words))


def as_embedded(text: IndexedText) -> tuple[str, Kind]:
    """An example question is embedded as a query, because it is compared with queries."""
    return text.text, "query" if text.is_question else "passage"


def text_digest(text: IndexedText) -> bytes:
    """The same for texts that get the same vector."""
    words, kind = as_embedded(text)
    return hashlib.blake2b(f"{kind}: {words}".encode(), digest_size=16).digest()


def book_digest(texts: Iterable[IndexedText], made_with: str) -> bytes:
    """The same for documents that say the same on the same days, in terms of the same kind."""
    digest = hashlib.blake2b(made_with.encode(), digest_size=16)
    for text in texts:
        words = _TEXT.dump_json(text)
        digest.update(len(words).to_bytes(4, "little"))
        digest.update(words)
    return digest.digest()


def term_numbers(channel: str, terms: Iterable[str]) -> Terms:
    """Sorted, each once."""
    return once(np.array([term_number(channel, term) for term in terms], np.uint32))


def term_number(channel: str, term: str) -> int:
    """A term of a channel in 32 bits; of 200,000 terms about five share their number with another."""
    return zlib.crc32(f"{channel}\0{term}".encode())

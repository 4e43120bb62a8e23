"""Documents as they are written to an archive: what is already there is taken over, the rest is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.passages import IndexedText
from retrieval.archive import Draft, Pages
from retrieval.protocols import Channel, Kind, Vectors
from retrieval.records import TEXT, Entries, Words, as_embedded, book_digest, term_number, text_digest, written

Embed: TypeAlias = Callable[[Sequence[tuple[str, Kind]]], Vectors]
Document: TypeAlias = tuple[str, Sequence[IndexedText]]


@dataclass(frozen=True, slots=True)
class Drafting:
    """What drafts are made with."""

    pages: Pages
    channels: tuple[Channel, ...]
    embed: Embed

    def digest(self, texts: Iterable[IndexedText]) -> bytes:
        """The same for a document that would be written as it stands already."""
        return book_digest(texts, " ".join(f"{channel.name} {channel.revision}" for channel in self.channels))

    def is_same(self, book: int, texts: Sequence[IndexedText]) -> bool:
        """Whether a book is what these texts would be written as."""
        return bytes(self.pages.books["digest"][book]) == self.digest(texts)

    def drafts(self, documents: Sequence[Document], known: Mapping[str, Sequence[int]]) -> Iterator[Draft]:
        """One of each; `known` names the books that may hold vectors of a document's texts."""
        kept = self._kept(book for document_id, _ in documents for book in known.get(document_id, ()))
        digests = [[text_digest(text) for text in texts] for _, texts in documents]
        wanted = {
            digest: as_embedded(text)
            for (_, texts), row in zip(documents, digests, strict=True)
            for text, digest in zip(texts, row, strict=True)
            if digest not in kept
        }
        if wanted:
            kept |= zip(wanted, self.embed(list(wanted.values())).astype(np.float16), strict=True)
        for (document_id, texts), row in zip(documents, digests, strict=True):
            yield self._draft(document_id, texts, row, np.stack([kept[digest] for digest in row]))

    def _draft(
        self, document_id: str, texts: Sequence[IndexedText], digests: Sequence[bytes], vectors: NDArray[np.float16]
    ) -> Draft:
        terms = [{channel.name: channel.tokenizer.terms(text.text) for channel in self.channels} for text in texts]
        kept = [channel.name for channel in self.channels if channel.keeps_terms]
        words = [
            written(Words(text, {name: " ".join(some[name]) for name in kept}))
            for text, some in zip(texts, terms, strict=True)
        ]
        numbers = {term_number(name, term) for some in terms for name, found in some.items() for term in found}
        return Draft(
            document_id=document_id,
            digest=self.digest(texts),
            words=words,
            entries=_entries(texts, digests),
            vectors=vectors,
            terms=np.array(sorted(numbers), np.uint32),
        )

    def _kept(self, books: Iterable[int]) -> dict[bytes, NDArray[np.float16]]:
        pages, kept = self.pages, dict[bytes, NDArray[np.float16]]()
        for book in books:
            first, end = int(pages.books["first_text"][book]), int(pages.books["text_end"][book])
            digests = [each.tobytes() for each in pages.texts["digest"][first:end]]
            kept |= zip(digests, pages.vectors[first:end], strict=True)
        return kept


def _entries(texts: Sequence[IndexedText], digests: Sequence[bytes]) -> Entries:
    entries = np.zeros(len(texts), TEXT)
    for place, (text, digest) in enumerate(zip(texts, digests, strict=True)):
        passage = text.passage
        entries[place] = (
            0,
            np.void(digest),
            (passage.effective_from or date.min).toordinal(),
            (passage.effective_until or date.max).toordinal(),
            0,
            passage.language.encode(),
            text.is_question,
        )
    return entries

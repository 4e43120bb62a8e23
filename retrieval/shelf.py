"""One collection: its texts on disk, a lexical index for each channel and a dense one, that change together.

<folder>/archive/*             the texts (`retrieval.archive`)
         lexical-CHANNEL/*     tantivy (`retrieval.lexical`)
         dense.npz, dense-*    the built part of the dense index, where there is one (`retrieval.built`)
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.passages import IndexedText
from retrieval.archive import Pages, State
from retrieval.book import Opened, Query
from retrieval.built import drop_built, load_built, save_built
from retrieval.dense import Built, FaissIndex, Keys, build
from retrieval.drafts import Document, Drafting, Embed
from retrieval.holdings import Holdings
from retrieval.kinds import MEASURED, Sizes
from retrieval.lexical import TantivyIndex, open_index
from retrieval.opening import open_archive
from retrieval.protocols import Channel, EmbedderCapabilities, Kind, Vectors
from retrieval.view import View

TERMS_AT_ONCE = 2_000  # texts whose terms are in memory at one time


class Shelf:
    """Changed by one thread: `stage` as often as needed, then `commit`. `close` it at the end."""

    def __init__(
        self, folder: Path, channels: Sequence[Channel], model: EmbedderCapabilities, *, sizes: Sizes = MEASURED
    ) -> None:
        """Takes what is sound of what is on the disk; blocking."""
        self._folder, self._channels, self._sizes = folder, tuple(channels), sizes
        self._saving = threading.Lock()
        opening = open_archive(
            folder / "archive",
            made_with=f"{model.name} {model.revision} {model.dimensions}",
            channels=" ".join(f"{channel.name} {channel.revision}" for channel in channels),
            dimensions=model.dimensions,
        )
        self._archive = opening.archive
        self.is_whole = opening.is_whole
        """False: something that was published is missing on the disk, and has to be staged again."""
        pages, alive = self._archive.pages(), np.flatnonzero(self._archive.state.alive)
        self._published = dict(zip(pages.document_ids(alive), alive.tolist(), strict=True))
        self._waiting = dict(zip(pages.document_ids(opening.waiting), opening.waiting.tolist(), strict=True))
        self._dense = self._stocked(load_built(folder, self._archive.state.header.archive), pages)
        self._lexical = [self._opened(channel, place, pages) for place, channel in enumerate(channels)]
        self.view = self._seen(pages)
        """What was committed last; any thread may search it."""

    def __contains__(self, document_id: str) -> bool:
        return document_id in self._published

    def __len__(self) -> int:
        """Texts."""
        return self.view.texts

    @property
    def documents(self) -> int:
        return len(self._published)

    @property
    def document_ids(self) -> list[str]:
        return list(self._published)

    def stage(self, documents: Sequence[Document], embed: Embed) -> dict[str, int | None]:
        """Writes what is new of each document, for a `commit`; only texts that were not there before are embedded."""
        pages = self._archive.pages()
        drafting = Drafting(pages, self._channels, embed)
        staged: dict[str, int | None] = {}
        new: list[Document] = []
        for document_id, texts in documents:
            same = [book for book in self._known(document_id) if texts and drafting.is_same(book, texts)]
            if texts and not same:
                new.append((document_id, texts))
            else:
                staged[document_id] = same[0] if same else None
        for draft in drafting.drafts(new, {name: self._known(name) for name, _ in new}):
            staged[draft.document_id] = self._archive.append(draft)
        self._archive.flush()
        return staged

    def commit(self, staged: Mapping[str, int | None]) -> None:
        """Publishes what was staged in place of what each document said before; None: it is forgotten."""
        changed = {name: book for name, book in staged.items() if self._published.get(name) != book}
        old = np.array([self._published[name] for name in changed if name in self._published], np.int64)
        new = np.array([book for book in changed.values() if book is not None], np.int64)
        pages, state = self._archive.pages(), self._archive.state
        alive = np.zeros(len(pages.books), np.bool_)
        alive[: len(state.alive)] = state.alive
        alive[old], alive[new] = False, True
        holdings = Holdings(state.numbers, state.counts).changed(pages, old, new)
        self._archive.commit(alive, holdings.numbers, holdings.counts)
        self._change_indexes(pages, pages.keys_of(old), pages.keys_of(new))
        for name, book in changed.items():
            self._published.pop(name, None)
            self._waiting.pop(name, None)
            if book is not None:
                self._published[name] = book
        self.view = self._seen(pages)

    def replace(self, documents: Iterable[tuple[str, Sequence[IndexedText], Vectors]]) -> None:
        """Each document's texts, with their vectors, take the place of what it had before; none: it is forgotten."""
        given = list(documents)
        rows = {
            (text.text, "query" if text.is_question else "passage"): vector
            for _, texts, vectors in given
            for text, vector in zip(texts, vectors, strict=True)
        }

        def embed(wanted: Sequence[tuple[str, Kind]]) -> Vectors:
            return np.stack([rows[one] for one in wanted])

        self.commit(self.stage([(document_id, texts) for document_id, texts, _ in given], embed))

    def search(self, query: str, vector: NDArray[np.float32], *, as_of: date, language: str) -> list[Opened]:
        """In what was committed last."""
        return self.view.search(query, Query(vector, vector, as_of, language))

    @property
    def is_outgrown(self) -> bool:
        """Whether the dense index is to be built anew."""
        dense = self._dense
        return self._sizes.is_outgrown(dense.kind, texts=len(self), loose=dense.loose, removed=dense.removed)

    def build(self) -> Built | None:
        """A dense index of the kind that the collection's size asks for. Blocking; any thread."""
        return self._built(self.view.pages, self.view.state)

    def adopt(self, built: Built | None) -> None:
        """Searches by what `build` gave from now on, with what changed since."""
        if built is None:
            drop_built(self._folder)
        pages = self._archive.pages()
        self._dense = self._stocked(built, pages)
        self.view = self._seen(pages)

    def close(self) -> None:
        for index in self._lexical:
            index.close()
        self._archive.close()

    def _known(self, document_id: str) -> list[int]:
        places = (self._published.get(document_id), self._waiting.get(document_id))
        return [book for book in places if book is not None]

    def _change_indexes(self, pages: Pages, old: Keys, new: Keys) -> None:
        for place, index in enumerate(self._lexical):
            index.remove(old.tolist())
            self._add_terms(index, place, pages, new)
        self._dense.remove(old.tolist())
        if len(new) > self._sizes.flat_most:
            # So many are not compared one by one until somebody builds.
            self._dense = self._stocked(self._built(pages, self._archive.state), pages)
        else:
            self._dense.add(new.tolist(), [], pages.vectors[new].astype(np.float32))

    def _built(self, pages: Pages, state: State) -> Built | None:
        keys = pages.keys_of(np.flatnonzero(state.alive))
        built = build(self._sizes.kind_for(len(keys)), keys, lambda some: pages.vectors[some])
        with self._saving:
            return save_built(self._folder, state.header.archive, built) if built else None

    def _stocked(self, built: Built | None, pages: Pages) -> FaissIndex:
        """Over what is alive now; what the built part does not hold is loose."""
        alive = pages.keys_of(np.flatnonzero(self._archive.state.alive))
        dense = FaissIndex(pages.vectors.shape[1], built)
        if built:
            dense.remove(np.setdiff1d(built.keys, alive, assume_unique=True).tolist())
            alive = np.setdiff1d(alive, built.keys, assume_unique=True)
        dense.add(alive.tolist(), [], pages.vectors[alive].astype(np.float32))
        return dense

    def _opened(self, channel: Channel, place: int, pages: Pages) -> TantivyIndex:
        index, is_current = open_index(self._folder / f"lexical-{channel.name}", self._mark(channel))
        if not is_current:
            alive = np.flatnonzero(self._archive.state.alive)
            self._add_terms(index, place, pages, pages.keys_of(alive))
        return index

    def _add_terms(self, index: TantivyIndex, place: int, pages: Pages, keys: Keys) -> None:
        for start in range(0, len(keys), TERMS_AT_ONCE):
            part = keys[start : start + TERMS_AT_ONCE].tolist()
            index.add(part, list(self._terms(self._channels[place], pages, part)), np.zeros((len(part), 0), np.float32))

    def _terms(self, channel: Channel, pages: Pages, keys: Iterable[int]) -> Iterator[Sequence[str]]:
        for key in keys:
            words = pages.words_of(key)
            kept = words.terms.get(channel.name)
            yield channel.tokenizer.terms(words.text.text) if kept is None else kept.split()

    def _seen(self, pages: Pages) -> View:
        searchers = tuple(index.freeze() for index in self._lexical)
        for channel, index in zip(self._channels, self._lexical, strict=True):
            index.keep(self._mark(channel))
        return View(pages, self._archive.state, self._channels, searchers, self._dense.freeze(), self._dense.kind)

    def _mark(self, channel: Channel) -> str:
        header = self._archive.state.header
        return f"{header.archive} {header.generation} {channel.revision}"

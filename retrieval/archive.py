"""The texts of one collection on disk, memory-mapped: files that only grow, and a small one that says what counts.

<folder>/words        each text's words, one after the other (`retrieval.records`)
         texts        (n,) TEXT
         vectors      (n, dimensions) float16
         books        (m,) BOOK: a document as it was once published
         ids          each book's document, UTF-8
         terms        each book's terms as numbers, sorted, uint32
         *.NAME       the same of an archive that was written anew (`retrieval.compaction`): the state says which count
         state.npz    header: JSON of `Header`; alive: (books,) bool, which of them are published; numbers, counts:
                      how many published documents hold each term

What stands behind the end that the state gives was written by a build that was interrupted: whole books of it are used
when the same document comes again. `check` of a book is a CRC of its words, vectors and terms: a damaged book is as
good as none.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO, cast
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from retrieval.records import BOOK, TEXT, Entries, Terms, Words, restored
from retrieval.statefile import load_arrays, save_arrays

FORMAT = 1
FILES = ("words", "texts", "vectors", "books", "ids", "terms")


@dataclass(frozen=True, slots=True)
class Header:
    """What the state says of the files."""

    archive: str
    """A name of its own, which the indexes over it bear too."""
    made_with: str
    """The embedder: another one makes everything anew."""
    channels: str
    """Those whose terms it holds."""
    generation: int
    """Counts commits."""
    books: int
    files: str = ""
    """What the names of its files end in."""
    format: int = FORMAT


HEADER = TypeAdapter(Header)


@dataclass(frozen=True, slots=True)
class State:
    """What is published of the archive, and how often its terms stand in it."""

    header: Header
    alive: NDArray[np.bool_]
    numbers: Terms
    counts: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pages:
    """The files as they were at one moment, memory-mapped: what is appended later does not show."""

    books: Entries
    texts: Entries
    vectors: NDArray[np.float16]
    words: NDArray[np.uint8]
    ids: NDArray[np.uint8]
    terms: Terms

    def document_ids(self, books: NDArray[np.int64]) -> list[str]:
        """Of these books."""
        ends = self.books["id_end"][books].tolist()
        starts = np.where(books > 0, self.books["id_end"][np.maximum(books - 1, 0)], 0).tolist()
        return [self.ids[start:end].tobytes().decode() for start, end in zip(starts, ends, strict=True)]

    def keys_of(self, books: NDArray[np.int64]) -> NDArray[np.int64]:
        """Of the texts of these books, one book after the other."""
        entries = self.books[books]
        return spread(entries["first_text"].astype(np.int64), entries["text_end"].astype(np.int64))

    def words_of(self, key: int) -> Words:
        """Raises `ValueError` or `zlib.error` where they are damaged."""
        start = int(self.texts["words_end"][key - 1]) if key else 0
        return restored(self.words[start : int(self.texts["words_end"][key])].tobytes())

    def book_terms(self, books: NDArray[np.int64]) -> tuple[Terms, NDArray[np.int64]]:
        """The terms of these books one after the other, and how many each has."""
        ends = self.books["terms_end"][books].astype(np.int64)
        before = np.where(books > 0, self.books["terms_end"][np.maximum(books - 1, 0)].astype(np.int64), 0)
        return self.terms[spread(before, ends)], ends - before


@dataclass(slots=True)
class Draft:
    """One document to be appended; `words`, `entries` and `vectors` have one row a text."""

    document_id: str
    digest: bytes
    words: Sequence[bytes]
    entries: Entries
    """Without `words_end` and `book`."""
    vectors: NDArray[np.float16]
    terms: Terms


@dataclass(slots=True)
class Archive:
    """Written by one thread. `close` it at the end."""

    folder: Path
    dimensions: int
    state: State
    _files: dict[str, BinaryIO] = field(default_factory=dict[str, BinaryIO])
    _ends: dict[str, int] = field(default_factory=dict[str, int])

    def append(self, draft: Draft) -> int:
        """Writes a book that is not published yet; its number."""
        first, book = self._ends["texts"] // TEXT.itemsize, self._ends["books"] // BOOK.itemsize
        entries = draft.entries.copy()
        entries["words_end"] = self._ends["words"] + np.cumsum([len(each) for each in draft.words])
        entries["book"] = book
        parts = {
            "words": b"".join(draft.words),
            "vectors": draft.vectors.tobytes(),
            "terms": draft.terms.tobytes(),
            "ids": draft.document_id.encode(),
            "texts": entries.tobytes(),
        }
        for name, content in parts.items():
            self._write(name, content)
        check = checked(*parts.values())
        terms_end = self._ends["terms"] // 4
        entry = (first, first + len(entries), self._ends["ids"], terms_end, np.void(draft.digest), check)
        self._write("books", np.array([entry], dtype=BOOK).tobytes())
        return book

    def flush(self) -> None:
        """What was appended survives the process; the books come last, so that each stands for a whole one."""
        for name in sorted(self._files, key=lambda name: name == "books"):
            self._files[name].flush()

    def sync(self) -> None:
        """What was appended survives a power failure."""
        self.flush()
        for file in self._files.values():
            os.fsync(file.fileno())

    def commit(self, alive: NDArray[np.bool_], numbers: Terms, counts: NDArray[np.int64]) -> State:
        """Publishes exactly the books of `alive`; atomic."""
        self.flush()
        header = replace(
            self.state.header,
            generation=self.state.header.generation + 1,
            books=len(alive),
        )
        self.state = State(header, alive, numbers, counts)
        save_state(self.folder / "state.npz", self.state)
        return self.state

    def pages(self) -> Pages:
        """Of what was flushed."""
        return open_pages(self.folder, self.state.header.files, self.dimensions, self._ends["books"] // BOOK.itemsize)

    @property
    def books(self) -> int:
        """Published or not."""
        return self._ends["books"] // BOOK.itemsize

    def open_files(self, pages: Pages) -> None:
        """For appending behind the last whole book; what stands behind that is cut off."""
        ends = {
            "books": len(pages.books) * BOOK.itemsize,
            "texts": len(pages.texts) * TEXT.itemsize,
            "vectors": len(pages.texts) * self.dimensions * 2,
            "words": len(pages.words),
            "ids": len(pages.ids),
            "terms": len(pages.terms) * 4,
        }
        for name, end in ends.items():
            file = part(self.folder, name, self.state.header.files).open("ab")
            file.truncate(end)
            self._files[name], self._ends[name] = cast("BinaryIO", file), end

    def close(self) -> None:
        for file in self._files.values():
            file.close()
        self._files.clear()

    def abandon(self) -> None:
        """Closes it where the disk takes nothing more."""
        for file in self._files.values():
            with suppress(OSError):
                file.close()
        self._files.clear()

    def _write(self, name: str, content: bytes) -> None:
        self._files[name].write(content)
        self._ends[name] += len(content)


def part(folder: Path, name: str, files: str) -> Path:
    """One of the files of an archive."""
    return folder / (f"{name}.{files}" if files else name)


def open_pages(folder: Path, files: str, dimensions: int, books: int) -> Pages:
    """The first `books` of them."""
    entries = mapped(part(folder, "books", files), BOOK, books)
    last: Any = entries[-1] if books else np.zeros((), BOOK)
    count = int(last["text_end"])
    texts = mapped(part(folder, "texts", files), TEXT, count)
    return Pages(
        books=entries,
        texts=texts,
        vectors=mapped(part(folder, "vectors", files), np.dtype("<f2"), count * dimensions).reshape(count, dimensions),
        words=mapped(part(folder, "words", files), np.dtype("u1"), int(texts["words_end"][-1]) if count else 0),
        ids=mapped(part(folder, "ids", files), np.dtype("u1"), int(last["id_end"])),
        terms=mapped(part(folder, "terms", files), np.dtype("<u4"), int(last["terms_end"])),
    )


def mapped(path: Path, dtype: np.dtype[Any], count: int | None = None) -> Any:
    """Whole items of a file, read-only; none of a file that is not there."""
    held = path.stat().st_size // dtype.itemsize if path.exists() else 0
    wanted = held if count is None else count
    if not wanted:
        return np.zeros(0, dtype)
    # As a plain array: `memmap` takes 20 times as long for a small slice.
    return np.memmap(path, dtype, mode="r", shape=(wanted,)).view(np.ndarray)


def whole_books(folder: Path, files: str, dimensions: int) -> int:
    """How many books, from the first one on, lie within every file: a file that is too short ends them early."""
    places = {name: part(folder, name, files) for name in FILES}
    books, texts = mapped(places["books"], BOOK), mapped(places["texts"], TEXT)
    size = {name: path.stat().st_size if path.exists() else 0 for name, path in places.items()}
    held = min(len(texts), size["vectors"] // (2 * dimensions))
    fits = (books["text_end"] <= held) & (books["id_end"] <= size["ids"]) & (books["terms_end"] <= size["terms"] // 4)
    whole = int(np.argmin(fits)) if not fits.all() else len(books)
    while whole and int(texts["words_end"][int(books["text_end"][whole - 1]) - 1]) > size["words"]:
        whole -= 1
    return whole


def spread(starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """Every number from each start up to, not including, its end, one range after the other."""
    lengths = ends - starts
    before = np.cumsum(lengths) - lengths
    return np.arange(int(lengths.sum())) + np.repeat(starts - before, lengths)


def checked(*parts: bytes) -> int:
    """A CRC of all of them."""
    check = 0
    for part in parts:
        check = zlib.crc32(part, check)
    return check


def save_state(path: Path, state: State) -> None:
    header = np.frombuffer(HEADER.dump_json(state.header), np.uint8)
    save_arrays(path, header=header, alive=state.alive, numbers=state.numbers, counts=state.counts)


def load_state(path: Path) -> State:
    """Raises `OSError` where there is none, and `ValueError` for a damaged or an older one."""
    arrays = load_arrays(path)
    header = HEADER.validate_json(arrays["header"].tobytes())
    if header.format != FORMAT:
        raise ValueError("an older format")
    return State(header, arrays["alive"], arrays["numbers"], arrays["counts"])


def blank_state(made_with: str, channels: str) -> State:
    """Of a new archive."""
    none = np.zeros(0, np.uint32)
    return State(Header(uuid4().hex, made_with, channels, 0, 0), np.zeros(0, np.bool_), none, none.astype(np.int64))

"""Writes an archive anew without what was withdrawn or superseded, into files beside the old ones.

The state names the files that count, and is replaced whole: before that the old ones count, after it the new ones, and
whatever the state does not name is a stray that the next start deletes.
"""

from __future__ import annotations

import itertools
import logging
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from retrieval.archive import FILES, Archive, Draft, Pages, State, open_pages, part

log = logging.getLogger(__name__)

MOST_DEAD = 0.5  # share of an archive's texts


def is_mostly_dead(pages: Pages, kept: NDArray[np.int64]) -> bool:
    """`kept`: the books that are needed, published or waiting."""
    return len(pages.texts) - len(pages.keys_of(kept)) > MOST_DEAD * len(pages.texts)


def compacted(archive: Archive, pages: Pages, waiting: NDArray[np.int64]) -> tuple[Archive, NDArray[np.int64]]:
    """In place of `archive`, which is closed: its published books, and behind them the waiting ones, whose numbers
    are given with it. Blocking.

    Where the disk does not take it, the archive itself. The indexes over it bear its old name and are made anew.
    """
    alive = np.flatnonzero(archive.state.alive)
    header = replace(archive.state.header, archive=uuid4().hex, files=uuid4().hex[:8])
    blank = State(header, np.zeros(0, np.bool_), archive.state.numbers, archive.state.counts)
    fresh = Archive(archive.folder, archive.dimensions, blank)
    try:
        fresh.open_files(open_pages(archive.folder, header.files, archive.dimensions, 0))
        for book in [*alive.tolist(), *waiting.tolist()]:
            fresh.append(_draft(pages, book))
        fresh.sync()
        fresh.commit(np.ones(len(alive), np.bool_), archive.state.numbers, archive.state.counts)
    except OSError as error:
        log.warning("the archive in `%s` could not be written anew: %s", archive.folder, type(error).__name__)
        fresh.abandon()
        remove_strays(archive.folder, archive.state.header.files)
        return archive, waiting
    archive.close()
    remove_strays(archive.folder, header.files)
    return fresh, np.arange(len(alive), fresh.books)


def remove_strays(folder: Path, files: str) -> None:
    """Every file of an archive that the state does not name."""
    named = {part(folder, name, files) for name in FILES}
    for name in FILES:
        for path in {folder / name, *folder.glob(f"{name}.*")} - named:
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _draft(pages: Pages, book: int) -> Draft:
    """A book as it was appended."""
    entry, one = pages.books[book], np.array([book])
    first, end = int(entry["first_text"]), int(entry["text_end"])
    ends = [int(pages.texts["words_end"][first - 1]) if first else 0, *pages.texts["words_end"][first:end].tolist()]
    return Draft(
        document_id=pages.document_ids(one)[0],
        digest=bytes(entry["digest"]),
        words=[pages.words[start:stop].tobytes() for start, stop in itertools.pairwise(ends)],
        entries=pages.texts[first:end].copy(),
        vectors=pages.vectors[first:end],
        terms=pages.book_terms(one)[0],
    )

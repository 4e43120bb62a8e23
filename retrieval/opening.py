"""An archive as it is found at the start: what is sound of it is kept, the rest has to be given again."""

from __future__ import annotations

import logging
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.archive import (
    Archive,
    Pages,
    State,
    blank_state,
    checked,
    load_state,
    open_pages,
    save_state,
    whole_books,
)
from retrieval.compaction import compacted, is_mostly_dead, remove_strays

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Opening:
    """What was found."""

    archive: Archive
    is_whole: bool
    """False: something that was published is missing, or stands there without terms of every channel."""
    waiting: NDArray[np.int64]
    """Whole books of an interrupted build: they need not be made again."""


def open_archive(folder: Path, *, made_with: str, channels: str, dimensions: int) -> Opening:
    """Blocking: reads every byte once."""
    state = _state(folder, made_with)
    is_new = state is None
    if state is None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        state = blank_state(made_with, channels)
        save_state(folder / "state.npz", state)
    files = state.header.files
    remove_strays(folder, files)
    whole = whole_books(folder, files, dimensions)
    sound = sound_books(open_pages(folder, files, dimensions, whole))
    # Mapped anew: what was read for the check alone does not stand in memory while it is served from.
    pages = open_pages(folder, files, dimensions, whole)
    alive = np.zeros(len(sound), np.bool_)
    both = min(len(sound), len(state.alive))
    alive[:both] = state.alive[:both] & sound[:both]
    is_sound = int(alive.sum()) == int(state.alive.sum())
    if not is_sound:
        log.warning("%d documents in `%s` are damaged: they are made anew", state.alive.sum() - alive.sum(), folder)
        state = counted_anew(pages, alive, state)
    is_whole = not is_new and is_sound and state.header.channels == channels
    waiting = np.flatnonzero(sound & (np.arange(len(sound)) >= len(state.alive)))
    header = replace(state.header, channels=channels)
    archive = Archive(folder, dimensions, State(header, alive, state.numbers, state.counts))
    archive.open_files(pages)
    if is_mostly_dead(pages, np.concatenate([np.flatnonzero(alive), waiting])):
        archive, waiting = compacted(archive, pages, waiting)
    return Opening(archive, is_whole=is_whole, waiting=waiting)


def counted_anew(pages: Pages, alive: NDArray[np.bool_], state: State) -> State:
    """With the terms of what is alive."""
    numbers, counts = np.unique(pages.book_terms(np.flatnonzero(alive))[0], return_counts=True)
    return State(state.header, state.alive, numbers, counts)


def _state(folder: Path, made_with: str) -> State | None:
    """None where there is none that can be used."""
    try:
        state = load_state(folder / "state.npz")
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError) as error:
        log.warning("the index in `%s` cannot be used (%s): it is made anew", folder, type(error).__name__)
        return None
    if state.header.made_with != made_with:
        log.warning("the index in `%s` was made with another model: it is made anew", folder)
        return None
    return state


def sound_books(pages: Pages) -> NDArray[np.bool_]:
    """Which books are as they were written; reads everything."""
    texts, books = [0, *pages.books["text_end"].tolist()], len(pages.books)
    words_end = pages.texts["words_end"][pages.books["text_end"].astype(np.int64) - 1] if books else ()
    words = [0, *np.asarray(words_end).tolist()]
    ids, terms = [0, *pages.books["id_end"].tolist()], [0, *pages.books["terms_end"].tolist()]
    sound = np.zeros(books, np.bool_)
    for book, check in enumerate(pages.books["check"].tolist()):
        parts = (
            pages.words[words[book] : words[book + 1]],
            pages.vectors[texts[book] : texts[book + 1]],
            pages.terms[terms[book] : terms[book + 1]],
            pages.ids[ids[book] : ids[book + 1]],
            pages.texts[texts[book] : texts[book + 1]],
        )
        sound[book] = check == checked(*(part.tobytes() for part in parts))
    return sound & (pages.books["first_text"] == np.array(texts[:-1], np.uint32))

"""Every collection on its shelf, following what is published.

<folder>/COLLECTION/*      its shelf
         position.json     {"revision", "mark"}: up to where the store was followed
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote, unquote

import numpy as np

from core.passages import DocumentTexts
from retrieval.claim import Claim
from retrieval.dense import Built
from retrieval.kinds import MEASURED, Sizes
from retrieval.protocols import Channel, Embedder, Kind, PassageStore, Progress, Vectors
from retrieval.shelf import Shelf
from retrieval.view import View

log = logging.getLogger(__name__)

TEXTS_AT_ONCE = 256  # what an interrupted build loses at most

Given = TypeVar("Given")
Staged = dict[str, dict[str, int | None]]
"""By collection and document: the book that is to be published, None to forget it."""


@dataclass(frozen=True, slots=True)
class Position:
    """Up to where the store was followed."""

    revision: int = 0
    mark: str = ""


@dataclass(slots=True)
class Following:
    """One way through what changed."""

    target: int
    staged: Staged = field(default_factory=lambda: defaultdict(dict))
    seen: set[str] = field(default_factory=set[str])
    overtaken: set[str] = field(default_factory=set[str])
    """What comes of these was read before something newer was published of them."""

    def add(self, part: Staged) -> None:
        for collection, books in part.items():
            self.staged[collection] |= {name: book for name, book in books.items() if name not in self.overtaken}
            self.seen |= books.keys()

    def drop(self, document_ids: Iterable[str]) -> None:
        """Something newer was published of them meanwhile, and is shown already."""
        self.overtaken.update(document_ids)
        self.seen |= self.overtaken
        for books in self.staged.values():
            for document_id in self.overtaken & books.keys():
                del books[document_id]


class Library:
    """`views` are replaced all at once by each `refresh`: readers see the old state or the new one. `close` it."""

    def __init__(
        self,
        store: PassageStore,
        embedder: Embedder,
        channels: Sequence[Channel],
        folder: Path,
        *,
        sizes: Sizes = MEASURED,
    ) -> None:
        self._sizes = sizes
        self._store = store
        self._embedder = embedder
        self._channels = tuple(channels)
        self._folder = folder
        self._claim: Claim | None = None
        self._shelves: dict[str, Shelf] = {}
        self._is_open = False
        self._position: Position | None = None
        """None until the shelves follow the store."""
        self._refreshing = asyncio.Lock()
        self._building: dict[str, asyncio.Future[Built | None]] = {}
        # One thread reads, embeds and writes what was published, another builds what a shelf has outgrown.
        self._writer = ThreadPoolExecutor(1, "shelve")
        self._builder = ThreadPoolExecutor(1, "build")
        self.views: Mapping[str, View] = {}

    @property
    def revision(self) -> int:
        return self._position.revision if self._position else 0

    async def refresh(self, progress: Progress | None = None) -> bool:
        """Takes in what was published or withdrawn since the last call; True when anything was."""
        async with self._refreshing:
            try:
                return await self._refreshed(progress)
            except OSError:
                await self._off_loop(self._let_go)
                raise

    async def _refreshed(self, progress: Progress | None) -> bool:
        if not self._is_open:
            await self._begin()
        await self._adopt_built()
        mark, target, before = await self._store.mark(), await self._store.revision(), self.revision
        if self._position and target == before:
            return False
        followed = await self._follow(before, target, progress, is_all=self._position is None)
        self._position = Position(followed.target, mark)
        await self._off_loop(self._keep_position)
        self._build_outgrown()
        log.info("search is at revision %d: %d documents changed", followed.target, len(followed.seen))
        return target != before

    @property
    def is_building(self) -> bool:
        """Whether a dense index is being built, or was built and not yet searched: the next `refresh` takes it."""
        return bool(self._building)

    def wait_for_builds(self) -> None:
        """Blocking."""
        self._builder.submit(int).result()

    def close(self) -> None:
        """Waits for what is being built."""
        self._builder.shutdown()
        self._writer.shutdown()
        self._let_go()
        if self._claim:
            self._claim.release()

    def _let_go(self) -> None:
        """What is on the disk is read again the next time; `views` stay as they are."""
        for shelf in self._shelves.values():
            with suppress(OSError):
                shelf.close()
        self._shelves, self._building, self._position, self._is_open = {}, {}, None, False

    async def _begin(self) -> None:
        position = await self._off_loop(self._open)
        self._is_open = True
        if position and await self._store.knows(position.mark) and await self._store.revision() >= position.revision:
            self._position = position
            self._show()
        else:
            log.info("every document is compared with the index")

    def _open(self) -> Position | None:
        """Where the shelves stand; None where they do not stand for one moment of the store."""
        self._claim = self._claim or Claim(self._folder)
        folder = self._claim.folder
        for path in sorted(path for path in folder.iterdir() if (path / "archive").is_dir()):
            self._shelves[unquote(path.name)] = self._shelf(path)
        try:
            position = Position(**json.loads((folder / "position.json").read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return None
        return position if all(shelf.is_whole for shelf in self._shelves.values()) else None

    async def _follow(self, since: int, target: int, progress: Progress | None, *, is_all: bool = False) -> Following:
        """Stages what changed, a batch at a time, and then shows it all at once."""
        followed = Following(target)
        done, total = 0, await self._store.changes(since=since)
        async for batch in _batches(self._store.published(changed_since=since)):
            followed.add(await self._off_loop(lambda batch=batch: self._stage(batch)))
            done += len(batch)
            if progress:
                progress(done, max(done, total))
            # A long import must not hold up a withdrawal: what is published meanwhile goes before it.
            if (newer := await self._store.revision()) != followed.target:
                urgent = await self._follow(followed.target, newer, None)
                followed.drop(urgent.seen)
                followed.target = urgent.target
        if is_all:
            self._forget_unseen(followed)
        await self._off_loop(lambda: self._commit(followed.staged))
        self._show()
        return followed

    def _stage(self, batch: Sequence[DocumentTexts]) -> Staged:
        """A document that moved to another collection leaves its old shelf."""
        staged: Staged = defaultdict(dict)
        by_collection: dict[str, list[DocumentTexts]] = defaultdict(list)
        for item in batch:
            by_collection[item.collection].append(item)
            for name, shelf in self._shelves.items():
                if name != item.collection and item.document_id in shelf:
                    staged[name][item.document_id] = None
        for name, items in by_collection.items():
            if name not in self._shelves and self._claim:
                self._shelves[name] = self._shelf(self._claim.folder / quote(name, safe=""))
            documents = [(item.document_id, item.texts) for item in items]
            staged[name] |= self._shelves[name].stage(documents, self._embed)
        return staged

    def _embed(self, texts: Sequence[tuple[str, Kind]]) -> Vectors:
        rows = np.zeros((len(texts), self._embedder.capabilities.dimensions), np.float32)
        for kind in ("passage", "query"):
            places = [place for place, (_, its_kind) in enumerate(texts) if its_kind == kind]
            rows[places] = self._embedder.embed([texts[place][0] for place in places], kind=kind)
        return rows

    def _forget_unseen(self, followed: Following) -> None:
        for name, shelf in self._shelves.items():
            gone = [document_id for document_id in shelf.document_ids if document_id not in followed.seen]
            followed.staged[name] |= dict.fromkeys(gone)

    def _commit(self, staged: Staged) -> None:
        for name, books in staged.items():
            self._shelves[name].commit(books)

    def _show(self) -> None:
        self.views = {name: shelf.view for name, shelf in self._shelves.items()}

    def _keep_position(self) -> None:
        if self._claim and self._position:
            text = json.dumps({"revision": self._position.revision, "mark": self._position.mark})
            partial = self._claim.folder / "position.partial"
            partial.write_text(text, "utf-8")
            partial.replace(self._claim.folder / "position.json")

    def _build_outgrown(self) -> None:
        loop = asyncio.get_running_loop()
        for name, shelf in self._shelves.items():
            if shelf.is_outgrown and name not in self._building:
                self._building[name] = loop.run_in_executor(self._builder, shelf.build)

    async def _adopt_built(self) -> None:
        for name in [name for name, building in self._building.items() if building.done()]:
            try:
                built = self._building.pop(name).result()
            except OSError as error:
                log.warning("the index of `%s` could not be kept: %s", name, type(error).__name__)
                continue
            await self._off_loop(lambda name=name, built=built: self._shelves[name].adopt(built))
            self._show()

    def _shelf(self, folder: Path) -> Shelf:
        return Shelf(folder, self._channels, self._embedder.capabilities, sizes=self._sizes)

    async def _off_loop(self, work: Callable[[], Given]) -> Given:
        return await asyncio.get_running_loop().run_in_executor(self._writer, work)


async def _batches(documents: AsyncIterator[DocumentTexts]) -> AsyncIterator[list[DocumentTexts]]:
    """Some texts at a time, and whole documents."""
    batch: list[DocumentTexts] = []
    async for item in documents:
        batch.append(item)
        if sum(len(each.texts) for each in batch) >= TEXTS_AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch

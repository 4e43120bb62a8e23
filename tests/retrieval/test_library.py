"""The library follows the store, and what it keeps on disk is used, mended or made anew."""

from __future__ import annotations

import asyncio
import shutil
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from core.passages import IndexedText
from retrieval.book import Query
from retrieval.kinds import Sizes
from retrieval.library import Library
from retrieval.protocols import Channel, Kind, Vectors
from tests.fakes.passage_store import FakePassageStore
from tests.fakes.retrieval import FakeEmbedder, FakeTokenizer
from tests.retrieval.texts import TODAY, asked, passage, told

NAMES = [f"doc-{number}" for number in range(40)]
SMALL = Sizes(flat_most=20, hnsw_most=60)


class CountingTokenizer(FakeTokenizer):
    """Keeps what it was asked for."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def terms(self, text: str) -> list[str]:
        self.read.append(text)
        return super().terms(text)


class FailingEmbedder(FakeEmbedder):
    """Gives up when it has embedded so many texts."""

    def __init__(self, after: int) -> None:
        super().__init__()
        self._after = after

    def embed(self, texts: Sequence[str], *, kind: Kind) -> Vectors:
        if len(self.embedded) >= self._after:
            raise KeyboardInterrupt
        return super().embed(texts, kind=kind)


class FullDisk(FakeEmbedder):
    """Fails once, at a text that holds `꽉 찬`."""

    def __init__(self) -> None:
        super().__init__()
        self._failed = False

    def embed(self, texts: Sequence[str], *, kind: Kind) -> Vectors:
        if not self._failed and any("꽉 찬" in text for text in texts):
            self._failed = True
            raise OSError(28, "the disk is full")
        return super().embed(texts, kind=kind)


class StallingEmbedder(FakeEmbedder):
    """Holds up every text that holds `느린` until it is let go, and tells when it has seen `첫째`."""

    def __init__(self) -> None:
        super().__init__()
        self.stalled, self.go_on = threading.Event(), threading.Event()
        self.at_first: Callable[[], None] = lambda: None

    def embed(self, texts: Sequence[str], *, kind: Kind) -> Vectors:
        if any("첫째" in text for text in texts):
            self.at_first()
        if any("느린" in text for text in texts):
            self.stalled.set()
            assert self.go_on.wait(timeout=60)
        return super().embed(texts, kind=kind)


class Opened:
    """A library with what it embeds and reads with."""

    def __init__(
        self, store: FakePassageStore, folder: Path, *, embedder: FakeEmbedder | None = None, revision: str = ""
    ) -> None:
        self.embedder, self.tokenizer = embedder or FakeEmbedder(), CountingTokenizer()
        channels = [Channel("words", self.tokenizer, revision)]
        self.library = Library(store, self.embedder, channels, folder, sizes=SMALL)

    async def follow(self) -> Opened:
        await self.library.refresh()
        return self

    def found(self, query: str, collection: str = "complaints") -> str:
        """The document whose best passage is nearest; empty where nothing is found."""
        view = self.library.views.get(collection)
        if view is None:
            return ""
        vector = FakeEmbedder().embed([query], kind="query")[0]
        hits = view.search(query, Query(vector, vector, TODAY, "ko"))
        best = max(hits, key=lambda hit: (hit.evidence.passage, hit.evidence.coverage), default=None)
        return best.document_id if best else ""

    def close(self) -> None:
        self.library.close()


def texts_of(name: str) -> tuple[IndexedText, IndexedText]:
    said = passage(name, f"{name} 문서는 창구 {name[4:]}번에서 {name[::-1]} 처리합니다.")
    return told(said), asked(f"{name} 어디서 해요?", said)


def stocked(names: Sequence[str] = NAMES) -> FakePassageStore:
    store = FakePassageStore()
    for name in names:
        store.put(name, "complaints", *texts_of(name))
    return store


def query_of(name: str) -> str:
    return texts_of(name)[0].text


async def kept(store: FakePassageStore, folder: Path) -> None:
    """On disk, with the built part of its dense index."""
    first = await Opened(store, folder).follow()
    first.close()


async def test_an_intact_snapshot_is_neither_embedded_nor_read_again(tmp_path: Path) -> None:
    store = stocked()
    await kept(store, tmp_path)
    again = await Opened(store, tmp_path).follow()
    assert (again.embedder.embedded, again.tokenizer.read) == ([], [])
    assert [again.found(query_of(name)) for name in NAMES] == NAMES
    assert again.library.views["complaints"].kind == "ivf-sq8"
    again.close()


async def test_what_changed_while_nobody_looked_is_all_that_is_made(tmp_path: Path) -> None:
    store = stocked()
    await kept(store, tmp_path)
    store.put("doc-7", "complaints")
    store.put("new", "complaints", told(passage("new", "새 안내문입니다.")))
    again = await Opened(store, tmp_path).follow()
    assert again.embedder.embedded == ["새 안내문입니다."]
    assert again.found("새 안내문입니다.") == "new"
    assert again.found(query_of("doc-7")) != "doc-7"
    again.close()


async def test_the_index_of_another_database_gives_its_vectors_and_nothing_else(tmp_path: Path) -> None:
    await kept(stocked(), tmp_path)
    other = stocked(NAMES[:10])
    other.put("own", "complaints", told(passage("own", "이 서고에만 있는 글")))
    again = await Opened(other, tmp_path).follow()
    assert again.embedder.embedded == ["이 서고에만 있는 글"]
    assert again.library.views["complaints"].documents == 11
    again.close()


async def test_a_database_that_was_put_back_is_followed_from_there(tmp_path: Path) -> None:
    store = stocked(NAMES[:5])
    store.put("later", "complaints", told(passage("later", "나중에 펴낸 글")))
    await kept(store, tmp_path)
    earlier = stocked(NAMES[:5])
    again = await Opened(earlier, tmp_path).follow()
    assert again.library.views["complaints"].documents == 5
    assert again.embedder.embedded == []
    again.close()


async def test_another_model_makes_every_vector_anew(tmp_path: Path) -> None:
    store = stocked()
    await kept(store, tmp_path)
    again = await Opened(store, tmp_path, embedder=FakeEmbedder(revision="2")).follow()
    assert len(again.embedder.embedded) == 2 * len(NAMES)
    again.close()


async def test_other_terms_are_made_anew_without_embedding(tmp_path: Path) -> None:
    store = stocked()
    await kept(store, tmp_path)
    again = await Opened(store, tmp_path, revision="2").follow()
    assert again.embedder.embedded == []
    assert set(again.tokenizer.read) == {text.text for name in NAMES for text in texts_of(name)}
    assert [again.found(query_of(name)) for name in NAMES] == NAMES
    again.close()


FILES = [
    "complaints/archive/words",
    "complaints/archive/texts",
    "complaints/archive/vectors",
    "complaints/archive/books",
    "complaints/archive/ids",
    "complaints/archive/terms",
    "complaints/archive/state.npz",
    "complaints/dense.npz",
    "complaints/dense-*.faiss",
    "complaints/lexical-words/meta.json",
    "complaints/lexical-words/mark.json",
    "complaints/lexical-words/*.store",
    "position.json",
]


def damage(folder: Path, name: str, how: str) -> None:
    path = next(folder.glob(name))
    content = bytearray(path.read_bytes())
    if how == "gone":
        path.unlink()
    elif how == "cut":
        path.write_bytes(content[: len(content) // 2])
    else:
        content[len(content) // 2] ^= 0x55
        path.write_bytes(content)


@pytest.mark.parametrize("how", ["gone", "cut", "flipped"])
@pytest.mark.parametrize("name", FILES)
async def test_whatever_is_damaged_every_document_is_found_again(tmp_path: Path, name: str, how: str) -> None:
    store = stocked()
    await kept(store, tmp_path)
    damage(tmp_path, name, how)
    again = await Opened(store, tmp_path).follow()
    assert [again.found(query_of(name)) for name in NAMES] == NAMES
    assert again.library.views["complaints"].documents == len(NAMES)
    again.close()
    last = await Opened(store, tmp_path).follow()
    assert last.embedder.embedded == []
    last.close()


async def test_one_damaged_vector_costs_one_document(tmp_path: Path) -> None:
    store = stocked()
    await kept(store, tmp_path)
    damage(tmp_path, "complaints/archive/vectors", "flipped")
    again = await Opened(store, tmp_path).follow()
    assert len(again.embedder.embedded) == 2
    again.close()


@pytest.mark.parametrize("torn", [0, 7])
async def test_an_interrupted_build_goes_on_where_it_stopped(tmp_path: Path, torn: int) -> None:
    store = stocked([f"doc-{number}" for number in range(400)])
    first = Opened(store, tmp_path, embedder=FailingEmbedder(after=200))
    with pytest.raises(KeyboardInterrupt):
        await first.follow()
    first.close()
    if torn:  # the last write did not reach the disk whole
        path = tmp_path / "complaints" / "archive" / "words"
        path.write_bytes(path.read_bytes()[:-torn])
    second = await Opened(store, tmp_path).follow()
    done = len(first.embedder.embedded)
    assert 800 - done <= len(second.embedder.embedded) <= 800 - done + 2 * bool(torn)
    assert second.library.views["complaints"].documents == 400
    second.close()


async def test_a_long_import_does_not_hold_up_a_withdrawal(tmp_path: Path) -> None:
    store, embedder = stocked(NAMES[:3]), StallingEmbedder()
    opened = await Opened(store, tmp_path, embedder=embedder).follow()
    embedder.at_first = lambda: store.put("doc-1", "complaints")
    for number, word in enumerate(["첫째", *["많은"] * 298, "느린"]):
        store.put(f"long-{number:03}", "complaints", told(passage(f"long-{number:03}", f"{word} 글 {number}")))
    async with asyncio.TaskGroup() as tasks:
        importing = tasks.create_task(opened.library.refresh())
        await asyncio.to_thread(embedder.stalled.wait, 60)
        assert opened.found(query_of("doc-1")) not in {"", "doc-1"}
        assert opened.found("많은 글 17") != "long-017"
        assert not importing.done()
        embedder.go_on.set()
    assert opened.found("많은 글 17") == "long-017"
    assert opened.found(query_of("doc-1")) != "doc-1"
    opened.close()


async def test_what_was_read_before_a_withdrawal_does_not_come_back_after_it(tmp_path: Path) -> None:
    store, embedder = stocked([]), StallingEmbedder()
    opened = await Opened(store, tmp_path, embedder=embedder).follow()
    embedder.at_first = lambda: store.put("long-299", "complaints")
    for number, word in enumerate(["첫째", *["많은"] * 299]):
        store.put(f"long-{number:03}", "complaints", told(passage(f"long-{number:03}", f"{word} 글 {number}")))
    await opened.follow()
    await opened.follow()
    assert opened.found("많은 글 298") == "long-298"
    assert opened.found("많은 글 299") != "long-299"
    opened.close()


async def test_a_collection_that_grows_step_by_step_gets_the_next_kind(tmp_path: Path) -> None:
    store = stocked([])
    opened = await Opened(store, tmp_path).follow()
    seen: list[str] = []
    for name in NAMES:
        store.put(name, "complaints", *texts_of(name))
        await opened.follow()
        await settled(opened)
        seen.append(opened.library.views["complaints"].kind)
    assert list(dict.fromkeys(seen)) == ["flat", "hnsw", "ivf-sq8"]
    assert [opened.found(query_of(name)) for name in NAMES] == NAMES
    for name in NAMES[5:]:
        store.put(name, "complaints")
    await opened.follow()
    await settled(opened)
    assert opened.library.views["complaints"].kind == "flat"
    assert {opened.found(query_of(name)) for name in NAMES} <= set(NAMES[:5])
    opened.close()


async def settled(opened: Opened) -> None:
    """What is being built is there and searched."""
    while opened.library.is_building:
        await asyncio.to_thread(opened.library.wait_for_builds)
        await opened.follow()


async def test_a_second_process_works_on_a_copy(tmp_path: Path) -> None:
    store = stocked()
    first = await Opened(store, tmp_path / "index").follow()
    second = await Opened(store, tmp_path / "index").follow()
    assert second.embedder.embedded == []
    store.put("new", "complaints", told(passage("new", "새 안내문입니다.")))
    await second.follow()
    assert second.found("새 안내문입니다.") == "new"
    assert first.found("새 안내문입니다.") != "new"
    await first.follow()
    assert first.found("새 안내문입니다.") == "new"
    second.close()
    first.close()
    third = await Opened(store, tmp_path / "index").follow()
    assert third.embedder.embedded == []
    third.close()


async def test_a_disk_that_fails_once_costs_nothing_but_time(tmp_path: Path) -> None:
    store = stocked(NAMES[:3])
    opened = await Opened(store, tmp_path, embedder=FullDisk()).follow()
    store.put("new", "complaints", told(passage("new", "꽉 찬 뒤의 안내문")))
    with pytest.raises(OSError, match="full"):
        await opened.follow()
    assert [opened.found(query_of(name)) for name in NAMES[:3]] == NAMES[:3]
    await opened.follow()
    assert opened.found("꽉 찬 뒤의 안내문") == "new"
    assert opened.embedder.embedded.count(query_of("doc-1")) == 1
    opened.close()


async def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    opened = await Opened(stocked(), tmp_path / "file" / "index").follow()
    assert [opened.found(query_of(name)) for name in NAMES] == NAMES
    opened.close()


async def test_a_copied_index_is_as_good_as_the_first(tmp_path: Path) -> None:
    store = stocked()
    await kept(store, tmp_path / "one")
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    again = await Opened(store, tmp_path / "two").follow()
    assert again.embedder.embedded == []
    again.close()

"""Search follows what is published, and goes on answering while it does."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np
import pytest

from core.passages import Passage
from core.sentences import sentences_of
from retrieval.fitted import Fitted
from retrieval.late_interaction import LateInteraction
from retrieval.projection import Projection
from retrieval.protocols import Channel, SearchRequest, Vectors
from retrieval.ranking import Ranking
from retrieval.search import Search
from retrieval.tokens import KiwiTokenizer, words_of
from tests.fakes.passage_store import FakePassageStore
from tests.fakes.retrieval import FakeEmbedder
from tests.fakes.tokens import WordStates
from tests.retrieval.texts import FUSION, TODAY, asked, passage, told

MOVE = passage("move", "전입신고는 전입한 날부터 14일 이내에 합니다.")
PASSPORT = passage("passport", "여권은 구청 여권 창구에서 신청합니다.")


@cache
def kiwi() -> list[Channel]:
    return [words_of(KiwiTokenizer())]


class StallingEmbedder(FakeEmbedder):
    """Holds up every text that holds `느린` until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.stalled = threading.Event()
        self.go_on = threading.Event()

    def embed(self, texts: Sequence[str], *, kind: Literal["query", "passage"]) -> Vectors:
        if any("느린" in text for text in texts):
            self.stalled.set()
            assert self.go_on.wait(timeout=60)
        return super().embed(texts, kind=kind)


@pytest.fixture
def store() -> FakePassageStore:
    return FakePassageStore()


@pytest.fixture
def embedder() -> StallingEmbedder:
    return StallingEmbedder()


@pytest.fixture
async def search(store: FakePassageStore, embedder: StallingEmbedder, tmp_path: Path) -> AsyncIterator[Search]:
    search = Search(store, embedder, kiwi(), Ranking(FUSION), tmp_path)
    yield search
    embedder.go_on.set()
    search.close()


async def found(
    search: Search, query: str, *, collections: Sequence[str] = ("complaints",), on: date = TODAY, limit: int = 5
) -> list[Passage]:
    return await search.search(query, collections=collections, as_of=on, language="ko", limit=limit)


async def ids(search: Search, query: str, *, collections: Sequence[str] = ("complaints",)) -> list[str]:
    return [passage.document_id for passage in await found(search, query, collections=collections)]


async def test_before_anything_is_published_nothing_is_found(search: Search) -> None:
    assert await search.refresh() is False
    assert await ids(search, "전입신고") == []


async def test_what_is_published_is_found(search: Search, store: FakePassageStore) -> None:
    store.put("move", "complaints", told(MOVE))
    store.put("passport", "complaints", told(PASSPORT))
    assert await search.refresh() is True
    best, *_ = await found(search, "전입신고는 언제까지 해요?")
    assert best.document_id == "move"
    assert best.text == MOVE.text
    assert 0 < best.score <= 1


async def test_the_best_comes_first_and_no_document_twice(search: Search, store: FakePassageStore) -> None:
    store.put("move", "complaints", told(MOVE), asked("전입신고 언제?", MOVE), asked("이사 신고 기한", MOVE))
    store.put("passport", "complaints", told(PASSPORT))
    await search.refresh()
    ranking = await found(search, "전입신고 언제?")
    assert [passage.score for passage in ranking] == sorted((passage.score for passage in ranking), reverse=True)
    assert len({passage.document_id for passage in ranking}) == len(ranking)
    assert sum(passage.score for passage in ranking) <= 1


async def test_a_refresh_without_news_does_nothing(
    search: Search, store: FakePassageStore, embedder: StallingEmbedder
) -> None:
    store.put("move", "complaints", told(MOVE))
    await search.refresh()
    embedder.embedded.clear()
    assert await search.refresh() is False
    assert embedder.embedded == []


async def test_only_what_changed_is_embedded(
    search: Search, store: FakePassageStore, embedder: StallingEmbedder
) -> None:
    store.put("move", "complaints", told(MOVE))
    await search.refresh()
    embedder.embedded.clear()
    store.put("passport", "complaints", told(PASSPORT))
    await search.refresh()
    assert embedder.embedded == [PASSPORT.text]


async def test_what_is_withdrawn_is_gone(search: Search, store: FakePassageStore) -> None:
    store.put("move", "complaints", told(MOVE))
    store.put("passport", "complaints", told(PASSPORT))
    await search.refresh()
    store.put("move", "complaints")
    await search.refresh()
    assert "move" not in await ids(search, MOVE.text)
    assert search.status().documents == 1


async def test_what_is_published_again_is_found_again(search: Search, store: FakePassageStore) -> None:
    for texts in ((told(MOVE),), (), (told(MOVE),)):
        store.put("move", "complaints", *texts)
        await search.refresh()
    assert await ids(search, "전입신고") == ["move"]


async def test_a_document_that_moves_leaves_its_old_collection(search: Search, store: FakePassageStore) -> None:
    store.put("move", "complaints", told(MOVE))
    await search.refresh()
    store.put("move", "guide", told(passage("move", MOVE.text, collection="guide")))
    await search.refresh()
    assert await ids(search, "전입신고") == []
    assert await ids(search, "전입신고", collections=["guide"]) == ["move"]


async def test_only_the_named_collections_are_searched(search: Search, store: FakePassageStore) -> None:
    store.put("move", "complaints", told(MOVE))
    store.put("lobby", "guide", told(passage("lobby", "전입신고 창구는 1층입니다.", collection="guide")))
    await search.refresh()
    assert await ids(search, "전입신고", collections=["guide"]) == ["lobby"]
    assert sorted(await ids(search, "전입신고", collections=["guide", "complaints"])) == ["lobby", "move"]
    assert await ids(search, "전입신고", collections=["nowhere"]) == []
    assert await ids(search, "전입신고", collections=[]) == []


async def test_a_day_before_the_rule_finds_nothing(search: Search, store: FakePassageStore) -> None:
    store.put("move", "complaints", told(passage("move", MOVE.text, first=date(2026, 7, 1))))
    await search.refresh()
    assert await found(search, "전입신고", on=date(2026, 6, 30)) == []
    assert len(await found(search, "전입신고", on=date(2026, 7, 1))) == 1


@pytest.mark.parametrize("query", ["", " ", "?", "ㅋㅋ", "\x00", "'\"(:*~^", "글" * 4_000])
async def test_any_text_can_be_asked(search: Search, store: FakePassageStore, query: str) -> None:
    store.put("move", "complaints", told(MOVE))
    await search.refresh()
    assert all(0 <= passage.score <= 1 for passage in await found(search, query))


async def test_what_a_question_means_is_found_out_once(
    search: Search, store: FakePassageStore, embedder: StallingEmbedder
) -> None:
    store.put("move", "complaints", told(MOVE))
    await search.refresh()
    told_first = await search.vector("전입신고 언제까지?")
    await found(search, "전입신고 언제까지?")
    assert embedder.embedded.count("전입신고 언제까지?") == 1
    assert told_first.revision == embedder.capabilities.revision


async def test_a_limit_is_kept(search: Search, store: FakePassageStore) -> None:
    for number in range(10):
        store.put(f"move-{number}", "complaints", told(passage(f"move-{number}", f"전입신고 안내 {number}")))
    await search.refresh()
    assert len(await found(search, "전입신고 안내", limit=3)) == 3


async def test_many_queries_are_answered_in_their_order(search: Search, store: FakePassageStore) -> None:
    store.put("move", "complaints", told(MOVE))
    store.put("passport", "complaints", told(PASSPORT))
    await search.refresh()
    queries = [MOVE.text, PASSPORT.text] * 50
    seen: list[tuple[int, int]] = []
    requests = [SearchRequest(query, ("complaints",), TODAY) for query in queries]
    rankings = await search.search_all(requests, lambda done, of: seen.append((done, of)))
    assert [ranking[0].text for ranking in rankings] == queries
    assert seen[-1] == (100, 100)


async def test_a_publication_does_not_hold_up_a_question(
    search: Search, store: FakePassageStore, embedder: StallingEmbedder
) -> None:
    store.put("move", "complaints", told(MOVE))
    await search.refresh()
    store.put("slow", "complaints", told(passage("slow", "전입신고를 느린 글로 설명합니다.")))
    async with asyncio.TaskGroup() as tasks:
        publishing = tasks.create_task(search.refresh())
        await asyncio.to_thread(embedder.stalled.wait, 60)
        during = await ids(search, "전입신고")
        assert not publishing.done()
        embedder.go_on.set()
    assert during == ["move"]
    assert sorted(await ids(search, "전입신고")) == ["move", "slow"]


async def test_questions_during_publications_see_a_whole_document_or_none(
    search: Search, store: FakePassageStore
) -> None:
    versions = [passage("move", f"전입신고는 {days}일 이내에 합니다.", version=days) for days in range(1, 20)]

    async def publish() -> None:
        for version in versions:
            store.put("move", "complaints", told(version), asked("전입신고 언제까지?", version))
            await search.refresh()

    async with asyncio.TaskGroup() as tasks:
        publishing = tasks.create_task(publish())
        seen: list[Passage] = []
        while not publishing.done():
            seen += await found(search, "전입신고 언제까지?")
    assert seen == sorted(seen, key=lambda hit: hit.version)
    assert {hit.text for hit in seen} <= {version.text for version in versions}
    [last] = await found(search, "전입신고 언제까지?")
    assert last.text == versions[-1].text


async def test_two_refreshes_at_once_take_a_publication_in_once(
    search: Search, store: FakePassageStore, embedder: StallingEmbedder
) -> None:
    store.put("move", "complaints", told(MOVE))
    assert sorted(await asyncio.gather(search.refresh(), search.refresh())) == [False, True]
    assert embedder.embedded == [MOVE.text]


async def test_a_start_with_kept_vectors_embeds_nothing(
    search: Search, store: FakePassageStore, tmp_path: Path
) -> None:
    store.put("move", "complaints", told(MOVE))
    await search.refresh()
    search.close()
    again = Search(store, embedder := FakeEmbedder(), kiwi(), Ranking(FUSION), tmp_path)
    await again.refresh()
    assert embedder.embedded == []
    assert await ids(again, "전입신고") == ["move"]
    again.close()


async def test_a_whole_document_is_read_from_the_store(search: Search, store: FakePassageStore) -> None:
    store.put("move", "complaints", told(MOVE), asked("언제?", MOVE))
    assert await search.document("move", as_of=TODAY, language="ko") == [MOVE]


async def test_the_status_counts_what_is_indexed(search: Search, store: FakePassageStore) -> None:
    store.put("move", "complaints", told(MOVE), asked("언제?", MOVE))
    store.put("lobby", "guide", told(passage("lobby", "1층입니다.", collection="guide")))
    await search.refresh()
    status = search.status()
    assert (status.revision, status.documents, status.collections) == (2, 2, {"complaints": 2, "guide": 1})
    assert (status.lexical, status.dense, status.embedder) == ("tantivy-bm25 words", "faiss-flat", "fake")


async def test_a_projection_says_its_own_of_passages_and_of_questions(store: FakePassageStore, search: Search) -> None:
    store.put("move", "complaints", told(MOVE), asked("이사하면 무엇을 신고해요?", MOVE))
    await search.refresh()
    request = SearchRequest("이사하면 무엇을 신고해요?", ("complaints",), TODAY)
    (plain,) = await search.explain(request)
    assert (plain.evidence.projected_passage, plain.evidence.projected_questions) == (0.0, 0.0)
    same = np.eye(FakeEmbedder().capabilities.dimensions, dtype=np.float32)
    search.rank_by(Ranking(FUSION, fitted=Fitted(projection=Projection(same, -same, same, same, (1.0, 1.0)))))
    (mapped,) = await search.explain(request)
    assert mapped.evidence.projected_passage == pytest.approx(plain.evidence.passage)
    assert mapped.evidence.projected_questions == pytest.approx(-plain.evidence.questions)


class ReadableEmbedder(FakeEmbedder, WordStates):
    """Shows the states of words beside its vectors."""

    def __init__(self) -> None:
        FakeEmbedder.__init__(self)
        WordStates.__init__(self, self.capabilities.dimensions)


async def test_the_sentences_of_a_procedure_are_read_and_those_of_a_loaded_text_are_not(
    store: FakePassageStore, tmp_path: Path
) -> None:
    size = FakeEmbedder().capabilities.dimensions
    same, even = np.eye(size, dtype=np.float32), np.zeros(size + 1, np.float32)
    interaction = LateInteraction(same, same, even, even, np.array([10.0, 4.0, 1.0], np.float32))
    english = replace(MOVE, id="move#deadline.en@1", language="en", title="Moving", text="Report it within 14 days.")
    loaded = replace(MOVE, id="law#text@1", document_id="law", section="text")
    store.put("move", "complaints", told(MOVE), told(english))
    store.put("law", "complaints", told(loaded))
    search = Search(
        store, ReadableEmbedder(), kiwi(), Ranking(FUSION, fitted=Fitted(interaction=interaction)), tmp_path / "read"
    )
    await search.refresh()
    parts = await search.parts(MOVE.text, "move", as_of=TODAY, language="ko")
    assert [len(parts[one].sentences) for one in (MOVE.id, english.id)] == [len(sentences_of(MOVE.text)), 0]
    assert parts[MOVE.id].read > 0.0
    assert [one.sentences for one in (await search.parts("법", "law", as_of=TODAY, language="ko")).values()] == [()]
    search.close()


async def test_a_ranking_is_explained_by_its_evidence(store: FakePassageStore, search: Search) -> None:
    store.put("move", "complaints", told(MOVE))
    store.put("passport", "complaints", told(PASSPORT))
    await search.refresh()
    request = SearchRequest("여권은 어디서 신청해요?", ("complaints",), TODAY)
    explained = await search.explain(request)
    (ranking,) = await search.search_all([request])
    assert [one.passage for one in explained] == ranking
    utilities = [one.fusion.utility(one.evidence) for one in explained]
    assert utilities == sorted(utilities, reverse=True)

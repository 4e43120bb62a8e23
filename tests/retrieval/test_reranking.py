"""The second look changes the order of the first candidates, and nothing else, whatever becomes of it."""

from __future__ import annotations

import logging
import threading
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from core.passages import Passage
from retrieval.protocols import RerankerCapabilities, Scores, SearchRequest
from retrieval.ranking import Ranking
from retrieval.reranking import Reranking
from retrieval.search import Search
from tests.fakes.passage_store import FakePassageStore
from tests.fakes.retrieval import FakeEmbedder, FakeReranker, fake_channel
from tests.retrieval.texts import FUSION, TODAY, asked, passage, told

QUERY = "전입신고는 언제까지 해요?"
NAMES = ("move", "late", "office", "passport")
TEXTS = (
    "전입신고는 언제까지 해야 하는지 안내합니다.",
    "전입신고는 늦으면 과태료를 냅니다.",
    "신고는 주민센터에서 합니다.",
    "여권은 구청에서 신청합니다.",
)


class Scripted:
    """Scores each passage by the document that it comes from."""

    capabilities = RerankerCapabilities("scripted", ("ko",))

    def __init__(self, *likes: str, value: Callable[[int], float] = float) -> None:
        """`likes`: documents, the best first; the others are worth nothing, each as much as the other."""
        self._likes, self._value = likes, value
        self.calls = 0

    def scores(self, query: str, passages: Sequence[str]) -> Scores:
        del query
        self.calls += 1
        titles = [each.split("\n")[0] for each in passages]
        worth = [len(self._likes) - self._likes.index(name) if name in self._likes else 0 for name in titles]
        return np.array([self._value(each) for each in worth], np.float32)


class Raising(Scripted):
    def scores(self, query: str, passages: Sequence[str]) -> Scores:
        self.calls += 1
        raise RuntimeError(f"cannot read `{query}` beside {len(passages)} passages")


class Miscounting(Scripted):
    def scores(self, query: str, passages: Sequence[str]) -> Scores:
        return super().scores(query, passages)[1:]


class Stalling(Scripted):
    """Goes on when it is let."""

    def __init__(self, *likes: str) -> None:
        super().__init__(*likes)
        self.go_on = threading.Event()

    def scores(self, query: str, passages: Sequence[str]) -> Scores:
        scores = super().scores(query, passages)
        assert self.go_on.wait(timeout=60)
        return scores


Opening = Callable[..., Search]


@pytest.fixture
async def opened(tmp_path: Path) -> AsyncIterator[Opening]:
    searches: list[Search] = []

    def open_search(reranking: Reranking | None = None) -> Search:
        folder = tmp_path / str(len(searches))
        searches.append(
            Search(_store(), FakeEmbedder(), [fake_channel()], Ranking(FUSION), folder, reranking=reranking)
        )
        return searches[-1]

    yield open_search
    for search in searches:
        search.close()


def _store() -> FakePassageStore:
    store = FakePassageStore()
    for name, text in zip(NAMES, TEXTS, strict=True):
        store.put(name, "complaints", told(passage(name, text)))
    store.put(
        "bins",
        "complaints",
        told(passage("bins", "쓰레기")),
        asked("쓰레기는 어디에 버려요?", passage("bins", "쓰레기")),
    )
    return store


async def found(search: Search, query: str = QUERY, *, limit: int = 4) -> list[Passage]:
    await search.refresh()
    return await search.search(query, collections=("complaints",), as_of=TODAY, language="ko", limit=limit)


def ids(ranking: Sequence[Passage]) -> list[str]:
    return [each.document_id for each in ranking]


async def test_the_first_candidates_stand_as_the_reranker_says(opened: Opening) -> None:
    plain = await found(opened())
    again = await found(opened(Reranking(Scripted("office", "late", "move", "passport"), seconds=60)))

    assert ids(plain)[0] == "move"
    assert ids(again) == ["office", "late", "move", "passport"]


async def test_the_places_keep_their_probabilities_so_whether_there_is_an_answer_is_decided_as_before(
    opened: Opening,
) -> None:
    plain = await found(opened())
    again = await found(opened(Reranking(Scripted("passport", "office"), seconds=60)))

    assert [each.score for each in again] == [each.score for each in plain]


async def test_what_the_reranker_holds_equal_stays_in_the_order_of_fusion(opened: Opening) -> None:
    plain = ids(await found(opened()))
    again = ids(await found(opened(Reranking(Scripted("office"), seconds=60))))

    assert again == ["office", *(name for name in plain if name != "office")]


async def test_one_beyond_the_limit_of_the_question_can_come_first(opened: Opening) -> None:
    last = ids(await found(opened()))[-1]
    assert ids(await found(opened(Reranking(Scripted(last), seconds=60)), limit=1)) == [last]


async def test_only_the_first_candidates_are_looked_at(opened: Opening) -> None:
    plain, reranker = ids(await found(opened())), FakeReranker()
    again = ids(await found(opened(Reranking(reranker, seconds=60, candidates=2))))

    [(query, read)] = reranker.read
    assert query == QUERY
    assert [each.split("\n")[0] for each in read] == plain[:2]
    assert again[2:] == plain[2:]


async def test_a_question_that_a_curator_wrote_needs_no_second_look(opened: Opening) -> None:
    reranker = Scripted("passport")
    ranking = await found(opened(Reranking(reranker, seconds=60)), "쓰레기는 어디에 버려요?")

    assert ids(ranking)[0] == "bins"
    assert reranker.calls == 0


async def test_the_search_tester_shows_the_order_that_citizens_get(opened: Opening) -> None:
    search = opened(Reranking(Scripted("office"), seconds=60))
    await search.refresh()
    explained = await search.explain(SearchRequest(QUERY, ("complaints",), TODAY, limit=4))

    assert explained[0].passage.document_id == "office"
    assert ids([each.passage for each in explained]) == ids(await found(search))


@pytest.mark.parametrize(
    ("reranker", "kind"),
    [
        (Raising(), "RuntimeError"),
        (Miscounting("office"), "no score for every passage"),
        (Scripted("office", value=lambda _: float("nan")), "no score for every passage"),
    ],
)
async def test_a_reranker_that_fails_costs_the_second_look_alone_and_the_log_holds_no_words(
    opened: Opening, reranker: Scripted, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        ranking = await found(opened(Reranking(reranker, seconds=60)))

    assert ids(ranking) == ids(await found(opened()))
    assert kind in caplog.text
    assert "전입신고" not in caplog.text
    assert reranker.calls == 1


async def test_a_reranker_that_is_late_is_not_waited_for_and_not_asked_while_it_is_busy(
    opened: Opening, caplog: pytest.LogCaptureFixture
) -> None:
    reranker = Stalling("office")
    search = opened(Reranking(reranker, seconds=0.01))
    plain = ids(await found(opened()))

    late, while_busy = ids(await found(search)), ids(await found(search))
    reranker.go_on.set()

    assert late == while_busy == plain
    assert reranker.calls == 1
    assert caplog.text.count("took longer") == 1


async def test_the_status_names_the_reranker(opened: Opening) -> None:
    assert opened(Reranking(Scripted(), seconds=60)).status().reranker == "scripted"
    assert opened().status().reranker == ""

"""Questions go on while one publication follows another: none fails, and none is answered with what is old."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from app.database import open_engine, open_sessions
from core.clock import SystemClock
from core.passages import Passage
from knowledge.lifecycle import OPERATOR
from knowledge.loading import Loadable
from knowledge.procedure import PlainDocument
from knowledge.store import KnowledgeStore
from retrieval.ranking import Ranking
from retrieval.search import Search
from retrieval.tokens import KiwiTokenizer, words_of
from tests.fakes.database import migrated_copy
from tests.fakes.retrieval import FakeEmbedder
from tests.retrieval.texts import FUSION

PUBLICATIONS, AT_ONCE = 20, 10
ASKED = "임시 창구는 몇 번 창구인가요?"
DAY = date(2026, 11, 28)


def counter(number: int) -> PlainDocument:
    """The questions grow with the number: whoever sees half of a publication finds the wrong number of texts."""
    return PlainDocument(
        id="counter",
        collection="complaints",
        title="임시 창구",
        text=f"임시 창구는 {number}번 창구입니다.",
        questions=(ASKED, *(f"{step}번째로 묻습니다: 임시 창구가 어디예요?" for step in range(number))),
    )


@dataclass(slots=True)
class Asked:
    """One question: what was to be found when it was asked, what it found, and what was published by then."""

    shown: int
    found: int
    published: int


@dataclass(slots=True)
class Counters:
    """How far publication has come."""

    shown: int = 0
    published: int = 0
    asked: list[Asked] = field(default_factory=list[Asked])


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[KnowledgeStore]:
    engine = open_engine(migrated_copy(tmp_path))
    yield KnowledgeStore(open_sessions(engine), SystemClock())
    await engine.dispose()


@pytest.fixture
async def search(store: KnowledgeStore, tmp_path: Path) -> AsyncIterator[Search]:
    search = Search(store, FakeEmbedder(), [words_of(KiwiTokenizer())], Ranking(FUSION), tmp_path / "index")
    yield search
    search.close()


async def found(search: Search) -> list[Passage]:
    return await search.search(ASKED, collections=["complaints"], as_of=DAY, language="ko")


async def ask_on(search: Search, counters: Counters, done: asyncio.Event) -> None:
    while not done.is_set():
        shown = counters.shown
        [passage] = await found(search)
        counters.asked.append(Asked(shown, int("".join(filter(str.isdigit, passage.text))), counters.published))


async def publish(store: KnowledgeStore, search: Search, counters: Counters, number: int) -> None:
    counters.published = number
    await store.load([Loadable("line 1", counter(number))], OPERATOR, publish=True)
    await search.refresh()
    counters.shown = number


async def test_every_question_gets_the_old_answer_until_the_swap_and_the_new_one_after(
    store: KnowledgeStore, search: Search
) -> None:
    counters, done = Counters(), asyncio.Event()
    await publish(store, search, counters, 1)
    async with asyncio.TaskGroup() as tasks:
        for _ in range(AT_ONCE):
            tasks.create_task(ask_on(search, counters, done))
        for number in range(2, PUBLICATIONS + 2):
            await publish(store, search, counters, number)
            await found(search)
        done.set()
    assert [asked for asked in counters.asked if not asked.shown <= asked.found <= asked.published] == []
    assert len({asked.found for asked in counters.asked}) > 1
    assert search.status().collections == {"complaints": PUBLICATIONS + 3}


async def test_a_withdrawal_under_load_leaves_nothing_to_answer_with(store: KnowledgeStore, search: Search) -> None:
    counters = Counters()
    await publish(store, search, counters, 1)
    async with asyncio.TaskGroup() as tasks:
        asking = [tasks.create_task(found(search)) for _ in range(50)]
        await store.withdraw("counter", OPERATOR, reason="over")
        await search.refresh()
        after = [tasks.create_task(found(search)) for _ in range(50)]
    assert all(len(each.result()) <= 1 for each in asking)
    assert [each.result() for each in after] == [[]] * 50

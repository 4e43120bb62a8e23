"""What one process withdraws is silent in every other one within five seconds."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from app.database import open_engine, open_sessions
from app.settings import Settings
from knowledge.store import KnowledgeStore
from retrieval.ranking import Ranking
from retrieval.search import Search
from retrieval.tokens import KiwiTokenizer, words_of
from tests.fakes.database import migrated_copy
from tests.fakes.retrieval import FakeEmbedder
from tests.knowledge.conftest import APPROVER, Calendar, move_in_report, published
from tests.retrieval.texts import FUSION

DAY = date(2026, 11, 22)


class OnePause(Exception):
    """Ends the watching after its first look."""


class Pausing(Calendar):
    """Counts the seconds of the first pause, and stops at the second."""

    waited = 0.0

    async def sleep(self, seconds: float) -> None:
        if self.waited:
            raise OnePause
        self.waited += seconds


@pytest.fixture
async def stores(tmp_path: Path) -> AsyncIterator[tuple[KnowledgeStore, KnowledgeStore]]:
    """Two processes' ways to one database: each has connections of its own, and no bus joins them."""
    url = migrated_copy(tmp_path)
    engines = open_engine(url), open_engine(url)
    here, there = (KnowledgeStore(open_sessions(engine), Calendar()) for engine in engines)
    yield here, there
    for engine in engines:
        await engine.dispose()


async def test_a_withdrawal_reaches_the_search_of_another_process_in_time(
    stores: tuple[KnowledgeStore, KnowledgeStore], tmp_path: Path
) -> None:
    here, there = stores
    search = Search(there, FakeEmbedder(), [words_of(KiwiTokenizer())], Ranking(FUSION), tmp_path / "index")

    async def found() -> list[str]:
        passages = await search.search("전입신고 기한", collections=("complaints",), as_of=DAY, language="ko")
        return [passage.document_id for passage in passages]

    await published(here, move_in_report())
    await search.refresh()
    assert await found() == ["move-in-report"]
    await here.withdraw("move-in-report", APPROVER, reason="폐지")
    clock = Pausing()
    with pytest.raises(OnePause):
        await search.watch(clock, Settings().knowledge_poll_seconds)
    assert await found() == []
    assert await there.document("move-in-report", as_of=DAY, language="ko") == []
    assert 0 < clock.waited <= 5
    search.close()


def test_no_operator_can_make_the_wait_longer() -> None:
    with pytest.raises(ValueError, match="less than or equal to 5"):
        Settings(knowledge_poll_seconds=6)

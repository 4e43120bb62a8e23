"""Two citizens ask in vain, somebody writes it down, somebody else publishes it, and the gap is closed by itself."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from agents.agent import Agent
from app.database import open_engine, open_sessions
from app.gaps.asking import Asking
from app.gaps.collecting import Collecting
from app.gaps.deciding import Gaps
from app.gaps.forgetting import forgets_questions
from app.gaps.keeping import Keeping
from app.talks.ledger import Ledger, Retention
from app.talks.talk import Happenings, Talk
from app.text_space import TextSpace
from core.accounts import Account, Role
from knowledge.lifecycle import Actor
from knowledge.store import KnowledgeStore
from knowledge.views import DocumentDetail
from retrieval.ranking import Ranking
from retrieval.search import Search
from tests.fakes.calendar import Calendar
from tests.fakes.counter import official
from tests.fakes.database import migrated_copy
from tests.fakes.retrieval import FakeEmbedder, FakeTokenizer, fake_channel
from tests.knowledge.conftest import move_in_report, published, seen
from tests.retrieval.texts import FUSION

CURATOR = Account("1", "kim", "김", frozenset({Role.CURATOR}))
APPROVER = Account("2", "lee", "이", frozenset({Role.APPROVER}))
ONE, OTHER = "자전거 대여 요금이 얼마예요?", "자전거 대여 요금은 얼마인가요?"
ANSWER = "자전거 대여 요금은 한 시간에 1,000원입니다."


@dataclass(frozen=True, slots=True)
class City:
    """Everything but models and voice."""

    store: KnowledgeStore
    ledger: Ledger
    search: Search
    agent: Agent
    gaps: Gaps
    keeping: Keeping
    clock: Calendar

    async def asked(self, question: str) -> str | None:
        """In a talk of its own; how it was answered."""
        tell = Happenings(self.ledger.answered, lambda talk, _: self.ledger.person_wanted(talk), self.ledger.closed)
        talk = Talk(self.agent, "ko", address="", clock=self.clock, tell=tell)
        self.ledger.opened(talk)
        answer = talk.ask(question, via="text")
        async for _ in talk.answer(answer):
            pass
        await self.ledger.settle()
        return answer.closed and answer.closed.status

    async def keeps_up(self) -> None:
        await self.search.refresh()
        await self.keeping.keep_up()

    async def states(self) -> list[str]:
        return [gap.state for gap in await self.gaps.list(["open", "drafted", "closed", "dismissed"])]


@pytest.fixture
async def city(tmp_path: Path) -> AsyncIterator[City]:
    clock, officials = Calendar(), {"complaints": official()}
    engine = open_engine(migrated_copy(tmp_path))
    sessions = open_sessions(engine)
    store = KnowledgeStore(sessions, clock)
    ledger = Ledger(sessions, clock, Retention(30, 90), derived=(forgets_questions(clock),))
    search = Search(store, FakeEmbedder(), [fake_channel()], Ranking(FUSION), tmp_path / "index")
    agent = Agent(officials["complaints"], search, officials, clock)
    gaps = Gaps(sessions, clock, officials)
    collecting = Collecting(sessions, clock, TextSpace(FakeEmbedder()), FakeTokenizer(), private=())
    asking = Asking(sessions, clock, lambda _official: agent)
    keeping = Keeping(collecting, asking, gaps, clock, lambda: search.status().revision)
    await published(store, move_in_report())
    await search.refresh()
    async with asyncio.TaskGroup() as tasks:
        writing = tasks.create_task(ledger.write())
        yield City(store, ledger, search, agent, gaps, keeping, clock)
        writing.cancel()
    search.close()
    await engine.dispose()


async def test_abstained_twice_drafted_published_by_another_person_and_closed(city: City) -> None:
    assert [await city.asked(ONE), await city.asked(OTHER)] == ["abstained", "abstained"]
    await city.keeps_up()
    (gap,) = await city.gaps.list(["open"])
    assert (gap.citizens, gap.reasons) == (2, {"abstained": 2})

    document_id = await city.gaps.draft(gap.id, CURATOR)
    submitted = await _written(city.store, document_id)
    await city.keeps_up()
    assert await city.states() == ["drafted"]

    await city.store.publish(document_id, Actor.of(APPROVER), seen=seen(submitted))
    await city.keeps_up()
    (closed,) = await city.gaps.list(["closed"])
    assert (closed.id, closed.document_id) == (gap.id, document_id)
    assert "1,000원" in closed.answer

    await city.store.withdraw(document_id, Actor.of(APPROVER), reason="요금이 바뀜")
    await city.keeps_up()
    assert await city.states() == ["open"]


async def _written(store: KnowledgeStore, document_id: str) -> DocumentDetail:
    """The curator fills the draft in and hands it to whoever approves."""
    draft = await store.detail(document_id)
    assert draft.open is not None
    written = move_in_report(
        id=document_id,
        title={"ko": "자전거 대여"},
        sections=[{"kind": "fee", "ko": ANSWER, "sources": ["notice"]}],
        sources=[{"key": "notice", "kind": "notice", "name": "자전거 안내", "evidence": "한 시간에 1,000원"}],
        questions=draft.open.content.model_dump(mode="json")["questions"],
    )
    saved = await store.edit(written, Actor.of(CURATOR), seen=seen(draft))
    return await store.submit(document_id, Actor.of(CURATOR), seen=seen(saved))

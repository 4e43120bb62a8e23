"""A city whose officials are asked what they do not know: real database, ledger and knowledge, a model that is none."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import cast

import pytest

from app.database import Sessions
from app.gaps.asking import Asking
from app.gaps.collecting import Collecting
from app.gaps.deciding import Gaps
from app.gaps.forgetting import forgets_questions
from app.gaps.policy import GapState
from app.gaps.views import GapView
from app.protocols import Agent
from app.talks.ledger import Ledger, Retention
from app.talks.talk import Happenings, Talk
from app.text_space import TextSpace
from core.accounts import Account, Role
from knowledge.store import KnowledgeStore
from tests.fakes.calendar import Calendar
from tests.fakes.counter import Reply, ScriptedAgent, official
from tests.fakes.retrieval import FakeEmbedder, FakeTokenizer

KIM = Account("1", "kim", "김", frozenset({Role.CURATOR}))
UNKNOWN = Reply(("확인된 자료가 없어요.",), status="abstained", score=0.02)
EVERY: tuple[GapState, ...] = ("open", "drafted", "closed", "dismissed", "expired")


@dataclass(frozen=True, slots=True)
class City:
    """What the tests tell their story with."""

    sessions: Sessions
    calendar: Calendar
    ledger: Ledger
    store: KnowledgeStore
    collecting: Collecting
    gaps: Gaps
    embedder: FakeEmbedder
    script: dict[str, Reply] = field(default_factory=dict[str, Reply])
    """What officials say from now on; `UNKNOWN` to everything else."""

    def talk(self, *, private: bool = False) -> Talk:
        tell = Happenings(
            self.ledger.answered, lambda talk, _request: self.ledger.person_wanted(talk), self.ledger.closed
        )
        talk = Talk(self.agent(private=private), "ko", address="", clock=self.calendar, tell=tell)
        self.ledger.opened(talk)
        return talk

    def agent(self, name: str = "complaints", *, private: bool = False) -> Agent:
        about = official("youth" if private else name, private=private)
        return cast("Agent", ScriptedAgent(self.script, about=about, otherwise=UNKNOWN))

    async def asked(self, question: str, reply: Reply = UNKNOWN, *, talk: Talk | None = None) -> tuple[Talk, str]:
        """Somebody asks, in a talk of their own unless one is given; the talk and the answer."""
        talk = talk or self.talk()
        self.script[question] = reply
        answer = talk.ask(question, via="text")
        async for _ in talk.answer(answer):
            pass
        del self.script[question]
        await self.calendar.sleep(1)
        await self.ledger.settle()
        return talk, answer.id

    async def found(self, *states: GapState) -> list[GapView]:
        """The gaps after everything new was taken in."""
        await self.collecting.collect()
        return await self.gaps.list(states or EVERY)

    async def ask_again(self, revision: int) -> int:
        return await Asking(self.sessions, self.calendar, self.agent).ask_again(revision)


@pytest.fixture
async def city(sessions: Sessions, calendar: Calendar) -> AsyncIterator[City]:
    ledger = Ledger(sessions, calendar, Retention(30, 90), derived=(forgets_questions(calendar),))
    store = KnowledgeStore(sessions, calendar)
    embedder = FakeEmbedder()
    collecting = Collecting(sessions, calendar, TextSpace(embedder), FakeTokenizer(), private=("youth",))
    gaps = Gaps(sessions, calendar, {"complaints": official()})
    async with asyncio.TaskGroup() as tasks:
        writing = tasks.create_task(ledger.write())
        yield City(sessions, calendar, ledger, store, collecting, gaps, embedder)
        await ledger.settle()
        writing.cancel()

"""A city that told something, changed it, and has people who asked to be told: real database, real knowledge."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import cast

import pytest

from app.database import Sessions
from app.protocols import Agent
from app.recall.corrections import Corrections, Written
from app.talks.ledger import Ledger, Retention
from app.talks.talk import Happenings, Talk
from core.speech import Language
from knowledge.procedure import Procedure
from knowledge.store import KnowledgeStore
from tests.fakes.calendar import Calendar
from tests.fakes.counter import Reply, ScriptedAgent, official
from tests.knowledge.conftest import ADMIN, move_in_report, published

QUESTION = "삼청동에서 이사했어요. 언제까지 신고해요?"
WORDS = Written("바뀌었습니다", "30일 이내입니다.", "김")
THEN = "전입한 날부터 14일 이내에 전입신고를 해야 합니다."
NOW = "전입한 날부터 30일 이내에 전입신고를 해야 합니다."


@dataclass(frozen=True, slots=True)
class City:
    """What the tests tell their story with."""

    sessions: Sessions
    calendar: Calendar
    ledger: Ledger
    store: KnowledgeStore
    corrections: Corrections
    talks: list[Talk] = field(default_factory=list[Talk])

    async def told(
        self, *, private: bool = False, language: Language = "ko", passage: str = "move-in-report#deadline@1"
    ) -> tuple[Talk, str]:
        """Somebody is told by when to report; the talk and the answer."""
        reply = Reply((THEN, "더 궁금한 것이 있으세요?"), sources={0: passage})
        agent = ScriptedAgent({QUESTION: reply}, about=official("youth" if private else "complaints", private=private))
        tell = Happenings(self.ledger.answered, lambda _talk, _request: None, self.ledger.closed)
        talk = Talk(cast("Agent", agent), language, address="", clock=self.calendar, tell=tell)
        self.ledger.opened(talk)
        answer = talk.ask(QUESTION, via="text")
        async for _ in talk.answer(answer):
            pass
        await self.ledger.settle()
        self.talks.append(talk)
        return talk, answer.id

    async def told_and_left(self, contact: str) -> Talk:
        """The same, and asks to be told of a change."""
        talk, answer = await self.told()
        await self.ledger.leave_contact(talk.id, contact, "changes", answer)
        return talk

    async def publishes(self, text: str = THEN, **changes: object) -> Procedure:
        content = move_in_report(deadline=text, **changes)
        await published(self.store, content)
        return content

    async def withdraws(self) -> None:
        await self.store.withdraw("move-in-report", ADMIN, reason="잘못")


@pytest.fixture
async def city(sessions: Sessions, calendar: Calendar) -> AsyncIterator[City]:
    ledger = Ledger(sessions, calendar, Retention(talks_days=30, contacts_days=90))
    store = KnowledgeStore(sessions, calendar)
    async with asyncio.TaskGroup() as tasks:
        writing = tasks.create_task(ledger.write())
        made = City(sessions, calendar, ledger, store, Corrections(sessions, calendar, sends_letters=True))
        await made.publishes()
        yield made
        await ledger.settle()
        writing.cancel()

"""A store over a real SQLite file, with a calendar that the test turns."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from app.database import Sessions
from core.accounts import Role
from core.bus import LocalBus
from core.clock import SEOUL
from knowledge.lifecycle import Actor
from knowledge.procedure import Procedure, parse_procedure
from knowledge.store import KnowledgeStore, Seen
from knowledge.views import DocumentDetail

CURATOR = Actor("1", "Kim", frozenset({Role.CURATOR}))
APPROVER = Actor("2", "Lee", frozenset({Role.APPROVER}))
BOTH = Actor("3", "Park", frozenset({Role.CURATOR, Role.APPROVER}))
ADMIN = Actor("4", "Choi", frozenset({Role.ADMIN}))


class Calendar:
    """A clock that stands still until it is told otherwise."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 22, 9, 0, tzinfo=SEOUL)

    def now(self) -> datetime:
        return self.time

    def monotonic(self) -> float:
        return self.time.timestamp()

    async def sleep(self, seconds: float) -> None:
        self.pass_days(seconds / 86_400)

    def pass_days(self, days: float) -> None:
        self.time += timedelta(days=days)


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def bus() -> LocalBus:
    return LocalBus()


@pytest.fixture
def store(sessions: Sessions, calendar: Calendar, bus: LocalBus) -> KnowledgeStore:
    return KnowledgeStore(sessions, calendar, bus)


def move_in_report(**changes: object) -> Procedure:
    """A finished procedure; `deadline` is the Korean text of its one section."""
    deadline = changes.pop("deadline", "전입한 날부터 14일 이내에 전입신고를 해야 합니다.")
    given: dict[str, object] = {
        "id": "move-in-report",
        "collection": "complaints",
        "title": {"ko": "전입신고", "en": "Reporting a move"},
        "sections": [
            {"kind": "deadline", "ko": deadline, "en": "Report a move within 14 days.", "sources": ["act-16"]},
            {"kind": "penalty", "ko": "늦으면 과태료가 있습니다.", "sources": ["act-16"]},
        ],
        "sources": [
            {"key": "act-16", "kind": "statute", "name": "주민등록법", "article": "제16조제1항",
             "evidence": "전입한 날부터 14일 이내에"},
        ],
        "questions": [
            {"language": "ko", "text": "이사했는데 언제까지 신고해요?"},
            {"language": "en", "text": "When do I have to report a move?"},
        ],
    }  # fmt: skip
    return parse_procedure(given | changes)


def seen(detail: DocumentDetail) -> Seen:
    """What somebody who looks at the document now has seen of the version that is worked on."""
    shown = detail.open.summary if detail.open else detail.versions[0]
    return Seen(shown.version, shown.edits)


async def published(store: KnowledgeStore, content: Procedure) -> DocumentDetail:
    """Written by the curator, approved by the approver."""
    submitted = await drafted(store, content)
    return await store.publish(content.id, APPROVER, seen=seen(submitted))


async def drafted(store: KnowledgeStore, content: Procedure) -> DocumentDetail:
    """A new document, or the next version of one that is there, submitted."""
    everything = await store.written_by_others(ADMIN, [content.id])
    if content.id in everything:
        detail = await store.edit(content, CURATOR, seen=seen(await store.detail(content.id)))
    else:
        detail = await store.create(content, CURATOR)
    return await store.submit(content.id, CURATOR, seen=seen(detail))

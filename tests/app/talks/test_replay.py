"""A turn of the record, answered again: the same, or what has changed since and why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from agents.agent import Agent
from agents.officials import load_officials
from agents.protocols import Retriever
from app.database import Sessions
from app.protocols import Agent as TalkAgent
from app.talks.ledger import Ledger
from app.talks.replay import KeptTalk, read_talk, replayed
from core.clock import SystemClock
from core.errors import NotFound
from core.passages import Passage
from core.speech import Language, WrittenLanguage
from tests.agents.talks import DOCUMENTS
from tests.app.talks.talking import opened, says
from tests.fakes.agents import starter_retriever
from tests.fakes.calendar import Calendar

ASKED = ("이사했는데 언제까지 신고해야 돼요?", "서류는요?", "꺼져 병신아", "사람 바꿔 주세요")


class At(SystemClock):
    """Stands at a moment."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def now(self) -> datetime:
        return self._moment


class Without:
    """The starter knowledge after a document was withdrawn."""

    def __init__(self, gone: str) -> None:
        self._rest, self._gone = starter_retriever(*DOCUMENTS), gone

    async def search(self, query: str, **asked: object) -> list[Passage]:
        found = await self._rest.search(query, **asked)  # pyright: ignore[reportArgumentType]
        return [passage for passage in found if passage.document_id != self._gone]

    async def parts(self, query: str, document_id: str, *, as_of: date, language: Language) -> dict[str, object]:
        del query, document_id, as_of, language
        return {}

    async def vector(self, text: str) -> None:
        return None

    async def document(self, document_id: str, *, as_of: date, language: WrittenLanguage) -> list[Passage]:
        if document_id == self._gone:
            return []
        return await self._rest.document(document_id, as_of=as_of, language=language)


def agents(retriever: Retriever) -> Callable[[str, datetime], TalkAgent]:
    officials = load_officials()
    return lambda official, at: Agent(officials[official], retriever, officials, At(at))


async def kept(
    ledger: Ledger, sessions: Sessions, calendar: Calendar, *texts: str, official: str = "complaints"
) -> KeptTalk:
    talk = opened(ledger, calendar, official)
    for text in texts:
        await says(talk, text)
        await calendar.sleep(1)
    await ledger.settle()
    return await read_talk(sessions, talk.id)


async def test_every_turn_is_answered_the_same_again(ledger: Ledger, sessions: Sessions, calendar: Calendar) -> None:
    talk = await kept(ledger, sessions, calendar, *ASKED)
    retriever = starter_retriever(*DOCUMENTS)
    done = await replayed(talk, agents(retriever), retriever, last=len(talk.turns))
    assert [(one.turn.number, one.is_same, one.why) for one in done] == [(n, True, ()) for n in (1, 2, 3, 4)]
    assert done[0].passages
    assert [one.turn.reason for one in done] == [None, None, None, "citizen_asked"]


async def test_what_was_collected_for_a_consultation_is_there_again(
    ledger: Ledger, sessions: Sessions, calendar: Calendar
) -> None:
    told = ("투자 상담 준비하고 싶어요", "독일이요", "반도체 장비요", "3억 원이요")
    talk = await kept(ledger, sessions, calendar, *told, official="investment")
    retriever = starter_retriever(*DOCUMENTS)
    done = await replayed(talk, agents(retriever), retriever, last=len(talk.turns))
    assert [one.is_same for one in done] == [True] * len(told)


async def test_only_the_turns_up_to_one_are_answered(ledger: Ledger, sessions: Sessions, calendar: Calendar) -> None:
    talk = await kept(ledger, sessions, calendar, *ASKED)
    retriever = starter_retriever(*DOCUMENTS)
    assert [one.turn.number for one in await replayed(talk, agents(retriever), retriever, last=2)] == [1, 2]


async def test_a_document_that_was_withdrawn_since_is_named(
    ledger: Ledger, sessions: Sessions, calendar: Calendar
) -> None:
    talk = await kept(ledger, sessions, calendar, ASKED[0])
    retriever = Without("move-in-report")
    (one,) = await replayed(talk, agents(retriever), retriever, last=1)  # pyright: ignore[reportArgumentType]
    assert not one.is_same
    assert (one.turn.status, one.status != "answered") == ("answered", True)
    assert {why.split("`")[1] for why in one.why} == {"move-in-report"}
    assert "withdrawn" in one.why[0]


async def test_of_a_crisis_and_a_child_statuses_reasons_and_passages_are_left_and_no_word(
    ledger: Ledger, sessions: Sessions, calendar: Calendar
) -> None:
    talk = await kept(ledger, sessions, calendar, ASKED[0], "그냥 죽고 싶어요")
    assert not talk.has_words
    assert [(turn.status, turn.reason, turn.question, turn.text) for turn in talk.turns] == [
        ("answered", None, "", ""),
        ("crisis", "crisis", "", ""),
    ]
    assert talk.turns[0].passages[0].startswith("move-in-report#")
    child = await kept(ledger, sessions, calendar, "저 초등학교 4학년인데요")
    assert not child.has_words


async def test_a_talk_that_is_not_on_record_is_said_to_be_gone(sessions: Sessions) -> None:
    with pytest.raises(NotFound, match="on record"):
        await read_talk(sessions, "nothing")

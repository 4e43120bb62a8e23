"""A talk with the real official over a real ledger."""

from __future__ import annotations

from typing import cast

from agents.agent import Agent
from agents.officials import load_officials
from app.protocols import Agent as TalkAgent
from app.talks.ledger import Ledger
from app.talks.talk import Happenings, Talk
from tests.agents.talks import DOCUMENTS
from tests.fakes.agents import starter_retriever
from tests.fakes.calendar import Calendar


def opened(ledger: Ledger, calendar: Calendar, official: str = "complaints") -> Talk:
    officials = load_officials()
    agent = Agent(officials[official], starter_retriever(*DOCUMENTS), officials, calendar)
    tell = Happenings(ledger.answered, lambda talk, _request: ledger.person_wanted(talk), ledger.closed)
    talk = Talk(cast("TalkAgent", agent), "ko", address="", clock=calendar, tell=tell)
    ledger.opened(talk)
    return talk


async def says(talk: Talk, text: str) -> None:
    async for _ in talk.answer(talk.ask(text, via="text")):
        pass

"""Ledgers that are kept: who did what, when, in which talk; nothing is lost and nothing unlawful gets in."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeAlias

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.database import Sessions
from casework.petitions import events as ev
from casework.petitions.book import PetitionBook
from casework.petitions.extensions import Extension, ExtensionGround
from casework.petitions.petition import Stage, replay
from core.errors import Conflict, NotFound
from tests.casework.petitions.ledgers import AI, ANSWERED, CALENDAR, CITIZEN, FILED, GRIEVANCE, PERSON
from tests.knowledge.conftest import Calendar

Opens: TypeAlias = Callable[[], Awaitable[int]]


@pytest.fixture
def clock() -> Calendar:
    return Calendar()


@pytest.fixture
def book(sessions: Sessions, clock: Calendar) -> PetitionBook:
    return PetitionBook(sessions, clock, CALENDAR)


@pytest.fixture
def opens(book: PetitionBook, sessions: Sessions) -> Opens:
    """A new ledger with what was drafted and filed in a talk."""
    given = iter(range(1, 9))

    async def opened() -> int:
        async with sessions.begin() as session:
            return await book.begin(session, f"2026-{next(given):06d}", [(AI, ev.Drafted()), (CITIZEN, FILED)], "talk")

    return opened


@pytest.fixture
async def accepted(book: PetitionBook, opens: Opens) -> int:
    petition = await opens()
    await book.add(petition, AI, GRIEVANCE)
    return petition


async def test_a_kept_ledger_replays_to_the_state_it_was_left_in(
    book: PetitionBook, clock: Calendar, accepted: int
) -> None:
    clock.pass_days(2)
    await book.add(accepted, PERSON, ev.Extended(Extension(3, ExtensionGround.COOPERATION, "협조")))
    left = await book.add(accepted, PERSON, ANSWERED)
    assert left.stage is Stage.DECIDED
    assert replay(await book.entries(accepted)) == left


async def test_every_entry_says_who_made_it_and_when(book: PetitionBook, clock: Calendar, accepted: int) -> None:
    entries = await book.entries(accepted)
    assert [entry.author for entry in entries] == [AI, CITIZEN, AI]
    assert {entry.at for entry in entries} == {clock.now()}


async def test_what_the_law_does_not_allow_is_not_kept(book: PetitionBook, accepted: int) -> None:
    before = await book.entries(accepted)
    workload = ev.Extended(Extension(3, ExtensionGround.WORKLOAD, "바쁨"))
    with pytest.raises(Conflict, match=r"Art\. 21\(2\)"):
        await book.add(accepted, PERSON, workload)
    with pytest.raises(Conflict, match=r"Art\. 20"):
        await book.add(accepted, AI, ANSWERED)
    assert await book.entries(accepted) == before


async def test_of_two_who_decide_at_once_one_is_refused(book: PetitionBook, accepted: int) -> None:
    done = await asyncio.gather(*(book.add(accepted, PERSON, ANSWERED) for _ in range(2)), return_exceptions=True)
    assert sorted(type(one).__name__ for one in done) == ["NotLawful", "Petition"]
    assert len(await book.entries(accepted)) == 4


async def test_each_petition_has_its_own_ledger(book: PetitionBook, accepted: int, opens: Opens) -> None:
    second = await opens()
    assert accepted != second
    assert replay(await book.entries(accepted)).stage is Stage.IN_PROCESS
    assert replay(await book.entries(second)).stage is Stage.FILED
    with pytest.raises(NotFound):
        await book.entries(second + 1)
    with pytest.raises(NotFound):
        await book.add(second + 1, CITIZEN, FILED)


@pytest.mark.parametrize("change", ["UPDATE petition_entry SET author_kind = 'person'", "DELETE FROM petition_entry"])
async def test_nobody_changes_what_was_entered(
    book: PetitionBook, sessions: Sessions, accepted: int, change: str
) -> None:
    before = await book.entries(accepted)
    with pytest.raises(IntegrityError, match="append-only"):
        async with sessions.begin() as session:
            await session.execute(text(change))
    assert await book.entries(accepted) == before


@pytest.mark.usefixtures("accepted")
async def test_an_entry_names_the_talk_it_was_made_in(sessions: Sessions) -> None:
    async with sessions() as session:
        found = await session.execute(text("SELECT author_kind, talk_id FROM petition_entry ORDER BY number"))
    assert [tuple(row) for row in found] == [("ai", "talk"), ("citizen", "talk"), ("ai", None)]

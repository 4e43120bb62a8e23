"""What is kept of each petition's dues says the same as replaying every ledger, whenever it is asked."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, update

from app.database import Sessions
from casework.petitions import events as ev
from casework.petitions.agenda import AT_ONCE, NEVER, Agenda, Wanted, pressing
from casework.petitions.book import PetitionBook
from casework.petitions.duties import Duty
from casework.petitions.excluded import Exclusion
from casework.petitions.petition import Petition, Stage, replay
from casework.petitions.reckoning import processing_deadline
from casework.petitions.remedies import ObjectionKind
from casework.petitions.urgency import Urgency, office_duties, urgency
from casework.tables import PetitionAgendaRow
from core.clock import SEOUL
from core.errors import NotLawful
from tests.casework.petitions.ledgers import CALENDAR, FILED, GRIEVANCE, OFFICER, PERMIT, PERSON
from tests.casework.petitions.test_petition import STEPS, lawful
from tests.fakes.calendar import Calendar

MINUTES = st.integers(0, 60 * 24 * 120)


def was_late(petition: Petition, now: datetime) -> bool:
    """By replaying its ledger: the rule that the check of a month goes by."""
    if petition.accepted is None:
        return urgency(petition.stage, office_duties(petition, CALENDAR, now), CALENDAR, now) is Urgency.OVERDUE
    until = petition.ended or now
    return not petition.reopened and processing_deadline(petition, CALENDAR, until).moment.is_past(until)


def sort_key(owed: list[Duty]) -> str:
    """By what comes first."""
    if not owed:
        return NEVER
    due = owed[0].due
    if due is None:
        return AT_ONCE
    return f"{due.day} {due.at:%H:%M:%S.%f}" if due.at else f"{due.day} 24"


def instant(now: datetime) -> str:
    return f"{now.astimezone(SEOUL):%Y-%m-%d %H:%M:%S.%f}"


@settings(deadline=None)
@given(STEPS, MINUTES)
def test_what_was_kept_at_the_last_entry_holds_later_unless_a_clock_stands_still(
    steps: list[tuple[int, ev.PetitionEvent]], minutes: int
) -> None:
    entries = lawful(steps)
    petition, then = replay(entries), entries[-1].at
    now = then + timedelta(minutes=minutes)
    kept = pressing(petition, CALENDAR, now if petition.open_exclusions else then)
    owed = office_duties(petition, CALENDAR, now)
    first = AT_ONCE if kept.dun_after < instant(now) else kept.first_due
    is_late = any(duty.due is not None and duty.due.is_past(now) for duty in owed)
    assert (first, kept.late_after < instant(now)) == (sort_key(owed), is_late)
    assert (kept.department, kept.officer) == (petition.holder, petition.officer)


@settings(deadline=None)
@given(STEPS, MINUTES)
def test_whether_one_was_late_is_known_from_its_last_entry_on(
    steps: list[tuple[int, ev.PetitionEvent]], minutes: int
) -> None:
    entries = lawful(steps)
    petition, then = replay(entries), entries[-1].at
    now = then + timedelta(minutes=minutes)
    kept = pressing(petition, CALENDAR, then)
    assert kept.finish_by < (kept.ended or instant(now)) or not was_late(petition, now)
    assert kept.finish_by >= (kept.ended or instant(now)) or was_late(petition, now)


STOPPED_ON_THE_LAST_DAY: list[tuple[int, ev.PetitionEvent]] = [
    *[(minutes, ev.Drafted()) for minutes in (781, 5000, 5000)],
    (5000, ev.CountingStopped(Exclusion.DISTANT_TRANSFER, 2)),
]


@pytest.mark.parametrize("minutes", [898, 899, 60 * 24 * 5])
def test_a_clock_that_stops_within_the_last_day_does_not_make_it_longer(minutes: int) -> None:
    entries = lawful(STOPPED_ON_THE_LAST_DAY)
    petition, then = replay(entries), entries[-1].at
    now = then + timedelta(minutes=minutes)
    assert (pressing(petition, CALENDAR, then).finish_by < instant(now)) == was_late(petition, now) == (minutes > 898)


@pytest.fixture
def clock() -> Calendar:
    return Calendar()


@pytest.fixture
def book(sessions: Sessions, clock: Calendar) -> PetitionBook:
    return PetitionBook(sessions, clock, CALENDAR)


LEDGERS: tuple[tuple[ev.PetitionEvent, ...], ...] = (
    (),
    (GRIEVANCE,),
    (GRIEVANCE, ev.Forwarded("도로과"), ev.Assigned("kim")),
    (PERMIT, ev.SupplementAsked(5, found_later=True)),
    (PERMIT, ev.ProgressAsked()),
    (GRIEVANCE, ev.Forwarded("도로과")),
    (PERMIT, ev.Withdrawn()),
)
DEALT_WITH = (ev.Decided("refused", OFFICER, "이유", "이의신청", ObjectionKind.STATUTORY), ev.ResultTold())


async def filled(sessions: Sessions, clock: Calendar, book: PetitionBook) -> dict[str, Petition]:
    """Three of each, a day apart."""
    petitions: dict[str, Petition] = {}
    for at in range(3 * len(LEDGERS)):
        number = f"2026-{at:06d}"
        async with sessions.begin() as session:
            filed = await book.begin(session, number, [(ev.Author("citizen"), FILED)], None)
        for event in LEDGERS[at % len(LEDGERS)]:
            petitions[number] = await book.add(filed, PERSON, event)
        petitions.setdefault(number, replay(await book.entries(filed)))
        clock.time += timedelta(hours=8)
    return petitions


@pytest.mark.parametrize("days", [0, 1, 6, 9, 45])
@pytest.mark.parametrize(
    "wanted",
    [Wanted("open"), Wanted("due_soon"), Wanted("overdue"), Wanted("open", "도로과"), Wanted("open", "", "kim")],
)
async def test_a_list_is_what_replaying_all_would_give(
    sessions: Sessions, clock: Calendar, book: PetitionBook, wanted: Wanted, days: int
) -> None:
    petitions = await filled(sessions, clock, book)
    clock.days_later(days)
    now = clock.now()
    owed = {n: office_duties(p, CALENDAR, now) for n, p in petitions.items() if not p.is_settled}
    how = {n: urgency(petitions[n].stage, owed[n], CALENDAR, now) for n in owed}
    mine = [
        n
        for n in owed
        if wanted.shelf in {"open", how[n]}
        and wanted.department in {"", petitions[n].holder}
        and wanted.officer in {"", petitions[n].officer}
    ]
    page = await book.agenda.page(wanted, offset=0, limit=5)
    assert page.numbers == sorted(mine, key=lambda n: (sort_key(owed[n]), n))[:5]
    assert page.total == len(mine)
    assert page.counts == {
        "open": len(owed),
        "due_soon": sum(one is Urgency.DUE_SOON for one in how.values()),
        "overdue": sum(one is Urgency.OVERDUE for one in how.values()),
    }


@pytest.mark.parametrize(("month", "days"), [(11, 0), (11, 12), (12, 12), (11, 60), (12, 60), (1, 60), (3, 90)])
async def test_the_check_of_a_month_is_what_replaying_all_would_give(
    sessions: Sessions, clock: Calendar, book: PetitionBook, month: int, days: int
) -> None:
    petitions = await filled(sessions, clock, book)
    for place, number in enumerate(sorted(petitions)):
        if place % 3 == 0:
            clock.days_later(place // 3 * 5)
            petitions[number] = await dealt_with(book, place + 1, petitions[number])
    clock.days_later(days)
    first, end = date(2026 + (month < 11), month, 1), date(2026 + (month < 12), month % 12 + 1, 1)
    mine = {number: one for number, one in petitions.items() if was_in_hand(one, first, end)}
    late = {number for number, one in mine.items() if was_late(one, clock.now())}
    found = await book.agenda.checked(first, end, offset=1, limit=4)
    in_order = sorted(mine, key=lambda number: (number not in late, number))
    assert found.page == [(number, number in late) for number in in_order[1:5]]
    assert (found.total, found.late) == (len(mine), len(late))
    assert found.received == sum(first <= day(one.filed) < end for one in mine.values())
    assert found.ended == sum(first <= day(one.ended) < end for one in mine.values())
    async with sessions.begin() as session:
        await session.execute(update(PetitionAgendaRow).values(finish_by=None))
    assert await book.agenda.checked(first, end, offset=1, limit=4) == found


async def dealt_with(book: PetitionBook, petition_id: int, petition: Petition) -> Petition:
    """As far as the law lets it be."""
    for event in DEALT_WITH:
        with suppress(NotLawful):
            petition = await book.add(petition_id, PERSON, event)
    return petition


def was_in_hand(petition: Petition, first: date, end: date) -> bool:
    closed = petition.told or (day(petition.ended) if petition.ended else None)
    is_over = petition.stage is Stage.CLOSED and closed is not None and closed < first
    return day(petition.filed) < end and not is_over


def day(at: datetime | None) -> date:
    """In Seoul; in no month where it did not happen."""
    return at.astimezone(SEOUL).date() if at else date.max


async def test_rows_that_are_gone_are_made_again(sessions: Sessions, clock: Calendar, book: PetitionBook) -> None:
    petitions = await filled(sessions, clock, book)
    before = await book.agenda.page(Wanted("open"), offset=0, limit=99)
    async with sessions.begin() as session:
        await session.execute(delete(PetitionAgendaRow))
    assert await book.agenda.page(Wanted("open"), offset=0, limit=99) == before
    settled = sum(one.is_settled for one in petitions.values())
    assert await book.agenda.reckon() == len(petitions)  # of those that are closed nothing was known either
    assert await book.agenda.reckon() == len(petitions) - settled
    assert await book.agenda.reckon(closed=True) == len(petitions)
    assert await Agenda(sessions, clock, CALENDAR).page(Wanted("open"), offset=0, limit=99) == before

"""What presses first among all open petitions, and how late each of a month was, kept beside their ledgers.

So that a list need not replay them all.

A row is written in the transaction of the entry that changes it, and reckoned anew at every start, every hour and by
`madang petitions reckon`: a holiday that is declared later moves it then. A due time is text in Seoul's time:
`2026-11-30 15:00`, or `2026-11-30 24` for the end of a day, so that it sorts and compares as it is.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from casework.petitions.calendar import DAY, WorkCalendar
from casework.petitions.duties import DutyKind
from casework.petitions.excluded import Exclusion
from casework.petitions.periods import Moment
from casework.petitions.petition import Petition, Stage, replay
from casework.petitions.reckoning import processing_deadline
from casework.petitions.records import ledgers_of
from casework.petitions.urgency import Urgency, office_duties
from casework.tables import PetitionAgendaRow, PetitionRow
from core.clock import SEOUL, Clock

AT_ONCE, NEVER = "", "9999"
_MOST_MOVES = 40  # a survey moves the end by fifteen working days at most
BATCH = 25
MOVING_MINUTES = 90
"""While a clock stands still, its deadline moves with the time: it is reckoned anew after so long at the latest.

The service does so every hour, so that a list hardly ever has to.
"""

_ROW = PetitionAgendaRow


@dataclass(frozen=True, slots=True)
class Pressing:
    """What an office owes in one petition, as it is kept."""

    department: str
    officer: str
    first_due: str
    """Of what comes first; `AT_ONCE`, or `NEVER` where nothing is owed."""
    late_after: str
    """It is overdue once this has passed."""
    dun_after: str
    """A dunning notice is owed, at once, once this has passed."""
    is_moving: bool
    """Its clock stands still, so that its deadline moves."""
    filed: str
    """An instant, as those below; empty: not yet."""
    accepted: str
    ended: str
    shut_on: str
    """The day from which it was closed, but perhaps for an objection or a contest; empty: it is not."""
    finish_by: str
    """It was dealt with too late if it ended, or goes on, after this; `NEVER` before the acceptance."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of the open petitions; empty: all."""

    shelf: str
    department: str = ""
    officer: str = ""


@dataclass(frozen=True, slots=True)
class Pressed:
    """One page of their numbers, what is due first standing first, and how many there are."""

    numbers: list[str]
    total: int
    counts: dict[str, int]
    """Of each shelf, whatever the department and the officer."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The petitions that a month had."""

    page: list[tuple[str, bool]]
    """Of one page the number, and whether it was late; those first."""
    total: int
    received: int
    ended: int
    late: int


def pressing(petition: Petition, calendar: WorkCalendar, now: datetime) -> Pressing:
    """As of `now`; but for a clock that stands still it holds until the next entry."""
    owed = office_duties(petition, calendar, now)
    dated = [_written(duty.due) for duty in owed if duty.due is not None]
    finish = [_written(duty.due) for duty in owed if duty.kind is DutyKind.FINISH and duty.due is not None]
    first = (AT_ONCE if owed[0].due is None else _written(owed[0].due)) if owed else NEVER
    return Pressing(
        department=petition.holder,
        officer=petition.officer,
        first_due=first,
        late_after=min(dated, default=NEVER),
        dun_after=NEVER if petition.is_dunned or not finish else finish[0],
        is_moving=bool(petition.open_exclusions) and bool(finish),
        filed=_instant(petition.filed) if petition.filed else "",
        accepted=_instant(petition.accepted) if petition.accepted else "",
        ended=_instant(petition.ended) if petition.ended else "",
        shut_on=_shut_on(petition),
        finish_by=_finish_by(petition, calendar, now),
    )


def _shut_on(petition: Petition) -> str:
    if petition.stage is not Stage.CLOSED:
        return ""
    closed = petition.told or (petition.ended and petition.ended.astimezone(SEOUL).date())
    return str(closed) if closed else ""


def _finish_by(petition: Petition, calendar: WorkCalendar, now: datetime) -> str:
    if petition.accepted is None or petition.reopened:
        return NEVER  # no period runs since it was taken up again
    until = petition.ended or now
    deadline = processing_deadline(petition, calendar, until).moment
    if petition.ended is None and petition.open_exclusions:
        return AT_ONCE if deadline.is_past(now) else _finish_of_standing(petition, calendar, deadline)
    return _written(deadline)


def _finish_of_standing(petition: Petition, calendar: WorkCalendar, deadline: Moment) -> str:
    """While the clock stands still the end moves on with the days, but not off a day that counts in part.

    Nor does it once a survey has taken its longest time.
    """
    ends = any(one.ground is Exclusion.SITE_SURVEY for one in petition.open_exclusions)
    for _ in range(_MOST_MOVES if ends else 1):
        after = datetime.combine(deadline.day, deadline.at or time.max, SEOUL) + timedelta.resolution
        moved = processing_deadline(petition, calendar, after).moment
        if moved == deadline:
            return _written(deadline)
        deadline = moved
    return NEVER


class Agenda:
    """The rows of all open petitions."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession], clock: Clock, calendar: WorkCalendar) -> None:
        self._sessions = sessions
        self._clock = clock
        self._calendar = calendar

    async def note(self, session: AsyncSession, petition_id: int, petition: Petition) -> None:
        """In the transaction of its last entry."""
        now = self._clock.now()
        kept = asdict(pressing(petition, self._calendar, now))
        await session.merge(_ROW(petition_id=petition_id, reckoned_at=now, **kept))

    async def reckon(self, *, closed: bool = False) -> int:
        """All open petitions anew, and the `closed` ones, too; how many there are."""
        is_numbered = PetitionRow.number.is_not(None)
        return await self._reckon(is_numbered if closed else or_(PetitionRow.closed_at.is_(None), _unknown()))

    async def page(self, wanted: Wanted, *, offset: int, limit: int) -> Pressed:
        """Of those that are not closed."""
        now = self._clock.now()
        moved = and_(_ROW.is_moving, _ROW.reckoned_at < now - timedelta(minutes=MOVING_MINUTES))
        await self._reckon(PetitionRow.closed_at.is_(None) & or_(_ROW.petition_id.is_(None), moved))
        first, urgency = _first(now), self._urgency(now)
        mine = select(PetitionRow.number).join(_ROW, _ROW.petition_id == PetitionRow.id)
        mine = mine.where(PetitionRow.number.is_not(None), PetitionRow.closed_at.is_(None))
        chosen = mine if wanted.shelf == Urgency.OPEN else mine.where(urgency == wanted.shelf)
        if wanted.department:
            chosen = chosen.where(_ROW.department == wanted.department)
        if wanted.officer:
            chosen = chosen.where(_ROW.officer == wanted.officer)
        async with self._sessions() as session:
            total = await session.scalar(select(func.count()).select_from(chosen.subquery())) or 0
            page = chosen.order_by(first, PetitionRow.number).offset(offset).limit(limit)
            numbers = [number for number in await session.scalars(page) if number]
            by_urgency = mine.with_only_columns(urgency, func.count()).group_by(urgency)
            rows = (await session.execute(by_urgency)).all()
        found: dict[str, int] = {row[0]: row[1] for row in rows}
        late, soon = found.get(Urgency.OVERDUE, 0), found.get(Urgency.DUE_SOON, 0)
        counts = {"open": sum(found.values()), "due_soon": soon, "overdue": late}
        return Pressed(numbers, total, counts)

    async def checked(self, first: date, end: date, *, offset: int, limit: int) -> Checked:
        """Those that were in hand between the two days, `end` excluded, as they stand now."""
        await self._reckon(_unknown())
        starts, ends = (datetime.combine(day, time(), SEOUL) for day in (first, end))
        late = _was_late(self._clock.now())
        mine = (
            select(PetitionRow.number, late)
            .join(_ROW, _ROW.petition_id == PetitionRow.id)
            .where(PetitionRow.number.is_not(None), PetitionRow.opened_at < ends)
            .where(or_(PetitionRow.closed_at.is_(None), PetitionRow.closed_at >= starts))
            .where(or_(_ROW.shut_on == "", _ROW.shut_on >= str(first)))
        )
        ended = and_(_ROW.ended >= _instant(starts), _ROW.ended < _instant(ends))
        figures = [
            func.count(),
            *(func.sum(case((one, 1), else_=0)) for one in (_ROW.filed >= _instant(starts), ended, late)),
        ]
        async with self._sessions() as session:
            total, *sums = (await session.execute(mine.with_only_columns(*figures))).one()
            page = mine.order_by(late.desc(), PetitionRow.number).offset(offset).limit(limit)
            rows = (await session.execute(page)).all()
        received, done, was_late = (int(each or 0) for each in sums)
        return Checked([(number or "", bool(one)) for number, one in rows], total, received, done, was_late)

    def _urgency(self, now: datetime) -> ColumnElement[str]:
        """As `urgency.urgency` says of each."""
        soon = _written(Moment(self._calendar.working_day(now.astimezone(SEOUL).date() + DAY)))
        late = (_ROW.late_after < _instant(now), Urgency.OVERDUE.value)
        return case(late, (_first(now) <= soon, Urgency.DUE_SOON.value), else_=Urgency.OPEN.value)

    async def _reckon(self, which: ColumnElement[bool]) -> int:
        """In batches, so that nobody waits long for the write lock or for this process."""
        query = select(PetitionRow.id).outerjoin(_ROW, _ROW.petition_id == PetitionRow.id).where(which)
        async with self._sessions() as session:
            ids = list(await session.scalars(query.order_by(PetitionRow.id)))
        for first in range(0, len(ids), BATCH):
            batch = ids[first : first + BATCH]
            async with self._sessions.begin() as session:
                rows = list(await session.scalars(select(_ROW).where(_ROW.petition_id.in_(batch))))
                for petition_id, entries in (await ledgers_of(session, batch)).items():
                    await self.note(session, petition_id, replay(entries))
                del rows  # held until here, so that the session knows them and asks for none of them again
        return len(ids)


def _unknown() -> ColumnElement[bool]:
    """Of which nothing is kept, or only what was kept before the check of a month was."""
    return and_(PetitionRow.number.is_not(None), _ROW.finish_by.is_(None))


def _was_late(now: datetime) -> ColumnElement[bool]:
    """Ended after its period, or still open after it; before the acceptance, whether anything is overdue."""
    until = case((_ROW.ended != "", _ROW.ended), else_=_instant(now))
    return case((_ROW.accepted == "", _ROW.late_after < _instant(now)), else_=_ROW.finish_by < until)


def _first(now: datetime) -> ColumnElement[str]:
    """What comes first by now: a dunning notice comes before everything once it is owed."""
    return case((_ROW.dun_after < _instant(now), AT_ONCE), else_=_ROW.first_due)


def _written(moment: Moment) -> str:
    return f"{moment.day} {moment.at:%H:%M:%S.%f}" if moment.at else f"{moment.day} 24"


def _instant(now: datetime) -> str:
    return f"{now.astimezone(SEOUL):%Y-%m-%d %H:%M:%S.%f}"

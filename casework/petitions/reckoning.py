"""When a petition has to be dealt with, and why on this day: steps that an official can cite."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from casework.petitions.calendar import DAY, WorkCalendar
from casework.petitions.excluded import EXCLUSION_ARTICLES, EXCLUSION_NAMES, Excluded, intervals
from casework.petitions.extensions import GROUND_NAMES, LAWFUL, Extension
from casework.petitions.kinds import KIND_NAMES, Allotted
from casework.petitions.periods import Moment, Period, Unit, processing_end
from casework.petitions.petition import Petition
from casework.petitions.statutes import (
    ACT,
    CIVIL_ACT,
    DECREE,
    HOLIDAYS_REGULATION,
    SERVICE_REGULATION,
    Article,
    Refusal,
    Step,
)
from core.clock import SEOUL

IN_HOURS = (Article(ACT, 19, 1), Article(SERVICE_REGULATION, 2, 2))
IN_DAYS = (Article(ACT, 19, 2),)
BY_CALENDAR = (Article(ACT, 19, 3), Article(CIVIL_ACT, 160), Article(CIVIL_ACT, 161))
AT_ONCE = Article(DECREE, 19)
CLOSED_DAYS = Article(HOLIDAYS_REGULATION, 2)
NO_PERIOD = Refusal(
    "이의신청을 받아들여 다시 처리하는 민원은 지체 없이 처리하므로 처리기간이 따로 없습니다.",
    "What is dealt with again after an objection is done without delay: no period is set for it.",
    Article(ACT, 35, 2),
)
WEEKDAYS = ("월", "화", "수", "목", "금", "토", "일")


@dataclass(frozen=True, slots=True)
class Deadline:
    """The end of a period and how it came about."""

    moment: Moment
    steps: tuple[Step, ...]
    is_provisional: bool = False
    """Time stands still: this is the end if it went on now."""


def processing_deadline(petition: Petition, calendar: WorkCalendar, now: datetime) -> Deadline:
    """By when an accepted petition has to be dealt with, as of `now`."""
    allotted, accepted = petition.allotted, petition.accepted
    assert allotted is not None, "the petition was accepted"
    assert accepted is not None, "the petition was accepted"
    moment = processing_end(
        calendar,
        accepted,
        allotted.period,
        extra=sum(extension.amount for extension in petition.extensions),
        excluded=intervals(petition.excluded, calendar, now),
    )
    steps = (
        _length(petition, allotted),
        _counting(allotted.period, accepted),
        *(_not_counted(one) for one in petition.excluded),
        *(_longer(extension, allotted.period) for extension in petition.extensions),
        *_closed(calendar, accepted.date(), moment.day),
        _last(moment),
    )
    return Deadline(moment, steps, is_provisional=bool(petition.open_exclusions))


def told(moment: Moment) -> tuple[str, str]:
    """A moment in Korean and in English: `2026년 12월 1일(화) 15:00까지`."""
    day, at = moment.day, f" {moment.at:%H:%M}" if moment.at else ""
    korean = f"{day.year}년 {day.month}월 {day.day}일({WEEKDAYS[day.weekday()]}){at}까지"
    return korean, f"by {at.strip() + ' on ' if at else ''}{day:%a}, {day.day} {day:%b %Y}"


def _length(petition: Petition, allotted: Allotted) -> Step:
    ko, en = KIND_NAMES[petition.kind]
    articles = (allotted.article, AT_ONCE) if allotted.period.unit is Unit.HOURS else (allotted.article,)
    return Step(f"{ko}의 처리기간: {allotted.period.ko}", f"Period of a {en}: {allotted.period.en}", articles)


def _counting(period: Period, accepted: datetime) -> Step:
    local = accepted.astimezone(SEOUL)
    if period.counts_hours:
        return Step(
            f"접수한 때({local:%Y-%m-%d %H:%M})부터 근무시간(1일 8시간)으로 계산하고 토요일과 공휴일은 넣지 않음",
            f"Counted in working hours (8 a day) from the acceptance ({local:%Y-%m-%d %H:%M}), without days off",
            IN_HOURS,
        )
    if period.unit is Unit.DAYS:
        return Step(
            f"접수한 날({local:%Y-%m-%d})을 첫날로 넣어 일 단위로 계산하고 토요일과 공휴일은 넣지 않음",
            f"Counted in days, the day of acceptance ({local:%Y-%m-%d}) included, without days off",
            IN_DAYS,
        )
    return Step(
        f"접수한 날({local:%Y-%m-%d})을 첫날로 넣어 달력대로 계산하고, 끝 날이 토요일이나 공휴일이면 다음 날로 함",
        f"Counted by the calendar from the day of acceptance ({local:%Y-%m-%d}); it ends on no day off",
        BY_CALENDAR,
    )


def _not_counted(excluded: Excluded) -> Step:
    ko, en = EXCLUSION_NAMES[excluded.ground]
    since = f"{excluded.since.astimezone(SEOUL):%Y-%m-%d %H:%M}"
    until = f"{excluded.until.astimezone(SEOUL):%Y-%m-%d %H:%M}" if excluded.until else ""
    return Step(
        f"{since}부터 {until + '까지' if until else '지금까지'} {ko} 기간은 처리기간에 넣지 않음",
        f"Time from {since} until {until or 'now'} does not count: {en}",
        EXCLUSION_ARTICLES[excluded.ground],
    )


def _longer(extension: Extension, period: Period) -> Step:
    more = Period(extension.amount, period.unit)
    ko, en = GROUND_NAMES[extension.ground]
    return Step(f"{more.ko} 연장: {ko}", f"Extended by {more.en}: {en}", (LAWFUL[extension.ground],))


def _closed(calendar: WorkCalendar, first: date, last: date) -> Iterator[Step]:
    """The public holidays on the way that are no Saturday or Sunday anyway."""
    for offset in range((last - first).days + 1):
        day = first + offset * DAY
        holiday = calendar.holidays.on(day)
        if holiday and day.isoweekday() < 6:
            yield Step(
                f"{day:%Y-%m-%d} 공휴일: {holiday.ko}", f"{day:%Y-%m-%d} is a day off: {holiday.en}", (CLOSED_DAYS,)
            )


def _last(moment: Moment) -> Step:
    ko, en = told(moment)
    return Step(f"따라서 {ko}", f"Hence {en}", ())

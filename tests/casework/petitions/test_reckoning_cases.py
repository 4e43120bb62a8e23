"""When processing periods end, case by case: the table, the code, and a count by hand agree."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from casework.petitions.calendar import WorkCalendar
from casework.petitions.excluded import Excluded, Exclusion
from casework.petitions.extensions import Extension, ExtensionGround
from casework.petitions.kinds import Allotted, Kind, processing_period
from casework.petitions.periods import Moment, Period, Unit
from casework.petitions.petition import Petition, Stage
from casework.petitions.reckoning import processing_deadline
from core.public_holidays import KoreanPublicHolidays
from tests.casework.petitions import by_hand
from tests.casework.petitions.case_files import Case, cases, cited, seoul

CASES = [*cases("processing.toml"), *cases("excluded.toml")]
CALENDAR = WorkCalendar(KoreanPublicHolidays())
LATER = seoul("2029-01-01 00:00")


def period_of(case: Case) -> Allotted:
    published = case.get("period")
    amount, unit = published.split() if published else ("1", "days")
    kind = Kind(case.get("kind"))
    period = Period(int(amount), Unit(unit)) if published else None
    allotted = processing_period(kind, period, formal=period)
    assert isinstance(allotted, Allotted)
    return allotted


def excluded_of(case: Case) -> tuple[Excluded, ...]:
    return tuple(
        Excluded(
            Exclusion(ground.removesuffix("_extended")),
            seoul(since),
            seoul(until),
            is_extended=ground.endswith("_extended"),
        )
        for ground, since, until in case.get("excluded", [])
    )


def shown(moment: Moment) -> str:
    return f"{moment.day:%Y-%m-%d}" + (f" {moment.at:%H:%M}" if moment.at else "")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_petition_is_due(case: Case) -> None:
    added: int = case.get("extended_by", 0)
    petition = Petition(
        stage=Stage.IN_PROCESS,
        accepted=seoul(case.get("accepted")),
        kind=Kind(case.get("kind")),
        allotted=period_of(case),
        excluded=excluded_of(case),
        extensions=(Extension(added, ExtensionGround.FACT_FINDING, "현장 확인"),) if added else (),
    )
    deadline = processing_deadline(petition, CALENDAR, LATER)
    assert shown(deadline.moment) == case.get("due")
    named = {cited(article) for step in deadline.steps for article in step.articles}
    assert set(case.get("articles")) <= named


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_table_agrees_with_a_count_by_hand(case: Case) -> None:
    period, start = period_of(case).period, datetime.fromisoformat(case.get("accepted"))
    amount, left_out = period.amount + case.get("extended_by", 0), [_stretch(*one) for one in case.get("excluded", [])]
    match period.unit:
        case Unit.HOURS:
            due = f"{by_hand.after_hours(start, amount, left_out):%Y-%m-%d %H:%M}"
        case Unit.DAYS if period.amount <= 5:
            due = f"{by_hand.after_hours(start, amount * 8, left_out):%Y-%m-%d %H:%M}"
        case Unit.DAYS:
            due = str(by_hand.after_days(start.date(), amount, left_out))
        case Unit.WEEKS:
            due = str(by_hand.after_weeks(start.date(), amount, left_out))
        case Unit.MONTHS | Unit.YEARS:
            months = amount * (12 if period.unit is Unit.YEARS else 1)
            due = str(by_hand.after_months(start.date(), months, left_out))
    assert due == case.get("due")


def _stretch(ground: str, since: str, until: str) -> tuple[datetime, datetime]:
    start, end = datetime.fromisoformat(since), datetime.fromisoformat(until)
    if ground == "supplement":
        return start.replace(hour=0, minute=0), end.replace(hour=0, minute=0) + timedelta(days=1)
    if ground.startswith("site_survey"):
        last = by_hand.days_after(start.date(), 14)
        last = by_hand.days_after(last, 7) if ground.endswith("_extended") else last
        end = min(end, start.replace(year=last.year, month=last.month, day=last.day, hour=0) + timedelta(days=1))
    return start, end

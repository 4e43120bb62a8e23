"""Every other clock of a petition, case by case: transfers, supplements, notices, objections, appeals."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TypeAlias

import pytest

from casework.petitions import events as ev
from casework.petitions import remedies, supplements, transfers
from casework.petitions.calendar import WorkCalendar
from casework.petitions.duties import ELECTRONIC_ACCEPTANCE, ELECTRONIC_ACCEPTANCE_HOURS
from casework.petitions.periods import hours_later
from casework.petitions.progress import MONTHLY_CHECK, ON_TIME, monthly_check_due, notice_due
from casework.petitions.remedies import OBJECTIONS, ObjectionKind
from casework.petitions.statutes import Article
from casework.petitions.supplements import Supplement
from casework.petitions.transfers import Route
from core.public_holidays import KoreanPublicHolidays
from tests.casework.petitions import by_hand
from tests.casework.petitions.case_files import Case, cases, cited, seoul
from tests.casework.petitions.ledgers import FILED, GRIEVANCE, Ledger
from tests.casework.petitions.test_reckoning_cases import shown

CASES = cases("others.toml")
CALENDAR = WorkCalendar(KoreanPublicHolidays())
Clock: TypeAlias = Callable[[Case], str]


def day(case: Case, key: str = "since") -> date:
    return date.fromisoformat(case.get(key))


def transfer(route: Route) -> Clock:
    return lambda case: shown(transfers.transfer_end(CALENDAR, route, seoul(case.get("since"))))


def objecting(kind: ObjectionKind) -> Clock:
    return lambda case: str(remedies.objection_due(CALENDAR, kind, day(case)))


def answering(kind: ObjectionKind) -> Clock:
    return lambda case: str(
        remedies.objection_answer_due(CALENDAR, kind, day(case), extended_by=case.get("extended_by", 0))
    )


def supplement(case: Case) -> str:
    return str(Supplement(seoul(case.get("since")), case.get("days")).due(CALENDAR))


def set_anew(case: Case) -> str:
    """Replayed: asked by the office, more time asked by the citizen, and set."""
    ledger = Ledger(("2026-11-23 09:00", FILED), ("2026-11-23 09:00", GRIEVANCE))
    ledger.add(f"{case.get('since')} 10:00", ev.SupplementAsked(case.get("days"), found_later=True))
    for at, event in (
        (f"{case.get('asked')} 11:00", ev.SupplementTimeAsked(case.get("anew"))),
        (f"{case.get('set')} 12:00", ev.SupplementProlonged(case.get("anew"))),
    ):
        assert ledger.refuses(at, event) is None
        ledger.add(at, event)
    assert ledger.petition.supplement is not None
    return str(ledger.petition.supplement.due(CALENDAR))


def month(case: Case) -> tuple[int, int]:
    year, number = case.get("since").split("-")
    return int(year), int(number)


STATUTORY, DISPOSITION = ObjectionKind.STATUTORY, ObjectionKind.DISPOSITION
CLOCKS: dict[str, tuple[Article, Clock]] = {
    "forward_from_front_desk": (transfers.TRANSFER_ARTICLES[Route.FRONT_DESK], transfer(Route.FRONT_DESK)),
    "forward_to_distant_department": (
        transfers.TRANSFER_ARTICLES[Route.FRONT_DESK_DISTANT],
        transfer(Route.FRONT_DESK_DISTANT),
    ),
    "forward_from_wrong_department": (
        transfers.TRANSFER_ARTICLES[Route.WRONG_DEPARTMENT],
        transfer(Route.WRONG_DEPARTMENT),
    ),
    "send_to_agency": (transfers.TRANSFER_ARTICLES[Route.OTHER_AGENCY], transfer(Route.OTHER_AGENCY)),
    "accept_electronic": (
        ELECTRONIC_ACCEPTANCE,
        lambda case: shown(hours_later(CALENDAR, seoul(case.get("since")), ELECTRONIC_ACCEPTANCE_HOURS)),
    ),
    "ask_for_supplement": (
        supplements.IN_TIME,
        lambda case: shown(supplements.ask_by(CALENDAR, seoul(case.get("since")))),
    ),
    "supplement": (supplements.COUNTED, supplement),
    "supplement_set_anew": (supplements.MORE_TIME, set_anew),
    "object_to_statutory": (OBJECTIONS[STATUTORY].filing, objecting(STATUTORY)),
    "object_to_disposition": (OBJECTIONS[DISPOSITION].filing, objecting(DISPOSITION)),
    "answer_statutory_objection": (OBJECTIONS[STATUTORY].answering, answering(STATUTORY)),
    "answer_disposition_objection": (OBJECTIONS[DISPOSITION].answering, answering(DISPOSITION)),
    "appeal": (remedies.APPEAL, lambda case: str(remedies.appeal_due(CALENDAR, day(case), day(case, "disposed")))),
    "appeal_after_objection": (
        remedies.APPEAL_AFTER_OBJECTION,
        lambda case: str(remedies.appeal_after_objection_due(CALENDAR, told=day(case), answer_due=date.max)),
    ),
    "answer_contest": (
        remedies.AUTOMATION,
        lambda case: str(remedies.automation_answer_due(CALENDAR, day(case), tuple(case.get("extensions", ())))),
    ),
    "dispose": (remedies.COLLECTION, lambda case: str(remedies.disposable_from(CALENDAR, day(case)))),
    "tell_progress": (ON_TIME, lambda case: str(notice_due(CALENDAR, day(case), case.get("number")))),
    "check_month": (MONTHLY_CHECK, lambda case: str(monthly_check_due(CALENDAR, *month(case)))),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_clock_ends(case: Case) -> None:
    article, clock = CLOCKS[case.get("what")]
    assert clock(case) == case.get("due")
    assert [cited(article)] == case.get("articles")


HOURS = {
    "forward_from_front_desk": 1,
    "forward_to_distant_department": 3,
    "forward_from_wrong_department": 3,
    "send_to_agency": 8,
    "accept_electronic": 8,
    "ask_for_supplement": 8,
}
DAYS = {
    "object_to_statutory": 60,
    "object_to_disposition": 30,
    "answer_statutory_objection": 10,
    "answer_disposition_objection": 14,
    "appeal_after_objection": 90,
    "answer_contest": 30,
}


def counted_by_hand(case: Case) -> str:
    what = case.get("what")
    if what in HOURS:
        start = datetime.fromisoformat(case.get("since"))
        return f"{by_hand.after_hours(start, HOURS[what]):%Y-%m-%d %H:%M}"
    if what == "check_month":
        year, number = month(case)
        return str(by_hand.days_after(date(year + number // 12, number % 12 + 1, 5), 0))
    start, more = day(case), [case.get("extended_by", 0), *case.get("extensions", ())]
    match what:
        case "appeal":
            due = min(by_hand.days_after(start, 90), by_hand.days_after(day(case, "disposed"), 180))
        case "dispose":
            due = by_hand.days_after(start, 15) + timedelta(days=1)
        case "tell_progress":
            due = by_hand.days_after(start, 30 * case.get("number") + 1)
        case "supplement_set_anew":
            due = by_hand.days_after(day(case, "set"), case.get("anew"))
        case "supplement":
            due = by_hand.days_after(start, case.get("days"))
        case _:
            due = by_hand.days_after(start, DAYS[what])
            for days in more:
                due = by_hand.days_after(due, days)
    return str(due)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_table_agrees_with_a_count_by_hand(case: Case) -> None:
    assert counted_by_hand(case) == case.get("due")


def test_there_are_at_least_three_hundred_cases_and_no_two_alike() -> None:
    every = [*cases("processing.toml"), *cases("excluded.toml"), *CASES]
    asked = [str(({**case.group, "cases": None}, {**case.row, "why": None})) for case in every]
    assert len(set(asked)) == len(asked) >= 300

"""Ledgers for tests, written as one reads them."""

from __future__ import annotations

from casework.petitions import events as ev
from casework.petitions.calendar import WorkCalendar
from casework.petitions.kinds import Kind
from casework.petitions.lawful import refusal
from casework.petitions.periods import Period, Unit
from casework.petitions.petition import Petition, after
from core.public_holidays import KoreanPublicHolidays
from tests.casework.petitions.case_files import cited, seoul

CALENDAR = WorkCalendar(KoreanPublicHolidays())
AI, PERSON, CITIZEN = ev.Author("ai", "complaints"), ev.Author("person", "kim"), ev.Author("citizen")
OFFICER = ev.Officer("민원과", "김담당", "02-0000-0000")
FILED = ev.Filed(is_electronic=False)
GRIEVANCE = ev.Accepted(Kind.GRIEVANCE)
PERMIT = ev.Accepted(Kind.STATUTORY, Period(10, Unit.DAYS))
ANSWERED = ev.Decided("answered", OFFICER)


class Ledger:
    """Entries one after another; each is refused as the law refuses it, or kept."""

    def __init__(self, *events: tuple[str, ev.PetitionEvent]) -> None:
        self.entries: list[ev.Entry] = []
        self.petition = Petition()
        for at, event in events:
            assert self.refuses(at, event, by=CITIZEN if isinstance(event, ev.Filed) else PERSON) is None, event
            self.add(at, event)

    def add(self, at: str, event: ev.PetitionEvent, by: ev.Author = PERSON) -> Ledger:
        entry = ev.Entry(seoul(at), by, event)
        self.entries.append(entry)
        self.petition = after(self.petition, entry)
        return self

    def refuses(self, at: str, event: ev.PetitionEvent, by: ev.Author = PERSON) -> str | None:
        """The article that says no, `order` where none does, or None where it may be done."""
        found = refusal(self.petition, ev.Entry(seoul(at), by, event), CALENDAR)
        if found is None:
            return None
        assert found.ko
        assert found.en
        return cited(found.article) if found.article else "order"


def accepted(event: ev.Accepted, *more: tuple[str, ev.PetitionEvent], filed: ev.Filed = FILED) -> Ledger:
    """Filed and accepted on Monday, 23 November 2026, at ten."""
    return Ledger(("2026-11-23 10:00", filed), ("2026-11-23 10:00", event), *more)


def refused(objection: ev.ObjectionKind | None, accepted_as: ev.Accepted = PERMIT) -> Ledger:
    """Refused on the 30th of November, and told so the same day."""
    decision = ev.Decided("refused", OFFICER, "요건에 맞지 않음", "이의신청과 행정심판", objection)
    return accepted(accepted_as, ("2026-11-30 11:00", decision), ("2026-11-30 15:00", ev.ResultTold()))

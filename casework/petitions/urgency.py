"""How much a petition presses: what its office owes, against today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from casework.petitions.calendar import DAY, WorkCalendar
from casework.petitions.duties import Duty, DutyKind, duties
from casework.petitions.petition import Petition, Stage
from core.clock import SEOUL

OF_THE_OFFICE = frozenset(DutyKind) - {DutyKind.SUPPLEMENT, DutyKind.OBJECT, DutyKind.APPEAL}
DUTY_NAMES = {
    DutyKind.ACCEPT: ("접수", "accept it"),
    DutyKind.FORWARD: ("담당 부서로 보내기", "send it to the department in charge"),
    DutyKind.FINISH: ("처리", "deal with it"),
    DutyKind.TELL_PROGRESS: ("처리 상황 알림", "tell how things stand"),
    DutyKind.DUN: ("독촉장 발급", "send a dunning notice"),
    DutyKind.TELL_RESULT: ("처리 결과 통지", "tell the result"),
    DutyKind.SUPPLEMENT: ("민원인의 보완", "the petitioner sends what is missing"),
    DutyKind.OBJECT: ("이의신청할 수 있는 기간", "the petitioner may object"),
    DutyKind.APPEAL: ("행정심판을 청구할 수 있는 기간", "the petitioner may appeal"),
    DutyKind.ANSWER_OBJECTION: ("이의신청 결정", "answer the objection"),
    DutyKind.SET_SUPPLEMENT_TIME: ("보완 기간 다시 정하기", "set the time for what is missing anew"),
    DutyKind.REOPEN: ("다시 처리 시작", "take it up again"),
    DutyKind.ANSWER_CONTEST: ("자동 처리에 관한 답변", "answer about automated handling"),
}


class Urgency(StrEnum):
    """From the calm to the late."""

    OPEN = "open"
    DUE_SOON = "due_soon"
    """Something is due by the end of the next working day, or at once."""
    OVERDUE = "overdue"
    CLOSED = "closed"


def office_duties(petition: Petition, calendar: WorkCalendar, now: datetime) -> list[Duty]:
    """What the office owes, first things first; what is owed at once comes before everything."""
    mine = (duty for duty in duties(petition, calendar, now) if duty.kind in OF_THE_OFFICE)
    return sorted(mine, key=_when)


def urgency(stage: Stage, owed: Sequence[Duty], calendar: WorkCalendar, now: datetime) -> Urgency:
    """How what the office owes, as `office_duties` gives it, stands to `now`."""
    if not owed:
        return Urgency.CLOSED if stage is Stage.CLOSED else Urgency.OPEN
    if any(one.due is not None and one.due.is_past(now) for one in owed):
        return Urgency.OVERDUE
    first, soon = owed[0].due, calendar.working_day(now.astimezone(SEOUL).date() + DAY)
    return Urgency.DUE_SOON if first is None or first.day <= soon else Urgency.OPEN


def _when(duty: Duty) -> tuple[str, str]:
    if duty.due is None:
        return "", ""
    return duty.due.day.isoformat(), duty.due.at.isoformat() if duty.due.at else "24"

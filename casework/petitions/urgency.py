"""How much a petition presses: what its office owes, against today."""

from __future__ import annotations

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
    DutyKind.ANSWER_CONTEST: ("자동 처리에 관한 답변", "answer about automated handling"),
}


class Urgency(StrEnum):
    """From the calm to the late."""

    OPEN = "open"
    DUE_SOON = "due_soon"
    """Something is due by the end of the next working day, or at once."""
    OVERDUE = "overdue"
    CLOSED = "closed"


def next_duty(petition: Petition, calendar: WorkCalendar, now: datetime) -> Duty | None:
    """What the office owes first; what is owed at once comes before everything."""
    mine = [duty for duty in duties(petition, calendar, now) if duty.kind in OF_THE_OFFICE]
    return min(mine, key=_when, default=None)


def urgency(petition: Petition, calendar: WorkCalendar, now: datetime) -> Urgency:
    """How the first thing that is owed stands to `now`."""
    duty = next_duty(petition, calendar, now)
    if duty is None:
        return Urgency.CLOSED if petition.stage is Stage.CLOSED else Urgency.OPEN
    late = [one for one in duties(petition, calendar, now) if one.kind in OF_THE_OFFICE and one.due]
    if any(one.due is not None and one.due.is_past(now) for one in late):
        return Urgency.OVERDUE
    soon = calendar.working_day(now.astimezone(SEOUL).date() + DAY)
    return Urgency.DUE_SOON if duty.due is None or duty.due.day <= soon else Urgency.OPEN


def _when(duty: Duty) -> tuple[str, str]:
    if duty.due is None:
        return "", ""
    return duty.due.day.isoformat(), duty.due.at.isoformat() if duty.due.at else "24"

"""What is owed in a petition now, by when, and by which article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from casework.petitions import events as ev
from casework.petitions.calendar import WorkCalendar
from casework.petitions.periods import Moment, hours_later
from casework.petitions.petition import Petition, Stage
from casework.petitions.progress import AGAIN, DUNNING, ON_TIME, next_notice, notice_due
from casework.petitions.reckoning import processing_deadline
from casework.petitions.remedies import (
    APPEAL,
    APPEAL_AFTER_OBJECTION,
    AUTOMATION,
    OBJECTIONS,
    appeal_after_objection_due,
    appeal_due,
    automation_answer_due,
    objection_answer_due,
    objection_due,
)
from casework.petitions.statutes import ACT, DECREE, Article
from casework.petitions.supplements import COUNTED, MORE_TIME
from casework.petitions.transfers import ELECTRONIC, TRANSFER_ARTICLES, transfer_end
from core.clock import SEOUL

AGAIN_AT_ONCE = Article(ACT, 35, 2)
ELECTRONIC_ACCEPTANCE_HOURS = 8
ELECTRONIC_ACCEPTANCE = Article(DECREE, 6, 8)


class DutyKind(StrEnum):
    """What is to be done."""

    ACCEPT = "accept"
    FORWARD = "forward"
    FINISH = "finish"
    TELL_PROGRESS = "tell_progress"
    DUN = "dun"
    TELL_RESULT = "tell_result"
    SUPPLEMENT = "supplement"
    """The citizen's."""
    OBJECT = "object"
    """What a citizen may do, and until when."""
    APPEAL = "appeal"
    """The same."""
    ANSWER_OBJECTION = "answer_objection"
    ANSWER_CONTEST = "answer_contest"
    SET_SUPPLEMENT_TIME = "set_supplement_time"
    REOPEN = "reopen"


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing to do."""

    kind: DutyKind
    due: Moment | None
    """None where the law says at once."""
    article: Article


def duties(petition: Petition, calendar: WorkCalendar, now: datetime) -> tuple[Duty, ...]:
    """All that is open as of `now`."""
    today = now.astimezone(SEOUL).date()
    return (
        *_at_the_door(petition, calendar),
        *_in_process(petition, calendar, now),
        *_progress(petition, calendar),
        *_after_decision(petition, calendar, today),
        *_about_objection(petition, calendar),
        *_about_automation(petition, calendar),
    )


def _at_the_door(petition: Petition, calendar: WorkCalendar) -> Iterator[Duty]:
    if petition.stage is Stage.FILED and petition.filed:
        if petition.is_electronic:
            due = hours_later(calendar, petition.filed, ELECTRONIC_ACCEPTANCE_HOURS)
            yield Duty(DutyKind.ACCEPT, due, ELECTRONIC_ACCEPTANCE)
        else:
            yield Duty(DutyKind.ACCEPT, None, Article(ACT, 9, 1))
    if petition.route and petition.received:
        if petition.is_electronic:
            yield Duty(DutyKind.FORWARD, None, ELECTRONIC)
        else:
            due = transfer_end(calendar, petition.route, petition.received)
            yield Duty(DutyKind.FORWARD, due, TRANSFER_ARTICLES[petition.route])


def _in_process(petition: Petition, calendar: WorkCalendar, now: datetime) -> Iterator[Duty]:
    if petition.stage is not Stage.IN_PROCESS or petition.allotted is None:
        return
    supplement = petition.supplement
    if supplement and supplement.is_open:
        yield Duty(DutyKind.SUPPLEMENT, Moment(supplement.due(calendar)), COUNTED)
        if supplement.wanted is not None:
            yield Duty(DutyKind.SET_SUPPLEMENT_TIME, None, MORE_TIME)
    if petition.reopened:
        yield Duty(DutyKind.FINISH, None, AGAIN_AT_ONCE)
        return
    deadline = processing_deadline(petition, calendar, now)
    yield Duty(DutyKind.FINISH, deadline.moment, petition.allotted.article)
    if deadline.moment.is_past(now) and not petition.is_dunned:
        yield Duty(DutyKind.DUN, None, DUNNING)


def _progress(petition: Petition, calendar: WorkCalendar) -> Iterator[Duty]:
    if petition.stage is not Stage.IN_PROCESS or petition.accepted is None:
        return
    if petition.progress_asked:
        yield Duty(DutyKind.TELL_PROGRESS, None, ON_TIME)
    if not petition.shows_progress_online:
        since = (petition.reopened or petition.accepted).date()
        number = next_notice(since, petition.progress_told)
        due = notice_due(calendar, since, number)
        yield Duty(DutyKind.TELL_PROGRESS, Moment(due), ON_TIME if number == 1 else AGAIN)


def _after_decision(petition: Petition, calendar: WorkCalendar, today: date) -> Iterator[Duty]:
    decision = petition.ending
    if not isinstance(decision, ev.Decided):
        return
    if petition.stage is Stage.DECIDED:
        yield Duty(DutyKind.TELL_RESULT, None, Article(DECREE, 29, 1))
    if petition.told is None or decision.objection is None or petition.ended is None:
        return
    if petition.objection is None:
        due = objection_due(calendar, decision.objection, petition.told)
        if today <= due:
            yield Duty(DutyKind.OBJECT, Moment(due), OBJECTIONS[decision.objection].filing)
        yield Duty(DutyKind.APPEAL, Moment(appeal_due(calendar, petition.told, petition.ended.date())), APPEAL)


def _about_objection(petition: Petition, calendar: WorkCalendar) -> Iterator[Duty]:
    objection = petition.objection
    if objection is None:
        return
    due = objection_answer_due(calendar, objection.kind, objection.filed, extended_by=objection.extended_by)
    if objection.answered is None:
        yield Duty(DutyKind.ANSWER_OBJECTION, Moment(due), OBJECTIONS[objection.kind].answering)
    if objection.is_upheld:
        yield Duty(DutyKind.REOPEN, None, OBJECTIONS[objection.kind].answering)
        return
    last = appeal_after_objection_due(calendar, told=objection.answered, answer_due=due)
    yield Duty(DutyKind.APPEAL, Moment(last), APPEAL_AFTER_OBJECTION)


def _about_automation(petition: Petition, calendar: WorkCalendar) -> Iterator[Duty]:
    contest = petition.contest
    if contest and contest.answered is None:
        due = automation_answer_due(calendar, contest.asked, contest.extensions)
        yield Duty(DutyKind.ANSWER_CONTEST, Moment(due), AUTOMATION)

"""Whether a petition may end so, and whether an objection or a contest may go on so."""

from __future__ import annotations

from datetime import date

from casework.petitions import events as ev
from casework.petitions.calendar import WorkCalendar
from casework.petitions.kinds import Kind
from casework.petitions.petition import Petition
from casework.petitions.remedies import (
    AUTOMATION,
    AUTOMATION_DAYS,
    AUTOMATION_EXTENSIONS,
    OBJECTIONS,
    ObjectionKind,
    automation_answer_due,
    objection_answer_due,
    objection_due,
)
from casework.petitions.repeats import is_collective, refuse_closing, refuse_merging
from casework.petitions.statutes import ACT, DECREE, Article, Refusal
from casework.petitions.supplements import NOT_FOUND, SENDING_BACK, UNDELIVERED_REQUESTS, refuse_sending_back

OFFICER = Article(DECREE, 31)
REFUSING = Article(ACT, 27, 3)
EXCEPTIONS = 9
"""Items of the Act, Art. 21."""


def refused_ending(petition: Petition, event: ev.Ending, calendar: WorkCalendar, today: date) -> Refusal | None:
    """Why the petition may not end like this."""
    match event:
        case ev.Decided():
            found = _refused_decision(petition, event)
        case ev.SentBack(reasons):
            found = _refused_sending_back(petition, reasons, calendar, today)
        case ev.ClosedUnfound():
            found = _refused_unfound(petition)
        case ev.ClosedAsRepeat(history):
            collective = is_collective(petition.signers, petition.households)
            found = refuse_closing(petition.kind, history, is_collective=collective)
        case ev.NotProcessed(item):
            found = _refused_exception(petition, item)
        case ev.Merged(_, petitioners):
            found = refuse_merging(petitioners)
        case ev.Withdrawn():
            found = None
    return found


def _refused_decision(petition: Petition, decision: ev.Decided) -> Refusal | None:
    officer = decision.officer
    if not (officer.unit.strip() and officer.name.strip() and officer.contact.strip()):
        return Refusal(
            "담당자의 소속·성명·연락처를 적어야 합니다.", "The officer's unit, name and contact are needed.", OFFICER
        )
    if decision.outcome != "refused":
        return None
    if not (decision.reasons.strip() and decision.remedy.strip()):
        return Refusal(
            "거부 이유와 구제절차를 적어야 합니다.", "A refusal says why, and what remedy is open.", REFUSING
        )
    if (petition.kind is Kind.STATUTORY) != (decision.objection is ObjectionKind.STATUTORY):
        return Refusal(
            "법정민원의 거부는 민원 처리에 관한 법률로, 그 밖의 처분은 행정기본법으로 이의신청합니다.",
            "A refused statutory petition is objected to under this act, any other disposition under the general act.",
            OBJECTIONS[ObjectionKind.STATUTORY].filing,
        )
    return None


def _refused_sending_back(petition: Petition, reasons: str, calendar: WorkCalendar, today: date) -> Refusal | None:
    if petition.supplement is None or not petition.supplement.is_open:
        return Refusal("보완을 요구하지 않았습니다.", "Nothing was asked for that did not come.", SENDING_BACK)
    if not reasons.strip():
        return Refusal("되돌려 보내는 이유를 적어야 합니다.", "It goes back with its reasons.", SENDING_BACK)
    return refuse_sending_back(calendar, petition.supplement, today)


def _refused_unfound(petition: Petition) -> Refusal | None:
    if petition.supplement and petition.supplement.undelivered >= UNDELIVERED_REQUESTS:
        return None
    return Refusal("보완 요구가 2회 반송되어야 합니다.", "The request has to come back twice.", NOT_FOUND)


def _refused_exception(petition: Petition, item: int) -> Refusal | None:
    if petition.kind.is_statutory or not 1 <= item <= EXCEPTIONS:
        return Refusal("처리하지 아니할 수 있는 민원이 아닙니다.", "It is no such matter.", Article(ACT, 21))
    return None


def refused_objection(petition: Petition, event: ev.Objecting, calendar: WorkCalendar, today: date) -> Refusal | None:
    """Why an objection may not be filed, prolonged or decided now."""
    if isinstance(event, ev.ObjectionFiled | ev.Reopened):
        filed = isinstance(event, ev.ObjectionFiled)
        return _refused_filing(petition, calendar, today) if filed else _refused_reopening(petition)
    objection = petition.objection
    if objection is None or objection.answered:
        return Refusal("처리할 이의신청이 없습니다.", "There is no objection to answer.")
    answering = OBJECTIONS[objection.kind].answering
    if not (event.reason if isinstance(event, ev.ObjectionExtended) else event.reasons).strip():
        return Refusal("이유를 적어야 합니다.", "The reason has to be written down.", answering)
    if isinstance(event, ev.ObjectionDecided):
        return None
    due = objection_answer_due(calendar, objection.kind, objection.filed)
    longest = OBJECTIONS[objection.kind].extension_days
    if objection.extended_by or today > due or not 1 <= event.days <= longest:
        return Refusal(
            f"기간이 끝나기 전에 한 차례, {longest}일의 범위에서 연장합니다.",
            f"It is extended once, before it is over, by at most {longest} days.",
            answering,
        )
    return None


def _refused_reopening(petition: Petition) -> Refusal | None:
    if petition.is_to_be_reopened:
        return None
    return Refusal(
        "이의신청을 받아들인 민원만 다시 처리합니다.",
        "Only a petition whose objection was upheld is taken up again.",
        OBJECTIONS[petition.objection.kind if petition.objection else ObjectionKind.STATUTORY].answering,
    )


def _refused_filing(petition: Petition, calendar: WorkCalendar, today: date) -> Refusal | None:
    decision = petition.ending
    if not isinstance(decision, ev.Decided) or decision.objection is None or petition.told is None:
        return Refusal(
            "이의신청할 거부처분이 없습니다.", "Nothing was refused that could be objected to.", Article(ACT, 35, 1)
        )
    rule = OBJECTIONS[decision.objection]
    if petition.objection or today > objection_due(calendar, decision.objection, petition.told):
        return Refusal(
            f"이의신청은 한 번, 처분을 받은 날부터 {rule.file_days}일 이내에 합니다.",
            f"One objects once, within {rule.file_days} days from receiving the decision.",
            rule.filing,
        )
    return None


def refused_contest(petition: Petition, event: ev.Contesting, calendar: WorkCalendar, today: date) -> Refusal | None:
    """Why a word against automated handling may not be taken, its answer prolonged, or given."""
    contest, is_open = petition.contest, bool(petition.contest and petition.contest.answered is None)
    if isinstance(event, ev.AutomationContested) or contest is None or not is_open:
        if isinstance(event, ev.AutomationContested) != is_open:
            return None
        return Refusal("이미 있거나 아직 없는 요구입니다.", "There is one already, or none yet.", AUTOMATION)
    if isinstance(event, ev.AutomationAnswered):
        return None
    due = automation_answer_due(calendar, contest.asked, contest.extensions)
    if len(contest.extensions) == AUTOMATION_EXTENSIONS or today > due or not 1 <= event.days <= AUTOMATION_DAYS:
        return Refusal(
            "기간이 끝나기 전에, 2회에 한정하여 각각 30일의 범위에서 연장합니다.",
            "It is extended before it is over, at most twice, each time by at most 30 days.",
            AUTOMATION,
        )
    return None

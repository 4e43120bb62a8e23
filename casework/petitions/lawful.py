"""Whether something may be done to a petition now, and which article says no."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from casework.petitions import events as ev
from casework.petitions.calendar import WorkCalendar
from casework.petitions.excluded import Exclusion
from casework.petitions.extensions import Extension
from casework.petitions.extensions import refused as refused_extension
from casework.petitions.kinds import Kind, processing_period
from casework.petitions.lawful_endings import refused_contest, refused_ending, refused_objection
from casework.petitions.petition import Petition, Stage
from casework.petitions.progress import DUNNING
from casework.petitions.reckoning import NO_PERIOD, processing_deadline
from casework.petitions.repeats import refuse_asking_for_representatives
from casework.petitions.statutes import ACT, DECREE, GENERAL_ACT, IN_FORCE_SINCE, Article, Refusal
from casework.petitions.supplements import (
    ASKING,
    refuse_asking,
    refuse_asking_again,
    refuse_asking_more_time,
    refuse_more_time,
)
from casework.petitions.transfers import Route
from core.clock import SEOUL

OF_THE_AI = (ev.Drafted, ev.Accepted, ev.Forwarded)
"""All that an AI may write into a ledger: a draft, the ledger entry itself, the way to the department in charge."""
OF_THE_CITIZEN = (
    ev.Filed, ev.SupplementTimeAsked, ev.Supplemented, ev.Amended, ev.ProgressAsked, ev.Withdrawn, ev.ObjectionFiled,
    ev.AutomationContested,
)  # fmt: skip
SURVEYS = Article(DECREE, 17, 4)
CHANGING = Article(ACT, 22, 2)

_CLOSED, _ANY = frozenset({Stage.CLOSED}), frozenset(Stage)
_NOT_OVER = frozenset({Stage.FILED, Stage.IN_PROCESS, Stage.DECIDED})
"""The processing is not closed before the petitioner was told (Act, Art. 22(2))."""
STAGES: Mapping[type[ev.PetitionEvent], frozenset[Stage]] = MappingProxyType({
    ev.Drafted: frozenset({Stage.NEW}),
    ev.Filed: frozenset({Stage.NEW}),
    ev.Accepted: frozenset({Stage.FILED}),
    ev.Withdrawn: _NOT_OVER,
    ev.Amended: _NOT_OVER,
    ev.Merged: frozenset({Stage.FILED, Stage.IN_PROCESS}),
    ev.ResultTold: frozenset({Stage.DECIDED}),
    ev.ObjectionFiled: _CLOSED,
    ev.ObjectionExtended: _CLOSED,
    ev.ObjectionDecided: _CLOSED,
    ev.Reopened: _CLOSED,
    ev.AutomationContested: _ANY,
    ev.AutomationProlonged: _ANY,
    ev.AutomationAnswered: _ANY,
})  # fmt: skip
"""When an event may come; whatever is not named, while the petition is in process."""
OUT_OF_TIME: Mapping[type[ev.PetitionEvent], Refusal] = MappingProxyType({
    ev.Withdrawn: Refusal(
        "민원의 처리가 종결되기 전에만 취하할 수 있습니다.",
        "A petition is withdrawn before its processing is closed.",
        CHANGING,
    ),
    ev.Amended: Refusal(
        "민원의 처리가 종결되기 전에만 내용을 보완하거나 바꿀 수 있습니다.",
        "A petition is added to or changed before its processing is closed.",
        CHANGING,
    ),
    ev.ProgressAsked: Refusal(
        "접수되어 처리 중인 민원의 처리 상황을 물을 수 있습니다.",
        "One asks how a petition stands while it is being dealt with.",
        Article(DECREE, 23, 1),
    ),
    ev.ObjectionFiled: Refusal(
        "거부처분을 받은 뒤에 이의신청을 할 수 있습니다.",
        "One objects once a refusal was received.",
        Article(ACT, 35, 1),
    ),
})  # fmt: skip
"""What a petitioner reads who comes too early or too late; everything else is only out of order."""


def refusal(petition: Petition, entry: ev.Entry, calendar: WorkCalendar) -> Refusal | None:
    """Why this entry may not follow; None where it may."""
    now = entry.at.astimezone(SEOUL)
    return (
        _wrong_author(entry)
        or _too_early(petition, entry)
        or _out_of_order(petition, entry.event)
        or _unlawful(petition, entry.event, calendar, now)
    )


def _wrong_author(entry: ev.Entry) -> Refusal | None:
    kind, event = entry.author.kind, entry.event
    if kind == "ai" and not isinstance(event, OF_THE_AI):
        return Refusal(
            "AI는 초안 작성, 접수 기록, 소관 부서 전달만 할 수 있습니다. 결정과 통지는 담당자가 합니다.",
            "An AI drafts, enters and forwards; whatever decides or is signed is a person's.",
            Article(GENERAL_ACT, 20),
        )
    if kind == "citizen" and not isinstance(event, OF_THE_CITIZEN):
        return Refusal("담당자가 하는 일입니다.", "This is for an official to do.", Article(DECREE, 31))
    return None


def _too_early(petition: Petition, entry: ev.Entry) -> Refusal | None:
    if petition.changed is None or entry.at >= petition.changed:
        return None
    return Refusal("앞선 기록보다 이른 시각입니다.", "An entry cannot be earlier than the one before it.")


def _out_of_order(petition: Petition, event: ev.PetitionEvent) -> Refusal | None:
    if petition.stage in STAGES.get(type(event), {Stage.IN_PROCESS}):
        return None
    plain = Refusal("지금 단계에서는 할 수 없습니다.", f"Not possible while the petition is `{petition.stage}`.")
    return OUT_OF_TIME.get(type(event), plain)


def _unlawful(petition: Petition, event: ev.PetitionEvent, calendar: WorkCalendar, now: datetime) -> Refusal | None:
    if isinstance(event, ev.Intake):
        found = _refused_intake(petition, event, now)
    elif isinstance(event, ev.Supplementing):
        found = _refused_supplement(petition, event, calendar, now)
    elif isinstance(event, ev.Counting):
        found = _refused_counting(petition, event, calendar, now)
    elif isinstance(event, ev.Telling):
        found = _refused_telling(petition, event, calendar, now)
    elif isinstance(event, ev.Ending):
        found = refused_ending(petition, event, calendar, now.date())
    elif isinstance(event, ev.Objecting):
        found = refused_objection(petition, event, calendar, now.date())
    else:
        found = refused_contest(petition, event, calendar, now.date())
    return found


def _refused_intake(petition: Petition, event: ev.Intake, now: datetime) -> Refusal | None:
    match event:
        case ev.Accepted(kind, published, formal):
            if now.date() < IN_FORCE_SINCE:
                return Refusal("시행 전의 접수입니다.", "These rules were not in force yet.", Article(DECREE, 21, 1))
            allotted = processing_period(kind, published, formal=formal)
            return allotted if isinstance(allotted, Refusal) else None
        case ev.Forwarded() if petition.route is Route.OTHER_AGENCY:
            return Refusal("다른 기관 소관입니다.", "It belongs to another agency.", Article(ACT, 16, 1))
        case ev.SentAway(_, is_told) if not (is_told or petition.shows_progress_online):
            return Refusal(
                "민원인에게 이송 사실을 알려야 합니다.", "The petitioner has to be told.", Article(DECREE, 13, 3)
            )
        case _:
            return None


def _refused_supplement(
    petition: Petition, event: ev.Supplementing, calendar: WorkCalendar, now: datetime
) -> Refusal | None:
    supplement = petition.supplement
    if isinstance(event, ev.SupplementAsked):
        if supplement and supplement.is_open:
            return Refusal("이미 보완을 요구했습니다.", "A supplement is being waited for already.", ASKING)
        accepted = petition.accepted or now
        return _no_days(event.days) or refuse_asking(calendar, accepted, now, found_later=event.found_later)
    if supplement is None or not supplement.is_open:
        return Refusal("요구한 보완이 없습니다.", "No supplement is being waited for.", ASKING)
    today, found = now.date(), None
    match event:
        case ev.SupplementProlonged(days):
            found = _no_days(days) or refuse_more_time(calendar, supplement, today)
        case ev.SupplementTimeAsked(days):
            found = _no_days(days) or refuse_asking_more_time(calendar, supplement, today)
        case ev.SupplementAskedAgain(days):
            found = _no_days(days) or refuse_asking_again(calendar, supplement, days, today)
        case _:
            pass
    return found


def _no_days(days: int) -> Refusal | None:
    return None if days >= 1 else Refusal("상당한 기간을 정해야 합니다.", "It needs at least a day.", ASKING)


def _refused_counting(petition: Petition, event: ev.Counting, calendar: WorkCalendar, now: datetime) -> Refusal | None:
    match event:
        case ev.CountingStopped(ground, representatives):
            return _refused_stop(petition, ground, representatives)
        case ev.SurveyExtended():
            surveys = [one for one in petition.open_exclusions if one.ground is Exclusion.SITE_SURVEY]
            if surveys and not surveys[0].is_extended:
                return None
            return Refusal("연장할 현장조사가 없습니다.", "A running survey is extended once.", SURVEYS)
        case ev.CountingResumed(ground):
            if ground is not Exclusion.SUPPLEMENT and _is_open(petition, ground):
                return None
            return Refusal("멈춘 기간이 없습니다.", "Nothing of this kind stands still.")
        case ev.Extended(extension):
            return _refused_extension(petition, extension, calendar, now)


def _refused_extension(
    petition: Petition, extension: Extension, calendar: WorkCalendar, now: datetime
) -> Refusal | None:
    assert petition.allotted is not None, "the petition is in process"
    if petition.reopened:
        return NO_PERIOD
    return refused_extension(
        extension,
        period=petition.allotted.period,
        earlier=len(petition.extensions),
        deadline=processing_deadline(petition, calendar, now).moment,
        now=now,
    )


def _refused_stop(petition: Petition, ground: Exclusion, representatives: int) -> Refusal | None:
    if ground is Exclusion.SUPPLEMENT or _is_open(petition, ground):
        return Refusal("이미 멈췄거나 보완 요구로 기록할 일입니다.", "It stands still already, or is a supplement.")
    if ground is Exclusion.REPRESENTATIVES:
        return refuse_asking_for_representatives(petition.signers, representatives)
    if ground is Exclusion.SITE_SURVEY:
        if petition.kind is not Kind.GRIEVANCE:
            return Refusal("현장조사는 고충민원에서만 뺍니다.", "Only a grievance has a survey.", SURVEYS)
        if any(one.ground is ground for one in petition.excluded):
            return Refusal("현장조사는 한 번입니다.", "There is one survey, of 14 days and 7 more.", SURVEYS)
    return None


def _is_open(petition: Petition, ground: Exclusion) -> bool:
    return any(one.ground is ground for one in petition.open_exclusions)


def _refused_telling(petition: Petition, event: ev.Telling, calendar: WorkCalendar, now: datetime) -> Refusal | None:
    if isinstance(event, ev.Dunned) and petition.reopened:
        return NO_PERIOD
    if isinstance(event, ev.Dunned) and not processing_deadline(petition, calendar, now).moment.is_past(now):
        return Refusal("처리기간이 지나지 않았습니다.", "The period is not over.", DUNNING)
    return None

"""One petition as its ledger leaves it: the same entries always give the same state."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import reduce
from typing import assert_never

from casework.petitions import events as ev
from casework.petitions.excluded import Excluded, Exclusion
from casework.petitions.extensions import Extension
from casework.petitions.kinds import Allotted, Kind, processing_period
from casework.petitions.remedies import ObjectionKind
from casework.petitions.supplements import Supplement
from casework.petitions.transfers import Route
from core.clock import SEOUL


class Stage(StrEnum):
    """How far a petition has come."""

    NEW = "new"
    """Nothing is signed yet."""
    FILED = "filed"
    IN_PROCESS = "in_process"
    DECIDED = "decided"
    """The petitioner is still to be told."""
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Objection:
    """An objection to a refusal."""

    kind: ObjectionKind
    filed: date
    extended_by: int = 0
    answered: date | None = None
    is_upheld: bool = False


@dataclass(frozen=True, slots=True)
class Contest:
    """A citizen's word against automated handling."""

    asked: date
    wants: ev.Wanted = "explanation"
    extensions: tuple[int, ...] = ()
    answered: date | None = None


@dataclass(frozen=True, slots=True)
class Petition:
    """Everything that a clock needs to know; nothing of what was asked for or by whom."""

    stage: Stage = Stage.NEW
    is_electronic: bool = False
    signers: int = 1
    households: int = 1
    filed: datetime | None = None
    accepted: datetime | None = None
    kind: Kind = Kind.OTHER
    allotted: Allotted | None = None
    route: Route | None = None
    received: datetime | None = None
    """When it came to where it is now."""
    holder: str = ""
    officer: str = ""
    """The staff account that has it in hand."""
    shows_progress_online: bool = False
    supplement: Supplement | None = None
    excluded: tuple[Excluded, ...] = ()
    extensions: tuple[Extension, ...] = ()
    reopened: datetime | None = None
    """When it was taken up again after an objection that was upheld; no period runs since."""
    progress_asked: datetime | None = None
    progress_told: tuple[date, ...] = ()
    is_dunned: bool = False
    ending: ev.Ending | ev.SentAway | None = None
    ended: datetime | None = None
    told: date | None = None
    """When the petitioner received the result."""
    objection: Objection | None = None
    contest: Contest | None = None
    changed: datetime | None = None
    """When the last entry was made."""

    @property
    def open_exclusions(self) -> tuple[Excluded, ...]:
        """Why the clock stands still now; empty while it runs."""
        return tuple(one for one in self.excluded if one.until is None)

    @property
    def is_to_be_reopened(self) -> bool:
        """Whether an objection was upheld, and the petition waits to be taken up again."""
        return self.objection is not None and self.objection.is_upheld

    @property
    def is_settled(self) -> bool:
        """Whether it is closed, and neither an answer to an objection or a contest nor its reopening is owed."""
        if self.is_to_be_reopened:
            return False
        asked = (self.objection, self.contest)
        return self.stage is Stage.CLOSED and all(one is None or one.answered is not None for one in asked)


def replay(entries: Iterable[ev.Entry]) -> Petition:
    """The state after all entries, oldest first."""
    return reduce(after, entries, Petition())


def after(petition: Petition, entry: ev.Entry) -> Petition:
    """The state after one more entry, which has been found lawful."""
    at, event = entry.at.astimezone(SEOUL), entry.event
    if isinstance(event, ev.Intake):
        changed = _intake(petition, at, event)
    elif isinstance(event, ev.Supplementing):
        changed = _supplementing(petition, at, event)
    elif isinstance(event, ev.Counting):
        changed = _counting(petition, at, event)
    elif isinstance(event, ev.Telling):
        changed = _telling(petition, at, event)
    elif isinstance(event, ev.Ending):
        changed = _ending(petition, at, event)
    elif isinstance(event, ev.Objecting):
        changed = _objecting(petition, at, event)
    else:
        changed = _contesting(petition, at, event)
    return replace(changed, changed=at)


def _intake(petition: Petition, at: datetime, event: ev.Intake) -> Petition:
    match event:
        case ev.Drafted():
            return petition
        case ev.Filed(electronic, signers, households):
            return replace(
                petition,
                stage=Stage.FILED,
                filed=at,
                is_electronic=electronic,
                signers=signers,
                households=households,
            )
        case ev.Accepted():
            return _accepted(petition, at, event)
        case _:
            return _passed_on(petition, at, event)


def _passed_on(petition: Petition, at: datetime, event: ev.Passing) -> Petition:
    match event:
        case ev.Misdirected(route):
            return replace(petition, route=route)
        case ev.Forwarded(to):
            return replace(petition, route=None, received=at, holder=to, officer="")
        case ev.Assigned(officer):
            return replace(petition, officer=officer)
        case ev.SentAway():
            return replace(petition, stage=Stage.CLOSED, route=None, ending=event, ended=at)
        case _:
            assert_never(event)


def _accepted(petition: Petition, at: datetime, event: ev.Accepted) -> Petition:
    allotted = processing_period(event.kind, event.published, formal=event.formal)
    assert isinstance(allotted, Allotted), "only lawful entries are in a ledger"
    return replace(
        petition,
        stage=Stage.IN_PROCESS,
        accepted=at,
        received=at,
        kind=event.kind,
        allotted=allotted,
        route=event.route,
        shows_progress_online=event.shows_progress_online,
    )


def _supplementing(petition: Petition, at: datetime, event: ev.Supplementing) -> Petition:
    if isinstance(event, ev.SupplementAsked):
        stopped = (*petition.excluded, Excluded(Exclusion.SUPPLEMENT, at))
        return replace(petition, supplement=Supplement(at, event.days), excluded=stopped)
    supplement = petition.supplement
    assert supplement is not None, "a supplement was asked for"
    match event:
        case ev.SupplementTimeAsked(days):
            changed = replace(supplement, wanted=days, extensions=supplement.extensions + 1)
        case ev.SupplementProlonged(days):
            asked_before = supplement.wanted is not None
            extensions = supplement.extensions if asked_before else supplement.extensions + 1
            changed = replace(supplement, asked=at, days=days, extensions=extensions, wanted=None)
        case ev.SupplementAskedAgain(days):
            changed = replace(supplement, asked=at, days=days, is_second=True)
        case ev.RequestUndelivered():
            changed = replace(supplement, undelivered=supplement.undelivered + 1)
        case ev.Supplemented():
            changed = replace(supplement, arrived=at, wanted=None)
            petition = _resumed(petition, Exclusion.SUPPLEMENT, at)
        case _:
            assert_never(event)
    return replace(petition, supplement=changed)


def _counting(petition: Petition, at: datetime, event: ev.Counting) -> Petition:
    match event:
        case ev.CountingStopped(ground):
            return replace(petition, excluded=(*petition.excluded, Excluded(ground, at)))
        case ev.SurveyExtended():
            longer = tuple(
                replace(one, is_extended=True) if one.ground is Exclusion.SITE_SURVEY and one.until is None else one
                for one in petition.excluded
            )
            return replace(petition, excluded=longer)
        case ev.CountingResumed(ground):
            return _resumed(petition, ground, at)
        case ev.Extended(extension):
            return replace(petition, extensions=(*petition.extensions, extension))
        case _:
            assert_never(event)


def _resumed(petition: Petition, ground: Exclusion, at: datetime) -> Petition:
    ended = tuple(
        replace(one, until=at) if one.ground is ground and one.until is None else one for one in petition.excluded
    )
    return replace(petition, excluded=ended)


def _telling(petition: Petition, at: datetime, event: ev.Telling) -> Petition:
    match event:
        case ev.Amended():
            return petition
        case ev.ProgressAsked():
            return replace(petition, progress_asked=at)
        case ev.ProgressTold():
            told = (*petition.progress_told, at.date())
            return replace(petition, progress_asked=None, progress_told=told)
        case ev.Dunned():
            return replace(petition, is_dunned=True)
        case ev.ResultTold(received):
            return replace(petition, stage=Stage.CLOSED, told=received or at.date())
        case _:
            assert_never(event)


def _ending(petition: Petition, at: datetime, event: ev.Ending) -> Petition:
    stage = Stage.DECIDED if isinstance(event, ev.Decided) else Stage.CLOSED
    return replace(petition, stage=stage, ending=event, ended=at, route=None)


def _objecting(petition: Petition, at: datetime, event: ev.Objecting) -> Petition:
    if isinstance(event, ev.ObjectionFiled):
        kind = petition.ending.objection if isinstance(petition.ending, ev.Decided) else None
        assert kind is not None, "a disposition was refused"
        return replace(petition, objection=Objection(kind, at.date()))
    objection = petition.objection
    assert objection is not None, "an objection was filed"
    if isinstance(event, ev.Reopened):
        return _reopened(petition, at)
    if isinstance(event, ev.ObjectionExtended):
        return replace(petition, objection=replace(objection, extended_by=event.days))
    return replace(petition, objection=replace(objection, answered=at.date(), is_upheld=event.is_upheld))


def _reopened(petition: Petition, at: datetime) -> Petition:
    """As if nothing had been decided; progress is told anew from here on, and another refusal is objected to anew."""
    return replace(
        petition,
        stage=Stage.IN_PROCESS,
        reopened=at,
        ending=None,
        ended=None,
        told=None,
        objection=None,
        supplement=None,
        excluded=tuple(replace(one, until=one.until or at) for one in petition.excluded),
        progress_told=(),
    )


def _contesting(petition: Petition, at: datetime, event: ev.Contesting) -> Petition:
    if isinstance(event, ev.AutomationContested):
        return replace(petition, contest=Contest(at.date(), event.wants))
    contest = petition.contest
    assert contest is not None, "automated handling was contested"
    if isinstance(event, ev.AutomationProlonged):
        return replace(petition, contest=replace(contest, extensions=(*contest.extensions, event.days)))
    return replace(petition, contest=replace(contest, answered=at.date()))

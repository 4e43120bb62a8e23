"""Petitions as they go over HTTP: everything that is told is told in Korean and in English."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel

from casework.filings import Filed
from casework.petitions import events as ev
from casework.petitions.calendar import WorkCalendar
from casework.petitions.duties import Duty, DutyKind, duties
from casework.petitions.filing import FILED_NAMES, FiledKind, accept_by, deadline_of
from casework.petitions.kinds import KIND_NAMES
from casework.petitions.periods import Moment
from casework.petitions.petition import Petition, Stage
from casework.petitions.petitioner import PetitionerAct, may_now, needs_birth
from casework.petitions.reckoning import Deadline, told
from casework.petitions.statutes import Article
from casework.petitions.urgency import DUTY_NAMES
from casework.petitions.wording import AUTHOR_NAMES, OUTCOMES, happened, state
from core.letters import LetterStanding, LetterState
from core.petitions import PetitionStanding

AI_PART = {
    True: (
        "AI가 초안을 쓰고 민원인이 확인해 제출했습니다. 접수·처리·결정은 담당 공무원(사람)이 합니다.",
        "The AI drafted it from what you said; you checked and filed it. A person accepts it, handles it and decides.",
    ),
    False: (
        "민원인이 직접 쓰고 제출했습니다. 접수·처리·결정은 담당 공무원(사람)이 합니다.",
        "You wrote and filed it yourself. A person accepts it, handles it and decides.",
    ),
}
NEXT = {
    Stage.FILED: (
        "담당자가 접수하고 소관 부서를 정합니다. 민원번호와 성명으로 진행 상황을 볼 수 있습니다.",
        "An official accepts it and names the department. Follow it with the number and your name.",
    ),
    Stage.IN_PROCESS: (
        "담당 부서가 처리기한까지 처리하고 결과를 알립니다. 보완이 필요하면 먼저 연락합니다.",
        "The department deals with it by the deadline and tells you the result, or asks for what is missing.",
    ),
    Stage.DECIDED: ("곧 처리 결과를 알립니다.", "You will be told the result at once."),
    Stage.CLOSED: ("처리가 끝났습니다.", "It is closed."),
}


REOPENED = (
    "이의신청을 받아들여 다시 처리합니다. 지체 없이 처리하고 결과를 알립니다.",
    "Your objection was upheld: it is dealt with again without delay, and you are told the result.",
)
OBJECTED = (
    "이의신청을 검토하고 있습니다. 아래 기한까지 결과를 알립니다.",
    "Your objection is being looked at; you will be told by the day below.",
)
OF_THE_PETITIONER = frozenset({
    DutyKind.SUPPLEMENT, DutyKind.SET_SUPPLEMENT_TIME, DutyKind.OBJECT, DutyKind.APPEAL, DutyKind.ANSWER_OBJECTION,
    DutyKind.REOPEN, DutyKind.ANSWER_CONTEST,
})  # fmt: skip


class Both(BaseModel):
    """The same in two languages."""

    ko: str
    en: str


class StepView(BaseModel):
    """One step of a reckoning."""

    ko: str
    en: str
    articles: list[Both]


class MomentView(BaseModel):
    """When something is due: at `at` (`15:00`, Seoul), or with the end of the day."""

    day: date
    at: str | None
    ko: str
    en: str


class DeadlineView(MomentView):
    """With the way it was reckoned."""

    is_provisional: bool
    """Not accepted yet, or the clock stands still: it may move."""
    steps: list[StepView]


class HappenedView(BaseModel):
    """One line of what happened."""

    at: datetime
    by: Literal["ai", "person", "citizen"]
    by_name: Both
    ko: str
    en: str
    text: str
    """Words that go with it, such as what is missing; empty for most."""
    notice: LetterState | None = None
    """How the e-mail about it fared; null where nobody is written to."""


class ConfirmationView(BaseModel):
    """How far it is with whether the e-mail address is the petitioner's."""

    is_confirmed: bool
    """Nothing else is told by e-mail before."""
    letter: LetterState | None
    """How the letter fared that asked last; null where it is gone without having been sent."""
    may_ask_again: bool


class OfficerView(BaseModel):
    """Who answers for the result (Decree, Art. 31)."""

    unit: str
    name: str
    contact: str


class ResultView(BaseModel):
    """What became of it."""

    outcome: Literal["granted", "refused", "answered"]
    outcome_name: Both
    decided_at: datetime
    answer: str
    reasons: str
    remedy: str
    officer: OfficerView


class DutyView(BaseModel):
    """One thing that is owed, or may be done until then."""

    kind: str
    name: Both
    due: MomentView | None
    """None: at once."""
    is_late: bool
    article: Both


class StandingView(BaseModel):
    """How a petition stands, as its petitioner may know it."""

    number: str
    kind: FiledKind
    kind_name: Both
    filed_at: datetime
    accepted_at: datetime | None
    accept_by: MomentView | None
    """Until it is accepted: by when it will be."""
    department: str | None
    """None: not assigned yet."""
    next: Both
    ai_part: Both
    photos: int
    """How many go with it; what is on them, only who sent them sees."""
    stage: Stage
    state: Both
    history: list[HappenedView]
    result: ResultView | None


class ReceiptView(StandingView):
    """What the petitioner gets (접수증): how it stood when it was filed."""

    place: str
    """As the petitioner wrote it; empty where none was named. Whoever follows it later is not told."""
    deadline: DeadlineView


class FollowedView(StandingView):
    """A petition as its petitioner sees it."""

    deadline: DeadlineView | None
    """None once it is dealt with, and where it is dealt with again: without delay."""
    may: list[PetitionerAct]
    """What its petitioner may do now."""
    ahead: list[DutyView]
    """What is waited for from the petitioner, what is open to them until when, and what the office owes them."""
    is_notified: bool
    """Whether the petitioner wants to be told of changes by e-mail."""
    confirmation: ConfirmationView | None
    """Null where nobody is to be told."""
    needs_birth: bool
    """Whether an objection names the day of birth (General Act Decree, Art. 11(1))."""


def both(pair: tuple[str, str]) -> Both:
    return Both(ko=pair[0], en=pair[1])


def cited(article: Article) -> Both:
    return Both(ko=article.ko, en=article.en)


def moment_view(moment: Moment) -> MomentView:
    ko, en = told(moment)
    return MomentView(day=moment.day, at=moment.at.strftime("%H:%M") if moment.at else None, ko=ko, en=en)


def deadline_view(deadline: Deadline) -> DeadlineView:
    steps = [StepView(ko=s.ko, en=s.en, articles=[cited(one) for one in s.articles]) for s in deadline.steps]
    plain = moment_view(deadline.moment).model_dump()
    return DeadlineView(**plain, is_provisional=deadline.is_provisional, steps=steps)


def receipt_view(filed: Filed, calendar: WorkCalendar) -> ReceiptView:
    """The same whenever it is asked for: nothing that came after the filing is in it."""
    then = filed.when_filed()
    assert then.petition.filed is not None, "it was filed"
    reckoned = deadline_of(then.petition, then.kind, calendar, then.petition.filed)
    place = then.filing.signed.place if then.filing else ""
    return ReceiptView(**_standing(then, calendar).model_dump(), place=place, deadline=deadline_view(reckoned))


def standing_of(filed: Filed, calendar: WorkCalendar, now: datetime) -> PetitionStanding:
    """In the words that an official says aloud."""
    state_ko, state_en = state(filed.petition)
    if (reckoned := open_deadline(filed, calendar, now)) is None:
        return PetitionStanding(filed.number, state_ko, state_en)
    due_ko, due_en = told(reckoned.moment)
    return PetitionStanding(filed.number, state_ko, state_en, due_ko, due_en, is_provisional=reckoned.is_provisional)


def followed_view(filed: Filed, calendar: WorkCalendar, now: datetime) -> FollowedView:
    """What the petitioner may know; the filing is still kept."""
    reckoned = open_deadline(filed, calendar, now)
    petition = filed.petition
    ahead = [one for one in duties(petition, calendar, now) if one.kind in OF_THE_PETITIONER and not _is_gone(one, now)]
    return FollowedView(
        **_standing(filed, calendar).model_dump(),
        deadline=deadline_view(reckoned) if reckoned else None,
        may=list(may_now(petition, calendar, now)),
        ahead=[duty_view(one, now) for one in ahead],
        is_notified=filed.filing is not None and filed.filing.notify,
        confirmation=confirmation_view(filed),
        needs_birth=needs_birth(petition),
    )


def confirmation_view(filed: Filed) -> ConfirmationView | None:
    """None where nobody is to be told."""
    found = filed.confirmation
    if found is None or filed.filing is None or not filed.filing.notify:
        return None
    is_confirmed = found.confirmed_at is not None
    return ConfirmationView(is_confirmed=is_confirmed, letter=found.letter, may_ask_again=found.may_ask_again)


def _is_gone(duty: Duty, now: datetime) -> bool:
    """A right that is over; what the office owes stays until it is done."""
    return duty.kind in {DutyKind.OBJECT, DutyKind.APPEAL} and duty.due is not None and duty.due.is_past(now)


def duty_view(duty: Duty, now: datetime) -> DutyView:
    due = moment_view(duty.due) if duty.due else None
    is_late = duty.due is not None and duty.due.is_past(now)
    return DutyView(
        kind=duty.kind, name=both(DUTY_NAMES[duty.kind]), due=due, is_late=is_late, article=cited(duty.article)
    )


def _standing(filed: Filed, calendar: WorkCalendar) -> StandingView:
    petition, filing = filed.petition, filed.filing
    assert filing is not None, "it was just filed, or the name was compared with it"
    assert petition.filed is not None, "it was filed"
    return StandingView(
        number=filed.number,
        kind=filing.kind,
        kind_name=kind_name(filed),
        filed_at=petition.filed,
        accepted_at=petition.accepted,
        accept_by=accept_view(petition, calendar),
        department=petition.holder or None,
        next=both(_next(petition)),
        ai_part=both(AI_PART[filing.drafted is not None]),
        photos=len(filed.photos),
        stage=petition.stage,
        state=both(state(petition)),
        history=history(filed, own_words=False),
        result=result_view(filed),
    )


def _next(petition: Petition) -> tuple[str, str]:
    if petition.objection and petition.objection.answered is None:
        return OBJECTED
    if petition.is_to_be_reopened or (petition.reopened and petition.stage is Stage.IN_PROCESS):
        return REOPENED
    return NEXT[petition.stage]


def kind_name(filed: Filed) -> Both:
    """That of the acceptance, once there is one."""
    return both(FILED_NAMES[filed.kind] if filed.petition.accepted is None else KIND_NAMES[filed.petition.kind])


def accept_view(petition: Petition, calendar: WorkCalendar) -> MomentView | None:
    """By when it is accepted, as long as it is not."""
    if petition.stage is not Stage.FILED or petition.filed is None:
        return None
    return moment_view(accept_by(calendar, petition.filed))


def open_deadline(filed: Filed, calendar: WorkCalendar, now: datetime) -> Deadline | None:
    """None once it is dealt with, and where it is dealt with again: no period runs then."""
    if filed.petition.stage not in {Stage.FILED, Stage.IN_PROCESS} or filed.petition.reopened:
        return None
    return deadline_of(filed.petition, filed.kind, calendar, now)


def history(filed: Filed, *, own_words: bool = True) -> list[HappenedView]:
    """The ledger in words, oldest first; the answer that stands is told in the result, one that fell is told here.

    A number and a name tell how a petition stands, never what its petitioner wrote: that needs `own_words`.
    """
    reopened = max((number for number, event in _events(filed) if isinstance(event, ev.Reopened)), default=0)
    lines: list[HappenedView] = []
    for number, entry in enumerate(filed.entries, start=1):
        is_result = isinstance(entry.event, ev.Decided) and number > reopened
        is_hidden = is_result or (entry.author.kind == "citizen" and not own_words)
        words = "" if is_hidden else filed.words.get(number, "")
        lines.append(_happened(entry, words, filed.notices.get(number)))
    return lines


def result_view(filed: Filed) -> ResultView | None:
    """None before a decision, and when it was withdrawn after all; of several, the last one."""
    decided = filed.petition.ending
    if not isinstance(decided, ev.Decided):
        return None
    number = max(number for number, event in _events(filed) if isinstance(event, ev.Decided))
    officer = decided.officer
    return ResultView(
        outcome=decided.outcome,
        outcome_name=both(OUTCOMES[decided.outcome]),
        decided_at=filed.entries[number - 1].at,
        answer=filed.words.get(number, ""),
        reasons=decided.reasons,
        remedy=decided.remedy,
        officer=OfficerView(unit=officer.unit, name=officer.name, contact=officer.contact),
    )


def _events(filed: Filed) -> Iterator[tuple[int, ev.PetitionEvent]]:
    """With their lines, from 1."""
    return ((number, entry.event) for number, entry in enumerate(filed.entries, start=1))


def _happened(entry: ev.Entry, text: str, notice: LetterStanding | None) -> HappenedView:
    ko, en = happened(entry.event)
    by = entry.author.kind
    state = notice.state if notice else None
    return HappenedView(at=entry.at, by=by, by_name=both(AUTHOR_NAMES[by]), ko=ko, en=en, text=text, notice=state)

"""What a petitioner may do to a petition, as events: to take it back, add to it, ask, object and contest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Literal, TypeAlias

from casework.petitions import events as ev
from casework.petitions.calendar import WorkCalendar
from casework.petitions.lawful import refusal
from casework.petitions.petition import Petition
from casework.petitions.remedies import ObjectionKind
from casework.petitions.statutes import GENERAL_DECREE, Article, Refusal

PetitionerAct: TypeAlias = Literal["withdraw", "supplement", "more_time", "ask_progress", "object", "contest"]
NO_BIRTH = Refusal(
    "처분에 대한 이의신청에는 생년월일을 적어야 합니다.",
    "An objection to a disposition names the day of birth.",
    Article(GENERAL_DECREE, 11, 1, 1),
)


def supplementing(petition: Petition) -> ev.Supplemented | ev.Amended:
    """What was asked for arrives; where nothing was, the petitioner adds to it unasked."""
    is_asked = petition.supplement is not None and petition.supplement.is_open
    return ev.Supplemented() if is_asked else ev.Amended()


def needs_birth(petition: Petition) -> bool:
    """Only an objection under the general act does; a statutory petition's does not (Decree, Art. 40(1))."""
    return isinstance(petition.ending, ev.Decided) and petition.ending.objection is ObjectionKind.DISPOSITION


def may_now(petition: Petition, calendar: WorkCalendar, now: datetime) -> Iterator[PetitionerAct]:
    """What the law lets the petitioner do; a question that waits for its answer is not asked again."""
    events: dict[PetitionerAct, ev.PetitionEvent] = {
        "withdraw": ev.Withdrawn(),
        "supplement": supplementing(petition),
        "more_time": ev.SupplementTimeAsked(1),
        "ask_progress": ev.ProgressAsked(),
        "object": ev.ObjectionFiled(),
        "contest": ev.AutomationContested(),
    }
    for act, event in events.items():
        is_asked = act == "ask_progress" and petition.progress_asked is not None
        if not is_asked and refusal(petition, ev.Entry(now, ev.Author("citizen"), event), calendar) is None:
            yield act

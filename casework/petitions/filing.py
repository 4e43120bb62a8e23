"""What a petition says and who says it, and whether that makes a petition at all."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, TypeAlias

from casework.petitions import events as ev
from casework.petitions.calendar import WorkCalendar
from casework.petitions.duties import ELECTRONIC_ACCEPTANCE, ELECTRONIC_ACCEPTANCE_HOURS
from casework.petitions.kinds import KIND_NAMES, OF_THE_DECREE, Kind
from casework.petitions.periods import Moment, hours_later
from casework.petitions.petition import Petition, after
from casework.petitions.reckoning import Deadline, processing_deadline, told
from casework.petitions.statutes import ACT, DECREE, Article, Refusal, Step
from core.clock import SEOUL
from core.petitions import PetitionKind

FiledKind: TypeAlias = PetitionKind  # what an inquiry is about is found at the acceptance

CLOCKS: dict[FiledKind, Kind] = {
    "inquiry": Kind.INQUIRY_LAW,  # the longer of its two periods: nobody is told a date that is too early
    "suggestion": Kind.SUGGESTION,
    "other": Kind.OTHER,
    "grievance": Kind.GRIEVANCE,
}
FILED_NAMES: dict[FiledKind, tuple[str, str]] = {
    "inquiry": ("질의민원", "inquiry"),
    "suggestion": KIND_NAMES[Kind.SUGGESTION],
    "other": KIND_NAMES[Kind.OTHER],
    "grievance": KIND_NAMES[Kind.GRIEVANCE],
}
NO_PETITIONER = Article(DECREE, 2, 1, 3)
KINDS_OF_PETITION = Article(ACT, 2, item=1)
OWN_FORM = Refusal(
    "법정민원(인가·허가·등록·신고·증명 등)은 정해진 서식으로 신청해야 하므로 여기서 접수할 수 없습니다.",
    "A statutory petition (permit, licence, registration, certificate) has a form of its own; it is not filed here.",
    KINDS_OF_PETITION,
)
UNCLEAR_NAME = Refusal(
    "성명이 분명하지 않아 민원인으로 볼 수 없습니다. 실제 성명을 적어 주십시오.",
    "Without a clear name there is no petitioner: write your real name.",
    NO_PETITIONER,
)
UNCLEAR_ADDRESS = Refusal(
    "주소가 분명하지 않아 민원인으로 볼 수 없습니다. 도로명과 건물번호까지 적어 주십시오.",
    "Without a clear address there is no petitioner: write it down to the street and the number.",
    NO_PETITIONER,
)

_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .,'’·()-])*[^\W\d_]\.?")
_NOBODY = frozenset(
    {
        "익명",
        "무명",
        "모름",
        "없음",
        "비공개",
        "시민",
        "주민",
        "민원인",
        "anonymous",
        "none",
        "unknown",
        "nobody",
        "citizen",
    }
)


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a petition; place, time and wish are empty where nobody gave them."""

    subject: str
    text: str
    place: str = ""
    occurred: str = ""
    wish: str = ""


@dataclass(frozen=True, slots=True)
class Filing:
    """What is kept beside the ledger."""

    kind: FiledKind
    signed: Said
    name: str
    address: str
    contact: str
    language: Literal["ko", "en"]
    drafted: Said | None = None
    """As the AI wrote it; None where the citizen wrote it alone."""
    notify: bool = False
    """Whether the petitioner wants to be told of changes by e-mail."""


def same_signed(one: Filing, other: Filing) -> bool:
    """Whether the citizen signed the same; a draft is gone from its talk once it was filed."""
    return replace(one, drafted=None) == replace(other, drafted=None)


def refused_petitioner(name: str, address: str) -> Refusal | None:
    """Why nobody is a petitioner by this name and address (Decree, Art. 2(1), item 3)."""
    plain = same_name(name)
    if not _NAME.fullmatch(name.strip()) or plain in _NOBODY or len(set(plain)) < 2:
        return UNCLEAR_NAME
    words = address.split()
    if len(words) < 2 or not any(letter.isalpha() for letter in address) or not any(map(str.isdigit, address)):
        return UNCLEAR_ADDRESS
    return None


def same_name(name: str) -> str:
    """Equal for two ways to write one name: `김 하늘` and `김하늘`."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def accept_by(calendar: WorkCalendar, filed: datetime) -> Moment:
    """By when an electronic filing is accepted (Decree, Art. 6(8))."""
    return hours_later(calendar, filed, ELECTRONIC_ACCEPTANCE_HOURS)


def deadline_of(petition: Petition, kind: FiledKind, calendar: WorkCalendar, now: datetime) -> Deadline:
    """By when it is dealt with; before the acceptance, what holds if it comes as late as it may."""
    if petition.accepted is not None:
        return processing_deadline(petition, calendar, now)
    assert petition.filed is not None, "it was filed"
    latest = accept_by(calendar, petition.filed)
    assert latest.at is not None, "it is reckoned in hours"
    at = datetime.combine(latest.day, latest.at, SEOUL)
    deadline = processing_deadline(
        after(petition, ev.Entry(at, ev.Author("person"), ev.Accepted(CLOCKS[kind]))), calendar, at
    )
    ko, en = told(latest)
    until = Step(
        f"전자문서로 낸 민원은 8근무시간 안에 접수: 늦어도 {ko}",
        f"Filed electronically, it is accepted within 8 working hours: {en} at the latest",
        (ELECTRONIC_ACCEPTANCE,),
    )
    return replace(deadline, steps=(until, *_two_periods(kind), *deadline.steps), is_provisional=True)


def _two_periods(kind: FiledKind) -> tuple[Step, ...]:
    if kind != "inquiry":
        return ()
    law, procedure = OF_THE_DECREE[Kind.INQUIRY_LAW], OF_THE_DECREE[Kind.INQUIRY_PROCEDURE]
    return (
        Step(
            f"법령에 관한 질의는 {law.period.ko}, 제도·절차는 {procedure.period.ko}: 접수할 때 정함(여기서는 긴 쪽)",
            f"About law {law.period.en}, about a procedure {procedure.period.en}: the longer one here",
            (law.article, procedure.article),
        ),
    )

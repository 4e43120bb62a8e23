"""The one lawful extension of a processing period, and why others are refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from casework.petitions.periods import Moment, Period
from casework.petitions.statutes import ACT, DECREE, Article, Refusal

ONCE = Article(DECREE, 21, 1)
IN_WRITING = Article(DECREE, 21, 3)


class ExtensionGround(StrEnum):
    """Why a period is to be extended: four grounds of the law, and what is asked for and never lawful."""

    COOPERATION = "cooperation"
    FACT_FINDING = "fact_finding"
    FORCE_MAJEURE = "force_majeure"
    EQUIVALENT = "equivalent"
    """As good as one of the three before it."""
    WORKLOAD = "workload"
    LATE_ASSIGNMENT = "late_assignment"
    ABSENCE = "absence"
    UNPAID_DUES = "unpaid_dues"
    """Dues that have nothing to do with the petition."""


LAWFUL = {
    ExtensionGround.COOPERATION: Article(DECREE, 21, 1, 1),
    ExtensionGround.FACT_FINDING: Article(DECREE, 21, 1, 2),
    ExtensionGround.FORCE_MAJEURE: Article(DECREE, 21, 1, 3),
    ExtensionGround.EQUIVALENT: Article(DECREE, 21, 1, 4),
}
UNLAWFUL = {
    ExtensionGround.WORKLOAD: Refusal(
        "단순 업무과중을 사유로 처리기간을 연장할 수 없습니다.",
        "A mere workload is no ground for an extension.",
        Article(DECREE, 21, 2),
    ),
    ExtensionGround.LATE_ASSIGNMENT: Refusal(
        "담당자 지정이 늦어졌다는 사유로 처리기간을 연장할 수 없습니다.",
        "That an official was assigned late is no ground for an extension.",
        Article(DECREE, 21, 2),
    ),
    ExtensionGround.ABSENCE: Refusal(
        "담당자의 부재를 사유로 처리기간을 연장할 수 없습니다.",
        "The absence of an official is no ground for an extension.",
        Article(DECREE, 21, 2),
    ),
    ExtensionGround.UNPAID_DUES: Refusal(
        "그 민원과 관련 없는 공과금 등의 미납을 이유로 처리를 미룰 수 없습니다.",
        "Unpaid dues that have nothing to do with the petition are no ground for a delay.",
        Article(ACT, 6, 1),
    ),
}
GROUND_NAMES = {
    ExtensionGround.COOPERATION: ("관계 기관·부서의 협조 필요", "cooperation of other offices is needed"),
    ExtensionGround.FACT_FINDING: ("사실관계·현장 확인 필요", "facts or the place have to be looked into"),
    ExtensionGround.FORCE_MAJEURE: ("천재지변 등 불가항력", "a natural disaster or other force majeure"),
    ExtensionGround.EQUIVALENT: ("이에 준하는 사유", "an equivalent ground"),
}


@dataclass(frozen=True, slots=True)
class Extension:
    """More time, in the unit of the processing period."""

    amount: int
    ground: ExtensionGround
    reason: str
    """In words, for the written notice (Decree, Art. 21(3))."""
    has_consent: bool = False
    """Whether the petitioner agreed, which only the second extension needs."""


def refused(extension: Extension, *, period: Period, earlier: int, deadline: Moment, now: datetime) -> Refusal | None:
    """Why the extension is not lawful; None where it is. `earlier` is how many there were before."""
    if extension.ground in UNLAWFUL:
        return UNLAWFUL[extension.ground]
    if deadline.is_past(now):
        return Refusal(
            "처리기간이 이미 지나 연장할 수 없습니다.", "The period is over: there is nothing left to extend.", ONCE
        )
    if not extension.reason.strip():
        return Refusal("연장 사유를 적어야 합니다.", "The reason has to be written down.", IN_WRITING)
    return _too_many(extension, earlier) or _too_long(extension, period)


def _too_many(extension: Extension, earlier: int) -> Refusal | None:
    if earlier > 1:
        return Refusal("연장은 두 번을 넘을 수 없습니다.", "No period is extended more than twice.", ONCE)
    if earlier == 1 and not extension.has_consent:
        return Refusal(
            "다시 연장하려면 민원인의 동의가 필요합니다.", "A second extension needs the petitioner's consent.", ONCE
        )
    return None


def _too_long(extension: Extension, period: Period) -> Refusal | None:
    if 1 <= extension.amount <= period.amount:
        return None
    return Refusal(
        f"연장은 처리기간({period.ko})의 범위에서 할 수 있습니다.",
        f"An extension is at least 1 and at most as long as the period itself ({period.en}).",
        ONCE,
    )

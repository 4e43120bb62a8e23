"""Kinds of petition and the processing period that the law gives each of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from casework.petitions.periods import Period, Unit
from casework.petitions.statutes import ACT, DECREE, Article, Refusal

AT_ONCE = Period(3, Unit.HOURS)
"""즉시: within three working hours (Decree, Art. 19)."""
LONGEST_PRE_REVIEW = Period(30, Unit.DAYS)
"""Decree, Art. 34(2), item 2."""


class Kind(StrEnum):
    """Civil Petitions Treatment Act, Art. 2, item 1; inquiries apart by what they are about, and the pre-review."""

    STATUTORY = "statutory"
    PRE_REVIEW = "pre_review"
    """An informal look at a costly statutory petition beforehand (Act, Art. 30)."""
    INQUIRY_LAW = "inquiry_law"
    INQUIRY_PROCEDURE = "inquiry_procedure"
    SUGGESTION = "suggestion"
    OTHER = "other"
    GRIEVANCE = "grievance"

    @property
    def is_statutory(self) -> bool:
        return self in {Kind.STATUTORY, Kind.PRE_REVIEW}


KIND_NAMES = {
    Kind.STATUTORY: ("법정민원", "statutory petition"),
    Kind.PRE_REVIEW: ("사전심사", "pre-review"),
    Kind.INQUIRY_LAW: ("법령에 관한 질의민원", "inquiry about law"),
    Kind.INQUIRY_PROCEDURE: ("제도·절차에 관한 질의민원", "inquiry about a procedure"),
    Kind.SUGGESTION: ("건의민원", "suggestion"),
    Kind.OTHER: ("기타민원", "other petition"),
    Kind.GRIEVANCE: ("고충민원", "grievance"),
}


@dataclass(frozen=True, slots=True)
class Allotted:
    """A processing period and the article that gives it."""

    period: Period
    article: Article


OF_THE_DECREE = {
    Kind.INQUIRY_LAW: Allotted(Period(14, Unit.DAYS), Article(DECREE, 14, item=1)),
    Kind.INQUIRY_PROCEDURE: Allotted(Period(7, Unit.DAYS), Article(DECREE, 14, item=2)),
    Kind.SUGGESTION: Allotted(Period(14, Unit.DAYS), Article(DECREE, 15)),
    Kind.OTHER: Allotted(AT_ONCE, Article(DECREE, 16, 1)),
    Kind.GRIEVANCE: Allotted(Period(7, Unit.DAYS), Article(DECREE, 17, 1)),
}
BY_THE_OFFICE = {
    Kind.STATUTORY: Article(ACT, 17, 1),
    Kind.PRE_REVIEW: Article(DECREE, 34, 2),
    Kind.OTHER: Article(DECREE, 16, 3),
}
"""Kinds whose period the office sets beforehand: for the other petition (기타민원) it may, else it must."""


def processing_period(
    kind: Kind, published: Period | None = None, *, formal: Period | None = None
) -> Allotted | Refusal:
    """The period of a petition.

    `published` is what the office set for its type, `formal` the period of the petition that a pre-review is for.
    """
    if published is None:
        return OF_THE_DECREE.get(kind) or _unset(kind)
    if kind not in BY_THE_OFFICE:
        return Refusal(
            f"{KIND_NAMES[kind][0]}의 처리기간은 시행령이 정하며 기관이 달리 정할 수 없습니다.",
            f"The decree sets the period of this kind ({KIND_NAMES[kind][1]}); the office cannot set another one.",
            OF_THE_DECREE[kind].article,
        )
    if kind is Kind.PRE_REVIEW and (formal is None or _is_longer(published, _longest_pre_review(formal))):
        return Refusal(
            "사전심사는 정식 민원의 처리기간 이내, 그 기간이 30일 이상이면 30일 이내에 처리해야 합니다.",
            "A pre-review takes no longer than the formal petition, and at most 30 days where that takes more.",
            BY_THE_OFFICE[kind],
        )
    return Allotted(published, BY_THE_OFFICE[kind])


def _unset(kind: Kind) -> Refusal:
    return Refusal(
        f"{KIND_NAMES[kind][0]}은 종류별로 미리 정하여 공표한 처리기간이 있어야 합니다.",
        f"A {KIND_NAMES[kind][1]} needs the period that was set and published beforehand for its type.",
        BY_THE_OFFICE[kind],
    )


def _longest_pre_review(formal: Period) -> Period:
    return LONGEST_PRE_REVIEW if _is_longer(formal, Period(29, Unit.DAYS)) else formal


def _is_longer(one: Period, other: Period) -> bool:
    return _days(one) > _days(other)


def _days(period: Period) -> float:
    """Days, roughly: a month has 30 of them."""
    length = {Unit.HOURS: 1 / 8, Unit.DAYS: 1, Unit.WEEKS: 7, Unit.MONTHS: 30, Unit.YEARS: 365}
    return period.amount * length[period.unit]

"""Petitions that come again, together, or from many: closing repeats, merging, representatives."""

from __future__ import annotations

from dataclasses import dataclass

from casework.petitions.kinds import Kind
from casework.petitions.statutes import ACT, DECREE, Article, Refusal

REPEATS = 3
"""Act, Art. 23(1): the filing that may be closed is at least the third."""
RESULTS_TOLD = 2
"""Act, Art. 23(1): results that were told before it came."""
MERGED = 5
"""Decree, Art. 6(7): petitioners with the same purpose, at least."""
JOINT_SIGNERS = 3
"""Decree, Art. 8(1): from so many on, without a representative, the office may ask for a choice."""
REPRESENTATIVES = 3
"""Decree, Art. 8(1): at most."""
COLLECTIVE_HOUSEHOLDS = 5
COLLECTIVE_SIGNERS = 5
"""Act, Art. 2, item 6: 다수인관련민원."""

CLOSING = Article(ACT, 23, 1)
COMMITTEE = Article(DECREE, 26)
AUDIT = Article(DECREE, 17, 2)
MERGING = Article(DECREE, 6, 7)
CHOOSING = Article(DECREE, 8, 1)


@dataclass(frozen=True, slots=True)
class History:
    """What came before a filing of the same content by the same petitioner, here or handed over (Act, Art. 23(2))."""

    filings: int
    """Including this one."""
    results_told: int
    """Before this one was accepted."""
    has_just_cause: bool = False
    committee_agreed: bool = False
    """The petition mediation committee has considered the closing, or need not any more (Decree, Art. 38-2(4))."""


def is_collective(signers: int, households: int) -> bool:
    """Whether a petition is one of many people."""
    return signers >= COLLECTIVE_SIGNERS and households >= COLLECTIVE_HOUSEHOLDS


def goes_to_audit(kind: Kind, filings: int) -> bool:
    """A grievance that comes again is looked into by the audit department."""
    return kind is Kind.GRIEVANCE and filings > 1


def refuse_closing(kind: Kind, history: History, *, is_collective: bool) -> Refusal | None:
    """Why a repeated petition may not be closed without another answer; None where it may."""
    if kind.is_statutory:
        return Refusal(
            "법정민원은 반복되어도 종결처리할 수 없습니다.", "Statutory petitions are never closed.", CLOSING
        )
    if history.has_just_cause:
        return Refusal("정당한 사유가 있는 반복입니다.", "There is just cause to file again.", CLOSING)
    if history.filings < REPEATS or history.results_told < RESULTS_TOLD:
        return Refusal(
            "같은 민원이 3회 이상이고 그 전에 결과를 2회 이상 통지했어야 합니다.",
            "It has to be the third filing at least, after two results at least were told.",
            CLOSING,
        )
    if is_collective and not history.committee_agreed:
        return Refusal(
            "다수인관련민원은 민원조정위원회의 심의를 거쳐야 합니다.",
            "A collective petition goes before the petition mediation committee first.",
            COMMITTEE,
        )
    return None


def refuse_merging(petitioners: int) -> Refusal | None:
    """Why petitions of the same purpose may not be accepted as one."""
    if petitioners >= MERGED:
        return None
    return Refusal(
        "병합하여 접수하려면 동일한 취지의 민원인이 5명 이상이어야 합니다.",
        "Petitions are accepted as one from five petitioners of the same purpose on.",
        MERGING,
    )


def refuse_asking_for_representatives(signers: int, asked_for: int) -> Refusal | None:
    """Why the office may not ask joint petitioners to choose so many representatives."""
    if signers >= JOINT_SIGNERS and 1 <= asked_for <= REPRESENTATIVES:
        return None
    return Refusal(
        "3명 이상이 대표자 없이 연명으로 낸 민원에 3명 이내의 대표자를 정하도록 요청할 수 있습니다.",
        "Of three joint petitioners or more, at most three representatives are asked for.",
        CHOOSING,
    )

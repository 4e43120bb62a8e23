"""How a petition may end, and what may be done about its end."""

from __future__ import annotations

import pytest

from casework.petitions import events as ev
from casework.petitions.extensions import Extension, ExtensionGround
from casework.petitions.kinds import Kind
from casework.petitions.remedies import ObjectionKind
from casework.petitions.repeats import History, goes_to_audit, is_collective
from tests.casework.petitions.ledgers import ANSWERED, CITIZEN, GRIEVANCE, OFFICER, PERMIT, Ledger, accepted, refused

TUESDAY = "2026-11-24 10:00"
STATUTORY, DISPOSITION = ObjectionKind.STATUTORY, ObjectionKind.DISPOSITION
ASKED = ("2026-11-23 15:00", ev.SupplementAsked(5))  # until Monday the 30th


@pytest.mark.parametrize(
    ("kind", "reasons", "remedy", "objection", "article"),
    [
        (PERMIT, "이유", "이의신청", STATUTORY, None),
        (PERMIT, "", "이의신청", STATUTORY, "Act 27(3)"),
        (PERMIT, "이유", " ", STATUTORY, "Act 27(3)"),
        (PERMIT, "이유", "이의신청", DISPOSITION, "Act 35(1)"),
        (PERMIT, "이유", "이의신청", None, "Act 35(1)"),
        (GRIEVANCE, "이유", "국민권익위원회", None, None),
        (GRIEVANCE, "이유", "이의신청", DISPOSITION, None),
        (GRIEVANCE, "이유", "이의신청", STATUTORY, "Act 35(1)"),
    ],
)
def test_a_refusal_carries_its_reasons_and_the_right_remedy(
    kind: ev.Accepted, reasons: str, remedy: str, objection: ObjectionKind | None, article: str | None
) -> None:
    decision = ev.Decided("refused", OFFICER, reasons, remedy, objection)
    assert accepted(kind).refuses(TUESDAY, decision) == article


def test_a_petition_goes_back_once_its_supplement_did_not_come() -> None:
    assert accepted(PERMIT).refuses(TUESDAY, ev.SentBack("이유")) == "Decree 25(1)"
    ledger = accepted(PERMIT, ASKED)
    assert ledger.refuses("2026-11-30 18:00", ev.SentBack("이유")) == "Decree 25(1)"
    assert ledger.refuses("2026-12-01 09:00", ev.SentBack(" ")) == "Decree 25(1)"
    assert ledger.refuses("2026-12-01 09:00", ev.SentBack("이유")) is None
    ledger.add("2026-12-01 09:00", ev.SupplementAskedAgain(10))
    assert ledger.refuses("2026-12-11 18:00", ev.SentBack("이유")) == "Decree 25(1)"
    assert ledger.refuses("2026-12-12 09:00", ev.SentBack("이유")) is None


def test_two_requests_that_came_back_count_as_a_withdrawal() -> None:
    ledger = accepted(PERMIT, ASKED, (TUESDAY, ev.RequestUndelivered()))
    assert ledger.refuses(TUESDAY, ev.ClosedUnfound()) == "Decree 25(2)"
    ledger.add(TUESDAY, ev.RequestUndelivered())
    assert ledger.refuses(TUESDAY, ev.ClosedUnfound()) is None
    assert accepted(PERMIT).refuses(TUESDAY, ev.ClosedUnfound()) == "Decree 25(2)"


@pytest.mark.parametrize(
    ("kind", "signers", "history", "article"),
    [
        (GRIEVANCE, 1, History(3, 2), None),
        (GRIEVANCE, 1, History(7, 6), None),
        (GRIEVANCE, 1, History(2, 2), "Act 23(1)"),
        (GRIEVANCE, 1, History(3, 1), "Act 23(1)"),
        (GRIEVANCE, 1, History(3, 2, has_just_cause=True), "Act 23(1)"),
        (ev.Accepted(Kind.OTHER), 1, History(3, 2), None),
        (ev.Accepted(Kind.SUGGESTION), 1, History(4, 2), None),
        (PERMIT, 1, History(9, 8), "Act 23(1)"),
        (GRIEVANCE, 5, History(3, 2), "Decree 26"),
        (GRIEVANCE, 5, History(3, 2, committee_agreed=True), None),
        (GRIEVANCE, 4, History(3, 2), None),
    ],
)
def test_a_repeated_petition_is_closed_only_as_the_law_says(
    kind: ev.Accepted, signers: int, history: History, article: str | None
) -> None:
    ledger = accepted(kind, filed=ev.Filed(is_electronic=False, signers=signers, households=signers))
    assert ledger.refuses("2026-11-23 11:00", ev.ClosedAsRepeat(history)) == article


@pytest.mark.parametrize(
    ("signers", "households", "collective"), [(5, 5, True), (5, 4, False), (4, 5, False), (100, 60, True)]
)
def test_a_petition_of_many(signers: int, households: int, collective: bool) -> None:
    assert is_collective(signers, households) is collective


@pytest.mark.parametrize(
    ("kind", "filings", "audit"),
    [(Kind.GRIEVANCE, 1, False), (Kind.GRIEVANCE, 2, True), (Kind.GRIEVANCE, 3, True), (Kind.SUGGESTION, 2, False)],
)
def test_a_grievance_that_comes_again_goes_to_the_audit_department(kind: Kind, filings: int, audit: bool) -> None:
    assert goes_to_audit(kind, filings) is audit


@pytest.mark.parametrize(("petitioners", "article"), [(4, "Decree 6(7)"), (5, None), (300, None)])
def test_petitions_of_five_or_more_are_merged(petitioners: int, article: str | None) -> None:
    filed = Ledger(("2026-11-23 10:00", ev.Filed(is_electronic=True)))
    assert filed.refuses(TUESDAY, ev.Merged("2026-17", petitioners)) == article


@pytest.mark.parametrize(
    ("kind", "item", "article"),
    [
        (GRIEVANCE, 1, None),
        (GRIEVANCE, 9, None),
        (GRIEVANCE, 0, "Act 21"),
        (GRIEVANCE, 10, "Act 21"),
        (PERMIT, 2, "Act 21"),
    ],
)
def test_nine_matters_need_not_be_dealt_with_but_never_statutory_ones(
    kind: ev.Accepted, item: int, article: str | None
) -> None:
    assert accepted(kind).refuses(TUESDAY, ev.NotProcessed(item)) == article


@pytest.mark.parametrize(
    ("objection", "kind", "moment", "article"),
    [
        (STATUTORY, PERMIT, "2026-12-01 10:00", None),
        (STATUTORY, PERMIT, "2027-01-29 23:59", None),
        (STATUTORY, PERMIT, "2027-01-30 00:00", "Act 35(1)"),
        (DISPOSITION, GRIEVANCE, "2026-12-30 18:00", None),
        (DISPOSITION, GRIEVANCE, "2026-12-31 09:00", "General 36(1)"),
        (None, GRIEVANCE, "2026-12-01 10:00", "Act 35(1)"),
    ],
)
def test_one_objects_in_time(
    objection: ObjectionKind | None, kind: ev.Accepted, moment: str, article: str | None
) -> None:
    assert refused(objection, kind).refuses(moment, ev.ObjectionFiled(), by=CITIZEN) == article


def test_nobody_objects_to_an_answer_or_twice() -> None:
    answered = accepted(GRIEVANCE, (TUESDAY, ANSWERED), (TUESDAY, ev.ResultTold()))
    assert answered.refuses(TUESDAY, ev.ObjectionFiled(), by=CITIZEN) == "Act 35(1)"
    twice = refused(STATUTORY).add("2026-12-01 10:00", ev.ObjectionFiled())
    assert twice.refuses("2026-12-02 10:00", ev.ObjectionFiled(), by=CITIZEN) == "Act 35(1)"


@pytest.mark.parametrize(
    ("moment", "days", "reason", "article"),
    [
        ("2026-12-11 18:00", 10, "사유", None),
        ("2026-12-12 09:00", 10, "사유", "Act 35(2)"),
        ("2026-12-02 10:00", 11, "사유", "Act 35(2)"),
        ("2026-12-02 10:00", 0, "사유", "Act 35(2)"),
        ("2026-12-02 10:00", 10, "", "Act 35(2)"),
    ],
)
def test_the_answer_to_an_objection_is_put_off_once_in_time_and_with_a_reason(
    moment: str, days: int, reason: str, article: str | None
) -> None:
    ledger = refused(STATUTORY).add("2026-12-01 10:00", ev.ObjectionFiled())
    assert ledger.refuses(moment, ev.ObjectionExtended(days, reason)) == article


def test_an_objection_is_extended_once_and_answered_once() -> None:
    decided = ev.ObjectionDecided(is_upheld=False, reasons="이유")
    assert refused(STATUTORY).refuses("2026-12-01 10:00", decided) == "order"
    ledger = refused(DISPOSITION, GRIEVANCE).add("2026-12-01 10:00", ev.ObjectionFiled())
    ledger.add("2026-12-02 10:00", ev.ObjectionExtended(3, "사유"))
    assert ledger.refuses("2026-12-03 10:00", ev.ObjectionExtended(3, "사유")) == "General 36(2)"
    empty = ev.ObjectionDecided(is_upheld=False, reasons="")
    assert ledger.refuses("2026-12-03 10:00", empty) == "General 36(2)"
    assert ledger.refuses("2026-12-03 10:00", decided) is None
    assert ledger.add("2026-12-03 10:00", decided).refuses("2026-12-03 11:00", decided) == "order"


def test_the_answer_about_automated_handling_is_put_off_twice_by_thirty_days_at_most() -> None:
    ledger = accepted(GRIEVANCE)
    assert ledger.refuses(TUESDAY, ev.AutomationAnswered()) == "Privacy 44-3(5)"
    assert ledger.refuses(TUESDAY, ev.AutomationContested(), by=CITIZEN) is None
    ledger.add(TUESDAY, ev.AutomationContested())
    assert ledger.refuses(TUESDAY, ev.AutomationContested(), by=CITIZEN) == "Privacy 44-3(5)"
    assert ledger.refuses("2026-12-25 10:00", ev.AutomationProlonged(30)) == "Privacy 44-3(5)"  # the 24th is the last
    for _ in range(2):
        assert ledger.refuses("2026-12-01 10:00", ev.AutomationProlonged(31)) == "Privacy 44-3(5)"
        assert ledger.refuses("2026-12-01 10:00", ev.AutomationProlonged(30)) is None
        ledger.add("2026-12-01 10:00", ev.AutomationProlonged(30))
    assert ledger.refuses("2026-12-01 10:00", ev.AutomationProlonged(30)) == "Privacy 44-3(5)"
    assert ledger.refuses("2026-12-01 10:00", ev.AutomationAnswered()) is None


UPHELD = ev.ObjectionDecided(is_upheld=True, reasons="요건에 맞음")


def objected(kind: ObjectionKind, answer: ev.ObjectionDecided, accepted_as: ev.Accepted) -> Ledger:
    """Objected to on the 3rd of December, and answered on the 7th."""
    ledger = refused(kind, accepted_as).add("2026-12-03 10:00", ev.ObjectionFiled(), by=CITIZEN)
    return ledger.add("2026-12-07 10:00", answer)


@pytest.mark.parametrize(
    ("kind", "accepted_as", "article"),
    [(ObjectionKind.STATUTORY, PERMIT, "Act 35(2)"), (ObjectionKind.DISPOSITION, GRIEVANCE, "General 36(2)")],
)
def test_only_what_was_upheld_is_taken_up_again_and_by_a_person(
    kind: ObjectionKind, accepted_as: ev.Accepted, article: str
) -> None:
    kept = objected(kind, ev.ObjectionDecided(is_upheld=False, reasons="이유"), accepted_as)
    assert kept.refuses("2026-12-07 11:00", ev.Reopened()) == article
    ledger = objected(kind, UPHELD, accepted_as)
    assert ledger.refuses("2026-12-07 11:00", ev.Reopened(), by=CITIZEN) == "Decree 31"
    assert ledger.refuses("2026-12-07 11:00", ev.Reopened()) is None
    assert ledger.petition.is_settled is False
    again = ledger.add("2026-12-07 11:00", ev.Reopened())
    assert again.refuses("2026-12-07 11:00", ev.Reopened()) == "order"


def test_what_is_dealt_with_again_has_no_period_to_extend_or_to_dun_for() -> None:
    ledger = objected(ObjectionKind.STATUTORY, UPHELD, PERMIT).add("2026-12-07 11:00", ev.Reopened())
    longer = ev.Extended(Extension(3, ExtensionGround.FACT_FINDING, "현장 확인"))
    assert ledger.refuses("2026-12-08 10:00", longer) == "Act 35(2)"
    assert ledger.refuses("2027-01-08 10:00", ev.Dunned()) == "Act 35(2)"


def test_another_refusal_is_objected_to_anew() -> None:
    ledger = objected(ObjectionKind.STATUTORY, UPHELD, PERMIT).add("2026-12-07 11:00", ev.Reopened())
    decision = ev.Decided("refused", OFFICER, "다른 요건에 맞지 않음", "이의신청", ObjectionKind.STATUTORY)
    ledger.add("2026-12-08 10:00", decision).add("2026-12-08 11:00", ev.ResultTold())
    assert ledger.petition.is_settled
    assert ledger.refuses("2027-02-08 10:00", ev.ObjectionFiled(), by=CITIZEN) is None  # the sixtieth day is a Saturday
    assert ledger.refuses("2027-02-11 10:00", ev.ObjectionFiled(), by=CITIZEN) == "Act 35(1)"


def test_what_was_still_missing_at_the_refusal_is_not_waited_for_any_more() -> None:
    ledger = accepted(PERMIT, ("2026-11-24 10:00", ev.SupplementAsked(10, found_later=True)))
    decision = ev.Decided("refused", OFFICER, "요건에 맞지 않음", "이의신청", ObjectionKind.STATUTORY)
    ledger.add("2026-11-30 11:00", decision).add("2026-11-30 15:00", ev.ResultTold())
    ledger.add("2026-12-03 10:00", ev.ObjectionFiled(), by=CITIZEN).add("2026-12-07 10:00", UPHELD)
    again = ledger.add("2026-12-07 11:00", ev.Reopened()).petition
    assert (again.supplement, again.open_exclusions) == (None, ())

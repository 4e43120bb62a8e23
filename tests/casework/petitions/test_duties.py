"""What is owed at each stage, by when, and under which article."""

from __future__ import annotations

from casework.petitions import events as ev
from casework.petitions.duties import duties
from casework.petitions.excluded import Exclusion
from casework.petitions.kinds import Kind
from casework.petitions.reckoning import processing_deadline
from casework.petitions.remedies import ObjectionKind
from casework.petitions.transfers import Route
from tests.casework.petitions.case_files import cited, seoul
from tests.casework.petitions.ledgers import ANSWERED, CALENDAR, GRIEVANCE, PERMIT, Ledger, accepted, refused
from tests.casework.petitions.test_reckoning_cases import shown

ONLINE = ev.Accepted(Kind.GRIEVANCE, shows_progress_online=True)


def owed(ledger: Ledger, now: str) -> dict[str, tuple[str, str]]:
    """What -> by when (`at once` where the law says so) and by which article."""
    return {
        str(duty.kind): (shown(duty.due) if duty.due else "at once", cited(duty.article))
        for duty in duties(ledger.petition, CALENDAR, seoul(now))
    }


def test_what_was_filed_is_accepted() -> None:
    paper = Ledger(("2026-11-23 10:00", ev.Filed(is_electronic=False)))
    assert owed(paper, "2026-11-23 10:00") == {"accept": ("at once", "Act 9(1)")}
    electronic = Ledger(("2026-11-23 22:00", ev.Filed(is_electronic=True)))
    assert owed(electronic, "2026-11-23 22:00") == {"accept": ("2026-11-24 18:00", "Decree 6(8)")}


def test_what_was_accepted_is_dealt_with_and_told_about() -> None:
    assert owed(accepted(GRIEVANCE), "2026-11-23 10:00") == {
        "finish": ("2026-12-01", "Decree 17(1)"),
        "tell_progress": ("2026-12-24", "Decree 23(1)"),
    }
    assert set(owed(accepted(ONLINE), "2026-11-23 10:00")) == {"finish"}


def test_what_lies_in_the_wrong_place_is_sent_on() -> None:
    ledger = accepted(ev.Accepted(Kind.GRIEVANCE, route=Route.FRONT_DESK))
    assert owed(ledger, "2026-11-23 10:00")["forward"] == ("2026-11-23 11:00", "Decree 13(1)")
    ledger.add("2026-11-23 10:30", ev.Forwarded("복지과"))
    assert "forward" not in owed(ledger, "2026-11-23 11:00")
    ledger.add("2026-11-23 11:30", ev.Misdirected(Route.WRONG_DEPARTMENT))
    assert owed(ledger, "2026-11-23 11:30")["forward"] == ("2026-11-23 14:30", "Decree 13(2)")
    electronic = accepted(ev.Accepted(Kind.GRIEVANCE, route=Route.OTHER_AGENCY), filed=ev.Filed(is_electronic=True))
    assert owed(electronic, "2026-11-23 10:00")["forward"] == ("at once", "Decree 13(4)")


def test_a_supplement_is_the_citizens_turn_and_stops_the_clock() -> None:
    ledger = accepted(GRIEVANCE, ("2026-11-24 09:30", ev.SupplementAsked(5)))
    found = owed(ledger, "2026-11-26 10:00")
    assert found["supplement"] == ("2026-11-30", "Decree 24(4)")
    assert found["finish"] == ("2026-12-04", "Decree 17(1)")
    deadline = processing_deadline(ledger.petition, CALENDAR, seoul("2026-11-26 10:00"))
    assert deadline.is_provisional
    ledger.add("2026-11-26 15:00", ev.Supplemented())
    assert owed(ledger, "2026-11-30 10:00")["finish"] == ("2026-12-04", "Decree 17(1)")
    assert not processing_deadline(ledger.petition, CALENDAR, seoul("2026-11-30 10:00")).is_provisional


def test_what_is_overdue_is_dunned_once() -> None:
    ledger = accepted(GRIEVANCE)
    assert "dun" not in owed(ledger, "2026-12-01 23:00")
    assert owed(ledger, "2026-12-02 09:00")["dun"] == ("at once", "Decree 28(2)")
    assert "dun" not in owed(ledger.add("2026-12-02 09:00", ev.Dunned()), "2026-12-02 10:00")


def test_progress_is_told_when_asked_and_every_thirty_days() -> None:
    asked = accepted(ONLINE, ("2026-11-24 10:00", ev.ProgressAsked()))
    assert owed(asked, "2026-11-24 10:00")["tell_progress"] == ("at once", "Decree 23(1)")
    assert "tell_progress" not in owed(asked.add("2026-11-24 11:00", ev.ProgressTold()), "2026-11-24 12:00")
    early = accepted(PERMIT, ("2026-11-24 11:00", ev.ProgressTold()))
    assert owed(early, "2026-11-24 12:00")["tell_progress"] == ("2026-12-24", "Decree 23(1)")
    told = early.add("2026-12-24 11:00", ev.ProgressTold())
    assert owed(told, "2026-12-24 12:00")["tell_progress"] == ("2027-01-25", "Decree 23(2)")


def test_a_decision_is_told_at_once() -> None:
    ledger = accepted(GRIEVANCE, ("2026-11-24 10:00", ANSWERED))
    assert owed(ledger, "2026-11-24 10:00") == {"tell_result": ("at once", "Decree 29(1)")}
    assert owed(ledger.add("2026-11-24 11:00", ev.ResultTold()), "2026-11-24 12:00") == {}


def test_after_a_refusal_the_citizen_may_object_and_appeal() -> None:
    assert owed(refused(ObjectionKind.STATUTORY), "2026-12-01 10:00") == {
        "object": ("2027-01-29", "Act 35(1)"),
        "appeal": ("2027-03-02", "Appeals 27(1)"),
    }
    late = owed(refused(ObjectionKind.DISPOSITION, GRIEVANCE), "2026-12-31 10:00")
    assert set(late) == {"appeal"}


def test_an_objection_is_answered_and_its_answer_opens_the_appeal_anew() -> None:
    ledger = refused(ObjectionKind.STATUTORY).add("2026-12-01 10:00", ev.ObjectionFiled())
    assert owed(ledger, "2026-12-02 10:00") == {
        "answer_objection": ("2026-12-11", "Act 35(2)"),
        "appeal": ("2027-03-11", "General 36(4)"),
    }
    ledger.add("2026-12-03 10:00", ev.ObjectionExtended(10, "사유"))
    assert owed(ledger, "2026-12-03 10:00")["answer_objection"] == ("2026-12-21", "Act 35(2)")
    ledger.add("2026-12-18 10:00", ev.ObjectionDecided(is_upheld=False, reasons="이유"))
    assert owed(ledger, "2026-12-18 10:00") == {"appeal": ("2027-03-18", "General 36(4)")}


def test_a_word_against_automated_handling_is_answered_whatever_the_stage() -> None:
    closed = refused(ObjectionKind.STATUTORY).add("2026-12-01 10:00", ev.AutomationContested())
    assert owed(closed, "2026-12-02 10:00")["answer_contest"] == ("2026-12-31", "Privacy 44-3(5)")
    closed.add("2026-12-02 10:00", ev.AutomationAnswered())
    assert "answer_contest" not in owed(closed, "2026-12-02 11:00")


def test_the_reckoning_is_told_in_both_languages_with_its_articles() -> None:
    ledger = accepted(GRIEVANCE, ("2026-12-01 09:00", ev.CountingStopped(Exclusion.SITE_SURVEY)))
    ledger.add("2026-12-24 18:00", ev.CountingResumed(Exclusion.SITE_SURVEY))
    steps = processing_deadline(ledger.petition, CALENDAR, seoul("2026-12-28 10:00")).steps
    assert [step.ko for step in steps] == [
        "고충민원의 처리기간: 7일",
        "접수한 날(2026-11-23)을 첫날로 넣어 일 단위로 계산하고 토요일과 공휴일은 넣지 않음",
        "2026-12-01 09:00부터 2026-12-24 18:00까지 현장조사 기간은 처리기간에 넣지 않음",
        "따라서 2026년 12월 16일(수)까지",
    ]
    assert steps[0].articles[0].ko == "민원 처리에 관한 법률 시행령 제17조제1항"
    assert steps[-1].en == "Hence by Wed, 16 Dec 2026"
    assert all(step.en for step in steps)

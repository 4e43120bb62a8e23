"""What the law does not allow is refused, with the article; what it allows is not."""

from __future__ import annotations

import pytest

from casework.petitions import events as ev
from casework.petitions.excluded import Exclusion
from casework.petitions.extensions import LAWFUL, UNLAWFUL, Extension, ExtensionGround
from casework.petitions.kinds import Kind
from casework.petitions.lawful import OF_THE_AI
from casework.petitions.periods import Period, Unit
from casework.petitions.repeats import History
from casework.petitions.transfers import Route
from tests.casework.petitions.ledgers import (
    AI,
    ANSWERED,
    CITIZEN,
    FILED,
    GRIEVANCE,
    PERMIT,
    PERSON,
    Ledger,
    accepted,
)

TUESDAY = "2026-11-24 10:00"
LONGER = ev.Extended(Extension(3, ExtensionGround.FACT_FINDING, "현장 확인"))


def longer(ground: ExtensionGround, amount: int = 3, *, reason: str = "사유", consent: bool = False) -> ev.Extended:
    return ev.Extended(Extension(amount, ground, reason, has_consent=consent))


@pytest.mark.parametrize("ground", LAWFUL)
def test_a_period_is_extended_for_a_ground_of_the_law(ground: ExtensionGround) -> None:
    assert accepted(GRIEVANCE).refuses(TUESDAY, longer(ground)) is None


@pytest.mark.parametrize("ground", UNLAWFUL)
@pytest.mark.parametrize("consent", [False, True])
@pytest.mark.parametrize("earlier", [0, 1])
def test_no_period_is_extended_for_another_ground(ground: ExtensionGround, consent: bool, earlier: int) -> None:
    ledger = accepted(GRIEVANCE, *[(TUESDAY, LONGER)] * earlier)
    article = "Act 6(1)" if ground is ExtensionGround.UNPAID_DUES else "Decree 21(2)"
    assert ledger.refuses(TUESDAY, longer(ground, 1, consent=consent)) == article


def test_there_is_no_ground_beside_those_of_the_law_and_those_it_excludes() -> None:
    assert {*LAWFUL, *UNLAWFUL} == set(ExtensionGround)


@pytest.mark.parametrize(
    ("kind", "amount", "article"),
    [
        (ev.Accepted(Kind.GRIEVANCE), 7, None),
        (ev.Accepted(Kind.GRIEVANCE), 8, "Decree 21(1)"),
        (ev.Accepted(Kind.GRIEVANCE), 0, "Decree 21(1)"),
        (ev.Accepted(Kind.INQUIRY_PROCEDURE), 8, "Decree 21(1)"),
        (ev.Accepted(Kind.INQUIRY_LAW), 14, None),
        (ev.Accepted(Kind.INQUIRY_LAW), 15, "Decree 21(1)"),
        (ev.Accepted(Kind.SUGGESTION), 15, "Decree 21(1)"),
        (ev.Accepted(Kind.OTHER), 3, None),
        (ev.Accepted(Kind.OTHER), 4, "Decree 21(1)"),
        (ev.Accepted(Kind.STATUTORY, Period(3, Unit.DAYS)), 4, "Decree 21(1)"),
        (ev.Accepted(Kind.STATUTORY, Period(1, Unit.MONTHS)), 1, None),
        (ev.Accepted(Kind.STATUTORY, Period(1, Unit.MONTHS)), 2, "Decree 21(1)"),
    ],
)
def test_an_extension_is_at_most_as_long_as_the_period(kind: ev.Accepted, amount: int, article: str | None) -> None:
    asked = longer(ExtensionGround.COOPERATION, amount)
    assert accepted(kind).refuses("2026-11-23 10:30", asked) == article


def test_a_second_extension_needs_consent_and_a_third_is_never_lawful() -> None:
    once = accepted(GRIEVANCE, (TUESDAY, LONGER))
    again = longer(ExtensionGround.COOPERATION, consent=True)
    assert once.refuses(TUESDAY, LONGER) == "Decree 21(1)"
    assert once.refuses(TUESDAY, again) is None
    assert once.add(TUESDAY, again).refuses(TUESDAY, again) == "Decree 21(1)"


def test_an_extension_is_in_writing_and_in_time() -> None:
    ledger = accepted(GRIEVANCE)
    assert ledger.refuses(TUESDAY, longer(ExtensionGround.COOPERATION, reason=" ")) == "Decree 21(3)"
    assert ledger.refuses("2026-12-01 23:59", LONGER) is None
    assert ledger.refuses("2026-12-02 00:00", LONGER) == "Decree 21(1)"


@pytest.mark.parametrize(
    ("event", "article"),
    [
        (ev.Accepted(Kind.STATUTORY), "Act 17(1)"),
        (ev.Accepted(Kind.STATUTORY, Period(1, Unit.DAYS)), None),
        (ev.Accepted(Kind.GRIEVANCE, Period(14, Unit.DAYS)), "Decree 17(1)"),
        (ev.Accepted(Kind.SUGGESTION, Period(30, Unit.DAYS)), "Decree 15"),
        (ev.Accepted(Kind.INQUIRY_LAW, Period(30, Unit.DAYS)), "Decree 14, item 1"),
        (ev.Accepted(Kind.INQUIRY_PROCEDURE, Period(8, Unit.DAYS)), "Decree 14, item 2"),
        (ev.Accepted(Kind.OTHER, Period(1, Unit.DAYS)), None),
        (ev.Accepted(Kind.PRE_REVIEW), "Decree 34(2)"),
        (ev.Accepted(Kind.PRE_REVIEW, Period(10, Unit.DAYS)), "Decree 34(2)"),
        (ev.Accepted(Kind.PRE_REVIEW, Period(10, Unit.DAYS), Period(10, Unit.DAYS)), None),
        (ev.Accepted(Kind.PRE_REVIEW, Period(11, Unit.DAYS), Period(10, Unit.DAYS)), "Decree 34(2)"),
        (ev.Accepted(Kind.PRE_REVIEW, Period(30, Unit.DAYS), Period(29, Unit.DAYS)), "Decree 34(2)"),
        (ev.Accepted(Kind.PRE_REVIEW, Period(30, Unit.DAYS), Period(60, Unit.DAYS)), None),
        (ev.Accepted(Kind.PRE_REVIEW, Period(31, Unit.DAYS), Period(60, Unit.DAYS)), "Decree 34(2)"),
        (ev.Accepted(Kind.PRE_REVIEW, Period(30, Unit.DAYS), Period(2, Unit.MONTHS)), None),
    ],
)
def test_each_kind_has_the_period_of_the_law(event: ev.Accepted, article: str | None) -> None:
    assert Ledger(("2026-11-23 10:00", FILED)).refuses("2026-11-23 10:00", event) == article


def test_what_was_accepted_under_older_rules_is_not_reckoned() -> None:
    ledger = Ledger(("2026-05-05 10:00", FILED))
    assert ledger.refuses("2026-05-05 10:00", GRIEVANCE) == "Decree 21(1)"
    assert ledger.refuses("2026-05-06 10:00", GRIEVANCE) is None


EVERY_OTHER = (
    FILED, ev.Misdirected(Route.WRONG_DEPARTMENT), ev.SentAway("구청", petitioner_told=True), ev.SupplementAsked(5),
    ev.SupplementTimeAsked(5), ev.SupplementProlonged(5), ev.SupplementAskedAgain(5),
    ev.RequestUndelivered(), ev.Supplemented(), ev.Withdrawn(),
    ev.CountingStopped(Exclusion.HEARING), ev.SurveyExtended(), ev.CountingResumed(Exclusion.HEARING), LONGER,
    ev.ProgressAsked(), ev.ProgressTold(), ev.Dunned(), ANSWERED, ev.ResultTold(), ev.SentBack("보완하지 않음"),
    ev.ClosedUnfound(), ev.ClosedAsRepeat(History(3, 2)), ev.NotProcessed(2), ev.Merged("2026-1", 5),
    ev.ObjectionFiled(), ev.ObjectionExtended(5, "사유"), ev.ObjectionDecided(is_upheld=False, reasons="이유"),
    ev.Reopened(),
    ev.Amended(), ev.AutomationContested(), ev.AutomationProlonged(5), ev.AutomationAnswered(),
)  # fmt: skip


def named(event: ev.PetitionEvent) -> str:
    return type(event).__name__


@pytest.mark.parametrize("event", EVERY_OTHER, ids=named)
def test_an_ai_never_signs_and_never_decides(event: ev.PetitionEvent) -> None:
    assert accepted(GRIEVANCE).refuses(TUESDAY, event, by=AI) == "General 20"


def test_an_ai_drafts_enters_and_forwards() -> None:
    ledger = Ledger()
    assert ledger.refuses("2026-11-23 09:58", ev.Drafted(), by=AI) is None
    ledger.add("2026-11-23 09:58", ev.Drafted(), by=AI).add("2026-11-23 10:00", FILED, by=CITIZEN)
    assert ledger.refuses("2026-11-23 10:00", GRIEVANCE, by=AI) is None
    ledger.add("2026-11-23 10:00", GRIEVANCE, by=AI)
    assert ledger.refuses("2026-11-23 10:01", ev.Forwarded("민원과"), by=AI) is None
    assert {type(event) for event in EVERY_OTHER} & set(OF_THE_AI) == set()


def test_a_citizen_does_not_do_what_is_the_offices() -> None:
    ledger = accepted(GRIEVANCE)
    assert ledger.refuses(TUESDAY, ANSWERED, by=CITIZEN) == "Decree 31"
    assert ledger.refuses(TUESDAY, ev.Withdrawn(), by=CITIZEN) is None
    assert ledger.refuses(TUESDAY, ev.ProgressAsked(), by=CITIZEN) is None


def test_entries_come_in_their_order() -> None:
    ledger = accepted(GRIEVANCE)
    assert ledger.refuses("2026-11-23 09:59", ev.ProgressAsked()) == "order"
    assert ledger.refuses(TUESDAY, GRIEVANCE) == "order"
    assert ledger.refuses(TUESDAY, ev.ResultTold()) == "order"
    assert Ledger().refuses(TUESDAY, GRIEVANCE) == "order"
    closed = accepted(GRIEVANCE, (TUESDAY, ANSWERED), (TUESDAY, ev.ResultTold()))
    assert closed.refuses(TUESDAY, LONGER) == "order"


@pytest.mark.parametrize(
    ("event", "early", "late"),
    [
        (ev.Withdrawn(), None, "Act 22(2)"), (ev.Amended(), None, "Act 22(2)"),
        (ev.ProgressAsked(), "Decree 23(1)", "Decree 23(1)"), (ev.ObjectionFiled(), "Act 35(1)", "Act 35(1)"),
    ],
)  # fmt: skip
def test_a_petitioner_who_comes_too_early_or_too_late_reads_why(
    event: ev.PetitionEvent, early: str | None, late: str
) -> None:
    filed = Ledger(("2026-11-23 10:00", FILED))
    assert filed.refuses("2026-11-23 10:05", event, by=CITIZEN) == early
    decided = accepted(GRIEVANCE, (TUESDAY, ANSWERED))
    assert decided.refuses(TUESDAY, ev.Withdrawn(), by=CITIZEN) is None
    closed = decided.add(TUESDAY, ev.ResultTold())
    assert closed.refuses(TUESDAY, event, by=CITIZEN) == late


def test_what_is_owed_after_the_end_keeps_a_petition_from_being_settled() -> None:
    closed = accepted(GRIEVANCE, (TUESDAY, ANSWERED), (TUESDAY, ev.ResultTold()))
    assert closed.petition.is_settled
    closed.add(TUESDAY, ev.AutomationContested("refusal"), by=CITIZEN)
    assert not closed.petition.is_settled
    assert closed.add(TUESDAY, ev.AutomationAnswered()).petition.is_settled


def test_a_petition_of_another_agency_is_sent_there_and_the_petitioner_told() -> None:
    ledger = accepted(GRIEVANCE, (TUESDAY, ev.Misdirected(Route.OTHER_AGENCY)))
    assert ledger.refuses(TUESDAY, ev.Forwarded("다른 과")) == "Act 16(1)"
    assert ledger.refuses(TUESDAY, ev.SentAway("강남구", petitioner_told=False)) == "Decree 13(3)"
    assert ledger.refuses(TUESDAY, ev.SentAway("강남구", petitioner_told=True)) is None
    online = accepted(ev.Accepted(Kind.GRIEVANCE, shows_progress_online=True))
    assert online.refuses(TUESDAY, ev.SentAway("강남구", petitioner_told=False)) is None


ASKED = ("2026-11-23 15:00", ev.SupplementAsked(5))  # until Monday the 30th


def test_a_supplement_is_asked_for_in_time_or_for_a_reason_found_later() -> None:
    ledger = accepted(PERMIT)
    assert ledger.refuses("2026-11-24 10:00", ev.SupplementAsked(5)) is None
    assert ledger.refuses("2026-11-24 10:01", ev.SupplementAsked(5)) == "Rule 9(1)"
    assert ledger.refuses("2026-11-24 10:01", ev.SupplementAsked(5, found_later=True)) is None
    assert ledger.refuses("2026-11-23 11:00", ev.SupplementAsked(0)) == "Act 22(1)"


def test_one_supplement_is_waited_for_at_a_time() -> None:
    assert accepted(PERMIT, ASKED).refuses("2026-11-23 16:00", ev.SupplementAsked(5)) == "Act 22(1)"
    assert accepted(PERMIT).refuses(TUESDAY, ev.Supplemented()) == "Act 22(1)"
    done = accepted(PERMIT, ASKED, (TUESDAY, ev.Supplemented()))
    assert done.refuses(TUESDAY, ev.Supplemented()) == "Act 22(1)"
    assert done.refuses(TUESDAY, ev.SupplementAsked(5, found_later=True)) is None


def test_a_citizen_gets_more_time_twice_and_asks_for_it_in_time() -> None:
    ledger = accepted(PERMIT, ASKED)
    assert ledger.refuses("2026-11-30 23:00", ev.SupplementProlonged(5)) is None
    assert ledger.refuses("2026-12-01 09:00", ev.SupplementProlonged(5)) == "Decree 24(2)"
    assert ledger.refuses(TUESDAY, ev.SupplementProlonged(0)) == "Act 22(1)"
    for _ in range(2):
        ledger.add("2026-11-30 10:00", ev.SupplementProlonged(5))
    assert ledger.refuses("2026-12-01 10:00", ev.SupplementProlonged(5)) == "Decree 24(2)"


def test_a_supplement_is_asked_for_again_once_for_ten_days_at_most() -> None:
    ledger = accepted(PERMIT, ASKED)
    assert ledger.refuses("2026-11-30 10:00", ev.SupplementAskedAgain(10)) == "Decree 24(3)"
    assert ledger.refuses("2026-12-01 10:00", ev.SupplementAskedAgain(11)) == "Decree 24(3)"
    assert ledger.refuses("2026-12-01 10:00", ev.SupplementAskedAgain(10)) is None
    ledger.add("2026-12-01 10:00", ev.SupplementAskedAgain(10))
    assert ledger.refuses("2026-12-14 10:00", ev.SupplementAskedAgain(10)) == "Decree 24(3)"


def test_a_survey_is_a_grievances_and_takes_place_once() -> None:
    survey = ev.CountingStopped(Exclusion.SITE_SURVEY)
    assert accepted(PERMIT).refuses(TUESDAY, survey) == "Decree 17(4)"
    assert accepted(GRIEVANCE).refuses(TUESDAY, ev.SurveyExtended()) == "Decree 17(4)"
    running = accepted(GRIEVANCE, (TUESDAY, survey))
    assert running.refuses(TUESDAY, survey) == "order"
    assert running.refuses(TUESDAY, ev.SurveyExtended()) is None
    running.add(TUESDAY, ev.SurveyExtended())
    assert running.refuses(TUESDAY, ev.SurveyExtended()) == "Decree 17(4)"
    running.add("2026-11-27 18:00", ev.CountingResumed(Exclusion.SITE_SURVEY))
    assert running.refuses("2026-11-30 10:00", survey) == "Decree 17(4)"


@pytest.mark.parametrize("ground", set(Exclusion) - {Exclusion.SUPPLEMENT, Exclusion.REPRESENTATIVES})
def test_time_stops_and_goes_on(ground: Exclusion) -> None:
    ledger = accepted(GRIEVANCE)
    assert ledger.refuses(TUESDAY, ev.CountingResumed(ground)) == "order"
    assert ledger.refuses(TUESDAY, ev.CountingStopped(ground)) is None
    ledger.add(TUESDAY, ev.CountingStopped(ground))
    assert ledger.refuses(TUESDAY, ev.CountingResumed(ground)) is None


def test_a_supplement_stops_time_only_by_its_own_events() -> None:
    ledger = accepted(PERMIT, ASKED)
    assert ledger.refuses(TUESDAY, ev.CountingStopped(Exclusion.SUPPLEMENT)) == "order"
    assert ledger.refuses(TUESDAY, ev.CountingResumed(Exclusion.SUPPLEMENT)) == "order"


@pytest.mark.parametrize(
    ("signers", "wanted", "article"),
    [(2, 1, "Decree 8(1)"), (3, 0, "Decree 8(1)"), (3, 1, None), (20, 3, None), (20, 4, "Decree 8(1)")],
)
def test_three_representatives_at_most_of_three_signers_or_more(signers: int, wanted: int, article: str | None) -> None:
    ledger = accepted(GRIEVANCE, filed=ev.Filed(is_electronic=False, signers=signers))
    assert ledger.refuses(TUESDAY, ev.CountingStopped(Exclusion.REPRESENTATIVES, wanted)) == article


def test_a_dunning_notice_waits_for_the_end_of_the_period() -> None:
    ledger = accepted(GRIEVANCE)
    assert ledger.refuses("2026-12-01 18:00", ev.Dunned()) == "Decree 28(2)"
    assert ledger.refuses("2026-12-02 09:00", ev.Dunned()) is None


def test_a_filing_is_the_citizens_or_written_up_and_signed() -> None:
    assert Ledger().refuses(TUESDAY, FILED, by=CITIZEN) is None
    assert Ledger().refuses(TUESDAY, FILED, by=PERSON) is None


def test_a_decision_names_the_officer() -> None:
    nobody = ev.Decided("answered", ev.Officer("민원과", " ", "02-0000-0000"))
    assert accepted(GRIEVANCE).refuses(TUESDAY, nobody) == "Decree 31"


def waiting() -> Ledger:
    """Five days from Tuesday for what is missing: until Monday, 30 November (the 29th is a Sunday)."""
    return accepted(GRIEVANCE, (TUESDAY, ev.SupplementAsked(5, found_later=True)))


def test_a_petitioner_asks_for_more_time_twice_and_in_time() -> None:
    asked, ledger = ev.SupplementTimeAsked(10), waiting()
    assert ledger.refuses("2026-11-30 23:00", asked, by=CITIZEN) is None
    assert ledger.refuses("2026-12-01 09:00", asked, by=CITIZEN) == "Decree 24(2)"
    assert ledger.refuses("2026-11-30 10:00", ev.SupplementTimeAsked(0), by=CITIZEN) == "Act 22(1)"
    for _ in range(2):
        ledger.add("2026-11-30 10:00", asked, by=CITIZEN)
        assert ledger.refuses("2026-11-30 10:00", asked, by=CITIZEN) == "Decree 24(2)"  # the first is not answered yet
        ledger.add("2026-11-30 11:00", ev.SupplementProlonged(10))
    assert ledger.refuses("2026-12-01 10:00", asked, by=CITIZEN) == "Decree 24(2)"
    assert ledger.refuses("2026-12-01 10:00", ev.SupplementProlonged(5)) == "Decree 24(2)"


def test_what_was_asked_in_time_is_answered_before_anything_is_sent_back() -> None:
    ledger = waiting().add("2026-11-30 17:00", ev.SupplementTimeAsked(10), by=CITIZEN)
    assert ledger.refuses("2026-12-03 10:00", ev.SentBack("보완하지 않음")) == "Decree 24(2)"
    assert ledger.refuses("2026-12-03 10:00", ev.SupplementAskedAgain(5)) == "Decree 24(2)"
    assert ledger.refuses("2026-12-03 10:00", ev.SupplementProlonged(7)) is None  # the office was late, not the citizen
    assert ledger.refuses("2026-12-03 10:00", ev.Supplemented(), by=CITIZEN) is None


def test_nobody_asks_for_more_time_where_nothing_is_missing() -> None:
    assert accepted(GRIEVANCE).refuses(TUESDAY, ev.SupplementTimeAsked(5), by=CITIZEN) == "Act 22(1)"

"""A ledger replays to the same state, and only its own entries change it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from casework.petitions import events as ev
from casework.petitions.duties import duties
from casework.petitions.excluded import Exclusion
from casework.petitions.extensions import Extension, ExtensionGround
from casework.petitions.kinds import Kind
from casework.petitions.lawful import refusal
from casework.petitions.periods import Period, Unit
from casework.petitions.petition import Petition, Stage, after, replay
from casework.petitions.reckoning import processing_deadline
from casework.petitions.remedies import ObjectionKind
from casework.petitions.repeats import History
from casework.petitions.transfers import Route
from tests.casework.petitions.case_files import seoul
from tests.casework.petitions.ledgers import (
    ANSWERED,
    CALENDAR,
    FILED,
    GRIEVANCE,
    OFFICER,
    PERMIT,
    PERSON,
    accepted,
    refused,
)


def extended(amount: int, ground: ExtensionGround, consent: bool) -> ev.Extended:
    return ev.Extended(Extension(amount, ground, "사유", has_consent=consent))


REFUSED = ev.Decided("refused", OFFICER, "이유", "이의신청", ObjectionKind.STATUTORY)
GROUNDS = [ground for ground in Exclusion if ground is not Exclusion.SUPPLEMENT]
EVENTS = st.one_of(
    st.sampled_from([
        ev.Drafted(), FILED, ev.Filed(is_electronic=True, signers=6, households=6), GRIEVANCE, PERMIT,
        ev.Accepted(Kind.STATUTORY, Period(3, Unit.DAYS), route=Route.FRONT_DESK), ev.Accepted(Kind.OTHER),
        ev.Misdirected(Route.WRONG_DEPARTMENT), ev.Forwarded("복지과"), ev.SentAway("강남구", petitioner_told=True),
        ev.RequestUndelivered(), ev.Supplemented(), ev.SurveyExtended(), ev.ProgressAsked(), ev.ProgressTold(),
        ev.Dunned(), ANSWERED, REFUSED, ev.ResultTold(), ev.SentBack("이유"), ev.Withdrawn(), ev.ClosedUnfound(),
        ev.ClosedAsRepeat(History(3, 2)), ev.NotProcessed(8), ev.Merged("2026-1", 5), ev.ObjectionFiled(),
        ev.ObjectionDecided(is_upheld=True, reasons="이유"), ev.Reopened(),
        ev.AutomationContested(), ev.AutomationAnswered(),
    ]),
    st.builds(ev.SupplementAsked, st.integers(1, 20), st.booleans()),
    st.builds(ev.SupplementTimeAsked, st.integers(1, 20)),
    st.builds(ev.SupplementProlonged, st.integers(1, 20)),
    st.builds(ev.SupplementAskedAgain, st.integers(1, 12)),
    st.builds(ev.CountingStopped, st.sampled_from(GROUNDS), st.just(2)),
    st.builds(ev.CountingResumed, st.sampled_from(GROUNDS)),
    st.builds(
        extended,
        st.integers(1, 10), st.sampled_from(ExtensionGround), st.booleans(),
    ),
    st.builds(ev.ObjectionExtended, st.integers(1, 12), st.just("사유")),
    st.builds(ev.AutomationProlonged, st.integers(1, 40)),
)  # fmt: skip
STEPS = st.lists(st.tuples(st.integers(0, 5_000), EVENTS), max_size=25)


def lawful(steps: list[tuple[int, ev.PetitionEvent]]) -> list[ev.Entry]:
    """What of it the law lets into a ledger that was filed and accepted."""
    now, petition, entries = seoul("2026-11-23 10:00"), Petition(), list[ev.Entry]()
    for minutes, event in [(0, FILED), (0, PERMIT), *steps]:
        now += timedelta(minutes=minutes)
        entry = ev.Entry(now, PERSON, event)
        if refusal(petition, entry, CALENDAR) is None:
            petition = after(petition, entry)
            entries.append(entry)
    return entries


@settings(deadline=None)
@given(STEPS)
def test_a_ledger_replays_to_the_same_state(steps: list[tuple[int, ev.PetitionEvent]]) -> None:
    entries = lawful(steps)
    petition = Petition()
    for count, entry in enumerate(entries, start=1):
        petition = after(petition, entry)
        assert replay(entries[:count]) == petition


@settings(deadline=None)
@given(STEPS)
def test_in_every_lawful_ledger_all_that_is_due_is_due_on_a_working_day(
    steps: list[tuple[int, ev.PetitionEvent]],
) -> None:
    entries = lawful(steps)
    petition, now = replay(entries), entries[-1].at
    for duty in duties(petition, CALENDAR, now):
        assert duty.due is None or CALENDAR.works(duty.due.day)
    if petition.stage is Stage.IN_PROCESS:
        bare = processing_deadline(replace(petition, excluded=(), extensions=()), CALENDAR, now)
        assert processing_deadline(petition, CALENDAR, now).moment.day >= bare.moment.day


@settings(deadline=None)
@given(STEPS)
def test_a_closed_petition_stays_closed_unless_its_objection_was_upheld(
    steps: list[tuple[int, ev.PetitionEvent]],
) -> None:
    entries, order = lawful(steps), list(Stage)
    for count, entry in enumerate(entries, start=1):
        before, now = replay(entries[: count - 1]), replay(entries[:count])
        if isinstance(entry.event, ev.Reopened):
            assert (before.is_to_be_reopened, now.stage, now.ending, now.objection) == (
                True, Stage.IN_PROCESS, None, None,
            )  # fmt: skip
        else:
            assert order.index(now.stage) >= order.index(before.stage)


def test_moving_within_the_agency_changes_no_deadline() -> None:
    ledger = accepted(ev.Accepted(Kind.GRIEVANCE, route=Route.FRONT_DESK))
    before = processing_deadline(ledger.petition, CALENDAR, seoul("2026-11-23 10:00")).moment
    ledger.add("2026-11-23 10:30", ev.Forwarded("복지과")).add(
        "2026-11-23 14:00", ev.Misdirected(Route.WRONG_DEPARTMENT)
    )
    ledger.add("2026-11-23 15:00", ev.Forwarded("교통과"))
    assert ledger.petition.holder == "교통과"
    assert processing_deadline(ledger.petition, CALENDAR, seoul("2026-11-24 10:00")).moment == before


def test_the_result_counts_as_received_when_the_letter_came() -> None:
    decided = accepted(PERMIT, ("2026-11-30 11:00", REFUSED))
    decided.add("2026-11-30 15:00", ev.ResultTold(received=date(2026, 12, 3)))
    assert decided.petition.told == date(2026, 12, 3)
    assert refused(ObjectionKind.STATUTORY).petition.told == date(2026, 11, 30)

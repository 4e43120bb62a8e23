"""Who is next: a table of arrivals, and one citizen for one person."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from core.answers import HandoffReason
from core.clock import SEOUL
from core.errors import Conflict, NotFound
from desk.waiting import Entry, WaitingList

TEN = datetime(2026, 11, 23, 10, 0, tzinfo=SEOUL)


def entry(name: str, reason: HandoffReason = "citizen_asked", minute: int = 0, summary: str = "") -> Entry:
    return Entry(name, "complaints", "complaints", reason, "ko", summary, TEN + timedelta(minutes=minute))


def accept(waiting: WaitingList, talk: str, by: str = "kim") -> Entry:
    return waiting.accept(talk, staff_id=by, staff_name=by, now=TEN)


def order(waiting: WaitingList) -> list[str]:
    return [found.talk_id for found in waiting.waiting()]


@pytest.mark.parametrize(
    ("arrivals", "expected"),
    [
        ([], []),
        ([entry("a"), entry("b", minute=1)], ["a", "b"]),
        ([entry("b", minute=1), entry("a")], ["a", "b"]),
        ([entry("a"), entry("b", "crisis", 5)], ["b", "a"]),
        ([entry("a"), entry("b", "staff_decided", 5), entry("c", "crisis", 9)], ["c", "b", "a"]),
        ([entry("a", "no_answer", 2), entry("b", "abuse", 1), entry("c", "citizen_asked", 3)], ["b", "a", "c"]),
        ([entry("a", "crisis", 2), entry("b", "crisis", 1)], ["b", "a"]),
    ],
)
def test_the_gravest_goes_first_and_among_equals_who_came_first(arrivals: list[Entry], expected: list[str]) -> None:
    waiting = WaitingList()
    for arrival in arrivals:
        waiting.add(arrival)
    assert order(waiting) == expected
    assert [waiting.position(talk) for talk in expected] == list(range(1, len(expected) + 1))


def test_asking_again_keeps_the_place_and_brings_the_newest_summary() -> None:
    waiting = WaitingList()
    waiting.add(entry("a", summary="처음"))
    waiting.add(entry("b", minute=1))
    waiting.add(entry("a", minute=9, summary="나중"))
    assert order(waiting) == ["a", "b"]
    assert waiting.find("a").summary == "나중"


def test_a_crisis_moves_up_who_waits_and_a_lesser_reason_does_not_move_down() -> None:
    waiting = WaitingList()
    waiting.add(entry("a"))
    waiting.add(entry("b", minute=1))
    waiting.add(entry("b", "crisis", 5))
    waiting.add(entry("b", "citizen_asked", 6))
    assert order(waiting) == ["b", "a"]
    assert waiting.find("b").reason == "crisis"


def test_who_was_being_served_when_the_person_dropped_is_before_everybody() -> None:
    waiting = WaitingList()
    waiting.add(entry("a"))
    accept(waiting, "a")
    waiting.add(entry("b", "crisis", 1))
    waiting.returned("a")
    assert order(waiting) == ["a", "b"]
    waiting.add(entry("a", "crisis", 9))
    assert order(waiting) == ["a", "b"]
    assert waiting.find("a").staff_id == ""


def test_of_two_people_one_gets_the_citizen() -> None:
    waiting = WaitingList()
    waiting.add(entry("a"))
    accept(waiting, "a", "kim")
    with pytest.raises(Conflict, match="`kim` was faster"):
        accept(waiting, "a", "lee")
    assert [found.talk_id for found in waiting.served_by("kim")] == ["a"]
    assert waiting.served_by("lee") == []


def test_who_is_served_does_not_wait_whatever_the_official_asks() -> None:
    waiting = WaitingList()
    waiting.add(entry("a"))
    accept(waiting, "a")
    assert waiting.add(entry("a", "crisis")).state == "accepted"
    assert waiting.position("a") is None
    assert "a" in waiting


def test_who_has_left_cannot_be_accepted() -> None:
    waiting = WaitingList()
    waiting.add(entry("a"))
    assert waiting.remove("a") is not None
    assert waiting.remove("a") is None
    with pytest.raises(NotFound):
        accept(waiting, "a")

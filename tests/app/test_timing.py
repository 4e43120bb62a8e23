"""The stopwatch of a spoken turn."""

from __future__ import annotations

from app.timing import TurnTimer, TurnTimings
from tests.rtc.clocks import SkippingClock


def timed() -> tuple[TurnTimer, SkippingClock, list[TurnTimings]]:
    clock, turns = SkippingClock(100.0), list[TurnTimings]()
    return TurnTimer(clock, turns.append), clock, turns


def test_each_stage_has_its_share_and_together_they_are_the_whole() -> None:
    timer, clock, turns = timed()
    timer.frame(5.0)  # the line's clock is 95 s behind
    clock.seconds = 101.0
    timer.heard(5.4)
    clock.seconds = 101.05
    timer.composed()
    clock.seconds = 101.25
    timer.spoke()
    clock.seconds = 101.3
    timer.played()
    timer.spoke()
    timer.played()
    (turn,) = turns
    shares = turn.as_milliseconds()
    assert shares == {
        "endpointing_and_speech_to_text": 600.0,
        "answer": 50.0,
        "text_to_speech": 200.0,
        "playout": 50.0,
        "speech_end_to_first_sample": 900.0,
    }
    assert sum(list(shares.values())[:4]) == shares["speech_end_to_first_sample"]


def test_frames_that_came_late_do_not_move_the_lines_clock() -> None:
    timer, clock, turns = timed()
    timer.frame(5.0)
    clock.seconds = 102.0
    timer.frame(5.5)  # 1.5 s late
    timer.heard(6.0)
    timer.composed()
    timer.spoke()
    timer.played()
    assert turns[0].first_sample == 1_000.0


def test_sound_that_begins_before_the_answer_is_whole_counts_as_it_is() -> None:
    timer, _, turns = timed()
    timer.frame(5.0)
    timer.heard(5.0)
    timer.spoke()
    timer.played()
    timer.composed()
    assert turns[0].first_sample == 0.0


def test_without_a_spoken_turn_nothing_is_told() -> None:
    timer, _, turns = timed()
    timer.heard(1.0)
    timer.composed()
    timer.spoke()
    timer.played()
    assert turns == []

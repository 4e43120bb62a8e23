"""The playout ledger: what has been heard at any pts."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.audio import VOICE_RATE_HZ, AudioFrame
from core.speech import SpokenChunk, TimedWord
from rtc.playout import (
    SPEAKING_PAUSE_PTS,
    ChunkEnded,
    ChunkStarted,
    PlayoutLedger,
    SpeakingStarted,
    SpeakingStopped,
    WordStarted,
)

SECOND = 48_000


def chunk(*words: str, seconds_each: float = 1.0) -> SpokenChunk:
    audio = AudioFrame(np.zeros(round(len(words) * seconds_each * VOICE_RATE_HZ), np.int16), VOICE_RATE_HZ)
    timed = tuple(TimedWord(w, n * seconds_each, (n + 1) * seconds_each) for n, w in enumerate(words))
    return SpokenChunk(audio, (), timed)


@pytest.mark.parametrize(
    ("played_seconds", "heard"),
    [(0.0, ""), (0.49, ""), (0.5, "열나흘"), (1.4, "열나흘"), (1.5, "열나흘 안에"), (9.0, "열나흘 안에")],
)
def test_a_word_counts_from_its_middle_on(played_seconds: float, heard: str) -> None:
    ledger = PlayoutLedger()
    ledger.begin()
    ledger.schedule(chunk("열나흘", "안에"), 0)
    assert ledger.heard(round(played_seconds * SECOND)) == heard


def test_an_interruption_cuts_at_the_word_and_nothing_comes_after_it() -> None:
    ledger = PlayoutLedger()
    ledger.begin()
    ledger.schedule(chunk("하나", "둘"), 0)
    ledger.schedule(chunk("셋"), 2 * SECOND)
    assert ledger.cut(round(1.6 * SECOND)) == "하나 둘"
    assert ledger.heard(99 * SECOND) == "하나 둘"
    assert ledger.due(99 * SECOND) == []


def test_what_is_said_after_an_interruption_is_counted_again() -> None:
    ledger = PlayoutLedger()
    ledger.begin()
    ledger.schedule(chunk("하나", "둘"), 0)
    ledger.cut(SECOND)
    ledger.begin()
    ledger.schedule(chunk("셋"), 5 * SECOND)
    assert ledger.heard(6 * SECOND) == "셋"
    assert ledger.utterance == 2


def test_events_come_in_order_once_each() -> None:
    ledger = PlayoutLedger()
    segment = ledger.schedule(chunk("네", "맞아요"), SECOND)
    assert ledger.due(SECOND - 1) == []
    assert ledger.due(SECOND) == [SpeakingStarted(), ChunkStarted(segment), WordStarted(segment, "네", "네", "맞아요")]
    assert ledger.due(SECOND) == []
    assert ledger.due(2 * SECOND) == [WordStarted(segment, "맞아요", "네 맞아요", "")]
    assert ledger.due(3 * SECOND) == [ChunkEnded(segment, "네 맞아요")]
    assert ledger.due(3 * SECOND + SPEAKING_PAUSE_PTS) == [SpeakingStopped()]


def test_a_short_gap_between_clauses_is_still_one_speech() -> None:
    ledger = PlayoutLedger()
    ledger.schedule(chunk("네"), 0)
    ledger.due(SECOND)
    ledger.schedule(chunk("그래요"), SECOND + SPEAKING_PAUSE_PTS - 1)
    assert not {type(e) for e in ledger.due(9 * SECOND)[:-1]} & {SpeakingStarted, SpeakingStopped}


def test_an_interruption_ends_the_speech_at_once() -> None:
    ledger = PlayoutLedger()
    ledger.schedule(chunk("하나", "둘"), 0)
    ledger.due(SECOND // 2)
    ledger.cut(SECOND // 2)
    assert ledger.due(SECOND // 2) == [SpeakingStopped()]


@given(
    st.lists(st.lists(st.text("가나다", min_size=1), min_size=1, max_size=4), max_size=5),
    st.integers(0, 30 * SECOND),
    st.integers(0, 30 * SECOND),
)
def test_what_was_heard_only_grows_and_is_always_a_beginning_of_what_was_said(
    chunks: list[list[str]], one: int, other: int
) -> None:
    ledger = PlayoutLedger()
    ledger.begin()
    said: list[str] = []
    at = 0
    for words in chunks:
        ledger.schedule(chunk(*words), at)
        at += len(words) * SECOND
        said += words
    earlier, later = sorted((one, other))
    heard_early, heard_late = ledger.heard(earlier).split(), ledger.heard(later).split()
    assert heard_late[: len(heard_early)] == heard_early
    assert said[: len(heard_late)] == heard_late
    assert ledger.cut(earlier).split() == heard_early

"""The playout ledger: which words have been played when the track stands at a given pts. Pure: no clock, no I/O.

One ledger feeds the record of what was heard, the captions and the speaking signals:
`SpeakingStarted, (ChunkStarted, WordStarted*, ChunkEnded)+, SpeakingStopped`.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TypeAlias

from core.audio import WIRE_RATE_HZ
from core.speech import SpokenChunk

SPEAKING_PAUSE_PTS = int(0.35 * WIRE_RATE_HZ)  # a gap between clauses up to this long is still one speech
HEARD_SHARE = 0.5
"""A word counts as heard when half of it was played: cut there, it is as often understood as not."""


@dataclass(frozen=True, slots=True)
class SpeakingStarted:
    """Sound begins after silence."""


@dataclass(frozen=True, slots=True)
class ChunkStarted:
    """The first sample of a chunk."""

    segment: int


@dataclass(frozen=True, slots=True)
class WordStarted:
    """A word begins; `accumulated` ends with it, `remaining` is the rest of its chunk."""

    segment: int
    word: str
    accumulated: str
    remaining: str


@dataclass(frozen=True, slots=True)
class ChunkEnded:
    """The last sample of a chunk."""

    segment: int
    text: str


@dataclass(frozen=True, slots=True)
class SpeakingStopped:
    """Silence, for long enough to be one, or because the citizen spoke up."""


PlayoutEvent: TypeAlias = SpeakingStarted | ChunkStarted | WordStarted | ChunkEnded | SpeakingStopped


@dataclass(frozen=True, slots=True)
class ScheduledWord:
    """An on-screen word and the pts at which it counts as heard."""

    display: str
    heard_pts: int


class PlayoutLedger:
    """Keeps what was scheduled since `begin` and says what of it lies in the past."""

    def __init__(self) -> None:
        self._words: list[ScheduledWord] = []
        self._due: deque[tuple[int, PlayoutEvent]] = deque()
        self._segments = 0
        self._utterances = 0
        self._speaking = False
        self._silent_from_pts = 0

    @property
    def utterance(self) -> int:
        """The number of `begin`s so far."""
        return self._utterances

    def begin(self) -> None:
        """A new utterance: `heard` starts empty."""
        self._utterances += 1
        self._words.clear()

    def schedule(self, chunk: SpokenChunk, starts_pts: int) -> int:
        """Enters a chunk that will sound from `starts_pts` on, and returns its segment number."""
        self._segments += 1
        self._due.append((starts_pts, ChunkStarted(self._segments)))
        displays = [word.display for word in chunk.words]
        for index, word in enumerate(chunk.words):
            begins, ends = (starts_pts + _pts(at) for at in (word.starts_seconds, word.ends_seconds))
            self._words.append(ScheduledWord(word.display, begins + round(HEARD_SHARE * (ends - begins))))
            said, left = " ".join(displays[: index + 1]), " ".join(displays[index + 1 :])
            self._due.append((begins, WordStarted(self._segments, word.display, said, left)))
        ends_pts = starts_pts + _pts(chunk.audio.seconds)
        self._due.append((ends_pts, ChunkEnded(self._segments, chunk.text)))
        return self._segments

    def heard(self, played_pts: int) -> str:
        """The words of this utterance that the citizen has heard when everything before `played_pts` has sounded."""
        return " ".join(word.display for word in self._words if word.heard_pts <= played_pts)

    def cut(self, played_pts: int) -> str:
        """Nothing after `played_pts` will sound; returns what was heard, and stands by it."""
        self._words = [word for word in self._words if word.heard_pts <= played_pts]
        self._due.clear()
        self._silent_from_pts = played_pts - SPEAKING_PAUSE_PTS
        return self.heard(played_pts)

    def due(self, played_pts: int) -> list[PlayoutEvent]:
        """The events up to `played_pts` that were not given before."""
        events: list[PlayoutEvent] = []
        while self._due and self._due[0][0] <= played_pts:
            at_pts, event = self._due.popleft()
            if not self._speaking:
                self._speaking = True
                events.append(SpeakingStarted())
            events.append(event)
            self._silent_from_pts = at_pts
        if self._speaking and not self._due and played_pts >= self._silent_from_pts + SPEAKING_PAUSE_PTS:
            self._speaking = False
            events.append(SpeakingStopped())
        return events


def _pts(seconds: float) -> int:
    return round(seconds * WIRE_RATE_HZ)

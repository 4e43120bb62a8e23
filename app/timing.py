"""The stopwatch of a spoken turn: from the citizen's last word to the first sample of the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from core.clock import Clock


@dataclass(frozen=True, slots=True)
class TurnTimings:
    """Milliseconds from the end of the citizen's last word; every stage begins where the one before it ended."""

    turn_ended: float
    """The turn was taken to be over and its words were known: endpointing and speech to text."""
    composed: float
    """The answer stood, verified."""
    first_chunk: float
    """The first clause was sound."""
    first_sample: float
    """The first sample of the answer was on the wire."""

    def as_milliseconds(self) -> dict[str, float]:
        """Each stage's own share and the whole, for `timings_ms`."""
        return {
            "endpointing_and_speech_to_text": round(self.turn_ended, 1),
            "answer": round(max(self.composed - self.turn_ended, 0.0), 1),
            "text_to_speech": round(max(self.first_chunk - max(self.composed, self.turn_ended), 0.0), 1),
            "playout": round(max(self.first_sample - self.first_chunk, 0.0), 1),
            "speech_end_to_first_sample": round(self.first_sample, 1),
        }


@dataclass(slots=True)
class TurnTimer:
    """Fed by the conversation; tells `on_turn` once a spoken turn."""

    clock: Clock
    on_turn: Callable[[TurnTimings], None]
    _offset: float | None = None
    """Monotonic time minus line time, least over the frames: the frame that waited least tells the line's clock."""
    _speech_end: float | None = None
    _marks: dict[str, float] = field(default_factory=dict[str, float])

    def frame(self, line_seconds: float) -> None:
        offset = self.clock.monotonic() - line_seconds
        self._offset = offset if self._offset is None else min(self._offset, offset)

    def heard(self, speech_end_line_seconds: float) -> None:
        """The turn is over; its last word ended at that time of the line."""
        if self._offset is None:
            return
        self._speech_end = speech_end_line_seconds + self._offset
        self._marks = {}
        self._mark("turn_ended")

    def composed(self) -> None:
        self._mark("composed")

    def spoke(self) -> None:
        self._mark("first_chunk")

    def played(self) -> None:
        if self._speech_end is None:
            return
        self._mark("first_sample")
        marks = self._marks
        composed = marks.get("composed", marks["turn_ended"])
        timings = TurnTimings(marks["turn_ended"], composed, marks["first_chunk"], marks["first_sample"])
        self._speech_end = None
        self.on_turn(timings)

    def _mark(self, stage: str) -> None:
        if self._speech_end is not None and stage not in self._marks:
            self._marks[stage] = (self.clock.monotonic() - self._speech_end) * 1000

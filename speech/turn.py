"""One citizen turn while it is being heard: its sound, its words so far, and the work that is under way for it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from time import perf_counter
from typing import Generic, TypeVar

import numpy as np

from core.audio import HEARING_RATE_HZ, Samples
from core.speech import Language
from speech.protocols import SpeechToText, Transcript, TurnDetector
from speech.windows import WINDOW_SAMPLES, Window

Result = TypeVar("Result")

_CUT_SEARCH_WINDOWS = 150  # a forced cut is looked for in the last 4.8 s
_SILENCE = Transcript("", 0.0)


@dataclass(frozen=True, slots=True)
class Timed(Generic[Result]):
    """A result and the wall-clock time it took to make, waiting excluded."""

    value: Result
    seconds: float


@dataclass(frozen=True, slots=True)
class HearingWork:
    """The engines and where they run; shared by every line."""

    speech_to_text: SpeechToText
    turn_detector: TurnDetector
    transcribing: Executor
    deciding: Executor

    def transcribe(self, samples: Samples, language: Language, hint: str) -> Future[Timed[Transcript]]:
        return self.transcribing.submit(
            _timed, lambda: self.speech_to_text.transcribe(samples, language=language, hint=hint)
        )

    def decide(self, samples: Samples) -> Future[Timed[float]]:
        return self.deciding.submit(_timed, lambda: self.turn_detector.completion(samples))


def _timed(work: Callable[[], Result]) -> Timed[Result]:
    begun = perf_counter()
    return Timed(work(), perf_counter() - begun)


@dataclass(slots=True)
class Pause:
    """A silence inside a turn, with the guess that was started in it: is this all, and what was it?"""

    words: Future[Timed[Transcript]]
    completion: Future[Timed[float]]
    reported: bool = False
    is_piece: bool = False
    """Its words stay, even when speech goes on."""

    @property
    def is_answered(self) -> bool:
        return self.words.done() and self.completion.done()

    def drop(self) -> None:
        """Speech went on; what has not begun is not begun."""
        self.completion.cancel()
        if not self.is_piece:
            self.words.cancel()


class TurnSound:
    """The sound of a turn that has not been transcribed for good, and the pieces that have."""

    def __init__(self, before: Sequence[Window]) -> None:
        self._windows: list[Window] = list(before)
        self._voiced: list[float] = [0.0] * len(self._windows)
        self.pieces: deque[Future[Timed[Transcript]]] = deque()
        self.finished: list[Transcript] = []

    @property
    def seconds(self) -> float:
        return len(self._windows) * WINDOW_SAMPLES / HEARING_RATE_HZ

    def add(self, window: Window, probability: float) -> None:
        self._windows.append(window)
        self._voiced.append(probability)

    def samples(self) -> Samples:
        return _joined(self._windows)

    def take_all(self) -> Samples:
        return self._take(len(self._windows))

    def take_to_quietest(self) -> Samples:
        """Up to the window of the last seconds that is least like speech: the best place to cut without a pause."""
        searched = self._voiced[-_CUT_SEARCH_WINDOWS:]
        quietest = len(self._voiced) - len(searched) + int(np.argmin(searched))
        return self._take(max(1, quietest))

    def _take(self, count: int) -> Samples:
        taken, self._windows = self._windows[:count], self._windows[count:]
        self._voiced = self._voiced[count:]
        return _joined(taken)

    def collect(self) -> None:
        """Moves the pieces that are ready, in their order, to `finished`."""
        while self.pieces and self.pieces[0].done():
            self.finished.append(self.pieces.popleft().result().value)

    def wordless_in_a_row(self) -> int:
        """How many of the last finished pieces had no word."""
        count = 0
        for piece in reversed(self.finished):
            if piece.text:
                break
            count += 1
        return count

    def text_with(self, last: Transcript = _SILENCE) -> str:
        return " ".join(piece.text for piece in [*self.finished, last] if piece.text)

    def confidence_with(self, last: Transcript = _SILENCE) -> float:
        """The mean over the pieces, weighted by their length."""
        worded = [piece for piece in [*self.finished, last] if piece.text]
        letters = sum(len(piece.text) for piece in worded)
        return sum(piece.confidence * len(piece.text) for piece in worded) / letters if letters else 0.0


def _joined(windows: Sequence[Window]) -> Samples:
    if not windows:
        return np.zeros(0, dtype=np.int16)
    return np.concatenate([window.samples for window in windows])

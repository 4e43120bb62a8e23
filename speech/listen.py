"""Hearing: a line's frames to speech events, `(SpeechStarted, PartialTranscript*, FinalTranscript?, TurnEnded)*`.

The words and the end of turn are worked out in worker threads as soon as a pause begins, while it is still open whether
the citizen goes on; so most of that work is done when the silence has been long enough.

Frames are expected at the pace of the line. A file handed over faster is heard as well, with the silence limit alone.
"""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor

from core.audio import AudioFrame
from core.speech import Language, SpeechEvent, SpeechStarted
from speech.endpointing import HearingSettings, SpeechGate
from speech.hearing_turn import HearingTurn, Hint, TurnContext, TurnTimings
from speech.protocols import SpeechToText, TurnDetector, VoiceActivityDetector
from speech.turn import HearingWork
from speech.windows import WINDOW_SECONDS, Window, windows

_TIMINGS_KEPT = 100


def no_hint() -> str:
    """Nothing is expected."""
    return ""


class Hearing(AsyncIterator[SpeechEvent]):
    """The events of one line; `timings[-1]` belongs to the turn that ended last."""

    def __init__(self, events: AsyncGenerator[SpeechEvent, None], timings: deque[TurnTimings]) -> None:
        self._events = events
        self.timings = timings

    async def __anext__(self) -> SpeechEvent:
        return await anext(self._events)

    async def aclose(self) -> None:
        """Stops hearing and drops the work that is under way for this line."""
        await self._events.aclose()


class Listener:
    """The ears of the service: one for all lines. `close` it, or use it as a context manager."""

    def __init__(
        self,
        *,
        voice_activity: Callable[[], VoiceActivityDetector],
        turn_detector: TurnDetector,
        speech_to_text: SpeechToText,
        settings: HearingSettings | None = None,
        executors: tuple[Executor, Executor] | None = None,
    ) -> None:
        """`voice_activity` makes a detector per line. `executors` run transcriptions and end-of-turn decisions."""
        transcribing, deciding = executors or (
            ThreadPoolExecutor(1, thread_name_prefix="transcribe"),
            ThreadPoolExecutor(1, thread_name_prefix="end-of-turn"),
        )
        self._voice_activity = voice_activity
        self._work = HearingWork(speech_to_text, turn_detector, transcribing, deciding)
        self._settings = settings or HearingSettings()

    def listen(self, frames: AsyncIterator[AudioFrame], *, language: Language, hint: Hint = no_hint) -> Hearing:
        """`hint`: terms to expect, asked for with each utterance. Ends when `frames` end, with the open turn closed."""
        ears = _LineEars(TurnContext(self._work, self._settings, language, hint), self._voice_activity())
        return Hearing(_events(frames, ears), ears.timings)

    def close(self) -> None:
        """Waits for the work that runs; work that has not begun is dropped."""
        self._work.transcribing.shutdown(cancel_futures=True)
        self._work.deciding.shutdown(cancel_futures=True)

    def __enter__(self) -> Listener:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


async def _events(frames: AsyncIterator[AudioFrame], ears: _LineEars) -> AsyncGenerator[SpeechEvent, None]:
    try:
        async for window in windows(frames):
            for event in await ears.hear(window):
                yield event
        for event in await ears.end():
            yield event
    finally:
        ears.drop()


class _LineEars:
    """One line's voice activity, and its turn when one is open."""

    def __init__(self, context: TurnContext, detector: VoiceActivityDetector) -> None:
        settings = context.settings
        self._context = context
        self._detector = detector
        self._gate = SpeechGate(settings)
        self._recent = deque[Window](maxlen=round(settings.pre_roll_seconds / WINDOW_SECONDS) + settings.onset_windows)
        self._turn: HearingTurn | None = None
        self._now_seconds = 0.0
        self.timings = deque[TurnTimings](maxlen=_TIMINGS_KEPT)

    async def hear(self, window: Window) -> Sequence[SpeechEvent]:
        self._now_seconds = window.ends_seconds
        probability = self._detector.probability(window.samples)
        self._gate.hear(probability, starts_seconds=window.starts_seconds, ends_seconds=window.ends_seconds)
        if self._turn is not None:
            return self._unless_over(self._turn, await self._turn.hear(window, probability))
        self._recent.append(window)
        if not self._gate.has_begun:
            return ()
        self._turn = HearingTurn(self._context, self._gate, tuple(self._recent))
        return (SpeechStarted(self._gate.begins_seconds),)

    async def end(self) -> Sequence[SpeechEvent]:
        if self._turn is None:
            return ()
        return self._unless_over(self._turn, await self._turn.end(self._now_seconds))

    def drop(self) -> None:
        if self._turn is not None:
            self._turn.drop()

    def _unless_over(self, turn: HearingTurn, events: Sequence[SpeechEvent]) -> Sequence[SpeechEvent]:
        """The events, with the turn put away when it is over."""
        if turn.timings is not None:
            self.timings.append(turn.timings)
            self._turn = None
            self._recent.clear()
            self._gate.reset()
        return events

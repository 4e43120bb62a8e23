"""The course of one citizen turn: pauses, guesses in them, long speech in pieces, and when it is over."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TypeAlias

from core.audio import Samples
from core.speech import FinalTranscript, Language, PartialTranscript, SpeechEvent, TurnEnded
from speech.endpointing import HearingSettings, SpeechGate, patience_seconds
from speech.protocols import Transcript
from speech.turn import HearingWork, Pause, Timed, TurnSound
from speech.windows import Window

_NOTHING = Transcript("", 0.0)
_WAITING_PIECES = 2  # more than this are waited for, so that sound does not pile up


@dataclass(frozen=True, slots=True)
class TurnTimings:
    """Where the time of a turn went."""

    speech_ended_seconds: float
    """On the line: the end of the last word."""
    decided_seconds: float
    """On the line: where the turn was taken as over."""
    transcription_seconds: float
    """Wall clock of the last transcription; most of it passes within the silence."""
    decision_seconds: float
    """Wall clock of the end-of-turn model, beside the transcription."""
    pieces: int
    """How many parts of a long speech were transcribed while it went on."""

    @property
    def silence_seconds(self) -> float:
        return self.decided_seconds - self.speech_ended_seconds


Hint: TypeAlias = Callable[[], str]
"""The terms to expect now; empty: none in particular."""


@dataclass(frozen=True, slots=True)
class TurnContext:
    """What a turn is heard with."""

    work: HearingWork
    settings: HearingSettings
    language: Language
    hint: Hint


class HearingTurn:
    """Takes windows from the one that proved speech on; `timings` is set when it is over."""

    def __init__(self, context: TurnContext, gate: SpeechGate, before: Sequence[Window]) -> None:
        self._context = context
        self._gate = gate
        self._sound = TurnSound(before)
        self._starts_seconds = gate.begins_seconds
        self._pause: Pause | None = None
        self._piece_count = 0
        self.timings: TurnTimings | None = None

    async def hear(self, window: Window, probability: float) -> Sequence[SpeechEvent]:
        """What this window makes known; ends with `TurnEnded` when the turn is over."""
        self._sound.add(window, probability)
        self._sound.collect()
        quiet = window.ends_seconds - self._gate.ends_seconds
        await self._follow(quiet)
        if self._is_over(quiet, window):
            return await self.end(window.ends_seconds)
        return self._partial(window)

    async def end(self, at_seconds: float) -> Sequence[SpeechEvent]:
        """Waits for the words that are still under way."""
        last, pause = _NOTHING, self._pause
        if pause is None:
            pause = self._begin_pause()
        if not pause.is_piece:
            last = (await asyncio.wrap_future(pause.words)).value
        await self._collect_pieces(keep=0)
        await asyncio.wrap_future(pause.completion)
        text = self._sound.text_with(last)
        self.timings = self._timings(pause, at_seconds)
        over = TurnEnded(at_seconds)
        if not text:
            return (over,)
        confidence = self._sound.confidence_with(last)
        return (FinalTranscript(text, confidence, self._starts_seconds, self._gate.ends_seconds), over)

    def drop(self) -> None:
        """The line has closed; nobody waits for the words."""
        if self._pause is not None:
            self._pause.drop()
        for piece in self._sound.pieces:
            piece.cancel()

    async def _follow(self, quiet: float) -> None:
        """Starts and drops guesses as silence and speech alternate, and cuts speech that does not pause."""
        if quiet >= self._context.settings.speculate_seconds:
            self._pause = self._pause or self._begin_pause()
            return
        if self._pause is not None:
            self._pause.drop()
            self._pause = None
        if self._sound.seconds >= self._context.settings.longest_piece_seconds:
            await self._add_piece(self._transcribe(self._sound.take_to_quietest()))

    def _begin_pause(self) -> Pause:
        samples = self._sound.samples()
        words = self._transcribe(samples)
        pause = Pause(words, self._context.work.decide(samples))
        if self._sound.seconds >= self._context.settings.piece_seconds:
            self._sound.take_all()
            self._sound.pieces.append(words)
            self._piece_count += 1
            pause.is_piece = True
        return pause

    def _is_over(self, quiet: float, window: Window) -> bool:
        settings, pause = self._context.settings, self._pause
        if window.ends_seconds - self._starts_seconds >= settings.longest_turn_seconds:
            return True
        if self._sound.wordless_in_a_row() >= settings.wordless_pieces:
            return True
        if pause is None:
            return False
        if quiet >= settings.silence_limit_seconds:
            return True
        return pause.is_answered and quiet >= self._patience(pause)

    def _patience(self, pause: Pause) -> float:
        completion = pause.completion.result().value
        return patience_seconds(completion, self._text_at(pause), self._context.language, self._context.settings)

    def _text_at(self, pause: Pause) -> str:
        """All words up to a pause whose guess is ready."""
        self._sound.collect()
        return self._sound.text_with(_NOTHING if pause.is_piece else pause.words.result().value)

    def _partial(self, window: Window) -> Sequence[SpeechEvent]:
        pause = self._pause
        if pause is None or pause.reported or not pause.words.done():
            return ()
        pause.reported = True
        text = self._text_at(pause)
        return (PartialTranscript(text, window.ends_seconds),) if text else ()

    async def _add_piece(self, words: Future[Timed[Transcript]]) -> None:
        self._sound.pieces.append(words)
        self._piece_count += 1
        await self._collect_pieces(keep=_WAITING_PIECES)

    async def _collect_pieces(self, *, keep: int) -> None:
        while len(self._sound.pieces) > keep:
            await asyncio.wrap_future(self._sound.pieces[0])
            self._sound.collect()

    def _transcribe(self, samples: Samples) -> Future[Timed[Transcript]]:
        return self._context.work.transcribe(samples, self._context.language, self._context.hint())

    def _timings(self, pause: Pause, at_seconds: float) -> TurnTimings:
        return TurnTimings(
            speech_ended_seconds=self._gate.ends_seconds,
            decided_seconds=at_seconds,
            transcription_seconds=pause.words.result().seconds,
            decision_seconds=pause.completion.result().seconds,
            pieces=self._piece_count,
        )

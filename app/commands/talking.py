"""A spoken talk without a network: the service's own conversation over a recording, in real time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from app.commands.answering import Answered
from app.conversation import Conversation
from app.protocols import Agent, Speaker
from app.talks.talk import Happenings, Talk
from app.timing import TurnTimer, TurnTimings
from app.wav_line import Played, WavLine
from core.answers import AnswerEvent
from core.audio import HEARING_RATE_HZ, AudioFrame, Samples
from core.clock import Clock
from core.errors import InvalidInput
from core.officials import Official
from core.speech import FinalTranscript, Language, SpeechEvent, SpeechStarted, TurnEnded
from core.turns import TalkSoFar
from speech.hearing_turn import TurnTimings as HearingTimings
from speech.listen import Listener

POLL_SECONDS = 0.02
ONSET_SECONDS = 0.5  # speech at the very end of a recording is noticed within this time

Until: TypeAlias = Literal["answer", "first_sample"]


@dataclass(frozen=True, slots=True)
class Held:
    """What came of a recording: of its last turn, where it holds several."""

    answered: Answered
    transcript: str
    """Of all turns."""
    timings: TurnTimings
    hearing: HearingTimings
    first_sample_seconds: float
    """On the recording's clock: when the answer began to sound."""
    opening: str
    """The first clause of the answer: what its first sample waited for."""
    reply: AudioFrame

    def timings_ms(self) -> dict[str, float]:
        """Each stage's share, and what the first of them holds: silence, and work that mostly passes within it."""
        return {
            **self.timings.as_milliseconds(),
            "within_endpointing_silence": round(self.hearing.silence_seconds * 1000, 1),
            "within_endpointing_transcription": round(self.hearing.transcription_seconds * 1000, 1),
            "within_endpointing_end_of_turn": round(self.hearing.decision_seconds * 1000, 1),
        }


@dataclass(frozen=True, slots=True)
class Voices:
    """Ears and mouth."""

    listener: Listener
    speaker: Speaker


async def hold(
    agent: Agent, voices: Voices, recording: Samples, *, language: Language, clock: Clock, until: Until = "answer"
) -> Held:
    """The recording is asked, the answer played to its end, or to its first sample.

    Raises `InvalidInput` when nobody is heard to speak.
    """
    line, ears, noted = WavLine(recording, clock), _Ears(voices.listener), _Noted(agent)
    turns: list[TurnTimings] = []
    conversation = Conversation(line, ears, voices.speaker, TurnTimer(clock, turns.append), language=language)
    ends_seconds = len(recording) / HEARING_RATE_HZ + ONSET_SECONDS

    def is_over() -> bool:
        if not line.is_fed or ears.in_turn:
            return False
        if until == "first_sample" and turns and ears.turns_with_words == len(turns):
            return True
        return line.now_seconds > ends_seconds and not conversation.speaking

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(conversation.run())
        conversation.attach(Talk(noted, language, address="recording", clock=clock, tell=_NOBODY))
        while not is_over():
            await clock.sleep(POLL_SECONDS)
        opening = _opening(line)
        await line.close()
    if not noted.answers or not turns or ears.hearing_timings is None or opening is None:
        raise InvalidInput("nobody is heard to speak in the recording")
    return Held(
        answered=noted.answers[-1],
        transcript=" ".join(ears.said),
        timings=turns[-1],
        hearing=ears.hearing_timings,
        first_sample_seconds=opening.starts_seconds,
        opening=opening.chunk.text,
        reply=line.reply(),
    )


def _opening(line: WavLine) -> Played | None:
    """The first chunk of the last utterance."""
    return next((played for played in line.played if played.utterance == line.played[-1].utterance), None)


class _Ears:
    """Passes on what a listener hears and keeps the words and the times."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self.in_turn = False
        self.said: list[str] = []
        self.turns_with_words = 0
        self.hearing_timings: HearingTimings | None = None

    async def listen(
        self, frames: AsyncIterator[AudioFrame], *, language: Language, hint: Callable[[], str]
    ) -> AsyncGenerator[SpeechEvent]:
        hearing = self._listener.listen(frames, language=language, hint=hint)
        worded = False
        async for heard in hearing:
            match heard:
                case SpeechStarted():
                    self.in_turn, worded = True, False
                case FinalTranscript():
                    self.said.append(heard.text)
                    worded = True
                case TurnEnded() if worded:
                    self.turns_with_words += 1
                    self.hearing_timings = hearing.timings[-1]
                case _:
                    pass
            yield heard
            if isinstance(heard, TurnEnded):
                self.in_turn = False  # the conversation has begun to answer


class _Noted:
    """An official whose answers are kept as the command line prints them."""

    def __init__(self, agent: Agent) -> None:
        self._agent = agent
        self.answers: list[Answered] = []

    @property
    def official(self) -> Official:
        return self._agent.official

    async def answer(self, talk: TalkSoFar, text: str) -> AsyncIterator[AnswerEvent]:
        answered = Answered(official=talk.official, language=talk.language)
        self.answers.append(answered)
        async for happened in self._agent.answer(talk, text):
            answered.take(happened)
            yield happened


def _nothing(*_: object) -> None:
    """A recording has no desk and leaves no record."""


_NOBODY = Happenings(_nothing, _nothing, _nothing)

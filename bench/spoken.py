"""Spoken turns: from the end of the citizen's last word to the first sample of the answer itself.

Questions are spoken by a voice that is no official's, with a faint noise under it, and fed at the pace of a microphone.
The end of the last word is known from the sound that was made, not guessed by the ears under test.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import asdict, dataclass

import numpy as np
import soxr

from agents.spoken_form import words_of
from app.commands.answering import Counter, open_counter
from app.commands.talking import Voices, hold
from app.knowledge_base import index_folder
from app.settings import Settings
from app.voice import Voice as Mouth
from app.voice import open_voice
from bench.ground import Question, fact_questions, measured_settings, spread
from bench.results import Figure, Machine, Result, figure, resident_mb, this_command, this_machine
from core.audio import HEARING_RATE_HZ, Samples
from core.clock import SystemClock
from core.speech import Voice, Words

CITIZEN = Voice(ko="jm_kumo", en="am_michael")
BEFORE_SECONDS = 0.4
AUDIBLE = 300  # of 32,768: -41 dBFS, where a last consonant is over
NOISE = 12.0  # -69 dBFS: a quiet room
STAGES = ("endpointing_and_speech_to_text", "answer", "text_to_speech", "playout")


@dataclass(frozen=True, slots=True)
class Recording:
    """A question as sound."""

    question: Question
    samples: Samples
    speech_ends_seconds: float


@dataclass(frozen=True, slots=True)
class Turn:
    """One spoken turn as it was measured."""

    question: str
    heard: str
    status: str
    cached: bool
    """The first clause of the answer had been spoken before."""
    milliseconds: float
    """From the last audible sample of the question."""
    stages: dict[str, float]
    cpu_milliseconds: float
    """Of the process over the whole recording, silence and hearing included."""


async def measure(settings: Settings, count: int) -> Result:
    """Each question twice: the second time the first clause of its answer was spoken before.

    Kept after every turn, so that a run of minutes that is cut off is not lost; `turns_planned` tells.
    """
    machine, measured = this_machine(), measured_settings(settings)
    shutil.rmtree(index_folder(measured).with_suffix(".spoken"), ignore_errors=True)
    async with open_counter(measured) as counter, open_voice(measured) as mouth:
        questions = spread(list(fact_questions()), count)
        turns = Turns(counter, mouth)
        result = Result("spoken", (), machine, this_command("bench"))
        for seed, question in enumerate(questions):
            recording = await recorded(mouth, question, seed)
            for _ in range(2):
                await turns.take(recording)
                result = _result(turns.taken, machine, planned=2 * len(questions))
                result.write()
    return result


def _result(turns: Sequence[Turn], machine: Machine, *, planned: int) -> Result:
    notes: dict[str, object] = {
        "measured": "from the last audible sample of the question to the first sample of the answer on the line",
        "citizen": CITIZEN.ko,
        "turns_planned": planned,
        "memory_with_every_model_at_work_mb": resident_mb(),
        "turns": [asdict(turn) for turn in turns],
    }
    return Result("spoken", tuple(figures_of(turns)), machine, this_command("bench"), notes)


def figures_of(turns: Sequence[Turn]) -> list[Figure]:
    """The whole and each stage's share, for answers that were never spoken and for those that were."""
    figures: list[Figure] = []
    for cached in (False, True):
        some = [turn for turn in turns if turn.cached == cached]
        if not some:
            continue
        kind = "spoken before" if cached else "never spoken"
        whole = [turn.milliseconds for turn in some]
        figures.append(figure(f"speech end to first sample, {kind}", whole, p50=2_000, p95=3_000))
        for stage in STAGES:
            shares = [turn.stages[stage] for turn in some]
            figures.append(figure(f"  {stage.replace('_', ' ')}", shares))
        figures.append(figure("  CPU of the whole turn", [turn.cpu_milliseconds for turn in some]))
    return figures


async def recorded(mouth: Mouth, question: Question, seed: int) -> Recording:
    """The question, spoken into a quiet room."""
    words = words_of(question.text, question.language)
    chunks = [
        chunk.audio async for chunk in mouth.speaker.speak(_one(words), voice=CITIZEN, language=question.language)
    ]
    spoken = np.concatenate([chunk.samples for chunk in chunks])
    samples: Samples = soxr.resample(spoken, chunks[0].sample_rate_hz, HEARING_RATE_HZ)
    before = np.zeros(round(BEFORE_SECONDS * HEARING_RATE_HZ), np.int16)
    quiet = np.concatenate([before, samples])
    noise = np.random.default_rng(seed).normal(0.0, NOISE, len(quiet))
    ends = (int(np.flatnonzero(np.abs(quiet.astype(np.int32)) > AUDIBLE)[-1]) + 1) / HEARING_RATE_HZ
    return Recording(question, np.clip(quiet + noise, -32768, 32767).astype(np.int16), ends)


class Turns:
    """One turn after the other, and what was spoken so far."""

    def __init__(self, counter: Counter, mouth: Mouth) -> None:
        self._counter = counter
        self._mouth = mouth
        self._spoken: set[tuple[str, str]] = set()
        self.taken: list[Turn] = []

    async def take(self, recording: Recording) -> None:
        question, began = recording.question, time.process_time()
        held = await hold(
            self._counter.agent(question.official),
            Voices(self._mouth.listener, self._mouth.speaker),
            recording.samples,
            language=question.language,
            clock=SystemClock(),
            until="first_sample",
        )
        opening = (question.official, held.opening)
        turn = Turn(
            question=question.text,
            heard=held.transcript,
            status=held.answered.status,
            cached=opening in self._spoken,
            milliseconds=round((held.first_sample_seconds - recording.speech_ends_seconds) * 1000, 1),
            stages=held.timings_ms(),
            cpu_milliseconds=round((time.process_time() - began) * 1000, 1),
        )
        self._spoken.add(opening)
        self.taken.append(turn)


async def _one(words: Words) -> AsyncIterator[Words]:
    yield words

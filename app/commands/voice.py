"""`madang listen` and `talk`: a recording to words, and a recording to a spoken answer."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.commands.answering import known_language, open_counter, seoul_day
from app.commands.talks import AsJson, DayOption, LanguageOption, readable
from app.recordings import frames_of, read_recording, write_recording
from app.settings import Settings
from app.voice import open_listener, open_voice
from core.audio import HEARING_RATE_HZ, AudioFrame, Samples
from core.clock import SystemClock
from core.errors import InvalidInput
from core.speech import FinalTranscript, Language
from speech.listen import Listener

if TYPE_CHECKING:
    from app.commands.talking import Held

RecordingArgument = Annotated[Path, typer.Argument(help="A recording: WAV, FLAC or Ogg, any rate, any channels.")]


@dataclass(frozen=True, slots=True)
class Segment:
    """One utterance."""

    text: str
    confidence: float
    starts_seconds: float
    ends_seconds: float


@dataclass(frozen=True, slots=True)
class Listened:
    """The contract of `listen --json`; `text` is empty where nobody speaks."""

    text: str
    language: str
    confidence: float
    """The mean over the segments, weighted by their length; 0 for no words."""
    segments: tuple[Segment, ...]
    timings_ms: dict[str, float]

    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)


def listen(recording: RecordingArgument, *, language: LanguageOption = "ko", as_json: AsJson = False) -> None:
    """Write down what is said in a recording."""
    listened = asyncio.run(_listen(recording, known_language(language)))
    typer.echo(listened.as_json() if as_json else listened.text)


def talk(
    recording: RecordingArgument,
    *,
    official: Annotated[str, typer.Option("--official", help="Which official answers.")],
    out: Annotated[Path, typer.Option(help="Where the spoken answer is written: .wav or .flac.")],
    language: LanguageOption = "ko",
    as_of: DayOption = None,
    as_json: AsJson = False,
) -> None:
    """Ask an official a recorded question, in real time, and keep the spoken answer."""
    held = asyncio.run(_talk(recording, official, out, known_language(language), seoul_day(as_of)))
    typer.echo(
        held.answered.as_json(transcript=held.transcript)
        if as_json
        else f"{held.transcript}\n{readable(held.answered)}"
    )


async def heard_in(listener: Listener, samples: Samples, language: Language) -> Listened:
    """As fast as the models go; the silence limit alone ends an utterance."""
    began = time.perf_counter()
    hearing = listener.listen(_at_once(samples), language=language)
    finals = [event async for event in hearing if isinstance(event, FinalTranscript)]
    timings = {
        "audio": len(samples) / HEARING_RATE_HZ,
        "speech_to_text": sum(turn.transcription_seconds for turn in hearing.timings),
        "end_of_turn": sum(turn.decision_seconds for turn in hearing.timings),
        "total": time.perf_counter() - began,
    }
    letters = sum(len(final.text) for final in finals)
    confidence = sum(final.confidence * len(final.text) for final in finals) / letters if letters else 0.0
    return Listened(
        text=" ".join(final.text for final in finals),
        language=language,
        confidence=round(confidence, 4),
        segments=tuple(_segment(final) for final in finals),
        timings_ms={stage: round(seconds * 1000, 1) for stage, seconds in timings.items()},
    )


async def _listen(recording: Path, language: Language) -> Listened:
    samples = await asyncio.to_thread(read_recording, recording)
    async with open_listener(Settings()) as listener:
        return await heard_in(listener, samples, language)


async def _talk(recording: Path, official: str, out: Path, language: Language, day: date | None) -> Held:
    from app.commands.talking import Voices, hold

    samples = await asyncio.to_thread(read_recording, recording)
    if not out.parent.is_dir():
        raise InvalidInput(f"there is no folder `{out.parent}` to write the answer to")
    settings = Settings()
    async with open_counter(settings, day) as counter:
        agent = counter.agent(official)
        async with open_voice(settings) as voice:
            voices = Voices(voice.listener, voice.speaker)
            held = await hold(agent, voices, samples, language=language, clock=SystemClock())
    held.answered.timings_ms.update(held.timings_ms())
    await asyncio.to_thread(write_recording, out, held.reply.samples, held.reply.sample_rate_hz)
    return held


async def _at_once(samples: Samples) -> AsyncIterator[AudioFrame]:
    for frame in frames_of(samples):
        await asyncio.sleep(0)
        yield frame


def _segment(final: FinalTranscript) -> Segment:
    return Segment(final.text, round(final.confidence, 4), round(final.starts_seconds, 3), round(final.ends_seconds, 3))

"""Questions spoken by a voice and heard by the packaged recogniser; what was heard is kept, so that it is done once.

    python -m evals.heard                 speaks and listens ahead of `python -m evals spoken_retrieval`
    python -m evals.heard --training N    N example questions of the starter set into evals/heard_training.jsonl

As far as it is not done yet.

var/evals/spoken/: the sounds, as `speech.spoken_cache` keeps them, and `heard.jsonl`, one a line:
    key (of text, voice, both engines and the hint), text, voice, heard, confidence
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import cast

import numpy as np
import soxr
from rich.console import Console
from rich.progress import track

from agents.spoken_form import words_of
from app.models.manifest import ModelRole
from app.models.store import open_store
from app.settings import Settings
from app.voice import load_text_to_speech
from core.audio import HEARING_RATE_HZ, Samples
from core.speech import Language
from evals.measured import starter_documents
from evals.queries import FOLDER, STARTER, Query, read_queries
from speech.protocols import SpeechToText, TextToSpeech
from speech.spoken_cache import ClauseKey, SpokenCache
from speech.whisper import WhisperSettings, WhisperSpeechToText

VOICES: dict[Language, tuple[str, str]] = {"ko": ("jf_nezumi", "jm_kumo"), "en": ("af_heart", "am_michael")}
SEED = 7
TRAINING = FOLDER / "heard_training.jsonl"


@dataclass(frozen=True, slots=True)
class Said:
    """What is to be spoken, and by whom."""

    text: str
    language: Language
    voice: str


@dataclass(frozen=True, slots=True)
class Heard:
    """What the recogniser made of it."""

    key: str
    text: str
    voice: str
    heard: str
    confidence: float


class HeardFile:
    """Everything that was heard so far, by its key; grows by a line at a time, so that a run can be cut off."""

    def __init__(self, path: Path) -> None:
        self._path = path
        text = path.read_text("utf-8") if path.is_file() else ""
        rows = [json.loads(line) for line in text.splitlines() if line.endswith("}")]
        self._held = {row["key"]: Heard(**row) for row in rows}
        # A run that was cut off may have left half a line, which is passed over.
        self._before_next = "" if not text or text.endswith("\n") else "\n"

    def get(self, key: str) -> Heard | None:
        return self._held.get(key)

    def add(self, heard: Heard) -> None:
        self._held[heard.key] = heard
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a", encoding="utf-8") as file:
            file.write(self._before_next + json.dumps(asdict(heard), ensure_ascii=False) + "\n")
        self._before_next = ""


class Sounds:
    """A mouth with its memory."""

    def __init__(self, mouth: TextToSpeech, folder: Path) -> None:
        self._mouth = mouth
        self._kept = SpokenCache(folder, memory_bytes=0)

    def speak(self, said: Said) -> Samples:
        """The sound, at 16 kHz. Blocking, seconds unless it was spoken before."""
        key = self.key(said)
        chunk = self._kept.read(key)
        if chunk is None:
            chunk = self._mouth.synthesise(key.words, voice=said.voice, language=said.language)
            self._kept.store(key, chunk)
        return cast("Samples", soxr.resample(chunk.audio.samples, chunk.audio.sample_rate_hz, HEARING_RATE_HZ))

    def key(self, said: Said) -> ClauseKey:
        engine = self._mouth.capabilities
        words = words_of(said.text, said.language)
        return ClauseKey(f"{engine.name}:{engine.revision}", said.voice, said.language, 1.0, words)


class Hearing:
    """A mouth and ears with their memory."""

    def __init__(self, mouth: TextToSpeech, ears: SpeechToText, folder: Path, *, ears_revision: str) -> None:
        self._ears, self._ears_revision = ears, ears_revision
        self._sounds = Sounds(mouth, folder)
        self._kept = HeardFile(folder / "heard.jsonl")

    def hear(self, said: Said, *, hint: str = "") -> Heard:
        """`hint`: terms to expect, for the recogniser. Blocking, some seconds unless it was heard before."""
        if kept := self.remembered(said, hint=hint):
            return kept
        found = self._ears.transcribe(self.speak(said), language=said.language, hint=hint)
        heard = Heard(self._key(said, hint), said.text, said.voice, found.text, round(found.confidence, 4))
        self._kept.add(heard)
        return heard

    def speak(self, said: Said) -> Samples:
        """The sound, at 16 kHz. Blocking, seconds unless it was spoken before."""
        return self._sounds.speak(said)

    def remembered(self, said: Said, *, hint: str = "") -> Heard | None:
        """What was heard in an earlier run."""
        return self._kept.get(self._key(said, hint))

    def _key(self, said: Said, hint: str) -> str:
        sound, ears = self._sounds.key(said).digest, f"{self._ears.capabilities.name}:{self._ears_revision}"
        return hashlib.sha256(json.dumps([sound, ears, hint], ensure_ascii=False).encode()).hexdigest()


def open_sounds(settings: Settings) -> Sounds:
    """Blocking, a second."""
    return Sounds(load_text_to_speech(settings, open_store(settings), threads=1), _folder(settings))


def open_hearing(settings: Settings) -> Hearing:
    """Loads both models; a few seconds. One thread each: a second one waits for the first by spinning."""
    store = open_store(settings)
    folder = store.path(ModelRole.SPEECH_TO_TEXT)
    return Hearing(
        load_text_to_speech(settings, store, threads=1),
        WhisperSpeechToText(folder, settings=WhisperSettings(threads=1)),
        _folder(settings),
        ears_revision=hashlib.sha256((folder / "model.bin").read_bytes()).hexdigest()[:16],
    )


def _folder(settings: Settings) -> Path:
    return settings.models.parent / "evals" / "spoken"


def said_by(query: Query, which: int) -> Said:
    """By the first or the second voice (0 or 1) of its language."""
    language = cast("Language", query.language)
    return Said(query.text, language, VOICES[language][which])


def to_say(queries: Sequence[Query]) -> Iterator[Said]:
    """Every question by both voices, in an order in which any beginning stands for the whole."""
    places: list[int] = np.random.default_rng(SEED).permutation(len(queries)).tolist()
    for place in places:
        for which in (0, 1):
            yield said_by(queries[place], which)


def read_heard() -> dict[str, str]:
    """What was heard of some of the starter set's Korean example questions, by the question."""
    rows = [json.loads(line) for line in TRAINING.read_text("utf-8").splitlines()]
    return {row["text"]: row["heard"] for row in rows}


def _training(count: int) -> list[Said]:
    """Korean alone: English loses nothing by being heard. By both voices in turn."""
    indexed = (text for document in starter_documents() for text in document.texts)
    texts = sorted({text.text for text in indexed if text.is_question and text.passage.language == "ko"})
    places: list[int] = np.random.default_rng(SEED).permutation(len(texts)).tolist()
    return [Said(texts[place], "ko", VOICES["ko"][at % 2]) for at, place in enumerate(places[:count])]


def main() -> None:
    """Fills the memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--training", type=int, default=0, help="example questions to learn from")
    count = parser.parse_args().training
    hearing = open_hearing(Settings())
    wanted = _training(count) if count else list(to_say(read_queries(STARTER)))
    heard = [hearing.hear(said) for said in track(wanted, "listening", console=Console(stderr=True))]
    if count:
        rows = sorted((one.text, one.heard) for one in heard if one.heard)
        lines = (json.dumps({"text": text, "heard": told}, ensure_ascii=False) for text, told in rows)
        TRAINING.write_text("".join(f"{line}\n" for line in lines), "utf-8")


if __name__ == "__main__":
    main()

"""What stops an official by mistake: how many sounds that are no speech begin a turn, by how many windows it takes.

`python -m bench.onsets FOLDER...` hears every sound file below each folder at two levels, and bursts of noise of
its own.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.progress import track
from rich.table import Table

from app.models.manifest import ModelRole
from app.models.store import open_store
from app.settings import Settings
from core.audio import HEARING_RATE_HZ
from speech.endpointing import HearingSettings, SpeechGate
from speech.silero import SileroModel
from speech.windows import WINDOW_SAMPLES, WINDOW_SECONDS

SOUNDS = (".wav", ".flac", ".ogg", ".oga")
LONGEST_SECONDS = 4
LEVELS_DBFS = (-6, -20)
WINDOWS = (1, 2, 3, 4)
BURSTS = 200
ROOM = 1e-4
"""Noise of a quiet room, as a share of full scale: a microphone is never at zero."""

Sound = NDArray[np.float64]


def main() -> None:
    """A row for each folder and level."""
    parser = argparse.ArgumentParser(prog="python -m bench.onsets", description="Counts false beginnings of speech.")
    parser.add_argument("folders", nargs="*", type=Path, help="sounds that are no speech")
    given = parser.parse_args()
    model = SileroModel(open_store(Settings()).path(ModelRole.VOICE_ACTIVITY) / "silero_vad.onnx")
    table = Table("sounds", "dBFS", "n", *(f"{count} windows" for count in WINDOWS))
    for name, sounds in _sets(given.folders):
        for level in LEVELS_DBFS:
            heard = [_probabilities(model, _at(level, sound)) for sound in track(sounds, f"{name}, {level} dBFS")]
            table.add_row(name, str(level), str(len(heard)), *(str(begun(heard, count)) for count in WINDOWS))
    Console().print(table)


def begun(heard: Iterable[Sequence[float]], onset_windows: int) -> int:
    """In how many sounds speech would be taken to have begun."""
    return sum(_begins(probabilities, onset_windows) for probabilities in heard)


def _begins(probabilities: Sequence[float], onset_windows: int) -> bool:
    gate = SpeechGate(HearingSettings(onset_windows=onset_windows))
    for place, probability in enumerate(probabilities):
        starts = place * WINDOW_SECONDS
        gate.hear(probability, starts_seconds=starts, ends_seconds=starts + WINDOW_SECONDS)
        if gate.has_begun:
            return True
    return False


def _sets(folders: Sequence[Path]) -> Iterator[tuple[str, list[Sound]]]:
    for folder in folders:
        yield folder.name, [_read(path) for path in sorted(folder.rglob("*")) if path.suffix in SOUNDS]
    random = np.random.default_rng(7)
    yield "bursts of noise, 30-500 ms", [_burst(random) for _ in range(BURSTS)]


def _burst(random: np.random.Generator) -> Sound:
    count = round(HEARING_RATE_HZ * random.uniform(0.03, 0.5))
    return random.standard_normal(count) * np.hanning(count)


def _read(path: Path) -> Sound:
    import soundfile
    import soxr

    samples, rate = cast("tuple[Sound, int]", soundfile.read(path, always_2d=True))
    mono = samples.mean(axis=1)[: LONGEST_SECONDS * rate]
    return cast("Sound", soxr.resample(mono, rate, HEARING_RATE_HZ))


def _at(level_dbfs: int, sound: Sound) -> Sound:
    """Its peak at that level, in a quiet room, a second of which comes first."""
    peak = float(np.abs(sound).max(initial=0.0)) or 1.0
    loud = np.concatenate([np.zeros(HEARING_RATE_HZ), sound * (10 ** (level_dbfs / 20) / peak), np.zeros(8_000)])
    return loud + np.random.default_rng(7).standard_normal(len(loud)) * ROOM


def _probabilities(model: SileroModel, sound: Sound) -> list[float]:
    detector = model.detector()
    samples = (np.clip(sound, -1, 1) * 32_767).astype(np.int16)
    starts = range(0, len(samples) - WINDOW_SAMPLES + 1, WINDOW_SAMPLES)
    return [detector.probability(samples[start : start + WINDOW_SAMPLES]) for start in starts]


if __name__ == "__main__":
    main()

"""Recordings in and out: any file that libsndfile reads (WAV, FLAC, Ogg, MP3) as the sound of a microphone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, cast

import numpy as np
import soundfile
import soxr

from core.audio import HEARING_RATE_HZ, AudioFrame, Samples
from core.errors import InvalidInput, NotFound

LONGEST_SECONDS: Final = 3_600.0
FRAME_SAMPLES: Final = HEARING_RATE_HZ // 50  # 20 ms, as a line gives them
_BLOCK_SECONDS: Final = 10


def read_recording(path: Path) -> Samples:
    """Mono at 16 kHz, the channels mixed; raises `NotFound`, or `InvalidInput` for what cannot be heard."""
    if not path.is_file():
        raise NotFound(f"there is no file `{path}`")
    try:
        with soundfile.SoundFile(path) as file:
            if file.frames > LONGEST_SECONDS * file.samplerate:
                raise InvalidInput(f"`{path}` is longer than an hour: cut it into parts")
            blocks = list(_blocks(file))
    except soundfile.LibsndfileError as error:
        raise InvalidInput(f"`{path}` is no recording that can be read ({error.error_string})") from None
    samples = np.concatenate(blocks) if blocks else np.zeros(0, np.int16)
    if not len(samples):
        raise InvalidInput(f"`{path}` holds no sound")
    return samples


def write_recording(path: Path, samples: Samples, sample_rate_hz: int) -> None:
    """16 bits, mono; the format follows the file's name. Raises `InvalidInput` where it cannot be written."""
    write = cast("Any", soundfile).write
    try:
        write(str(path), samples, sample_rate_hz, subtype="PCM_16")
    except (soundfile.LibsndfileError, TypeError, ValueError, OSError):
        raise InvalidInput(f"`{path}` cannot be written: name a .wav or .flac file in a folder that is there") from None


def frames_of(samples: Samples) -> Iterator[AudioFrame]:
    """20 ms at a time; the last one is filled up with silence."""
    for start in range(0, len(samples), FRAME_SAMPLES):
        part = samples[start : start + FRAME_SAMPLES]
        yield AudioFrame(np.pad(part, (0, FRAME_SAMPLES - len(part))), HEARING_RATE_HZ, start / HEARING_RATE_HZ)


def _blocks(file: soundfile.SoundFile) -> Iterator[Samples]:
    """Ten seconds at a time, so that an hour of stereo at 48 kHz is never held whole."""
    resampler = soxr.ResampleStream(file.samplerate, HEARING_RATE_HZ, 1, dtype="float32")
    read = cast("Any", file).read
    while len(block := read(_BLOCK_SECONDS * file.samplerate, dtype="float32", always_2d=True)):
        mono = np.ascontiguousarray(block.mean(axis=1, dtype=np.float32))
        yield _as_int16(resampler.resample_chunk(mono))
    yield _as_int16(resampler.resample_chunk(np.zeros(0, np.float32), last=True))


def _as_int16(sound: Any) -> Samples:
    return np.clip(np.rint(np.asarray(sound) * 32767.0), -32768, 32767).astype(np.int16)

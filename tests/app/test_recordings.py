"""Recordings of any kind become the sound of a microphone."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
import soundfile

from app.recordings import FRAME_SAMPLES, frames_of, read_recording, write_recording
from core.audio import HEARING_RATE_HZ
from core.errors import InvalidInput, NotFound


def tone(seconds: float, rate: int, channels: int) -> Any:
    wave = 0.5 * np.sin(2 * np.pi * 440 * np.arange(round(seconds * rate)) / rate)
    return np.repeat(wave[:, np.newaxis], channels, axis=1)


def written(path: Path, rate: int, channels: int) -> Path:
    cast("Any", soundfile).write(str(path), tone(1.0, rate, channels), rate)
    return path


@pytest.mark.parametrize(
    ("name", "rate", "channels"),
    [("a.wav", 8_000, 1), ("a.wav", 16_000, 1), ("a.wav", 44_100, 2), ("a.flac", 48_000, 6), ("a.ogg", 22_050, 2)],
)
def test_any_rate_and_any_channels_become_16_khz_mono(tmp_path: Path, name: str, rate: int, channels: int) -> None:
    samples = read_recording(written(tmp_path / name, rate, channels))

    assert samples.dtype == np.int16
    assert abs(len(samples) / HEARING_RATE_HZ - 1.0) < 0.01
    spectrum = np.abs(np.fft.rfft(samples.astype(np.float64)))
    assert abs(int(np.argmax(spectrum)) * HEARING_RATE_HZ / len(samples) - 440) < 3


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"no-such\.wav"):
        read_recording(tmp_path / "no-such.wav")


def test_a_file_that_is_no_sound_is_named(tmp_path: Path) -> None:
    (tmp_path / "letter.wav").write_text("Dear sir")
    with pytest.raises(InvalidInput, match=r"letter\.wav.*cannot|letter\.wav.*can be read"):
        read_recording(tmp_path / "letter.wav")


def test_a_file_without_a_sample_is_refused(tmp_path: Path) -> None:
    cast("Any", soundfile).write(str(tmp_path / "empty.wav"), np.zeros(0), 16_000)
    with pytest.raises(InvalidInput, match="holds no sound"):
        read_recording(tmp_path / "empty.wav")


def test_frames_are_20_ms_and_none_is_short() -> None:
    frames = list(frames_of(np.ones(FRAME_SAMPLES * 2 + 5, np.int16)))

    assert [len(frame.samples) for frame in frames] == [FRAME_SAMPLES] * 3
    assert [frame.starts_seconds for frame in frames] == [0.0, 0.02, 0.04]
    assert frames[2].samples.sum() == 5


def test_what_is_written_reads_back(tmp_path: Path) -> None:
    samples = (8_000 * np.sin(np.arange(HEARING_RATE_HZ) * 0.2)).astype(np.int16)
    write_recording(tmp_path / "reply.wav", samples, HEARING_RATE_HZ)

    assert np.abs(read_recording(tmp_path / "reply.wav").astype(int) - samples).max() <= 1


@pytest.mark.parametrize("name", ["reply.txt", "nowhere/reply.wav"])
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidInput, match="cannot be written"):
        write_recording(tmp_path / name, np.zeros(10, np.int16), HEARING_RATE_HZ)

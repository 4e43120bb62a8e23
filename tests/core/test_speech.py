"""Spoken chunks and voices."""

from __future__ import annotations

import numpy as np
import pytest

from core.audio import VOICE_RATE_HZ, AudioFrame
from core.speech import SpokenChunk, TimedWord, Voice


def test_a_chunk_reads_as_its_words() -> None:
    sound = AudioFrame(np.zeros(2400, dtype=np.int16), VOICE_RATE_HZ)
    words = (TimedWord("14일", 0.0, 0.05), TimedWord("이내", 0.05, 0.1))
    assert SpokenChunk(sound, (), words).text == "14일 이내"
    assert SpokenChunk(sound, (), ()).text == ""


def test_a_voice_is_named_by_language() -> None:
    voice = Voice("jf_nezumi", "af_heart")
    assert (voice.named("ko"), voice.named("en")) == ("jf_nezumi", "af_heart")


@pytest.mark.parametrize("rate", [8_000, 16_000, 24_000, 48_000])
def test_a_frame_knows_how_long_it_is(rate: int) -> None:
    frame = AudioFrame(np.zeros(rate // 50, dtype=np.int16), rate, starts_seconds=1.5)
    assert frame.seconds == pytest.approx(0.02)
    assert frame.ends_seconds == pytest.approx(1.52)
    assert AudioFrame(frame.samples[:0], rate).seconds == 0

"""Encoding once: packets of 20 ms that any WebRTC client decodes to what went in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import av
import numpy as np
import pytest

from core.audio import AudioFrame, Samples
from rtc.opus import LOOKAHEAD_PTS, PACKET_PTS, OpusStream, encode, encode_chunk, silence_packet
from tests.rtc.peers import loudness, spoken, tone


def decoded(packets: Iterable[bytes]) -> Samples:
    """At 48 kHz mono, as a browser's decoder gives it."""
    codec: Any = av.AudioCodecContext.create("libopus", "r")
    codec.sample_rate, codec.layout, codec.format = 48_000, "mono", "s16"
    frames = [frame for packet in packets for frame in codec.decode(av.Packet(packet))]
    return np.concatenate([frame.to_ndarray().reshape(-1) for frame in frames]).astype(np.int16)


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 44_100, 48_000])
def test_sound_of_any_rate_keeps_its_length_and_loudness(rate: int) -> None:
    sound = decoded(encode(AudioFrame(tone(1.0, rate=rate), rate)))
    assert 48_000 <= len(sound) <= 48_000 + 2 * PACKET_PTS
    assert loudness(sound[4_800:43_200]) == pytest.approx(loudness(tone(1.0)), rel=0.1)


def test_sound_comes_out_one_lookahead_later_so_that_words_and_lips_can_allow_for_it() -> None:
    click = np.zeros(24_000, np.int16)
    click[12_000:12_120] = 12_000
    sound = decoded(encode(AudioFrame(click, 24_000)))
    loudest = int(np.argmax(np.abs(sound.astype(np.int32))))
    assert abs(loudest - LOOKAHEAD_PTS - 24_120) < 240


def test_silence_stays_silent_however_often_its_packet_is_repeated() -> None:
    sound = decoded([*encode(AudioFrame(tone(0.5), 24_000)), *[silence_packet()] * 500])
    assert loudness(sound[-400 * PACKET_PTS :]) < 2.0


def test_speech_between_silence_packets_sounds_as_if_it_had_been_encoded_in_one_go() -> None:
    silence = [silence_packet()] * 25
    sound = decoded([*silence, *encode(AudioFrame(tone(0.5), 24_000)), *silence])
    start = 25 * PACKET_PTS + LOOKAHEAD_PTS
    assert loudness(sound[: start - PACKET_PTS]) < 2.0
    assert loudness(sound[start + 960 : start + 23_000]) == pytest.approx(loudness(tone(0.5)), rel=0.1)
    assert np.abs(sound.astype(np.int32)).max() < 10_000


def test_a_stream_gives_the_same_packets_whatever_the_pieces_it_is_fed() -> None:
    samples = tone(0.3, rate=16_000)
    whole = list(OpusStream(16_000).encode(samples))
    stream = OpusStream(16_000)
    pieces = [packet for piece in np.array_split(samples, 7) for packet in stream.encode(piece)]
    assert pieces == whole


async def test_a_chunk_is_encoded_to_whole_packets_that_cover_it() -> None:
    encoded = await encode_chunk(spoken("네", seconds_each=0.21))
    assert len(encoded.packets) == 12
    assert encoded.pts_length == 12 * PACKET_PTS


def test_an_empty_chunk_has_nothing_but_the_encoders_tail() -> None:
    assert len(encode(AudioFrame(np.zeros(0, np.int16), 24_000))) <= 1

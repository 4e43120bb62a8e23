"""What is particular to a line over WebRTC: its clocks, its losses, its ends; the contract suite has the rest."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import numpy as np
import pytest

from core.audio import HEARING_RATE_HZ, AudioFrame
from core.clock import SystemClock
from core.speech import Viseme
from rtc import rtvi
from rtc.aiortc_internals import last_rtp_timestamp
from rtc.line import as_rtvi
from rtc.opus import LOOKAHEAD_PTS, encode_chunk
from rtc.playout import ChunkEnded, ChunkStarted, SpeakingStarted, SpeakingStopped, WordStarted
from rtc.settings import LineSettings
from rtc.signalling import Signalling
from tests.rtc.peers import SETTINGS, connected, local_offer, loudness, make_citizen, spoken, tone


async def test_an_announced_chunk_carries_the_rtp_timestamp_of_the_packet_that_begins_it() -> None:
    async with connected() as (line, citizen):
        await line.play(spoken("네", seconds_each=1.0))
        announced = (await citizen.until_message("spoken-chunk"))["data"]["rtp"]
        sender = line.peer.getSenders()[0]
        sent_since = (last_rtp_timestamp(sender) - announced + LOOKAHEAD_PTS) % (1 << 32)
        assert sent_since % 960 == 0
        assert sent_since < 10 * 960


async def test_the_announcement_is_there_before_the_sound() -> None:
    async with connected() as (line, citizen):
        await line.play(spoken("네"))
        await citizen.until_loud()
        assert citizen.of_type("spoken-chunk")


async def test_a_chunk_that_follows_is_announced_while_the_one_before_it_plays() -> None:
    async with connected() as (line, citizen):
        async with asyncio.TaskGroup() as tasks:
            await line.play(spoken("하나", seconds_each=0.8))
            tasks.create_task(line.play(spoken("둘")))
        chunks = [message["data"] for message in citizen.of_type("spoken-chunk")]
        assert (chunks[1]["rtp"] - chunks[0]["rtp"]) % (1 << 32) in range(int(0.8 * 48_000), int(0.85 * 48_000))
        assert [chunk["segment"] for chunk in chunks] == [1, 2]


async def test_a_client_that_knows_only_rtvi_can_follow_the_words() -> None:
    async with connected() as (line, citizen):
        line.begin()
        await line.play(spoken("전입신고는", "14일"))
        await line.drained()
        await citizen.until_message("bot-stopped-speaking")
        assert [m["data"]["text"] for m in citizen.of_type("bot-tts-text")] == ["전입신고는", "14일"]
        assert [m["data"]["spoken_status"] for m in citizen.of_type("bot-output")] == [
            "new",
            "in-progress",
            "in-progress",
            "completed",
        ]
        assert len(citizen.of_type("bot-started-speaking")) == len(citizen.of_type("bot-stopped-speaking")) == 1


async def test_a_hush_says_from_which_moment_on_the_sound_is_new() -> None:
    async with connected() as (line, citizen):
        line.begin()
        await line.play(spoken("하나", "둘", "셋", seconds_each=0.5))
        first = (await citizen.until_message("spoken-chunk"))["data"]
        await citizen.until_loud()
        line.hush()
        hush = (await citizen.until_message("hush"))["data"]
        assert 0 < (hush["rtp"] - first["rtp"]) % (1 << 32) < 48_000
        await line.play(spoken("다음"))
        following = citizen.of_type("spoken-chunk")[-1]["data"]
        assert (following["rtp"] - hush["rtp"]) % (1 << 32) < 48_000


async def test_a_hush_before_anything_was_said_tells_nobody_anything() -> None:
    citizen = make_citizen()
    line, _ = await Signalling(SETTINGS, SystemClock()).connect(await local_offer(citizen))
    assert line.hush() == ""
    await line.close()
    await citizen.peer.close()


async def test_one_encoding_serves_two_lines() -> None:
    encoded = await encode_chunk(spoken("안내"))
    async with connected() as (one, first), connected() as (other, second):
        await one.play_encoded(encoded)
        await other.play_encoded(encoded)
        assert loudness(await first.until_loud()) > 500
        assert loudness(await second.until_loud()) > 500


async def test_a_staff_member_hears_the_citizen_and_speaks_to_her() -> None:
    async with (
        connected(microphone=tone(10, 300, rate=48_000)) as (citizen_line, citizen),
        connected(microphone=tone(10, 600, rate=48_000)) as (staff_line, staff),
        asyncio.TaskGroup() as bridge,
    ):
        bridge.create_task(staff_line.play_frames(citizen_line.tap_frames()))
        bridge.create_task(citizen_line.play_frames(staff_line.tap_frames()))
        await staff.until_loud()
        await citizen.until_loud()
        assert await pitch(staff_line.frames()) == pytest.approx(600, abs=50)
        assert await pitch(citizen_line.frames()) == pytest.approx(300, abs=50)
        await citizen_line.close()
        await staff_line.close()


async def test_live_mouth_shapes_carry_the_timestamp_of_the_sound_that_they_belong_to() -> None:
    async with (
        connected() as (citizen_line, citizen),
        connected(microphone=tone(10, 600, rate=48_000)) as (staff_line, _),
        asyncio.TaskGroup() as bridge,
    ):
        bridge.create_task(citizen_line.play_frames(staff_line.tap_frames()))
        await citizen.until_loud()
        heard = await anext(staff_line.tap_frames())
        citizen_line.move_lips((Viseme("aa", heard.starts_seconds),))
        message = (await citizen.until_message("live-visemes"))["data"]
        sender = citizen_line.peer.getSenders()[0]
        ahead = (message["rtp"] - last_rtp_timestamp(sender) + (1 << 31)) % (1 << 32) - (1 << 31)
        assert message["visemes"] == [[0, "aa"]]
        assert abs(ahead) < 0.12 * 48_000  # the microphone is at most 60 ms behind, and so is the sender
        await citizen_line.close()
        await staff_line.close()


async def test_mouth_shapes_of_a_voice_that_is_not_heard_are_dropped() -> None:
    async with connected() as (line, citizen):
        line.move_lips((Viseme("aa", 0.0),))
        await line.play(spoken("네"))
        await citizen.until_loud()
        line.move_lips((Viseme("aa", 0.0),))
        line.move_lips(())
        await line.drained()
        assert citizen.of_type("live-visemes") == []


async def pitch(frames: AsyncIterator[AudioFrame]) -> float:
    """The strongest frequency of half a second."""
    pieces: list[AudioFrame] = []
    async for frame in frames:
        pieces.append(frame)
        if len(pieces) == 25:
            break
    sound = np.concatenate([piece.samples for piece in pieces]).astype(np.float64)
    return float(np.argmax(np.abs(np.fft.rfft(sound))) * HEARING_RATE_HZ / len(sound))


async def test_a_client_that_leaves_in_the_middle_of_an_answer_ends_the_line_as_hung_up() -> None:
    async with connected() as (line, citizen):
        line.begin()
        await line.play(spoken("하나", seconds_each=5.0))
        await citizen.peer.close()
        async with asyncio.timeout(5):
            assert await line.closed() == "hung_up"
        assert line.heard() == ""


async def test_a_client_that_never_comes_is_given_up() -> None:
    patience = LineSettings(connect_timeout_seconds=0.5)
    citizen = make_citizen()
    line, _ = await Signalling(replace(SETTINGS, line=patience), SystemClock()).connect(await local_offer(citizen))
    async with asyncio.timeout(10):
        await line.keep()
    assert line.ended == "never_connected"
    await citizen.peer.close()


async def test_when_nothing_arrives_any_more_the_line_is_lost_and_what_came_after_does_not_count() -> None:
    patience = LineSettings(lost_after_seconds=1.5)
    async with connected(replace(SETTINGS, line=patience)) as (line, citizen):
        line.begin()
        await line.play(spoken(*"가나다라마바사아", seconds_each=0.5))
        await cut_the_cable(citizen.peer)
        async with asyncio.timeout(20):
            assert await line.closed() == "lost"
        assert len(line.heard().split()) <= 3


async def cut_the_cable(peer: object) -> None:
    """The network between the two is gone: no packet leaves the client any more, and no goodbye."""
    for transport in getattr(peer, "_RTCPeerConnection__iceTransports"):  # noqa: B009
        for protocol in transport.iceGatherer._connection._protocols:
            protocol.transport.abort()


async def test_closing_twice_from_two_sides_is_no_trouble() -> None:
    async with connected() as (line, citizen), asyncio.TaskGroup() as tasks:
        tasks.create_task(line.close())
        tasks.create_task(citizen.peer.close())
        tasks.create_task(line.close())
    assert line.ended in {"closed", "hung_up"}


def test_every_playout_event_has_its_rtvi_messages() -> None:
    events = [
        SpeakingStarted(),
        ChunkStarted(1),
        WordStarted(1, "나", "가 나", "다"),
        ChunkEnded(1, "가 나 다"),
        SpeakingStopped(),
    ]
    messages = [message for event in events for message in as_rtvi(event)]
    assert messages == [
        rtvi.BotStartedSpeaking(),
        rtvi.BotTtsText("나"),
        rtvi.BotOutput("가 나 다", 1, "in-progress", rtvi.SpokenProgress("가 나", "다")),
        rtvi.BotOutput("가 나 다", 1, "completed", rtvi.SpokenProgress("가 나 다", "")),
        rtvi.BotStoppedSpeaking(),
    ]

"""The pacing of the voice, with time held in the hand."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiortc.mediastreams import MediaStreamError

from core.audio import HEARING_RATE_HZ, AudioFrame, Samples
from rtc.opus import PACKET_PTS, silence_packet
from rtc.voice_track import LIVE_LIMIT, SETTLE_PTS, VoiceTrack
from tests.rtc.clocks import SkippingClock
from tests.rtc.peers import tone


async def packets(track: VoiceTrack, count: int) -> list[bytes]:
    return [bytes(await track.recv()) for _ in range(count)]


async def test_silence_flows_in_real_time_when_nobody_speaks() -> None:
    clock = SkippingClock()
    track = VoiceTrack(clock)
    received = [await track.recv() for _ in range(50)]
    assert [packet.pts for packet in received] == [n * PACKET_PTS for n in range(50)]
    assert {bytes(packet) for packet in received} == {silence_packet()}
    assert clock.seconds == pytest.approx(1_000.98)


async def test_speech_begins_with_the_next_packet_and_silence_follows_it() -> None:
    track = VoiceTrack(SkippingClock())
    await packets(track, 3)
    speech = track.enqueue((b"a", b"b"))
    assert speech.starts_pts == 3 * PACKET_PTS
    assert await packets(track, 3) == [b"a", b"b", silence_packet()]


async def test_speech_waits_behind_the_speech_before_it_without_a_gap() -> None:
    track = VoiceTrack(SkippingClock())
    first, second = track.enqueue((b"a", b"b")), track.enqueue((b"c",))
    assert (first.ends_pts, second.starts_pts) == (2 * PACKET_PTS, 2 * PACKET_PTS)
    await packets(track, 2)
    assert not second.begun.is_set()
    assert await packets(track, 1) == [b"c"]
    assert second.begun.is_set()


async def test_a_hush_leaves_silence_and_the_clock_runs_on() -> None:
    track = VoiceTrack(SkippingClock())
    speech, waiting = track.enqueue((b"a",) * 10), track.enqueue((b"b",))
    await packets(track, 4)
    track.hush()
    packet = await track.recv()
    assert (bytes(packet), packet.pts) == (silence_packet(), 4 * PACKET_PTS)
    assert speech.begun.is_set()
    assert waiting.begun.is_set()
    assert track.queue_ends_pts == track.next_pts


async def test_after_a_hush_nothing_new_is_heard_before_the_moment_that_it_named() -> None:
    track = VoiceTrack(SkippingClock())
    track.enqueue((b"a",) * 10)
    await packets(track, 4)
    quiet_until = track.hush()
    speech = track.enqueue((b"b",))
    assert speech.starts_pts == quiet_until == 4 * PACKET_PTS + SETTLE_PTS
    assert await packets(track, 6) == [silence_packet()] * 5 + [b"b"]


async def test_a_stall_in_silence_is_skipped_and_one_in_speech_is_caught_up_with() -> None:
    clock = SkippingClock()
    track = VoiceTrack(clock)
    await packets(track, 2)
    clock.seconds += 1.0
    assert (await track.recv()).pts == 51 * PACKET_PTS
    track.enqueue((b"a",) * 20)
    await packets(track, 2)
    clock.seconds += 0.3
    before = clock.seconds
    assert await packets(track, 15) == [b"a"] * 15
    assert clock.seconds == pytest.approx(before)


async def test_the_pts_of_a_moment_is_counted_from_the_first_packet() -> None:
    clock = SkippingClock(5.0)
    track = VoiceTrack(clock)
    assert track.pts_at(99.0) == 0
    await packets(track, 1)
    assert track.pts_at(6.0) == 48_000


async def test_whoever_waits_for_a_pts_goes_on_when_it_has_been_sent() -> None:
    track = VoiceTrack(SkippingClock())
    async with asyncio.TaskGroup() as tasks:
        reached = tasks.create_task(track.reached(3 * PACKET_PTS))
        await packets(track, 2)
        await asyncio.sleep(0)
        assert not reached.done()
        await packets(track, 1)


async def test_what_was_sent_is_told_once_a_packet() -> None:
    told: list[int] = []
    await packets(VoiceTrack(SkippingClock(), told.append), 3)
    assert told == [PACKET_PTS, 2 * PACKET_PTS, 3 * PACKET_PTS]


async def test_a_stopped_track_lets_everybody_go_and_gives_nothing_more() -> None:
    track = VoiceTrack(SkippingClock())
    speech = track.enqueue((b"a",))
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(track.reached(1_000_000))
        await asyncio.sleep(0)
        track.stop()
    assert speech.begun.is_set()
    assert track.enqueue((b"b",)).begun.is_set()
    with pytest.raises(MediaStreamError):
        await track.recv()


class Person:
    """A microphone that gives 20 ms whenever the test says so."""

    def __init__(self) -> None:
        self._frames: asyncio.Queue[AudioFrame | None] = asyncio.Queue()

    async def speaks(self, count: int) -> None:
        await self._gives(count, tone(0.02, rate=HEARING_RATE_HZ))

    async def breathes(self, count: int) -> None:
        """What a quiet room and a person in it give."""
        await self._gives(count, tone(0.02, rate=HEARING_RATE_HZ) // 100)

    async def _gives(self, count: int, sound: Samples) -> None:
        for _ in range(count):
            self._frames.put_nowait(AudioFrame(sound, HEARING_RATE_HZ))
        for _ in range(count + 1):
            await asyncio.sleep(0)

    def stops(self) -> None:
        self._frames.put_nowait(None)

    async def frames(self) -> AsyncIterator[AudioFrame]:
        while (frame := await self._frames.get()) is not None:
            yield frame


async def test_a_persons_microphone_passes_through_20_to_60_ms_behind() -> None:
    track, person = VoiceTrack(SkippingClock()), Person()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(track.play_frames(person.frames()))
        await person.speaks(1)
        assert await packets(track, 1) == [silence_packet()]
        await person.speaks(10)
        live = [packet for packet in await packets(track, LIVE_LIMIT + 1) if packet != silence_packet()]
        assert len(live) == LIVE_LIMIT
        person.stops()
    assert await packets(track, 1) == [silence_packet()]


@asynccontextmanager
async def live(track: VoiceTrack) -> AsyncGenerator[Person]:
    """A person whose microphone is passed on."""
    person = Person()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(track.play_frames(person.frames()))
        yield person
        person.stops()


async def test_an_announcement_goes_before_a_person_who_is_silent() -> None:
    track = VoiceTrack(SkippingClock())
    async with live(track) as person:
        await person.breathes(3)
        track.enqueue((b"a", b"b"))
        assert await packets(track, 2) == [b"a", b"b"]
        assert track.live_origin_pts is None
        await person.breathes(3)
        assert silence_packet() not in await packets(track, 2)
        assert track.live_origin_pts is not None


async def test_a_person_is_heard_from_the_first_word_on_whatever_is_announced() -> None:
    track = VoiceTrack(SkippingClock())
    async with live(track) as person:
        speech = track.enqueue((b"a",) * 40)
        assert await packets(track, 2) == [b"a", b"a"]
        await person.speaks(3)
        first = await packets(track, 3)
        assert b"a" not in first
        assert silence_packet() not in first
        await person.breathes(1)  # between two syllables
        assert await packets(track, 1) != [b"a"]
        assert await packets(track, speech.ends_pts // PACKET_PTS - 6) == [b"a"] * 34
        assert await packets(track, 1) == [silence_packet()]


async def test_a_hush_leaves_a_person_who_is_heard() -> None:
    track = VoiceTrack(SkippingClock())
    async with live(track) as person:
        speech = track.enqueue((b"a",) * 10)
        await packets(track, 4)
        await person.speaks(3)
        await packets(track, 1)
        assert track.hush() == 4 * PACKET_PTS
        assert track.queue_ends_pts == track.next_pts
        assert speech.begun.is_set()
        assert silence_packet() not in await packets(track, 2)

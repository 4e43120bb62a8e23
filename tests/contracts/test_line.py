"""What every `Line` does, the fake one and the one over WebRTC alike."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from itertools import pairwise
from typing import Any, Protocol

import numpy as np
import pytest

from app.protocols import Line
from core.audio import HEARING_RATE_HZ, AudioFrame
from core.clock import SystemClock
from rtc import rtvi
from rtc.rtvi import SendText
from tests.fakes.line import FakeLine
from tests.rtc.peers import Citizen, connected, kinds, spoken, tone

LINGER_SECONDS = 0.15
"""What a real line may take beyond the sound itself: its pacing and the delay to the citizen's ear."""


class FarEnd(Protocol):
    """The client's side of the line under test."""

    def writes(self, message: Mapping[str, object]) -> None: ...

    async def got(self, kind: str) -> Mapping[str, Any]: ...

    async def hangs_up(self) -> None: ...


class FakeFarEnd:
    def __init__(self, line: FakeLine) -> None:
        self._line = line

    def writes(self, message: Mapping[str, object]) -> None:
        self._line.receive({"id": message["id"], "type": message["type"], "data": message["data"]})

    async def got(self, kind: str) -> Mapping[str, Any]:
        return next(message for message in self._line.sent if kind in kinds(message))

    async def hangs_up(self) -> None:
        self._line.hang_up()


class RealFarEnd:
    def __init__(self, citizen: Citizen) -> None:
        self._citizen = citizen

    def writes(self, message: Mapping[str, object]) -> None:
        self._citizen.say(message)

    async def got(self, kind: str) -> Mapping[str, Any]:
        return await self._citizen.until_message(kind)

    async def hangs_up(self) -> None:
        await self._citizen.peer.close()


@asynccontextmanager
async def fake() -> AsyncGenerator[tuple[Line, FarEnd]]:
    frames = [AudioFrame(tone(0.02, rate=HEARING_RATE_HZ), HEARING_RATE_HZ, starts_seconds=n * 0.02) for n in range(50)]
    line = FakeLine(frames)
    yield line, FakeFarEnd(line)


@asynccontextmanager
async def real() -> AsyncGenerator[tuple[Line, FarEnd]]:
    async with connected(microphone=tone(5.0, rate=48_000)) as (line, citizen):
        yield line, RealFarEnd(citizen)


@pytest.fixture(params=[fake, real])
def open_line(request: pytest.FixtureRequest) -> AbstractAsyncContextManager[tuple[Line, FarEnd]]:
    return request.param()


Opened = AbstractAsyncContextManager[tuple[Line, FarEnd]]


async def test_the_microphone_comes_as_20_ms_of_16_khz_one_after_the_other(open_line: Opened) -> None:
    async with open_line as (line, _):
        frames = [frame async for frame in take(line.frames(), 20)]
    assert {(frame.sample_rate_hz, len(frame.samples), frame.samples.dtype) for frame in frames} == {
        (16_000, 320, np.dtype(np.int16))
    }
    gaps = {round(b.starts_seconds - a.ends_seconds, 6) for a, b in pairwise(frames)}
    assert gaps == {0.0}


async def test_play_returns_when_its_chunk_begins_and_not_before(open_line: Opened) -> None:
    async with open_line as (line, _):
        line.begin()
        await line.play(spoken("하나"))
        began = SystemClock().monotonic()
        await line.play(spoken("둘"))
        assert 0.1 < SystemClock().monotonic() - began < 0.2 + LINGER_SECONDS


async def test_what_was_heard_grows_word_by_word_up_to_the_whole(open_line: Opened) -> None:
    async with open_line as (line, _):
        line.begin()
        assert line.heard() == ""
        await line.play(spoken("전입신고는", "14일", "이내"))
        assert line.heard() == ""
        await line.drained()
        assert line.heard() == "전입신고는 14일 이내"


async def test_a_new_utterance_counts_from_its_own_beginning(open_line: Opened) -> None:
    async with open_line as (line, _):
        line.begin()
        await line.play(spoken("처음"))
        await line.drained()
        line.begin()
        assert line.heard() == ""
        await line.play(spoken("다음"))
        await line.drained()
        assert line.heard() == "다음"


async def test_a_hush_drops_the_rest_and_gives_the_words_that_were_heard(open_line: Opened) -> None:
    async with open_line as (line, far_end):
        line.begin()
        await line.play(spoken("하나", seconds_each=0.4))
        await line.play(spoken("둘", "셋", "넷", seconds_each=0.4))
        heard = line.hush()
        assert heard == "하나"
        await line.drained()
        assert line.heard() == heard
        hush = await far_end.got("hush")
        assert hush["data"]["heard"] == heard


async def test_a_chunk_that_waits_is_let_go_by_a_hush(open_line: Opened) -> None:
    async with open_line as (line, _):
        line.begin()
        await line.play(spoken("앞", seconds_each=2.0))
        async with asyncio.timeout(1), asyncio.TaskGroup() as tasks:
            tasks.create_task(line.play(spoken("뒤")))
            await asyncio.sleep(0)
            line.hush()
        assert "뒤" not in line.heard()


async def test_every_chunk_is_announced_with_its_words_and_mouth_shapes(open_line: Opened) -> None:
    async with open_line as (line, far_end):
        line.begin()
        await line.play(spoken("네", "맞습니다"))
        data = (await far_end.got("spoken-chunk"))["data"]
        assert data["text"] == "네 맞습니다"
        assert data["words"] == [[0, 200, "네"], [200, 400, "맞습니다"]]
        assert data["visemes"] == [[0, "aa"], [400, "sil"]]
        assert data["duration_ms"] == 400


async def test_messages_travel_both_ways(open_line: Opened) -> None:
    async with open_line as (line, far_end):
        far_end.writes(rtvi.to_wire(SendText("언제까지 신고해요?"), id="m1"))
        message = await anext(line.messages())
        assert (message["id"], message["type"]) == ("m1", "send-text")
        line.send(rtvi.server_message("driver", {"kind": "person"}))
        assert (await far_end.got("driver"))["data"] == {"type": "driver", "kind": "person"}


async def test_when_the_client_hangs_up_everything_ends_and_what_was_heard_stays(open_line: Opened) -> None:
    async with open_line as (line, far_end):
        frames, messages = line.frames(), line.messages()
        line.begin()
        await line.play(spoken("하나", seconds_each=0.5))
        await line.play(spoken("둘", seconds_each=1.0))
        await far_end.hangs_up()
        async with asyncio.timeout(10):
            async for _ in frames:
                pass
            async for _ in messages:
                pass
        assert line.heard() == "하나"
        assert line.hush() == "하나"


async def test_on_a_closed_line_nothing_plays_and_nothing_is_sent(open_line: Opened) -> None:
    async with open_line as (line, _):
        await line.close()
        await line.close()
        line.send(rtvi.server_message("driver", {"kind": "ai"}))
        assert [frame async for frame in line.frames()] == []
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.2):
                await line.play(spoken("늦음"))


async def take(frames: AsyncIterator[AudioFrame], count: int) -> AsyncIterator[AudioFrame]:
    for _ in range(count):
        yield await anext(frames)

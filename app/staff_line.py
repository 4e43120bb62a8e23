"""A staff member's line: the citizen's voice to the ear, the own voice to the avatar and to the transcript."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager

from app.talks.registry import Talks
from app.talks.talk import Talk
from app.visits import Visits
from app.voice import Voice
from core.speech import FinalTranscript
from rtc.line import RtcLine
from rtc.protocols import VisitRequest


class StaffLine:
    """The `Admission` and `Session` of staff lines; `visit.session` names the talk that is driven."""

    def __init__(self, talks: Talks, visits: Visits, voice: Voice) -> None:
        self._talks = talks
        self._visits = visits
        self._voice = voice

    @asynccontextmanager
    async def admit(self, visit: VisitRequest, client_address: str) -> AsyncGenerator[None]:
        """Whoever the desk lets through has a place; raises `NotFound` for a talk that is over."""
        self._talks.find(visit.session)
        yield

    async def __call__(self, line: RtcLine, visit: VisitRequest) -> None:
        """Lasts until the line closes or the person no longer drives."""
        talk = self._talks.find(visit.session)
        found = self._visits.on_line(talk.id)
        async with asyncio.TaskGroup() as tasks:
            jobs = [tasks.create_task(self._transcribe(line, talk))]
            if found:
                citizen, _ = found
                jobs.append(tasks.create_task(citizen.play_frames(line.tap_frames())))
                jobs.append(tasks.create_task(line.play_frames(citizen.tap_frames())))
            jobs.append(tasks.create_task(_drain(line.messages())))
            await _until_handed_back(talk)
            for job in jobs:
                job.cancel()

    async def _transcribe(self, line: RtcLine, talk: Talk) -> None:
        async for heard in self._voice.listener.listen(line.frames(), language=talk.language):
            if isinstance(heard, FinalTranscript) and talk.driver.kind == "person":
                talk.staff_said(heard.text, via="voice")


async def _until_handed_back(talk: Talk) -> None:
    async for item in talk.feed.follow(talk.feed.last_number):
        if item.event["type"] == "driver" and item.event["kind"] == "ai":
            return


async def _drain(messages: AsyncIterator[object]) -> None:
    async for _ in messages:
        pass

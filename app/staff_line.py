"""A staff member's line: the citizen's voice to the ear, the own voice to the avatar, its lips and the transcript."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing, asynccontextmanager

from app.line_book import LineBook
from app.protocols import Listener, LiveLine
from app.talks.registry import Talks
from app.talks.talk import Talk
from core.errors import Forbidden
from core.speech import FinalTranscript, SpeechStarted
from rtc.protocols import VisitRequest
from speech.live_visemes import live_visemes

ACCOUNT = "account"
"""In `VisitRequest.extra`: whose line it is."""


class StaffLine:
    """The `Admission` and `Session` of staff lines; `visit.session` names the talk that is driven."""

    def __init__(self, talks: Talks, book: LineBook, listener: Listener) -> None:
        self._talks = talks
        self._book = book
        self._listener = listener
        self._open: dict[str, LiveLine] = {}

    @asynccontextmanager
    async def admit(self, visit: VisitRequest, client_address: str) -> AsyncGenerator[None]:
        """Whoever drives has a place; raises `Forbidden` for anybody else, `NotFound` for a talk that is over."""
        del client_address
        if not _drives(self._talks.find(visit.session), visit):
            raise Forbidden("this citizen is served by somebody else")
        yield

    async def __call__(self, line: LiveLine, visit: VisitRequest) -> None:
        """Lasts until the line closes or the person no longer drives."""
        talk = self._talks.find(visit.session)
        if before := self._open.get(talk.id):
            await before.close()  # the page was loaded anew, and its old line is not missed yet
        self._open[talk.id] = line
        try:
            await self._talk_through(line, talk, visit)
        finally:
            if self._open.get(talk.id) is line:
                del self._open[talk.id]

    async def _talk_through(self, line: LiveLine, talk: Talk, visit: VisitRequest) -> None:
        async with asyncio.TaskGroup() as tasks:
            jobs = [
                tasks.create_task(self._transcribe(line, talk)),
                tasks.create_task(self._bridge(line, talk.id)),
                tasks.create_task(_while_driven(talk, visit)),
                tasks.create_task(_until_closed(line)),
            ]
            await asyncio.wait(jobs[2:], return_when=asyncio.FIRST_COMPLETED)
            for job in jobs:
                job.cancel()

    async def _transcribe(self, line: LiveLine, talk: Talk) -> None:
        async with aclosing(self._listener.listen(line.frames(), language=talk.language)) as events:
            async for heard in events:
                if isinstance(heard, SpeechStarted) and talk.voice:
                    talk.voice.hush()  # nobody waits behind an announcement, nor talks against it
                elif isinstance(heard, FinalTranscript):
                    talk.staff_said(heard.text, via="voice")

    async def _bridge(self, staff: LiveLine, talk_id: str) -> None:
        """Joins the two voices, on whatever line the citizen is."""
        citizen: LiveLine | None = None
        while True:
            citizen = await self._book.other_than(talk_id, citizen)
            if citizen is not None:
                await self._join(staff, citizen, talk_id)

    async def _join(self, staff: LiveLine, citizen: LiveLine, talk_id: str) -> None:
        async with asyncio.TaskGroup() as tasks:
            jobs = [
                tasks.create_task(citizen.play_frames(staff.tap_frames())),
                tasks.create_task(staff.play_frames(citizen.tap_frames())),
                tasks.create_task(_move_lips(staff, citizen)),
            ]
            await self._book.other_than(talk_id, citizen)
            for job in jobs:
                job.cancel()


async def _move_lips(staff: LiveLine, citizen: LiveLine) -> None:
    async for viseme in live_visemes(staff.tap_frames()):
        citizen.move_lips((viseme,))


async def _while_driven(talk: Talk, visit: VisitRequest) -> None:
    """Returns when another one drives, or the talk is over; it may be so already."""
    async with aclosing(talk.feed.follow(talk.feed.last_number)) as feed:
        if talk.closed or not _drives(talk, visit):
            return
        async for _ in feed:
            if not _drives(talk, visit):
                return


async def _until_closed(line: LiveLine) -> None:
    async for _ in line.messages():
        pass


def _drives(talk: Talk, visit: VisitRequest) -> bool:
    account = (visit.extra or {}).get(ACCOUNT)
    return talk.driver.kind == "person" and talk.driver.account_id == account

"""A staff member's line: opened on coming on duty, and joined to whatever talk the person drives.

The citizen's voice goes to the ear, the own voice to the avatar, its lips and the transcript. While the person drives
no talk nothing of the microphone is read.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from typing import Final

from app.line_book import LineBook
from app.protocols import Listener, LiveLine, Vocabulary
from app.talks.registry import Talks
from app.talks.talk import Talk
from core.accounts import StillAllowed
from core.errors import Conflict
from core.speech import FinalTranscript, SpeechStarted
from desk.admitted import until_refused
from desk.desk import Desk
from desk.waiting import Entry
from rtc.protocols import VisitRequest
from speech.live_visemes import live_visemes

SEAT: Final = "seat"


@dataclass(frozen=True, slots=True)
class Seat:
    """Whose line it is, and whether that person is still signed in; travels in `VisitRequest.extra`."""

    account_id: str
    still: StillAllowed

    def as_extra(self) -> Mapping[str, object]:
        return {SEAT: self}

    @staticmethod
    def of(visit: VisitRequest) -> Seat:
        seat = (visit.extra or {})[SEAT]
        assert isinstance(seat, Seat)
        return seat


class StaffLine:
    """The `Admission` and `Session` of staff lines."""

    def __init__(
        self, talks: Talks, book: LineBook, listener: Listener, desk: Desk, *, vocabulary: Vocabulary | None = None
    ) -> None:
        self._talks = talks
        self._book = book
        self._listener = listener
        self._desk = desk
        self._vocabulary = vocabulary

    @asynccontextmanager
    async def admit(self, visit: VisitRequest, client_address: str) -> AsyncGenerator[None]:
        """Raises `Conflict` for a person who is off duty."""
        del client_address
        if not self._desk.on_duty(Seat.of(visit).account_id):
            raise Conflict("come on duty first")
        yield

    async def __call__(self, line: LiveLine, visit: VisitRequest) -> None:
        """Lasts until the line closes, a later one takes its place, or the person is off duty or signed out."""
        seat = Seat.of(visit)
        self._desk.line_opened(seat.account_id, line.pc_id)
        try:
            async with asyncio.TaskGroup() as tasks:
                ends = [
                    tasks.create_task(_until_closed(line)),
                    tasks.create_task(self._desk.while_on_line(seat.account_id, line.pc_id)),
                    tasks.create_task(until_refused(seat.still, self._desk.clock)),
                ]
                serving = tasks.create_task(self._serve_in_turn(line, seat.account_id))
                await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
                for job in (*ends, serving):
                    job.cancel()
        finally:
            self._desk.line_closed(seat.account_id, line.pc_id)

    async def _serve_in_turn(self, line: LiveLine, account_id: str) -> None:
        """One citizen after the other, and nobody in between."""
        entry: Entry | None = None
        while True:
            entry = await self._desk.serving_other_than(account_id, entry)
            if entry is not None:
                await self._serve(line, entry)

    async def _serve(self, line: LiveLine, entry: Entry) -> None:
        talk = self._talks.find(entry.talk_id)
        async with asyncio.TaskGroup() as tasks:
            jobs = [
                tasks.create_task(self._transcribe(line, talk)),
                tasks.create_task(self._bridge(line, talk.id)),
            ]
            await self._desk.serving_other_than(entry.staff_id, entry)
            for job in jobs:
                job.cancel()

    async def _transcribe(self, line: LiveLine, talk: Talk) -> None:
        def hint() -> str:
            return self._vocabulary.hint(talk.official_id, talk.language) if self._vocabulary else ""

        async with aclosing(self._listener.listen(line.frames(), language=talk.language, hint=hint)) as events:
            async for heard in events:
                if isinstance(heard, SpeechStarted) and talk.voice:
                    talk.voice.hush()  # nobody talks against an announcement
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


async def _until_closed(line: LiveLine) -> None:
    async for _ in line.messages():
        pass

"""Owns every line of the process: the tasks that keep it, the session that talks on it, and its end."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import replace
from types import TracebackType
from typing import Self

from core.clock import Clock
from core.error_names import names
from core.errors import NotFound, ServiceFull
from rtc import rtvi
from rtc.line import RtcLine
from rtc.protocols import Admission, Session, VisitRequest
from rtc.settings import RtcSettings
from rtc.signalling import Answer, Candidate, OfferRequest, Signalling

log = logging.getLogger(__name__)

RETRY_AFTER_SECONDS = 5


class Lines:
    """Entered with the service (`async with`), left with it: leaving closes every line and waits for its session."""

    def __init__(self, settings: RtcSettings, clock: Clock, admission: Admission, session: Session) -> None:
        self._settings = settings
        self._signalling = Signalling(settings, clock)
        self._admission = admission
        self._session = session
        self._lines: dict[str, RtcLine] = {}
        self._sessions: dict[str, asyncio.Task[None]] = {}
        self._tasks = asyncio.TaskGroup()
        self._open = False

    async def __aenter__(self) -> Self:
        await self._tasks.__aenter__()
        self._open = True
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close_all()
        await self._tasks.__aexit__(kind, error, trace)

    def __len__(self) -> int:
        """Lines that are open or being wound down."""
        return len(self._lines)

    async def close_all(self) -> None:
        """Closes every line, and accepts none from now on."""
        self._open = False
        for line in list(self._lines.values()):
            await line.close()

    async def offer(self, request: OfferRequest, client_address: str) -> Answer:
        """Answers an offer, on the line it names or on a new one.

        A `pc_id` that is not known here gets a new line, as a browser expects whose server was started again. Raises
        `MalformedOffer`, or what `Admission.admit` raises.
        """
        known = self._lines.get(request.pc_id or "")
        if known and not request.restart_pc and not known.ended:
            return await self._signalling.renegotiate(known, request.sdp)
        if known:
            await self._give_up(known)
        return await self._connect(request, client_address)

    async def candidates(self, pc_id: str, candidates: Sequence[Candidate]) -> None:
        """Trickled candidates; raises `NotFound` for a line that is not there."""
        line = self._lines.get(pc_id)
        if line is None:
            raise NotFound("no connection has this `pc_id`")
        await self._signalling.add_candidates(line, candidates)

    async def _connect(self, request: OfferRequest, client_address: str) -> Answer:
        if not self._open:
            raise ServiceFull("the service is being stopped", retry_after_seconds=RETRY_AFTER_SECONDS)
        async with AsyncExitStack() as place:
            await place.enter_async_context(self._admission.admit(request.visit, client_address))
            line, answer = await self._signalling.connect(request.sdp)
            if not self._open:
                await line.close()  # the service was stopped meanwhile
            self._lines[line.pc_id] = line
            visit = replace(request.visit, client_address=client_address)
            session = self._serve(line, visit, place.pop_all())
            self._sessions[line.pc_id] = self._tasks.create_task(session)
        return answer

    async def _give_up(self, line: RtcLine) -> None:
        """Returns when the place of the line is free again."""
        await line.close()
        if session := self._sessions.get(line.pc_id):
            await asyncio.wait({session})

    async def _serve(self, line: RtcLine, visit: VisitRequest, place: AsyncExitStack) -> None:
        try:
            async with place:
                await self._talk(line, visit)
                await line.close()
        finally:
            del self._lines[line.pc_id], self._sessions[line.pc_id]

    async def _talk(self, line: RtcLine, visit: VisitRequest) -> None:
        """The outermost edge of a session: whatever breaks in it ends this line and no other."""
        try:
            async with asyncio.timeout(None) as limit, asyncio.TaskGroup() as tasks:
                tasks.create_task(line.keep())
                wind_down = tasks.create_task(self._limit_after_close(line, limit))
                await self._session(line, visit)
                wind_down.cancel()
                await line.close()
        except TimeoutError:
            log.warning("the session of line %s went on after its end and was stopped", line.pc_id)
        except Exception as error:  # noqa: BLE001
            log.error("the session of line %s broke: %s", line.pc_id, names(error))  # noqa: TRY400
            line.send(rtvi.to_wire(rtvi.Error("something broke here; please try again", fatal=True)))

    async def _limit_after_close(self, line: RtcLine, limit: asyncio.Timeout) -> None:
        await line.closed()
        limit.reschedule(asyncio.get_running_loop().time() + self._settings.line.wind_down_seconds)

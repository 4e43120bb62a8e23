"""The calendar of coming changes over HTTP, as JSON and for calendar programs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from fastapi import APIRouter, Depends, Response
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from core.accounts import AccountGuard, Role
from core.clock import Clock, today
from core.errors import Forbidden, InvalidInput, PasswordChangeRequired, Unauthenticated
from core.http import Day, declared
from knowledge.calendar import Coming, ComingKind, coming, icalendar

READERS = (Role.CURATOR, Role.APPROVER, Role.ADMIN)
AHEAD_DAYS = 366
NAMES: dict[ComingKind, str] = {
    "publication": "게시 예정",
    "begins": "적용 시작",
    "ends": "적용 마지막 날",
    "superseded": "새 판으로 바뀜",
    "text": "법령 시행",
}


def build_router(sessions: async_sessionmaker[AsyncSession], clock: Clock, guard: AccountGuard) -> APIRouter:
    """For accounts with the roles curator, approver and admin."""
    errors = declared(InvalidInput, Unauthenticated, Forbidden, PasswordChangeRequired)
    router = APIRouter(tags=["curation"], responses=errors)
    reader: Any = Depends(guard.allow(*READERS))

    @router.get("/api/calendar", operation_id="listComing", dependencies=[reader])
    async def listed(first: Day, last: Day) -> tuple[Coming, ...]:
        return tuple(await coming(sessions, first, last))

    @router.get("/api/calendar.ics", operation_id="exportComing", dependencies=[reader], response_class=Response)
    async def exported() -> Response:
        first = today(clock)
        found = await coming(sessions, first, first + timedelta(days=AHEAD_DAYS))
        headers = {"Content-Disposition": 'attachment; filename="madang.ics"'}
        return Response(icalendar(found, NAMES), media_type="text/calendar; charset=utf-8", headers=headers)

    return router

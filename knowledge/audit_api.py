"""The whole audit over HTTP: filtered, paged, as CSV, and whether its chain holds."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.responses import StreamingResponse
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from core.accounts import AccountGuard, Role
from core.clock import SEOUL, Clock
from core.errors import Forbidden, InvalidInput, PasswordChangeRequired, Unauthenticated
from core.http import Day, declared
from core.spreadsheet import BOM, csv_row
from knowledge import audit
from knowledge.audit import AuditCheck, AuditFilters, AuditLine, AuditPage

READERS = (Role.CURATOR, Role.APPROVER, Role.ADMIN)
COLUMNS = ("id", "at", "actor", "action", "document", "version", "note")


def build_router(sessions: async_sessionmaker[AsyncSession], clock: Clock, guard: AccountGuard) -> APIRouter:
    """For accounts with the roles curator, approver and admin."""
    errors = declared(InvalidInput, Unauthenticated, Forbidden, PasswordChangeRequired)
    router = APIRouter(tags=["curation"], responses=errors)
    reader: Any = Depends(guard.allow(*READERS))

    @router.get("/api/audit", operation_id="listAudit", dependencies=[reader])
    async def listed(
        filters: Annotated[AuditFilters, Depends(_filters)],
        page: Annotated[int, Query(ge=1, le=100_000)] = 1,
        page_size: Annotated[int, Query(ge=1, le=200)] = 50,
    ) -> AuditPage:
        return await audit.page(sessions, filters, page, page_size)

    @router.get("/api/audit.csv", operation_id="exportAudit", dependencies=[reader], response_class=StreamingResponse)
    async def exported(filters: Annotated[AuditFilters, Depends(_filters)]) -> StreamingResponse:
        headers = {"Content-Disposition": 'attachment; filename="audit.csv"'}
        return StreamingResponse(_csv(audit.lines(sessions, filters)), media_type="text/csv", headers=headers)

    @router.get("/api/audit/check", operation_id="checkAudit", dependencies=[reader])
    async def checked() -> AuditCheck:
        return await audit.check(sessions, clock.now())

    return router


def _filters(
    document: Annotated[str, Query(max_length=200)] = "",
    actor: Annotated[str, Query(max_length=120)] = "",
    action: Annotated[str, Query(max_length=40)] = "",
    first: Day | None = None,
    last: Day | None = None,
) -> AuditFilters:
    return AuditFilters(document.strip(), actor, action, first, last)


async def _csv(lines: AsyncIterator[AuditLine]) -> AsyncIterator[str]:
    yield BOM + csv_row(COLUMNS)
    async for line in lines:
        at = line.at.astimezone(SEOUL).isoformat(timespec="seconds")
        yield csv_row((line.id, at, line.actor, line.action, line.document_id, line.version or "", line.note))

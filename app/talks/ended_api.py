"""The reports of ended talks over HTTP, for the people at the desk."""

from typing import Annotated

from fastapi import APIRouter, Depends

from app.talks.ended import EndedTalks, EndedTalkView
from core.accounts import Account, AccountGuard, Role
from core.errors import Forbidden, PasswordChangeRequired, Unauthenticated
from core.http import declared


def build_router(ended: EndedTalks, guard: AccountGuard) -> APIRouter:
    """Routes under `/api/ended-talks`."""
    errors = declared(Unauthenticated, Forbidden, PasswordChangeRequired)
    router = APIRouter(prefix="/api/ended-talks", tags=["desk"], responses=errors)
    staff = Depends(guard.allow(Role.STAFF, Role.SUPERVISOR))

    @router.get("", operation_id="listEndedTalks")
    async def list_ended_talks(_account: Annotated[Account, staff]) -> list[EndedTalkView]:
        return await ended.latest()

    return router

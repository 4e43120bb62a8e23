"""Call-back requests over HTTP, for the people at the desk."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel

from casework.callbacks import Callback, Callbacks
from core.accounts import Account, AccountGuard, Role
from core.errors import Conflict, Forbidden, InvalidInput, NotFound, PasswordChangeRequired, Unauthenticated
from core.http import declared


class CallbackView(BaseModel):
    """One citizen to call."""

    id: int
    official: str
    contact: str
    requested_at: datetime
    done_at: datetime | None
    done_by: str | None


def build_router(callbacks: Callbacks, guard: AccountGuard) -> APIRouter:
    """Routes under `/api/callbacks`."""
    errors = declared(InvalidInput, Unauthenticated, Forbidden, PasswordChangeRequired, NotFound, Conflict)
    router = APIRouter(prefix="/api/callbacks", tags=["casework"], responses=errors)
    staff = Depends(guard.allow(Role.STAFF, Role.SUPERVISOR))

    @router.get("", operation_id="listCallbacks")
    async def list_callbacks(_account: Annotated[Account, staff]) -> list[CallbackView]:
        return [_view(c) for c in await callbacks.waiting()]

    @router.post("/{callback}/done", operation_id="finishCallback")
    async def finish_callback(callback: int, account: Annotated[Account, staff]) -> CallbackView:
        return _view(await callbacks.done(callback, account.display_name))

    return router


def _view(callback: Callback) -> CallbackView:
    return CallbackView(
        id=callback.id,
        official=callback.official,
        contact=callback.contact,
        requested_at=callback.requested_at,
        done_at=callback.done_at,
        done_by=callback.done_by,
    )

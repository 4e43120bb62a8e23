"""Recalls over HTTP: what changed under answers, corrections to those who asked to be told, and the calls to make."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel, StringConstraints

from app.recall.corrections import Corrections, Written
from app.recall.views import ChangeView, CorrectionCall, CorrectionCallLine, RecallView
from core.accounts import Account, AccountGuard, Role
from core.errors import Conflict, Forbidden, InvalidInput, NotFound, PasswordChangeRequired, Unauthenticated
from core.http import declared

READERS = (Role.CURATOR, Role.APPROVER, Role.ADMIN)
CHANGE = "/changes/{document_id}/{version}"

_Subject = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=r"^[^\r\n]*$")]
_Letter = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=10_000)]


class CorrectionBody(BaseModel):
    """What goes to everybody who was not written to yet."""

    subject: _Subject
    text: _Letter


def build_router(corrections: Corrections, guard: AccountGuard) -> APIRouter:
    """Routes under `/api/recall`: all who curate may look, curators write and call."""
    errors = declared(InvalidInput, Unauthenticated, Forbidden, PasswordChangeRequired, NotFound, Conflict)
    router = APIRouter(prefix="/api/recall", tags=["recall"], responses=errors)
    _add_changes(router, corrections, guard)
    _add_calls(router, corrections, guard)
    return router


def _add_changes(router: APIRouter, corrections: Corrections, guard: AccountGuard) -> None:
    reader = Depends(guard.allow(*READERS))
    writer = Depends(guard.allow(Role.CURATOR))

    @router.get("/changes", operation_id="listRecalls", dependencies=[reader])
    async def list_recalls() -> list[ChangeView]:
        return await corrections.changes()

    @router.get(CHANGE, operation_id="readRecall", dependencies=[reader])
    async def read_recall(document_id: str, version: int) -> RecallView:
        return await corrections.recall(document_id, version)

    @router.post(f"{CHANGE}/corrections", status_code=201, operation_id="writeCorrection")
    async def write_correction(
        document_id: str, version: int, body: CorrectionBody, account: Annotated[Account, writer]
    ) -> RecallView:
        return await corrections.write(document_id, version, Written(body.subject, body.text, account.display_name))

    @router.post("/letters/{delivery}/retry", status_code=204, operation_id="retryCorrection", dependencies=[writer])
    async def retry_correction(delivery: int) -> None:
        await corrections.try_again(delivery)


def _add_calls(router: APIRouter, corrections: Corrections, guard: AccountGuard) -> None:
    caller = Depends(guard.allow(Role.CURATOR))

    @router.get("/calls", operation_id="listCorrectionCalls", dependencies=[caller])
    async def list_calls() -> list[CorrectionCallLine]:
        return await corrections.calls()

    @router.get("/calls/{delivery}", operation_id="readCorrectionCall", dependencies=[caller])
    async def read_call(delivery: int) -> CorrectionCall:
        return await corrections.call(delivery)

    @router.post("/calls/{delivery}/told", status_code=204, operation_id="finishCorrectionCall")
    async def finish_call(delivery: int, account: Annotated[Account, caller]) -> None:
        await corrections.called(delivery, account.display_name)

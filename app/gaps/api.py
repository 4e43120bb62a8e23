"""Gaps over HTTP: the list, one of them, and what a curator decides."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, StringConstraints

from app.gaps.deciding import Gaps
from app.gaps.policy import GapState
from app.gaps.views import DraftedGap, GapDetail, GapView
from core.accounts import Account, AccountGuard, Role
from core.errors import Conflict, Forbidden, InvalidInput, NotFound, PasswordChangeRequired, Unauthenticated
from core.http import declared

READERS = (Role.CURATOR, Role.APPROVER, Role.ADMIN)
DEFAULT: tuple[GapState, ...] = ("open", "drafted")


class DismissBody(BaseModel):
    """Why nothing is written about it."""

    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]


class MergeBody(BaseModel):
    """The gap that takes the questions."""

    into: int


def build_router(gaps: Gaps, guard: AccountGuard) -> APIRouter:
    """Routes under `/api/gaps`: all who curate may look, curators decide."""
    errors = declared(InvalidInput, Unauthenticated, Forbidden, PasswordChangeRequired, NotFound, Conflict)
    router = APIRouter(prefix="/api/gaps", tags=["gaps"], responses=errors)
    _add_reading(router, gaps, guard)
    _add_deciding(router, gaps, guard)
    return router


def _add_reading(router: APIRouter, gaps: Gaps, guard: AccountGuard) -> None:
    reader = Depends(guard.allow(*READERS))

    @router.get("", operation_id="listGaps", dependencies=[reader])
    async def list_gaps(
        state: Annotated[list[GapState] | None, Query()] = None, official: str | None = None
    ) -> list[GapView]:
        return await gaps.list(state or DEFAULT, official)

    @router.get("/{gap}", operation_id="readGap", dependencies=[reader])
    async def read_gap(gap: int) -> GapDetail:
        return await gaps.detail(gap)


def _add_deciding(router: APIRouter, gaps: Gaps, guard: AccountGuard) -> None:
    curator = Depends(guard.allow(Role.CURATOR))

    @router.post("/{gap}/dismiss", status_code=204, operation_id="dismissGap")
    async def dismiss_gap(gap: int, body: DismissBody, account: Annotated[Account, curator]) -> None:
        await gaps.dismiss(gap, account, reason=body.reason)

    @router.post("/{gap}/reopen", status_code=204, operation_id="reopenGap")
    async def reopen_gap(gap: int, account: Annotated[Account, curator]) -> None:
        await gaps.reopen(gap, account)

    @router.post("/{gap}/merge", status_code=204, operation_id="mergeGap")
    async def merge_gap(gap: int, body: MergeBody, account: Annotated[Account, curator]) -> None:
        await gaps.merge(gap, body.into, account)

    @router.post("/{gap}/draft", status_code=201, operation_id="draftGap")
    async def draft_gap(gap: int, account: Annotated[Account, curator]) -> DraftedGap:
        return DraftedGap(document_id=await gaps.draft(gap, account))

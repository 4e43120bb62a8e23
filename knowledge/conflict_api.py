"""Conflicts over HTTP: the list, a curator's ruling, and what a draft would contradict."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends
from pydantic import BaseModel, StringConstraints

from core.accounts import Account, AccountGuard, Role
from core.errors import Forbidden, InvalidInput, NotFound, PasswordChangeRequired, Unauthenticated
from core.http import declared
from knowledge.conflicts import ConflictList, Conflicts, FoundConflict
from knowledge.lifecycle import Actor
from knowledge.procedure import AnyContent

PATH = "/api/conflicts"
READERS = (Role.CURATOR, Role.APPROVER, Role.ADMIN)

_PassageId = Annotated[str, StringConstraints(min_length=3, max_length=260)]
_Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]


class PairBody(BaseModel):
    """Two passages by id, in either order."""

    first: _PassageId
    second: _PassageId


class RulingBody(PairBody):
    """No conflict, and why."""

    reason: _Reason


class DraftedBody(BaseModel):
    """A draft as it stands in the editor."""

    draft: AnyContent


class DraftConflicts(BaseModel):
    """Contradictions only: what differs by condition is for the list."""

    items: tuple[FoundConflict, ...]


def build_router(conflicts: Conflicts, guard: AccountGuard) -> APIRouter:
    """For accounts with the roles curator, approver and admin; rulings are for those who write or approve."""
    errors = declared(InvalidInput, Unauthenticated, Forbidden, PasswordChangeRequired, NotFound)
    router = APIRouter(tags=["curation"], responses=errors)
    _add_reading(router, conflicts, Depends(guard.allow(*READERS)))
    _add_ruling(router, conflicts, Depends(guard.allow(Role.CURATOR, Role.APPROVER)))
    return router


def _add_reading(router: APIRouter, conflicts: Conflicts, reader: Any) -> None:
    @router.get(PATH, operation_id="listConflicts", dependencies=[reader])
    async def found() -> ConflictList:
        return await conflicts.found()

    @router.post(f"{PATH}/draft", operation_id="findDraftConflicts", dependencies=[reader])
    async def of_draft(body: DraftedBody) -> DraftConflicts:
        return DraftConflicts(items=await conflicts.of_draft(body.draft))


def _add_ruling(router: APIRouter, conflicts: Conflicts, ruler: Any) -> None:
    @router.post(f"{PATH}/ruling", operation_id="ruleNoConflict")
    async def rule(body: RulingBody, account: Account = ruler) -> ConflictList:
        await conflicts.rule(body.first, body.second, Actor.of(account), reason=body.reason)
        return await conflicts.found()

    @router.post(f"{PATH}/reopen", operation_id="reopenConflict")
    async def reopen(body: PairBody, account: Account = ruler) -> ConflictList:
        await conflicts.reopen(body.first, body.second, Actor.of(account))
        return await conflicts.found()

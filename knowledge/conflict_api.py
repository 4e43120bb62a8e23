"""Conflicts over HTTP: the list, a curator's ruling, and what a draft would contradict."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, StringConstraints

from core.accounts import Account, AccountGuard, Role
from core.errors import Forbidden, InvalidInput, NotFound, PasswordChangeRequired, Unauthenticated
from core.http import declared
from knowledge.conflicts import ConflictList, Conflicts, FoundConflict, Shelf
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


class ConflictPage(BaseModel):
    """One page of a shelf, at a revision of the knowledge base; the last one for a number past it."""

    revision: int
    counts: dict[Shelf, int]
    """Of every shelf that holds something."""
    items: tuple[FoundConflict, ...]
    total: int
    page: int
    page_size: int


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
    async def found(
        shelf: Shelf = "contradiction",
        page: Annotated[int, Query(ge=1, le=100_000)] = 1,
        page_size: Annotated[int, Query(ge=1, le=200)] = 20,
    ) -> ConflictPage:
        return _page(await conflicts.found(), shelf, page, page_size)

    @router.post(f"{PATH}/draft", operation_id="findDraftConflicts", dependencies=[reader])
    async def of_draft(body: DraftedBody) -> DraftConflicts:
        return DraftConflicts(items=await conflicts.of_draft(body.draft))


def _add_ruling(router: APIRouter, conflicts: Conflicts, ruler: Any) -> None:
    @router.post(f"{PATH}/ruling", operation_id="ruleNoConflict", status_code=204)
    async def rule(body: RulingBody, account: Account = ruler) -> None:
        await conflicts.rule(body.first, body.second, Actor.of(account), reason=body.reason)

    @router.post(f"{PATH}/reopen", operation_id="reopenConflict", status_code=204)
    async def reopen(body: PairBody, account: Account = ruler) -> None:
        await conflicts.reopen(body.first, body.second, Actor.of(account))


def _page(found: ConflictList, shelf: Shelf, page: int, page_size: int) -> ConflictPage:
    items = [item for item in found.items if item.shelf == shelf]
    page = min(page, max(1, -(-len(items) // page_size)))  # a ruling may have emptied the last one
    first = (page - 1) * page_size
    return ConflictPage(
        revision=found.revision,
        counts=dict(Counter(item.shelf for item in found.items)),
        items=tuple(items[first : first + page_size]),
        total=len(items),
        page=page,
        page_size=page_size,
    )

"""Curation over HTTP: list, edit with a preview, submit, send back, publish, withdraw, and the audit."""

import asyncio
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, StringConstraints

from core.accounts import Account, AccountGuard, Role
from core.errors import Conflict, Forbidden, InvalidInput, NotFound, PasswordChangeRequired, Unauthenticated
from core.http import declared
from core.speech import Language
from knowledge.lifecycle import Actor, State
from knowledge.passages import passages_of
from knowledge.procedure import AnyContent, Content
from knowledge.protocols import Preview
from knowledge.store import KnowledgeStore, Seen
from knowledge.views import AuditEntry, CollectionSummary, DocumentDetail, DocumentPage, Filters, VersionDetail

PATH = "/api/procedures"
READERS = (Role.CURATOR, Role.APPROVER, Role.ADMIN)

_Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]


class SeenBody(BaseModel):
    """Which version was looked at, and how often it had been saved then; a later save is a conflict."""

    version: int
    edits: int

    def seen(self) -> Seen:
        return Seen(self.version, self.edits)


class DraftBody(SeenBody):
    """The whole content; begins the next version where the newest one is no draft any more."""

    content: AnyContent


class RejectBody(SeenBody):
    """Sent back to its author, with what is wrong."""

    comment: _Reason


class DiscardBody(SeenBody):
    """Given up, with the reason."""

    reason: _Reason


class PublishBody(SeenBody):
    """Now, or from a day on."""

    on: date | None = None
    """The day, in Seoul, on which it is to be heard; null: now."""


class WithdrawBody(BaseModel):
    """Taken out of use, with the reason."""

    reason: _Reason


class PreviewBody(BaseModel):
    """Without `draft`, the saved draft is asked, or else what is published."""

    question: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1_000)]
    language: Language = "ko"
    draft: AnyContent | None = None


class PreviewResult(BaseModel):
    """The events that a citizen's talk would carry."""

    events: list[dict[str, Any]]


def build_router(
    store: KnowledgeStore, guard: AccountGuard, preview: Preview, collections: Iterable[str] = ()
) -> APIRouter:
    """The routes, for accounts with the roles curator, approver and admin.

    `collections` are listed before they hold anything.
    """
    errors = declared(InvalidInput, Unauthenticated, Forbidden, PasswordChangeRequired, NotFound, Conflict)
    router = APIRouter(tags=["curation"], responses=errors)
    _add_reading(router, store, Depends(guard.allow(*READERS)))
    _add_collections(router, store, Depends(guard.allow(*READERS)), tuple(collections))
    _add_history(router, store, Depends(guard.allow(*READERS)))
    _add_writing(router, store, Depends(guard.allow(Role.CURATOR)))
    _add_discarding(router, store, Depends(guard.allow(Role.CURATOR, Role.ADMIN)))
    _add_rejecting(router, store, Depends(guard.allow(Role.CURATOR, Role.APPROVER)))
    _add_publishing(router, store, Depends(guard.allow(Role.APPROVER)))
    _add_withdrawing(router, store, Depends(guard.allow(Role.APPROVER, Role.ADMIN)))
    _add_preview(router, store, preview, Depends(guard.allow(*READERS)))
    return router


def _add_collections(router: APIRouter, store: KnowledgeStore, reader: Any, also: Sequence[str]) -> None:
    @router.get("/api/collections", operation_id="listCollections", dependencies=[reader])
    async def collections() -> tuple[CollectionSummary, ...]:
        return await store.collections(also)


def _add_reading(router: APIRouter, store: KnowledgeStore, reader: Any) -> None:
    @router.get(PATH, operation_id="listProcedures", dependencies=[reader])
    async def documents(
        collection: str | None = None,
        state: State | None = None,
        q: Annotated[str, Query(max_length=200)] = "",
        page: Annotated[int, Query(ge=1, le=100_000)] = 1,
        page_size: Annotated[int, Query(ge=1, le=200)] = 50,
    ) -> DocumentPage:
        return await store.page(Filters(collection, state, q, page, page_size, newest_first=True))

    @router.get(f"{PATH}/{{document_id}}", operation_id="readProcedure", dependencies=[reader])
    async def document(document_id: str) -> DocumentDetail:
        return await store.detail(document_id)


def _add_history(router: APIRouter, store: KnowledgeStore, reader: Any) -> None:
    @router.get(
        f"{PATH}/{{document_id}}/versions/{{version}}", operation_id="readProcedureVersion", dependencies=[reader]
    )
    async def one_version(document_id: str, version: int) -> VersionDetail:
        return await store.version(document_id, version)

    @router.get(f"{PATH}/{{document_id}}/audit", operation_id="listProcedureAudit", dependencies=[reader])
    async def audit(document_id: str) -> tuple[AuditEntry, ...]:
        return await store.audit(document_id)


def _add_writing(router: APIRouter, store: KnowledgeStore, writer: Any) -> None:
    @router.post(PATH, operation_id="createProcedure", status_code=201)
    async def create(content: AnyContent, account: Account = writer) -> DocumentDetail:
        return await store.create(content, Actor.of(account))

    @router.put(f"{PATH}/{{document_id}}/draft", operation_id="saveProcedureDraft")
    async def save(document_id: str, body: DraftBody, account: Account = writer) -> DocumentDetail:
        if body.content.id != document_id:
            raise InvalidInput(f"`content.id`: must stay `{document_id}`")
        return await store.edit(body.content, Actor.of(account), seen=body.seen())

    @router.post(f"{PATH}/{{document_id}}/submit", operation_id="submitProcedure")
    async def submit(document_id: str, body: SeenBody, account: Account = writer) -> DocumentDetail:
        return await store.submit(document_id, Actor.of(account), seen=body.seen())


def _add_discarding(router: APIRouter, store: KnowledgeStore, writer: Any) -> None:
    @router.post(f"{PATH}/{{document_id}}/discard", operation_id="discardProcedureDraft")
    async def discard(document_id: str, body: DiscardBody, account: Account = writer) -> DocumentDetail:
        return await store.discard(document_id, Actor.of(account), seen=body.seen(), reason=body.reason)


def _add_rejecting(router: APIRouter, store: KnowledgeStore, rejecter: Any) -> None:
    @router.post(f"{PATH}/{{document_id}}/reject", operation_id="rejectProcedure")
    async def reject(document_id: str, body: RejectBody, account: Account = rejecter) -> DocumentDetail:
        return await store.reject(document_id, Actor.of(account), seen=body.seen(), comment=body.comment)


def _add_publishing(router: APIRouter, store: KnowledgeStore, approver: Any) -> None:
    @router.post(f"{PATH}/{{document_id}}/publish", operation_id="publishProcedure")
    async def publish(document_id: str, body: PublishBody, account: Account = approver) -> DocumentDetail:
        return await store.publish(document_id, Actor.of(account), seen=body.seen(), on=body.on)


def _add_withdrawing(router: APIRouter, store: KnowledgeStore, withdrawer: Any) -> None:
    @router.post(f"{PATH}/{{document_id}}/withdraw", operation_id="withdrawProcedure")
    async def withdraw(document_id: str, body: WithdrawBody, account: Account = withdrawer) -> DocumentDetail:
        return await store.withdraw(document_id, Actor.of(account), reason=body.reason)


def _add_preview(router: APIRouter, store: KnowledgeStore, preview: Preview, reader: Any) -> None:
    @router.post(f"{PATH}/{{document_id}}/preview", operation_id="previewProcedure", dependencies=[reader])
    async def ask(document_id: str, body: PreviewBody) -> PreviewResult:
        content, version = await _previewed(store, document_id, body.draft)
        passages = await asyncio.to_thread(passages_of, content, version=version)
        return PreviewResult(events=await preview.answer(passages, question=body.question, language=body.language))


async def _previewed(store: KnowledgeStore, document_id: str, draft: Content | None) -> tuple[Content, int]:
    if draft is not None:
        return draft, 1
    detail = await store.detail(document_id)
    chosen = detail.open or detail.live
    if chosen is None:
        raise Conflict(f"`{document_id}` has neither a draft nor anything published")
    return chosen.content, chosen.summary.version

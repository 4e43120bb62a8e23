"""Proposals over HTTP: have them made, look, accept with changes, drop."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field

from core.accounts import Account, AccountGuard, Role
from core.errors import Conflict, Forbidden, InvalidInput, NotFound, PasswordChangeRequired, Unauthenticated
from core.http import declared
from knowledge.imports.api import FILE, READERS
from knowledge.imports.proposals import Accepted, KeptField, Proposals, ProposalView
from knowledge.lifecycle import Actor
from knowledge.procedure import NonEmptyLine, ProcedureSection, Prose, Slug
from knowledge.views import DocumentDetail

ONE = "/api/proposals/{proposal}"


class KeptFieldBody(BaseModel):
    """A field that goes into the draft; `key` is the proposed one's."""

    key: int
    kind: ProcedureSection
    text: Prose


class AcceptBody(BaseModel):
    """What is kept of a proposal, as a person has changed it."""

    slug: Annotated[Slug, Field(min_length=1)]
    title: NonEmptyLine
    fields: Annotated[tuple[KeptFieldBody, ...], Field(min_length=1, max_length=60)]
    questions: Annotated[tuple[NonEmptyLine, ...], Field(max_length=200)] = ()

    def accepted(self) -> Accepted:
        fields = tuple(KeptField(field.key, field.kind, field.text) for field in self.fields)
        return Accepted(self.slug, self.title, fields, self.questions)


def build_router(proposals: Proposals, guard: AccountGuard) -> APIRouter:
    """The routes, for accounts with the roles curator, approver and admin."""
    errors = declared(InvalidInput, Unauthenticated, Forbidden, PasswordChangeRequired, NotFound, Conflict)
    router = APIRouter(tags=["imports"], responses=errors)
    _add_looking(router, proposals, Depends(guard.allow(*READERS)))
    _add_deciding(router, proposals, Depends(guard.allow(Role.CURATOR)))
    return router


def _add_looking(router: APIRouter, proposals: Proposals, reader: Any) -> None:
    @router.get(f"{FILE}/proposals", operation_id="listProposals", dependencies=[reader])
    async def listed(job: int, file: int) -> tuple[ProposalView, ...]:
        return await proposals.of(job, file)


def _add_deciding(router: APIRouter, proposals: Proposals, writer: Any) -> None:
    @router.post(f"{FILE}/proposals", operation_id="makeProposals", dependencies=[writer])
    async def make(job: int, file: int) -> tuple[ProposalView, ...]:
        return await proposals.make(job, file)

    @router.post(f"{ONE}/accept", operation_id="acceptProposal", status_code=201)
    async def accept(proposal: int, body: AcceptBody, account: Account = writer) -> DocumentDetail:
        return await proposals.accept(proposal, body.accepted(), Actor.of(account))

    @router.post(f"{ONE}/drop", operation_id="dropProposal")
    async def drop(proposal: int, account: Account = writer) -> ProposalView:
        return await proposals.drop(proposal, Actor.of(account))

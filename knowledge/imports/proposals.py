"""Proposals of a file: made once, looked at, then accepted as a draft or dropped by a person."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.errors import Conflict, InvalidInput, NotFound
from knowledge.drafting import add_document
from knowledge.imports.jobs import Imports, file_of
from knowledge.imports.proposing.proposal import AskedQuestions, Proposal, callings, propose, with_asked
from knowledge.imports.tables import ImportFileRow, ImportJobRow, ProposalRow
from knowledge.lifecycle import Actor
from knowledge.parsing.document import ParsedDocument, from_json
from knowledge.passages import language_of
from knowledge.procedure import ExampleQuestion, Procedure, ProcedureSection, Section, SourceEntry, parse_procedure
from knowledge.store import KnowledgeStore
from knowledge.tables import DocumentRow
from knowledge.views import DocumentDetail

NOTE_CHARACTERS = 300


class ProposalState(StrEnum):
    """Where a proposal stands."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class ProposalView:
    """One proposal, and what was decided."""

    id: int
    state: ProposalState
    collection: str
    content: Proposal
    document_id: str | None
    """The draft that it became."""
    decided_by: str | None


@dataclass(frozen=True, slots=True)
class KeptField:
    """A field as a person wants it; `key` is the proposed one's, on whose evidence it rests."""

    key: int
    kind: ProcedureSection
    text: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a person has made of a proposal."""

    slug: str
    title: str
    fields: tuple[KeptField, ...]
    questions: tuple[str, ...]


class Proposals:
    """Of every imported file."""

    def __init__(self, imports: Imports, store: KnowledgeStore, asked: AskedQuestions) -> None:
        self._imports = imports
        self._sessions = imports.sessions
        self._store = store
        self._asked = asked

    async def make(self, job_id: int, file_id: int) -> tuple[ProposalView, ...]:
        """Those that were made before, else new ones; empty where the document describes no procedure.

        Raises `NotFound`, or `Conflict` where what was read of the file is not kept any more.
        """
        if made := await self.of(job_id, file_id):
            return made
        async with self._sessions() as session:
            _, file = await file_of(session, job_id, file_id)
            taken = set(await session.scalars(select(DocumentRow.id)))
        parsed = await asyncio.to_thread(self._parsed, file)
        found = await asyncio.to_thread(propose, parsed, taken=taken)
        now = self._imports.clock.now()
        async with self._sessions.begin() as session:
            again = await session.scalar(select(ProposalRow.id).where(ProposalRow.file_id == file_id).limit(1))
            if again is None:  # nobody was faster
                session.add_all(
                    ProposalRow(
                        file_id=file_id,
                        number=number,
                        state=ProposalState.PROPOSED,
                        content=proposal.model_dump(mode="json"),
                        changed_at=now,
                    )
                    for number, proposal in enumerate(found, start=1)
                )
        return await self.of(job_id, file_id)

    async def of(self, job_id: int, file_id: int) -> tuple[ProposalView, ...]:
        """In the order of the document, with what citizens asked about those that wait; raises `NotFound`."""
        async with self._sessions() as session:
            job, _ = await file_of(session, job_id, file_id)
            rows = select(ProposalRow).where(ProposalRow.file_id == file_id).order_by(ProposalRow.number)
            views = [_view(row, job) for row in await session.scalars(rows)]
        # Not kept with the proposal: citizens' words go when their talk does.
        waiting = [view for view in views if view.state is ProposalState.PROPOSED]
        asked = await self._asked.near([callings(view.content) for view in waiting], job.collection)
        more = {view.id: texts for view, texts in zip(waiting, asked, strict=True)}
        return tuple(
            replace(view, content=with_asked(view.content, more[view.id])) if view.id in more else view
            for view in views
        )

    async def accept(self, proposal_id: int, accepted: Accepted, actor: Actor) -> DocumentDetail:
        """A draft of what is kept; raises `Conflict` where it is decided already, or the id is taken."""
        now = self._imports.clock.now()
        async with self._sessions.begin() as session:
            row, job, file = await _undecided(session, proposal_id)
            note = f"proposed by import {job.id} from {file.name}"[:NOTE_CHARACTERS]
            procedure = procedure_of(Proposal.model_validate(row.content), accepted, job.collection, note)
            await add_document(session, procedure, actor, now)
            row.state, row.decided_by, row.changed_at = ProposalState.ACCEPTED, actor.name, now
            row.document_id = procedure.id
            # In one transaction: a draft whose questions nobody noted would keep a citizen's words for ever.
            await self._asked.drafted(session, procedure.id, accepted.questions, job.collection)
        return await self._store.detail(procedure.id)

    async def drop(self, proposal_id: int, actor: Actor) -> ProposalView:
        """Raises `Conflict` where it is decided already."""
        async with self._sessions.begin() as session:
            row, job, _ = await _undecided(session, proposal_id)
            row.state, row.decided_by, row.changed_at = ProposalState.DROPPED, actor.name, self._imports.clock.now()
            return _view(row, job)

    def _parsed(self, file: ImportFileRow) -> ParsedDocument:
        path = self._imports.shelf.parsed(file.id)
        if not path.is_file():
            raise Conflict("what was read of this file is not kept any more: import it again")
        return from_json(path.read_bytes())


def procedure_of(proposal: Proposal, accepted: Accepted, collection: str, note: str) -> Procedure:
    """The draft; each section rests on the words of the document that it was proposed from."""
    known = {field.key: field for field in proposal.fields}
    if unknown := [field.key for field in accepted.fields if field.key not in known]:
        raise InvalidInput(f"`fields`: there is no field {unknown[0]} in this proposal")
    sources: dict[tuple[str, str], SourceEntry] = {}
    sections: list[Section] = []
    for kept in accepted.fields:
        field = known[kept.key]
        source = sources.setdefault(
            (field.place.ko, field.evidence),
            SourceEntry(
                key=f"document-{len(sources) + 1}",
                kind="document",
                name=proposal.source,
                article=field.place.ko[:300],
                evidence=field.evidence,
                note=note,
            ),
        )
        sections.append(Section(kind=kept.kind, ko=kept.text, sources=(source.key,)))
    questions = [ExampleQuestion(language=language_of(text), text=text) for text in accepted.questions]
    return parse_procedure({
        "id": accepted.slug,
        "collection": collection,
        "title": {"ko": accepted.title},
        "sections": sections,
        "sources": list(sources.values()),
        "questions": questions,
    })  # fmt: skip


async def _undecided(session: AsyncSession, proposal_id: int) -> tuple[ProposalRow, ImportJobRow, ImportFileRow]:
    """Held until the end of the transaction, so that one person decides."""
    row = await session.get(ProposalRow, proposal_id, with_for_update=True)
    if row is None:
        raise NotFound(f"there is no proposal {proposal_id}")
    if row.state != ProposalState.PROPOSED:
        raise Conflict(f"this proposal is `{row.state}` already")
    file = await session.get_one(ImportFileRow, row.file_id)
    return row, await session.get_one(ImportJobRow, file.job_id), file


def _view(row: ProposalRow, job: ImportJobRow) -> ProposalView:
    return ProposalView(
        row.id,
        ProposalState(row.state),
        job.collection,
        Proposal.model_validate(row.content),
        row.document_id,
        row.decided_by,
    )

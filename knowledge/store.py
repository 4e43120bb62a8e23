"""The knowledge base: what curators change, and what search and answers read."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from core.bus import Bus
from core.clock import Clock
from core.errors import Conflict, InvalidInput, NotFound
from core.passages import DocumentTexts, Passage
from core.speech import WrittenLanguage
from knowledge import catalogue
from knowledge.checking import problems
from knowledge.drafting import add_document, add_draft
from knowledge.lifecycle import OPEN, SPEAKING, Action, Actor, State, after, permit, publication_state
from knowledge.loading import Loadable, Loader, LoadReport, Progress
from knowledge.procedure import Content, restored
from knowledge.published import count_changed, knows_mark, mark_of, passages_as_of, texts_changed
from knowledge.publishing import TIMETABLE, Moment, is_due, next_revision, put_live, record, release_due, touch
from knowledge.tables import AuditRow, DocumentRow, RevisionRow, VersionRow
from knowledge.versions import fill, leave_out_blank
from knowledge.views import AuditEntry, CollectionSummary, DocumentDetail, DocumentPage, Filters, VersionDetail

TOPIC = "knowledge"
"""The bus carries {"revision": n} on it after each publication and withdrawal."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody looked at before they changed it: the version, and how often it had been saved."""

    version: int
    edits: int


class KnowledgeStore:
    """Every change is one transaction with its line in the audit; reads see whole transactions only."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession], clock: Clock, bus: Bus | None = None) -> None:
        self._sessions = sessions
        self._clock = clock
        self._bus = bus

    # What curators do

    async def create(self, content: Content, actor: Actor) -> DocumentDetail:
        """A new document with its first draft; raises `Conflict` where its id is taken."""
        try:
            async with self._sessions.begin() as session:
                await add_document(session, content, actor, self._moment().now)
        except IntegrityError as error:
            raise Conflict(f"there is already a document `{content.id}`") from error
        return await self.detail(content.id)

    async def edit(self, content: Content, actor: Actor, *, seen: Seen) -> DocumentDetail:
        """Saves the draft, or begins the next version from a newest one that is no draft any more."""
        async with self._sessions.begin() as session:
            document = await _document(session, content.id)
            if (document.kind, document.collection) != (content.kind, content.collection):
                raise InvalidInput(f"`{content.id}` stays a {document.kind} of the collection `{document.collection}`")
            row = await _newest(session, content.id, seen)
            if row.state not in OPEN:
                permit(Action.EDIT, actor)
                await add_draft(session, content, actor, row.number + 1, self._moment().now)
            else:
                row.state = after(Action.EDIT, State(row.state), actor)
                fill(row, content, actor, self._moment().now)
                await record(session, actor, "edited", [row], row.updated_at)
        return await self.detail(content.id)

    async def submit(self, document_id: str, actor: Actor, *, seen: Seen) -> DocumentDetail:
        """Hands the draft to whoever approves; raises `InvalidInput` that names what is unfinished."""
        async with self._sessions.begin() as session:
            row = await _seen(session, document_id, seen)
            row.state = after(Action.SUBMIT, State(row.state), actor)
            moment = self._moment()
            _refuse_unfinished(row, moment.today)
            leave_out_blank(row)
            row.submitted_at = moment.now
            await record(session, actor, "submitted", [row], moment.now)
        return await self.detail(document_id)

    async def reject(self, document_id: str, actor: Actor, *, seen: Seen, comment: str) -> DocumentDetail:
        """Sends a submitted or scheduled version back to its author, with the reason."""
        async with self._sessions.begin() as session:
            row = await _seen(session, document_id, seen)
            row.state = after(Action.REJECT, State(row.state), actor)
            await _refuse_second_open(session, row)
            row.comment, row.publish_on = comment, None
            row.approver_id = row.approver_name = None
            await record(session, actor, "rejected", [row], self._moment().now, comment)
        return await self.detail(document_id)

    async def publish(self, document_id: str, actor: Actor, *, seen: Seen, on: date | None = None) -> DocumentDetail:
        """Approves the version, to be heard now or from the start of the day `on`."""
        moment = self._moment()
        revision = None
        async with self._sessions.begin() as session:
            row = await _seen(session, document_id, seen)
            was = State(row.state)
            after(Action.PUBLISH, was, actor, editors=row.editors)
            state = publication_state(on, today=moment.today)
            _refuse_unfinished(row, moment.today)
            row.approver_id, row.approver_name = actor.id, actor.name
            row.publish_on = on
            if state is State.SCHEDULED:
                row.state = state
                await record(session, actor, "scheduled", [row], moment.now, f"for {on}")
            else:
                revision = await next_revision(session)
                await put_live(session, [row], revision, moment)
                alone = "alone, as the operator" if actor.is_operator and actor.id in row.editors else ""
                await record(session, actor, "published", [row], moment.now, alone)
        await self._tell(revision)
        return await self.detail(document_id)

    async def discard(self, document_id: str, actor: Actor, *, seen: Seen, reason: str) -> DocumentDetail:
        """Gives up a version that is still being worked on."""
        async with self._sessions.begin() as session:
            row = await _seen(session, document_id, seen)
            row.state = after(Action.DISCARD, State(row.state), actor)
            row.comment = reason
            await record(session, actor, "discarded", [row], self._moment().now, reason)
        return await self.detail(document_id)

    async def withdraw(self, document_id: str, actor: Actor, *, reason: str) -> DocumentDetail:
        """Takes everything that the document says, has said or is scheduled to say out of use; a draft stays."""
        permit(Action.WITHDRAW, actor)
        async with self._sessions.begin() as session:
            await _document(session, document_id)
            said = (State.SCHEDULED, *SPEAKING)
            query = select(VersionRow).where(VersionRow.document_id == document_id, VersionRow.state.in_(said))
            rows = list(await session.scalars(query))
            if not rows:
                raise Conflict(f"nothing of `{document_id}` is published")
            for row in rows:
                row.state = after(Action.WITHDRAW, State(row.state), actor)
                row.comment = reason
            revision = await next_revision(session)
            await touch(session, [document_id], revision)
            await record(session, actor, "withdrawn", rows, self._moment().now, reason)
        await self._tell(revision)
        return await self.detail(document_id)

    async def load(
        self,
        items: Sequence[Loadable],
        actor: Actor,
        *,
        publish: bool = False,
        note: str = "",
        progress: Progress | None = None,
    ) -> LoadReport:
        """Many documents at once, all or none: new ones, new versions of changed ones, nothing for unchanged ones."""
        async with self._sessions.begin() as session:
            report = await Loader(session, actor, self._moment(), publish=publish, note=note).run(items, progress)
        await self._tell(report.revision)
        return report

    async def written_by_others(self, actor: Actor, document_ids: Sequence[str]) -> set[str]:
        """Those of the documents that anybody else has changed in any way."""
        mine = (actor.id, TIMETABLE.id)
        query = select(AuditRow.document_id).where(
            AuditRow.document_id.in_(document_ids), AuditRow.actor_id.not_in(mine)
        )
        async with self._sessions() as session:
            return set(await session.scalars(query.distinct()))

    async def forget_audit(self, *, after_days: int) -> int:
        """Deletes lines of the audit whose retention is over, and says how many; the database keeps a year's."""
        over = self._clock.now() - timedelta(days=max(after_days, 365))
        async with self._sessions.begin() as session:
            deleted = await session.execute(delete(AuditRow).where(AuditRow.at < over).returning(AuditRow.id))
            return len(deleted.all())

    # What curators see

    async def page(self, filters: Filters) -> DocumentPage:
        async with self._sessions() as session:
            return await catalogue.page_of(session, filters, self._moment().today)

    async def detail(self, document_id: str) -> DocumentDetail:
        """Raises `NotFound`."""
        async with self._sessions() as session:
            return await catalogue.detail_of(session, document_id, self._moment().today)

    async def version(self, document_id: str, number: int) -> VersionDetail:
        """Raises `NotFound`."""
        async with self._sessions() as session:
            return await catalogue.version_of(session, document_id, number, self._moment().today)

    async def audit(self, document_id: str | None = None, *, limit: int = 200) -> tuple[AuditEntry, ...]:
        """Newest first."""
        async with self._sessions() as session:
            return await catalogue.audit_of(session, document_id, limit=limit)

    async def collections(self, also: Iterable[str] = ()) -> tuple[CollectionSummary, ...]:
        """Those that hold something, and those of `also`."""
        async with self._sessions() as session:
            return await catalogue.collections_of(session, also)

    # What search and answers read

    async def revision(self) -> int:
        """Grows with every publication and withdrawal in any process; a scheduled day that has come is one."""
        async with self._sessions() as session:
            due = await is_due(session, self._moment().today)
            value = await session.scalar(select(RevisionRow.value))
        if due:
            async with self._sessions.begin() as session:
                value = await release_due(session, self._moment()) or value
            await self._tell(value)
        return value or 0

    async def mark(self) -> str:
        """Names this moment of the database's history."""
        async with self._sessions() as session:
            return await mark_of(session)

    async def knows(self, mark: str) -> bool:
        """Whether that moment lies in this database's past."""
        async with self._sessions() as session:
            return await knows_mark(session, mark)

    async def changes(self, *, since: int) -> int:
        """How many documents `published` gives."""
        async with self._sessions() as session:
            return await count_changed(session, since)

    def published(self, *, changed_since: int = 0) -> AsyncIterator[DocumentTexts]:
        """Read `revision()` first: what changes in between is then given again the next time."""
        return texts_changed(self._sessions, changed_since)

    async def document(self, document_id: str, *, as_of: date, language: WrittenLanguage) -> list[Passage]:
        """What a document says on a day, each section in `language` where it has it; empty when it says nothing."""
        async with self._sessions() as session:
            return await passages_as_of(session, document_id, as_of, language)

    def _moment(self) -> Moment:
        now = self._clock.now()
        return Moment(now, now.date())

    async def _tell(self, revision: int | None) -> None:
        if self._bus and revision is not None:
            await self._bus.publish(TOPIC, {"revision": revision})


async def _document(session: AsyncSession, document_id: str) -> DocumentRow:
    """Held until the commit, so that two changes of one document follow each other."""
    row = await session.scalar(select(DocumentRow).where(DocumentRow.id == document_id).with_for_update())
    if row is None:
        raise NotFound(f"there is no document `{document_id}`")
    return row


async def _seen(session: AsyncSession, document_id: str, seen: Seen) -> VersionRow:
    """The version that was looked at; raises `Conflict` where it was saved since."""
    await _document(session, document_id)
    query = select(VersionRow).where(VersionRow.document_id == document_id, VersionRow.number == seen.version)
    row = await session.scalar(query)
    if row is None:
        raise NotFound(f"there is no version {seen.version} of `{document_id}`")
    if row.edits != seen.edits:
        raise Conflict(f"`{document_id}` was changed in the meantime: look at it again")
    return row


async def _newest(session: AsyncSession, document_id: str, seen: Seen) -> VersionRow:
    """The version that a curator works on next; raises `Conflict` where they looked at an older one."""
    opened = select(VersionRow.number).where(VersionRow.document_id == document_id, VersionRow.state.in_(OPEN))
    newest = select(func.max(VersionRow.number)).where(VersionRow.document_id == document_id)
    expected = await session.scalar(opened) or await session.scalar(newest)
    if expected != seen.version:
        raise Conflict(f"`{document_id}` has a newer version, {expected}: look at it again")
    return await _seen(session, document_id, seen)


async def _refuse_second_open(session: AsyncSession, row: VersionRow) -> None:
    query = select(VersionRow.number).where(
        VersionRow.document_id == row.document_id, VersionRow.state.in_(OPEN), VersionRow.number != row.number
    )
    if (other := await session.scalar(query)) is not None:
        raise Conflict(f"version {other} of `{row.document_id}` is being worked on: finish or discard it first")


def _refuse_unfinished(row: VersionRow, today: date) -> None:
    blocking = [problem for problem in problems(restored(row.content), today=today) if problem.is_blocking]
    if blocking:
        raise InvalidInput("; ".join(f"`{problem.path}`: {problem.message}" for problem in blocking))

"""Many documents into the knowledge base at once, inside a transaction that the caller holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import defer

from core.errors import InvalidInput
from knowledge.checking import problems
from knowledge.lifecycle import OPEN, Action, Actor, State, permit
from knowledge.procedure import Content, stored
from knowledge.publishing import Moment, next_revision, put_live, record
from knowledge.tables import DocumentRow, VersionRow
from knowledge.versions import digest_of, fill, new_version, title_of

BATCH = 500
ERRORS_SHOWN = 20

Progress: TypeAlias = Callable[[int, int], None]
"""Called with how many of how many documents are done."""


@dataclass(frozen=True, slots=True)
class Loadable:
    """One document, and where it stands in what is loaded: `line 3`."""

    where: str
    content: Content


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did."""

    created: int
    changed: int
    unchanged: int
    published: int
    """How many are heard that were not, or not so, before."""
    revision: int | None
    """Null where nothing was published."""


@dataclass(frozen=True, slots=True)
class _Known:
    """A document that is there already; versions by number."""

    document: DocumentRow
    versions: list[VersionRow] = field(default_factory=list[VersionRow])

    @property
    def newest(self) -> VersionRow:
        return self.versions[-1]

    @property
    def opened(self) -> VersionRow | None:
        return next((row for row in self.versions if row.state in OPEN), None)


Becoming: TypeAlias = Literal["created", "changed", "unchanged"]


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would become of one document."""

    document_id: str
    title: str
    outcome: Becoming | Literal["refused"]
    why: str = ""
    """Of a refusal."""


class Loader:
    """Creates, changes and publishes, or raises `InvalidInput` that lists what cannot be loaded."""

    def __init__(self, session: AsyncSession, actor: Actor, moment: Moment, *, publish: bool, note: str) -> None:
        self._session = session
        self._actor = actor
        self._moment = moment
        self._publish = publish
        self._note = note
        self._counted: Counter[str] = Counter()
        self._errors: list[str] = []
        self._written: list[VersionRow] = []
        self._revision: int | None = None

    async def run(self, items: Sequence[Loadable], progress: Progress | None) -> LoadReport:
        """All or nothing: the caller's transaction must end with the error."""
        permit(Action.EDIT, self._actor)
        permit(Action.PUBLISH if self._publish else Action.EDIT, self._actor)
        self._refuse_doubles(items)
        for start in range(0, len(items), BATCH):
            batch = items[start : start + BATCH]
            await self._load(batch)
            if progress:
                progress(start + len(batch), len(items))
        if self._errors:
            raise InvalidInput(listed(self._errors))
        counted = self._counted
        return LoadReport(
            counted["created"], counted["changed"], counted["unchanged"], counted["published"], self._revision
        )

    async def foresee(self, items: Sequence[Loadable]) -> list[Foreseen]:
        """What `run` would make of each; nothing is written."""
        found: list[Foreseen] = []
        for start in range(0, len(items), BATCH):
            batch = items[start : start + BATCH]
            known = await self._known([item.content.id for item in batch])
            for item in batch:
                content, before = item.content, known.get(item.content.id)
                why = self._refused(content, before)
                found.append(
                    Foreseen(content.id, title_of(content), "refused" if why else _becoming(content, before), why)
                )
        return found

    def _refuse_doubles(self, items: Sequence[Loadable]) -> None:
        first: dict[str, str] = {}
        for item in items:
            if (where := first.setdefault(item.content.id, item.where)) != item.where:
                self._errors.append(f"{item.where}: the id `{item.content.id}` stands in {where} already")
        if self._errors:
            raise InvalidInput(listed(self._errors))

    async def _load(self, batch: Sequence[Loadable]) -> None:
        known = await self._known([item.content.id for item in batch])
        for item in batch:
            if error := self._refused(item.content, known.get(item.content.id)):
                self._errors.append(f"{item.where}: {error}")
        if self._errors:
            return
        self._session.add_all(self._document(item.content) for item in batch if item.content.id not in known)
        await self._session.flush()
        placed = [self._placed(item.content, known.get(item.content.id)) for item in batch]
        await record(self._session, self._actor, "loaded", self._written, self._moment.now, self._note)
        await self._put_live([row for row in placed if row is not None and self._publish])
        self._written.clear()
        self._session.expunge_all()

    async def _put_live(self, rows: Sequence[VersionRow]) -> None:
        if not rows:
            return
        self._revision = self._revision or await next_revision(self._session)
        for row in rows:
            row.approver_id, row.approver_name = self._actor.id, self._actor.name
        await put_live(self._session, rows, self._revision, self._moment)
        await record(self._session, self._actor, "published", rows, self._moment.now, self._note)
        self._counted["published"] += len(rows)

    def _refused(self, content: Content, known: _Known | None) -> str:
        blocking = [problem for problem in problems(content, today=self._moment.today) if problem.is_blocking]
        if blocking:
            return "; ".join(f"`{problem.path}`: {problem.message}" for problem in blocking)
        return self._refused_by(known, content) if known else ""

    def _refused_by(self, known: _Known, content: Content) -> str:
        document = known.document
        if document.collection != content.collection:
            return f"`{content.id}` is in the collection `{document.collection}` already"
        if document.kind != content.kind:
            return f"`{content.id}` is there already, as a {document.kind}"
        if known.opened and known.opened.author_id != self._actor.id:
            return f"`{content.id}` is being worked on by {known.opened.author_name}: publish or discard that first"
        if known.opened and set(known.opened.editors) - {self._actor.id}:
            return f"`{content.id}` was changed by others since: publish or discard that draft first"
        return ""

    def _document(self, content: Content) -> DocumentRow:
        return DocumentRow(
            id=content.id,
            kind=content.kind,
            collection=content.collection,
            revision=0,
            created_at=self._moment.now,
        )

    def _placed(self, content: Content, known: _Known | None) -> VersionRow | None:
        """The row that now holds `content`; none where it is there already, as far as it shall come."""
        becoming = _becoming(content, known)
        self._counted[becoming] += 1
        opened = known.opened if known else None
        if becoming == "unchanged":
            return opened
        if opened is None:
            return self._added(content, known.newest.number + 1 if known else 1)
        opened.state = State.DRAFT
        fill(opened, content, self._actor, self._moment.now)
        self._written.append(opened)
        return opened

    def _added(self, content: Content, number: int) -> VersionRow:
        row = new_version(content, self._actor, number, self._moment.now)
        self._session.add(row)
        self._written.append(row)
        return row

    async def _known(self, ids: Sequence[str]) -> dict[str, _Known]:
        documents = await self._session.scalars(select(DocumentRow).where(DocumentRow.id.in_(ids)))
        known = {document.id: _Known(document) for document in documents}
        versions = select(VersionRow).where(VersionRow.document_id.in_(list(known))).options(defer(VersionRow.content))
        for row in await self._session.scalars(versions.order_by(VersionRow.number)):
            known[row.document_id].versions.append(row)
        return known


def _becoming(content: Content, known: _Known | None) -> Becoming:
    """A version that is withdrawn or superseded says nothing any more: the same words again are a change."""
    if known is None:
        return "created"
    newest = known.newest
    says_so = newest is known.opened if known.opened else newest.state in {State.SCHEDULED, State.PUBLISHED}
    return "unchanged" if says_so and newest.digest == digest_of(stored(content)) else "changed"


def listed(errors: Sequence[str]) -> str:
    """One line for each, the first twenty."""
    more = len(errors) - ERRORS_SHOWN
    return "\n".join([*errors[:ERRORS_SHOWN], *([f"and {more} more"] if more > 0 else [])])

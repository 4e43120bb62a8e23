"""What curators see of gaps and decide about them: dismissed, merged, opened again, or turned into a draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from app.gaps.policy import GapState
from app.gaps.reading import Asked, detailed, questions_of, shown
from app.gaps.tables import GapDraftRow, GapQuestionRow, GapRow
from app.gaps.views import GapDetail, GapView
from app.gaps.wording import example_of
from core.accounts import Account
from core.clock import Clock
from core.errors import Conflict, NotFound
from core.officials import Official
from knowledge.drafting import add_document
from knowledge.lifecycle import Actor
from knowledge.passages import language_of
from knowledge.procedure import ExampleQuestion, Procedure, Title
from knowledge.tables import DocumentRow

MOST_GAPS = 500
MOST_EXAMPLES = 50


class Gaps:
    """Shared by the routes and the background job."""

    def __init__(
        self,
        sessions: async_sessionmaker[AsyncSession],
        clock: Clock,
        officials: Mapping[str, Official],
    ) -> None:
        self._sessions = sessions
        self._clock = clock
        self._officials = officials

    async def list(self, states: Sequence[GapState], official: str | None = None) -> list[GapView]:
        """What most citizens asked about first."""
        query = select(GapRow).where(GapRow.state.in_(states)).order_by(GapRow.changed_at.desc()).limit(MOST_GAPS)
        if official is not None:
            query = query.where(GapRow.official == official)
        async with self._sessions() as session:
            gaps = list(await session.scalars(query))
            questions = await questions_of(session, [gap.id for gap in gaps])
        return shown(gaps, questions, self._officials)

    async def detail(self, gap_id: int) -> GapDetail:
        """Raises `NotFound`, also for a gap whose questions are all gone."""
        async with self._sessions() as session:
            gap = await _gap(session, gap_id)
            peers = list(await session.scalars(select(GapRow.id).where(GapRow.official == gap.official)))
            questions = await questions_of(session, peers)
        view = next((one for one in shown([gap], questions, self._officials)), None)
        if view is None:
            raise NotFound("the questions of this gap are gone")
        return detailed(view, questions[gap_id])

    async def dismiss(self, gap_id: int, by: Account, *, reason: str) -> None:
        """Not the city's business, or no question: later ones like it join it and stay out of sight."""
        await self._decide(gap_id, by, allowed=("open", "drafted"), state="dismissed", note=reason)

    async def reopen(self, gap_id: int, by: Account) -> None:
        """What was dismissed or closed by mistake."""
        await self._decide(gap_id, by, allowed=("dismissed", "closed", "drafted"), state="open", note="")

    async def merge(self, gap_id: int, into: int, by: Account) -> None:
        """The questions of a gap go to another one of the same official; raises `Conflict` otherwise."""
        async with self._sessions.begin() as session:
            gap, target = await _gap(session, gap_id), await _gap(session, into)
            if gap.id == target.id or gap.official != target.official:
                raise Conflict("a gap is merged into another one of the same official")
            moved = update(GapQuestionRow).where(GapQuestionRow.gap_id == gap.id).values(gap_id=target.id)
            await session.execute(moved)
            await session.delete(gap)
            target.changed_at, target.decided_by = self._clock.now(), by.display_name
            target.asked_revision = 0
            if target.state == "closed" and gap.state in {"open", "drafted"}:
                target.state, target.closed_at, target.answer = "open", None, ""

    async def draft(self, gap_id: int, by: Account) -> str:
        """A draft with the citizens' questions as its examples; its id. Raises `Conflict` where there is one."""
        async with self._sessions.begin() as session:
            gap = await _gap(session, gap_id)
            asked = (await questions_of(session, [gap_id])).get(gap_id, [])[:MOST_EXAMPLES]
            official = self._officials.get(gap.official)
            if gap.state != "open" or not asked or official is None:
                raise Conflict(f"this gap is `{gap.state}`, or nobody's any more: open it first")
            document_id = await _free_id(session, gap_id)
            content = procedure_of(document_id, official.collections[0], asked)
            await add_document(session, content, Actor.of(by), self._clock.now())
            session.add_all(GapDraftRow(answer_id=one.answer_id, document_id=document_id) for one in asked)
            self._decided(gap, by, state="drafted", document_id=document_id)
        return document_id

    async def tidy(self) -> None:
        """A gap whose questions are all gone is nothing that anybody could work on."""
        left = select(GapQuestionRow.gap_id).where(GapQuestionRow.gap_id.is_not(None))
        expired = update(GapRow).where(GapRow.id.not_in(left), GapRow.state == "open").values(state="expired")
        gone = delete(GapRow).where(GapRow.id.not_in(left), GapRow.state == "dismissed")
        async with self._sessions.begin() as session:
            await session.execute(expired)
            await session.execute(gone)

    async def _decide(
        self, gap_id: int, by: Account, *, allowed: Sequence[GapState], state: GapState, note: str
    ) -> None:
        async with self._sessions.begin() as session:
            gap = await _gap(session, gap_id)
            if gap.state not in allowed:
                raise Conflict(f"this gap is `{gap.state}`")
            self._decided(gap, by, state=state, note=note)

    def _decided(
        self, gap: GapRow, by: Account, *, state: GapState, note: str = "", document_id: str | None = None
    ) -> None:
        gap.state, gap.note, gap.decided_by, gap.document_id = state, note, by.display_name, document_id
        gap.changed_at, gap.closed_at, gap.answer = self._clock.now(), None, ""


def procedure_of(document_id: str, collection: str, asked: Sequence[Asked]) -> Procedure:
    """A draft to begin with: the most central question is its title, every one an example, masked once more."""
    texts = [text for text in dict.fromkeys(example_of(one.text) for one in asked) if text]
    return Procedure(
        id=document_id,
        collection=collection,
        title=Title(ko=texts[0]),
        questions=tuple(ExampleQuestion(language=language_of(text), text=text) for text in texts),
    )


async def _free_id(session: AsyncSession, gap_id: int) -> str:
    """`gap-7`, or with a number behind it where that is taken."""
    wanted = f"gap-{gap_id}"
    taken = set(await session.scalars(select(DocumentRow.id).where(DocumentRow.id.startswith(wanted))))
    names = (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
    return next(name for name in names if name not in taken)


async def _gap(session: AsyncSession, gap_id: int) -> GapRow:
    """Held until the end of a transaction that writes, so that one curator decides at a time."""
    gap = await session.get(GapRow, gap_id, with_for_update=True)
    if gap is None:
        raise NotFound(f"there is no gap {gap_id}")
    return gap

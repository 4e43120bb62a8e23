"""A turn of the record, answered again: the same official over the same turns, with the clock at that moment.

The state of a talk is its turns (ADR-0018), so that the record is enough to find out whether the answer would be the
same today, and if not, which of its documents has changed. What a person said in between and the standing of a petition
are not in the record.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import cast

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from agents.protocols import Retriever
from app.protocols import Agent
from app.talks.tables import AnswerRow, TalkRow
from core.answers import AnswerClosed, AnswerStatus, AnswerText, Cited, ConsultationChanged, DraftChanged
from core.clock import SEOUL
from core.errors import NotFound
from core.speech import Language
from core.turns import TalkSoFar, Turn


@dataclass(frozen=True, slots=True)
class KeptTurn:
    """One answer as the record has it; wordless where no word of the talk is kept."""

    number: int
    """Counted from 1."""
    at: datetime
    official: str
    status: str
    reason: str | None
    """Why a person was asked for, or the talk was ended."""
    question: str
    text: str
    passages: tuple[str, ...]
    heard: str | None = None


@dataclass(frozen=True, slots=True)
class KeptTalk:
    """One talk of the record."""

    id: str
    language: Language
    turns: tuple[KeptTurn, ...]

    @property
    def has_words(self) -> bool:
        """False for counselling, a crisis, a child, and once the retention is over."""
        return all(turn.question for turn in self.turns)


@dataclass(frozen=True, slots=True)
class Replayed:
    """An answer then and now."""

    turn: KeptTurn
    status: str
    text: str
    passages: tuple[str, ...]
    why: tuple[str, ...]
    """What has changed of the documents that the answer rested on then."""

    @property
    def is_same(self) -> bool:
        then = self.turn
        return (then.status, then.text, then.passages) == (self.status, self.text, self.passages)


async def read_talk(sessions: async_sessionmaker[AsyncSession], talk_id: str) -> KeptTalk:
    """Raises `NotFound`."""
    async with sessions() as session:
        talk = await session.get(TalkRow, talk_id)
        if talk is None:
            raise NotFound(
                f"no talk `{talk_id[:40]}` is on record: it was never held, was deleted, or its time is over"
            )
        rows = await session.scalars(select(AnswerRow).where(AnswerRow.talk_id == talk_id).order_by(AnswerRow.at))
        return KeptTalk(talk.id, cast("Language", talk.language), tuple(_kept(n, row) for n, row in enumerate(rows, 1)))


def _kept(number: int, row: AnswerRow) -> KeptTurn:
    named = tuple(name for name in row.passages if name)
    said = (row.question, row.text, named, row.heard)
    return KeptTurn(number, row.at, row.official, row.status, row.reason, *said)


async def replayed(
    talk: KeptTalk, agent_at: Callable[[str, datetime], Agent], retriever: Retriever, *, last: int
) -> list[Replayed]:
    """Turns 1 to `last`, in order.

    Each starts from the turns as they are on record, and from the draft and the consultation made so far.
    """
    state, done = TalkSoFar("", talk.language), list[Replayed]()
    for turn in talk.turns[:last]:
        state = replace(state, official=turn.official)
        status, said, passages = "error", list[str](), list[str]()
        async for happened in agent_at(turn.official, turn.at).answer(state, turn.question):
            match happened:
                case AnswerText():
                    said.append(happened.text)
                case Cited():
                    passages.append(happened.citation.passage_id)
                case DraftChanged():
                    state = replace(state, draft=happened.draft)
                case ConsultationChanged():
                    state = replace(state, consultation=happened.consultation)
                case AnswerClosed():
                    status = happened.status
                case _:
                    pass
        named = tuple(dict.fromkeys(name for name in passages if name))
        why = await _changes(turn, named, retriever, talk.language)
        done.append(Replayed(turn, status, " ".join(said), named, why))
        heard = turn.text if turn.heard is None else turn.heard
        official = Turn("official", heard, turn.passages, cast("AnswerStatus", turn.status), turn.question)
        state = replace(state, turns=(*state.turns, Turn("citizen", turn.question), official))
    return done


async def _changes(turn: KeptTurn, now: Sequence[str], retriever: Retriever, language: Language) -> tuple[str, ...]:
    """Of each passage that the answer no longer rests on."""
    told: list[str] = []
    for name in turn.passages:
        if name in now:
            continue
        document, _, rest = name.rpartition("#")
        day = turn.at.astimezone(SEOUL).date()
        standing = {passage.id for passage in await retriever.document(document, as_of=day, language=language)}
        if name in standing:
            told.append(f"`{name}` still stands; another passage is told now")
        elif not standing:
            told.append(f"`{document}` was withdrawn, or is not in force on that day any more")
        else:
            versions = sorted({passage.rpartition("@")[2] for passage in standing})
            told.append(f"`{document}` has changed: version {rest.rpartition('@')[2]} then, {', '.join(versions)} now")
    return tuple(told)

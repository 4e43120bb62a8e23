"""Approved opinions to the matters they are about, by likeness; where a person moved one, it stays."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from casework.opinions.opinion import NEAR
from casework.opinions.protocols import OpinionSense, OpinionSpace
from casework.opinions.tables import OpinionMatterRow, OpinionRow, OpinionSentenceRow
from core.clustering import Matters, Vector

BATCH = 100


@dataclass(frozen=True, slots=True)
class Read:
    """What is made of an opinion's words: its vector, and its sentences with theirs."""

    model: str
    vector: Vector
    sentences: tuple[tuple[str, Vector], ...]


class Gathering:
    """Incremental: an opinion joins the matter that is near enough, or begins one."""

    def __init__(self, space: OpinionSpace, sense: OpinionSense) -> None:
        self._space = space
        self._sense = sense

    async def model(self) -> str:
        return await asyncio.to_thread(lambda: self._space.model)

    async def read(self, text: str) -> Read:
        return await asyncio.to_thread(self._read, text)

    async def put(self, session: AsyncSession, row: OpinionRow, read: Read) -> None:
        """Into the nearest matter; the words of `row` are approved in this transaction."""
        matters = Matters()
        known = select(OpinionRow.matter_id, OpinionRow.vector).where(
            OpinionRow.matter_id.is_not(None), OpinionRow.model == read.model
        )
        for matter_id, vector in await session.execute(known):
            if matter_id is not None and vector is not None:
                matters.add(matter_id, np.frombuffer(vector, dtype="<f4"))
        nearest = matters.nearest(read.vector, at_least=NEAR)
        row.matter_id = nearest if nearest is not None else await new_matter(session)
        await _keep(session, row, read)

    async def renew(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        """Vectors that another model made are made anew; every opinion stays in its matter."""
        model = await self.model()
        old = select(OpinionRow.id, OpinionRow.text).where(OpinionRow.vector.is_not(None), OpinionRow.model != model)
        while True:
            async with sessions() as session:
                found = (await session.execute(old.order_by(OpinionRow.id).limit(BATCH))).all()
            if not found:
                return
            read = {opinion_id: await self.read(text) for opinion_id, text in found}
            async with sessions.begin() as session:
                still = select(OpinionRow).where(OpinionRow.id.in_(read), OpinionRow.vector.is_not(None))
                for row in await session.scalars(still):
                    await _keep(session, row, read[row.id])

    def _read(self, text: str) -> Read:
        sentences = self._sense.sentences(text)
        vectors = self._space.vectors([text, *sentences])
        return Read(self._space.model, vectors[0], tuple(zip(sentences, vectors[1:], strict=True)))


async def new_matter(session: AsyncSession) -> int:
    matter = OpinionMatterRow(name="", edition=0)
    session.add(matter)
    await session.flush()
    return matter.id


async def drop_empty(session: AsyncSession) -> None:
    """Matters whose opinions are all gone."""
    filled = select(OpinionRow.matter_id).where(OpinionRow.matter_id.is_not(None))
    await session.execute(delete(OpinionMatterRow).where(OpinionMatterRow.id.not_in(filled)))


async def take_out(session: AsyncSession, opinion_ids: Sequence[int]) -> None:
    """What was made of the words of these opinions goes."""
    await session.execute(delete(OpinionSentenceRow).where(OpinionSentenceRow.opinion_id.in_(opinion_ids)))


async def _keep(session: AsyncSession, row: OpinionRow, read: Read) -> None:
    await take_out(session, [row.id])
    row.model, row.vector = read.model, _bytes(read.vector)
    session.add_all(
        OpinionSentenceRow(opinion_id=row.id, number=number, text=text, vector=_bytes(vector))
        for number, (text, vector) in enumerate(read.sentences)
    )


def _bytes(vector: Vector) -> bytes:
    return vector.astype("<f4").tobytes()

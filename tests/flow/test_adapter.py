"""An adapter is trained, measured, put to use in every process that searches, and taken back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest

from app.adapters import Adapters, follow
from core.errors import InvalidInput
from core.passages import DocumentTexts
from retrieval.adapter import train
from retrieval.adapting import evaluate, material
from retrieval.ranking import Ranking
from retrieval.search import Search
from tests.fakes.calendar import Calendar
from tests.fakes.passage_store import FakePassageStore
from tests.fakes.retrieval import FakeEmbedder, fake_channel
from tests.retrieval.learnable import greeted, plain
from tests.retrieval.texts import FUSION, TODAY

REVISION = FakeEmbedder().capabilities.revision
POLL_SECONDS = 2.0


def learned(adapters: Adapters, documents: list[DocumentTexts]) -> bool:
    """As `madang adapter train` does it; whether search gets better."""
    embedder, ranking, calendar = FakeEmbedder(), Ranking(FUSION), Calendar()
    given = material(documents, embedder)
    evaluation = evaluate(given, embedder, [fake_channel()], ranking)
    return adapters.add(train(given.pairs), evaluation, REVISION, calendar.now()).evaluation.is_better


class Rounds(Calendar):
    """Whoever sleeps on it sleeps until the next round."""

    seconds = 0.0

    def __init__(self) -> None:
        super().__init__()
        self._asleep, self._next = asyncio.Event(), asyncio.Event()

    async def sleep(self, seconds: float) -> None:
        self.seconds = seconds
        self._asleep.set()
        await self._next.wait()
        self._next.clear()

    async def round(self) -> None:
        await self._asleep.wait()
        self._asleep.clear()
        self._next.set()
        await self._asleep.wait()


class Service:
    """A process of its own: it shares nothing with another one but the folder of adapters."""

    def __init__(self, folder: Path, name: str) -> None:
        self.adapters, self.rounds = Adapters(folder / "adapters"), Rounds()
        store = FakePassageStore()
        for document in greeted():
            store.put(document.document_id, document.collection, *(t for t in document.texts if not t.is_question))
        self.search = Search(store, FakeEmbedder(), [fake_channel()], Ranking(FUSION), folder / f"{name}.index")

    async def scores(self) -> np.ndarray:
        """Of what search finds for one question."""
        asked = next(text.text for text in greeted()[0].texts if text.is_question)
        found = await self.search.search(asked, collections=["complaints"], as_of=TODAY, language="ko", limit=40)
        return np.array(sorted(passage.score for passage in found))


@pytest.fixture
async def services(tmp_path: Path) -> AsyncIterator[tuple[Service, Service]]:
    here, there = Service(tmp_path, "here"), Service(tmp_path, "there")
    async with asyncio.TaskGroup() as tasks:
        for one in (here, there):
            await one.search.refresh()
        following = [
            tasks.create_task(follow(one.adapters, one.search, REVISION, one.rounds, POLL_SECONDS))
            for one in (here, there)
        ]
        yield here, there
        for task in following:
            task.cancel()
    for one in (here, there):
        one.search.close()


async def test_every_process_takes_over_what_was_put_to_use_and_what_was_taken_back(
    services: tuple[Service, Service], tmp_path: Path
) -> None:
    adapters = Adapters(tmp_path / "adapters")
    before = [await one.scores() for one in services]
    assert await asyncio.to_thread(learned, adapters, greeted())
    await asyncio.gather(*(one.rounds.round() for one in services))
    assert all(one.search.ranking.adapter is None for one in services)
    adapters.activate(revision=REVISION)
    for one, old in zip(services, before, strict=True):
        await one.rounds.round()
        assert one.rounds.seconds == POLL_SECONDS
        assert not np.allclose(await one.scores(), old, atol=1e-3)
    adapters.revert()
    for one, old in zip(services, before, strict=True):
        await one.rounds.round()
        assert np.array_equal(await one.scores(), old)


def test_what_does_not_help_stays_out(tmp_path: Path) -> None:
    adapters = Adapters(tmp_path / "adapters")
    assert not learned(adapters, plain())
    with pytest.raises(InvalidInput, match="gain at least"):
        adapters.activate(revision=REVISION)
    assert adapters.load(REVISION) is None

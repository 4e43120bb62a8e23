"""What an index may rely on, whichever `PassageStore` it follows."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from app.database import open_engine, open_sessions
from core.clock import SystemClock
from core.passages import DocumentTexts
from knowledge.lifecycle import OPERATOR
from knowledge.loading import Loadable
from knowledge.passages import indexed_texts
from knowledge.procedure import PlainDocument
from knowledge.store import KnowledgeStore
from retrieval.protocols import PassageStore
from tests.fakes.database import migrated_copy
from tests.fakes.passage_store import FakePassageStore


@dataclass(frozen=True, slots=True)
class Kept:
    """A store, and how something is published and withdrawn in it."""

    store: PassageStore
    publish: Callable[[str, str], Awaitable[object]]
    withdraw: Callable[[str], Awaitable[object]]

    async def given(self, since: int = 0) -> list[DocumentTexts]:
        return [texts async for texts in self.store.published(changed_since=since)]


def document(document_id: str, text: str) -> PlainDocument:
    return PlainDocument(id=document_id, collection="guide", title="안내", text=text, questions=("어디예요?",))


def fake() -> Kept:
    store = FakePassageStore()

    async def publish(document_id: str, text: str) -> None:
        store.put(document_id, "guide", *indexed_texts(document(document_id, text), version=1))

    async def withdraw(document_id: str) -> None:
        store.put(document_id, "guide")

    return Kept(store, publish, withdraw)


def real(sessions_store: KnowledgeStore) -> Kept:
    async def publish(document_id: str, text: str) -> None:
        await sessions_store.load([Loadable("line 1", document(document_id, text))], OPERATOR, publish=True)

    async def withdraw(document_id: str) -> None:
        await sessions_store.withdraw(document_id, OPERATOR, reason="over")

    return Kept(sessions_store, publish, withdraw)


@pytest.fixture(params=["database", "memory"])
async def kept(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Kept]:
    if request.param == "memory":
        yield fake()
        return
    engine = open_engine(migrated_copy(tmp_path))
    yield real(KnowledgeStore(open_sessions(engine), SystemClock()))
    await engine.dispose()


async def test_an_empty_store_is_at_revision_nought(kept: Kept) -> None:
    assert (await kept.store.revision(), await kept.given()) == (0, [])


async def test_the_revision_grows_with_publication_and_withdrawal(kept: Kept) -> None:
    seen = [await kept.store.revision()]
    for change in (kept.publish("a", "1층입니다."), kept.publish("a", "2층입니다."), kept.withdraw("a")):
        await change
        seen.append(await kept.store.revision())
    assert seen == sorted(set(seen))


async def test_everything_published_is_given_whole(kept: Kept) -> None:
    await kept.publish("a", "1층입니다.")
    await kept.publish("b", "2층입니다.")
    first, second = await kept.given()
    assert (first.document_id, second.document_id, first.collection) == ("a", "b", "guide")
    assert [(text.text, text.is_question) for text in first.texts] == [("안내\n1층입니다.", False), ("어디예요?", True)]


async def test_only_what_changed_since_is_given(kept: Kept) -> None:
    await kept.publish("a", "1층입니다.")
    revision = await kept.store.revision()
    await kept.publish("b", "2층입니다.")
    assert [texts.document_id for texts in await kept.given(revision)] == ["b"]
    assert await kept.given(await kept.store.revision()) == []


async def test_what_was_withdrawn_is_given_without_texts(kept: Kept) -> None:
    await kept.publish("a", "1층입니다.")
    revision = await kept.store.revision()
    await kept.withdraw("a")
    assert await kept.given(revision) == [DocumentTexts("a", "guide", ())]


async def test_a_replacement_is_given_without_the_old_text(kept: Kept) -> None:
    await kept.publish("a", "1층입니다.")
    await kept.publish("a", "2층입니다.")
    [texts] = await kept.given()
    assert {text.passage.text for text in texts.texts} == {"2층입니다."}


async def test_it_says_how_many_documents_it_will_give(kept: Kept) -> None:
    for document_id in ("a", "b"):
        await kept.publish(document_id, "1층입니다.")
    revision = await kept.store.revision()
    await kept.withdraw("a")
    for since in (0, revision, revision + 1):
        assert await kept.store.changes(since=since) == len(await kept.given(since))


async def test_it_knows_the_moments_of_its_own_past_only(kept: Kept) -> None:
    await kept.publish("a", "1층입니다.")
    mark = await kept.store.mark()
    await kept.publish("b", "2층입니다.")
    assert await kept.store.knows(mark)
    assert await kept.store.knows(await kept.store.mark())
    assert not await fake().store.knows(mark)
    assert not await kept.store.knows("7 2026-01-01T00:00:00+09:00")


async def test_a_document_is_given_by_its_id_on_a_day(kept: Kept) -> None:
    await kept.publish("a", "1층입니다.")
    day = date(2026, 11, 22)
    [passage] = await kept.store.document("a", as_of=day, language="ko")
    assert (passage.document_id, passage.text) == ("a", "1층입니다.")
    assert await kept.store.document("a", as_of=day, language="en") == [passage]
    assert await kept.store.document("nothing", as_of=day, language="ko") == []
    await kept.withdraw("a")
    assert await kept.store.document("a", as_of=day, language="ko") == []

"""The hint of each official follows what is published, and is read anew only when something was."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from agents.officials import load_officials
from app.vocabulary import PublishedVocabulary
from core.passages import DocumentTexts, IndexedText, Passage
from tests.fakes.passage_store import FakePassageStore
from tests.rtc.clocks import SkippingClock


class CountingStore(FakePassageStore):
    def __init__(self) -> None:
        super().__init__()
        self.read: list[str] = []

    async def published(self, *, changed_since: int = 0) -> AsyncIterator[DocumentTexts]:
        async for document in super().published(changed_since=changed_since):
            self.read.append(document.document_id)
            yield document

    def publish(self, title: str, collection: str) -> None:
        said = Passage(f"{title}#what@1", title, 1, collection, "what", title, "안내합니다.", "ko")
        self.put(title, collection, IndexedText(said, f"{title} 어떻게 해요?", is_question=True))


@pytest.fixture
def store() -> CountingStore:
    return CountingStore()


@pytest.fixture
def vocabulary(store: CountingStore) -> PublishedVocabulary:
    return PublishedVocabulary(load_officials(), store, SkippingClock())


async def test_each_official_expects_the_terms_of_the_own_collections(
    store: CountingStore, vocabulary: PublishedVocabulary
) -> None:
    store.publish("전입신고", "complaints")
    store.publish("외국인투자", "investment")
    await vocabulary.catch_up()

    assert vocabulary.hint("complaints", "ko") == "전입신고"
    assert vocabulary.hint("investment", "ko") == "외국인투자"
    assert vocabulary.hint("complaints", "en") == ""
    assert vocabulary.hint("nobody", "ko") == ""


async def test_before_anything_is_read_nothing_is_expected(vocabulary: PublishedVocabulary) -> None:
    assert vocabulary.hint("complaints", "ko") == ""


async def test_what_is_withdrawn_is_expected_no_longer(store: CountingStore, vocabulary: PublishedVocabulary) -> None:
    store.publish("전입신고", "complaints")
    await vocabulary.catch_up()
    store.put("전입신고", "complaints")
    await vocabulary.catch_up()

    assert vocabulary.hint("complaints", "ko") == ""


async def test_a_document_is_read_once_however_often_the_terms_are_asked_for(
    store: CountingStore, vocabulary: PublishedVocabulary
) -> None:
    store.publish("전입신고", "complaints")
    assert await vocabulary.catch_up()
    store.publish("대형폐기물", "complaints")
    assert await vocabulary.catch_up()
    assert not await vocabulary.catch_up()

    assert [vocabulary.hint("complaints", "ko") for _ in range(3)] == ["대형폐기물, 전입신고"] * 3
    assert store.read == ["전입신고", "대형폐기물"]

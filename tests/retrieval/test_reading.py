"""Close reading: what one text holds of the query, by words and by sounds, between nothing and all of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from retrieval.book import Query
from retrieval.fusion import Evidence
from retrieval.reading import Reader
from retrieval.shelf import Shelf
from tests.fakes.retrieval import FakeEmbedder, fake_channel
from tests.retrieval.texts import TODAY, asked, passage, told

EMBEDDER = FakeEmbedder()
MOVE = passage("전입신고", "전입신고는 전입한 날부터 14일 이내에 합니다.")
PASSPORT = passage("여권", "여권은 구청 여권 창구에서 신청합니다.")
READ = ("near", "sounds", "sounds_whole", "title", "named")


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path, [fake_channel()], EMBEDDER.capabilities)
    texts = {"move": [told(MOVE), asked("이사했는데 뭐부터 해요?", MOVE)], "passport": [told(PASSPORT)]}
    shelf.replace(
        [(name, some, EMBEDDER.embed([text.text for text in some], kind="passage")) for name, some in texts.items()]
    )
    yield shelf
    shelf.close()


def read(shelf: Shelf, text: str, reader: Reader | None = None) -> dict[str, Evidence]:
    vector = EMBEDDER.embed([text], kind="query")[0]
    query = Query(vector, vector, TODAY, "ko")
    found = shelf.view.search(text, query)
    return {one.document_id: one.evidence for one in (reader or Reader()).read(shelf.view, found, text, query)}


def test_nothing_found_is_nothing_read(shelf: Shelf) -> None:
    vector = EMBEDDER.embed(["전입신고"], kind="query")[0]
    assert Reader().read(shelf.view, [], "전입신고", Query(vector, vector, TODAY, "ko")) == []


@pytest.mark.parametrize("text", ["전입신고 며칠 이내", "여권", "zzz", "?", "", "이사했는데 뭐부터 해요?"])
def test_shares_stay_between_nothing_and_all(shelf: Shelf, text: str) -> None:
    for evidence in read(shelf, text).values():
        assert all(0 <= getattr(evidence, name) <= 1 + 1e-9 for name in READ)


def test_a_text_that_holds_every_word_holds_the_whole_query(shelf: Shelf) -> None:
    found = read(shelf, "여권 창구에서 신청합니다")
    assert found["passport"].near == pytest.approx(1.0)
    assert found["passport"].near > found["move"].near


def test_words_that_no_text_holds_lower_what_is_held(shelf: Shelf) -> None:
    assert read(shelf, "여권 창구에서 싱가포르")["passport"].near < read(shelf, "여권 창구에서")["passport"].near


def test_a_misheard_title_is_still_heard(shelf: Shelf) -> None:
    found = read(shelf, "저닙신고 여권")
    assert found["move"].named == pytest.approx(1.0)
    assert found["move"].title > 0


def test_only_the_rest_of_the_evidence_is_added(shelf: Shelf) -> None:
    vector = EMBEDDER.embed(["전입신고는 며칠"], kind="query")[0]
    query = Query(vector, vector, TODAY, "ko")
    found = shelf.view.search("전입신고는 며칠", query)
    for before, after in zip(found, Reader().read(shelf.view, found, "전입신고는 며칠", query), strict=True):
        kept = [field.name for field in fields(Evidence) if field.name not in READ]
        assert [getattr(before.evidence, name) for name in kept] == [getattr(after.evidence, name) for name in kept]


def test_what_was_read_before_is_read_alike(shelf: Shelf) -> None:
    reader = Reader()
    assert read(shelf, "전입신고 기한", reader) == read(shelf, "전입신고 기한", reader)

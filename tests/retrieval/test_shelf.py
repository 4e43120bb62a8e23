"""One collection: what is on the shelf is found, on its days, in the language that was asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from core.passages import IndexedText
from retrieval.book import Opened
from retrieval.shelf import Shelf
from tests.fakes.retrieval import FakeEmbedder, fake_channel
from tests.retrieval.texts import TODAY, asked, passage, told

EMBEDDER = FakeEmbedder()
MOVE = passage("move", "전입신고는 전입한 날부터 14일 이내에 합니다.")
PASSPORT = passage("passport", "여권은 구청 여권 창구에서 신청합니다.")


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path, [fake_channel()], EMBEDDER.capabilities)
    yield shelf
    shelf.close()


def put(shelf: Shelf, document_id: str, *texts: IndexedText) -> None:
    vectors = EMBEDDER.embed([text.text for text in texts], kind="passage")
    shelf.replace([(document_id, texts, vectors)])


def ask(shelf: Shelf, query: str, *, on: date = TODAY, language: str = "ko") -> dict[str, Opened]:
    vector = EMBEDDER.embed([query], kind="query")[0]
    return {hit.document_id: hit for hit in shelf.search(query, vector, as_of=on, language=language)}


def test_an_empty_shelf_gives_nothing(shelf: Shelf) -> None:
    assert (len(shelf), shelf.documents, ask(shelf, "전입신고")) == (0, 0, {})


def test_the_document_that_holds_the_words_has_the_stronger_evidence(shelf: Shelf) -> None:
    put(shelf, "move", told(MOVE))
    put(shelf, "passport", told(PASSPORT))
    found = ask(shelf, "전입신고는 며칠 이내")
    assert found["move"].evidence.passage > found["passport"].evidence.passage
    assert found["move"].evidence.coverage > found["passport"].evidence.coverage
    assert found["move"].text.passage == MOVE


def test_evidence_keeps_to_its_bounds(shelf: Shelf) -> None:
    put(shelf, "move", told(MOVE), asked("언제까지 신고해요?", MOVE))
    for query in ("전입신고", "언제까지 신고해요?", "zzz", "", "?"):
        for hit in ask(shelf, query).values():
            evidence = hit.evidence
            assert min(evidence.passage, evidence.passages, evidence.question, evidence.questions) >= -1.001
            assert max(evidence.passage, evidence.passages, evidence.question, evidence.questions) <= 1.001
            assert 0 <= evidence.coverage <= 1


def test_an_example_question_leads_to_its_passage(shelf: Shelf) -> None:
    put(shelf, "move", told(MOVE), asked("이사했는데 뭐부터 해요?", MOVE))
    hit = ask(shelf, "이사했는데 뭐부터 해요?")["move"]
    assert hit.evidence.question == pytest.approx(1.0, abs=1e-3)
    assert hit.text.passage == MOVE


def test_new_texts_take_the_place_of_the_old_ones(shelf: Shelf) -> None:
    put(shelf, "move", told(MOVE), asked("이사했는데요", MOVE))
    changed = passage("move", "전입신고는 30일 이내에 합니다.", version=2)
    put(shelf, "move", told(changed))
    assert (len(shelf), shelf.documents) == (1, 1)
    assert ask(shelf, "전입신고")["move"].text.passage == changed


def test_a_document_without_texts_is_forgotten(shelf: Shelf) -> None:
    put(shelf, "move", told(MOVE))
    put(shelf, "passport", told(PASSPORT))
    put(shelf, "move")
    assert "move" not in ask(shelf, "전입신고는 전입한 날부터 14일 이내에")
    assert (len(shelf), shelf.documents) == (1, 1)


def test_forgetting_what_was_never_there_does_nothing(shelf: Shelf) -> None:
    put(shelf, "nobody")
    assert shelf.documents == 0


def test_words_of_a_forgotten_document_are_rare_again(shelf: Shelf) -> None:
    put(shelf, "move", told(MOVE))
    before = ask(shelf, "전입신고 여권")["move"].evidence.coverage
    put(shelf, "passport", told(PASSPORT))
    put(shelf, "passport")
    assert ask(shelf, "전입신고 여권")["move"].evidence.coverage == pytest.approx(before)


@pytest.mark.parametrize(
    ("on", "found"),
    [
        (date(2026, 6, 30), []),
        (date(2026, 7, 1), ["move"]),
        (date(2026, 12, 31), ["move"]),
        (date(2027, 1, 1), []),
    ],
)
def test_a_document_is_found_on_its_days_only(shelf: Shelf, on: date, found: list[str]) -> None:
    put(shelf, "move", told(passage("move", MOVE.text, first=date(2026, 7, 1), last=date(2026, 12, 31))))
    assert list(ask(shelf, "전입신고", on=on)) == found


def test_each_day_gets_the_version_of_that_day(shelf: Shelf) -> None:
    old = passage("move", "전입신고 과태료는 5만원 이하입니다.", version=1, last=date(2026, 12, 31))
    new = passage("move", "전입신고 과태료는 10만원 이하입니다.", version=2, first=date(2027, 1, 1))
    put(shelf, "move", told(old), told(new))
    assert ask(shelf, "전입신고 과태료", on=date(2026, 12, 31))["move"].text.passage == old
    assert ask(shelf, "전입신고 과태료", on=date(2027, 1, 1))["move"].text.passage == new


def test_a_question_of_another_day_is_no_evidence(shelf: Shelf) -> None:
    old = passage("move", MOVE.text, version=1, last=date(2026, 12, 31))
    new = passage("move", "신고는 온라인으로도 합니다.", version=2, first=date(2027, 1, 1))
    put(shelf, "move", told(old), asked("이사했는데 뭐부터 해요?", old), told(new), asked("온라인 되나요?", new))
    hit = ask(shelf, "이사했는데 뭐부터 해요?", on=date(2027, 1, 1))["move"]
    assert hit.evidence.question < 0.99


def test_the_citizens_language_comes_first(shelf: Shelf) -> None:
    english = passage("move", "Report a move within 14 days.", language="en")
    put(shelf, "move", told(MOVE), told(english))
    assert ask(shelf, "전입신고 move", language="en")["move"].text.passage == english
    assert ask(shelf, "전입신고 move", language="ko")["move"].text.passage == MOVE


def test_another_language_is_better_than_none(shelf: Shelf) -> None:
    put(shelf, "move", told(MOVE))
    assert ask(shelf, "전입신고", language="en")["move"].text.passage == MOVE

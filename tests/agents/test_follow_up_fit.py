"""What a follow-up is about, by what search says of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from agents.follow_up_fit import best_scores, fit_of, load_weights, stay_signs
from agents.understanding import understand
from core.errors import InvalidInput
from core.passages import PartLikeness, Passage
from core.turns import TalkSoFar
from evals.fit_follow_ups import read_talks
from knowledge.procedure import part_names
from knowledge.starter import read_starter


def passage(name: str, title: str, text: str, score: float = 0.0) -> Passage:
    return Passage(f"{name}@1", name.partition("#")[0], 1, "complaints", "what", title, text, "ko", score=score)


TODAY = date(2026, 11, 29)
TALK = TalkSoFar("complaints", "ko")
MOVE = (passage("move-in-report#deadline", "전입신고", "이사한 날부터 14일 이내에 주민센터에 전입신고를 합니다."),)


def hit(document: str, score: float) -> Passage:
    return passage(f"{document}#what", document, "내용", score)


def test_a_turn_without_words_of_another_matter_stays() -> None:
    question = understand(TALK, "그럼 언제까지 해야 돼요?", today=TODAY)
    fit = fit_of(question, MOVE, [hit("passport", 0.5), hit("move-in-report", 0.2)], [hit("move-in-report", 0.9)], {})
    assert not fit.leaves


def test_a_turn_that_another_document_surely_answers_leaves() -> None:
    question = understand(TALK, "그리고 아이 여권 사진은 어떤 걸 가져가야 하나요?", today=TODAY)
    fit = fit_of(question, MOVE, [hit("passport", 0.97)], [hit("passport", 0.95)], {})
    assert fit.leaves


def test_nobody_leaves_for_a_document_that_cannot_be_answered_from() -> None:
    question = understand(TALK, "그리고 아이 여권 사진은 어떤 걸 가져가야 하나요?", today=TODAY)
    assert not fit_of(question, MOVE, [hit("passport", 0.4)], [], {}).leaves


def test_what_search_finds_after_the_title_is_the_likelier_told() -> None:
    question = understand(TALK, "주차장은 넓어요?", today=TODAY)
    unheard, found = fit_of(question, MOVE, [], [], {}), fit_of(question, MOVE, [], [hit("move-in-report", 0.95)], {})
    assert 0 < unheard.tells < found.tells < 1


def test_a_turn_that_was_written_as_an_example_is_the_likelier_told() -> None:
    question = understand(TALK, "주차장은 넓어요?", today=TODAY)
    far, near = (fit_of(question, MOVE, [], [], {MOVE[0].id: PartLikeness(1.0, cosine)}) for cosine in (0.8, 0.95))
    assert 0 < far.tells < near.tells < 1


def test_what_a_sentence_answers_is_the_likelier_told() -> None:
    question = understand(TALK, "과태료는 얼마예요?", today=TODAY)
    odds = ((), (-6.0, -4.0), (5.0, -4.0))
    unread, far, near = (fit_of(question, MOVE, [], [], {MOVE[0].id: PartLikeness(1.0, sentences=one)}) for one in odds)
    assert 0 < far.tells < unread.tells < near.tells < 1


def test_the_last_document_comes_first_and_only_it_has_the_signs_of_the_turn() -> None:
    question = understand(TALK, "주민센터에 전입신고를 언제 하나요?", today=TODAY)
    signs = stay_signs(question, MOVE, [hit("passport", 0.6)], [])
    assert list(signs) == ["move-in-report", "passport"]
    assert signs["move-in-report"].held > 0.5
    assert (signs["passport"].last, signs["passport"].held, signs["passport"].words) == (0, 0, 0)


def test_a_document_is_as_near_as_its_best_passage() -> None:
    assert best_scores([hit("passport", 0.4), hit("passport", 0.7), hit("seal", 0.5)]) == {"passport": 0.7, "seal": 0.5}


def test_weights_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match=r"none\.json"):
        load_weights(tmp_path / "none.json")


def test_every_training_turn_names_a_document_and_parts_that_are_there() -> None:
    parts = {procedure.id: set(part_names(procedure.sections)) for procedure in read_starter()}
    turns = [turn for talk in read_talks() for turn in talk.turns]
    assert [turn.say for turn in turns if not set(turn.parts) <= parts[turn.document]] == []
    assert len(turns) > 800

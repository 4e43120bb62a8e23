"""The terms that a recogniser is told: what many citizens say and few documents are about, and no more than fits."""

from __future__ import annotations

import pytest

from agents.vocabulary import LONGEST_HINT_CHARACTERS, document_terms, hint_of, terms_to_expect
from core.passages import DocumentTexts, IndexedText, Passage
from core.speech import Language


def document(title: str, *questions: str, language: Language = "ko") -> DocumentTexts:
    said = Passage(f"{title}#what@1", title, 1, "complaints", "what", title, "안내합니다.", language)
    asked = (IndexedText(said, question, is_question=True) for question in questions)
    return DocumentTexts(title, "complaints", (IndexedText(said, said.text, is_question=False), *asked))


def terms(*documents: DocumentTexts, language: Language = "ko") -> tuple[str, ...]:
    return terms_to_expect([document_terms(each, language) for each in documents], language)


def test_what_is_asked_for_more_often_comes_first() -> None:
    often = document("전입신고", "전입신고 언제까지 해요?", "전입신고는 어디서 해요?", "전입신고해야 돼요?")
    seldom = document("출생신고", "출생신고는 어디서 해요?")
    assert terms(seldom, often) == ("전입신고", "출생신고")


def test_what_every_document_is_about_comes_after_what_one_is_about() -> None:
    everywhere = [
        document(f"외국인 {name}", f"외국인 {name} 알려 줘요") for name in ("투자비자", "출입국관리", "체류지변경")
    ]
    found = terms(*everywhere, document("영주자격", "영주자격 알려 줘요"))
    assert found[-1] == "외국인"


def test_a_title_that_nobody_asks_for_is_not_expected() -> None:
    assert terms(document("행정심판", "억울한데 어디다 따져요?")) == ()


def test_a_word_of_a_question_that_is_in_no_title_is_not_expected() -> None:
    assert terms(document("여권발급", "할머니가 여권발급 받으려면요?")) == ("여권발급",)


def test_a_longer_word_says_the_noun_that_it_begins_with() -> None:
    found = terms(document("외국인투자", "외국인투자기업인데요"), document("기초연금", "기초연금이요"))
    assert "외국인투자" in found


def test_everybodys_short_words_take_no_room() -> None:
    assert terms(document("여권", "여권 어디서 만들어요?")) == ()


def test_the_language_of_the_talk_chooses() -> None:
    both = document("Naturalisation", "How does naturalisation work?", language="en")
    assert terms(both, language="en") == ("naturalisation",)
    assert terms(both) == ()


def test_terms_end_where_the_room_does_and_none_is_cut() -> None:
    names = [f"{first}{second}복지급여" for first in "가나다라마바" for second in "거너더러"]
    found = terms(*(document(name, f"{name} 받으려면요?") for name in names))
    assert set(found) < set(names)
    assert LONGEST_HINT_CHARACTERS - len(names[0]) - 2 < len(hint_of(found)) <= LONGEST_HINT_CHARACTERS


@pytest.mark.parametrize("language", ["ko", "en"])
def test_nothing_is_published_and_nothing_is_expected(language: Language) -> None:
    assert hint_of(terms(language=language)) == ""

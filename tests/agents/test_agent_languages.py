"""Whoever writes Japanese or Chinese reads a summary in that language, cited, above the English answer."""

from __future__ import annotations

import pytest

from core.answers import AnswerText
from retrieval.search import Search
from tests.agents.talks import Talking
from tests.fakes.agents import starter_retriever


@pytest.mark.models
@pytest.mark.parametrize(
    ("official", "question", "document", "summary"),
    [
        ("complaints", "引っ越したらいつまでに届け出が必要ですか？", "move-in-report", "14日以内"),
        ("complaints", "搬家以后多久之内要申报？", "move-in-report", "14日以内"),
        ("investment", "外国人登録の期限はいつですか？", "alien-registration", "90日以内"),
        ("investment", "营业者登记要在什么时候申请？", "business-registration", "20日以内"),
    ],
)
async def test_a_summary_in_the_citizens_language_comes_first(
    starter_search: Search, official: str, question: str, document: str, summary: str
) -> None:
    heard = await Talking(official, retriever=starter_search).say(question)
    first, *others = [event for event in heard.events if isinstance(event, AnswerText)]

    assert summary in first.text
    assert first.words == ()  # shown, not said: no official speaks it
    assert others, "the English answer follows"
    assert all(said.text.isascii() or "’" in said.text for said in others)
    assert {citation.document_id for citation in heard.citations} == {document}
    assert heard.closed.language == "en"


@pytest.mark.models
async def test_a_korean_question_gets_no_summary_in_another_language(starter_search: Search) -> None:
    heard = await Talking(retriever=starter_search).say("이사하면 언제까지 신고해야 돼요?")

    assert not any(letter in heard.text for letter in "届申报")


async def test_what_has_no_summary_is_answered_in_english() -> None:
    heard = await Talking(retriever=starter_retriever("property-tax")).say("property tax いつまで")

    assert heard.closed.status in {"answered", "partial"}
    assert {citation.document_id for citation in heard.citations} == {"property-tax"}
    assert heard.text.isascii()

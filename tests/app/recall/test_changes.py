"""What a replaced or withdrawn version leaves behind it: the answers, side by side with today, and who asked."""

from __future__ import annotations

import pytest

from core.errors import NotFound
from tests.app.recall.conftest import NOW, QUESTION, THEN, City

CHANGE = ("move-in-report", 1)


async def test_nothing_is_recalled_while_the_version_is_said(city: City) -> None:
    await city.told_and_left("gilsoon@example.com")
    assert await city.corrections.changes() == []
    with pytest.raises(NotFound):
        await city.corrections.recall(*CHANGE)


async def test_an_answer_that_a_new_version_contradicts_is_listed_beside_what_holds_now(city: City) -> None:
    await city.told_and_left("gilsoon@example.com")
    await city.told()
    city.calendar.days_later(1)
    await city.publishes(NOW)
    (change,) = await city.corrections.changes()
    assert (change.document_id, change.version, change.state, change.now_version) == (*CHANGE, "superseded", 2)
    assert (change.answers, change.people, change.untold) == (2, 1, 1)
    recall = await city.corrections.recall(*CHANGE)
    assert [(passage.section, passage.then, passage.now) for passage in recall.passages] == [("deadline", THEN, NOW)]
    assert [(said.sentence, said.now) for answer in recall.answers for said in answer.said] == [(THEN, NOW)] * 2
    assert sorted(answer.people for answer in recall.answers) == [0, 1]
    assert {answer.official for answer in recall.answers} == {"complaints"}


async def test_the_question_of_the_citizen_is_not_shown(city: City) -> None:
    await city.told_and_left("gilsoon@example.com")
    await city.publishes(NOW)
    shown = (await city.corrections.recall(*CHANGE)).model_dump_json()
    assert QUESTION not in shown
    assert "gilsoon@example.com" not in shown


async def test_what_is_still_said_in_the_new_version_is_not_recalled(city: City) -> None:
    await city.told_and_left("gilsoon@example.com")
    await city.publishes(questions=[{"language": "ko", "text": "전입신고 기한이 언제예요?"}])
    assert await city.corrections.changes() == []


async def test_a_withdrawn_version_is_recalled_with_nothing_in_its_place(city: City) -> None:
    await city.told_and_left("gilsoon@example.com")
    city.calendar.days_later(2)
    await city.withdraws()
    (change,) = await city.corrections.changes()
    assert (change.state, change.now_version, change.changed_on) == ("withdrawn", None, city.calendar.now().date())
    recall = await city.corrections.recall(*CHANGE)
    assert {passage.now for passage in recall.passages} == {""}
    assert "02-120" in recall.draft.text


async def test_an_answer_in_english_is_set_beside_the_english_of_today(city: City) -> None:
    talk, answer = await city.told(language="en", passage="move-in-report#deadline.en@1")
    await city.ledger.leave_contact(talk.id, "gilsoon@example.com", "changes", answer)
    sections = [{"kind": "deadline", "ko": NOW, "en": "Report a move within 30 days.", "sources": ["act-16"]}]
    await city.publishes(sections=sections)
    recall = await city.corrections.recall(*CHANGE)
    assert [said.now for answer in recall.answers for said in answer.said] == ["Report a move within 30 days."]
    assert "Report a move within 30 days." in recall.draft.text
    assert NOW in recall.draft.text


async def test_what_is_written_in_japanese_or_chinese_too_is_recalled_in_every_language(city: City) -> None:
    summary = {"ko": "이사하면 신고합니다.", "ja": "引っ越したら届け出ます。", "zh": "搬家后须申报。"}
    await city.publishes(summary=summary)
    await city.told(passage="move-in-report#deadline@2")
    await city.withdraws()
    (change,) = await city.corrections.changes()
    recall = await city.corrections.recall(change.document_id, change.version)
    then = {passage.language: passage.then for passage in recall.passages if passage.section == "what"}
    assert (then["ja"], then["zh"]) == ("引っ越したら届け出ます。", "搬家后须申报。")


async def test_a_contact_for_the_whole_talk_counts_for_its_answers(city: City) -> None:
    talk, _ = await city.told()
    await city.ledger.leave_contact(talk.id, "010-1234-5678", "changes", None)
    await city.publishes(NOW)
    recall = await city.corrections.recall(*CHANGE)
    assert ([answer.people for answer in recall.answers], recall.calls, recall.letters) == ([1], 1, 0)


async def test_a_number_left_to_be_called_back_is_for_nothing_else(city: City) -> None:
    talk, answer = await city.told()
    await city.ledger.leave_contact(talk.id, "010-1234-5678", "callback", answer)
    await city.publishes(NOW)
    assert (await city.corrections.recall(*CHANGE)).change.people == 0


async def test_a_counselling_talk_never_enters_a_recall(city: City) -> None:
    talk, answer = await city.told(private=True)
    await city.ledger.leave_contact(talk.id, "gilsoon@example.com", "changes", answer)
    await city.publishes(NOW)
    assert await city.corrections.changes() == []
    assert (await city.corrections.recall(*CHANGE)).answers == []


async def test_a_deleted_talk_leaves_every_recall(city: City) -> None:
    talk = await city.told_and_left("gilsoon@example.com")
    await city.publishes(NOW)
    await city.ledger.forget(talk.id)
    assert await city.corrections.changes() == []


async def test_once_the_words_are_gone_the_text_of_the_version_stands_for_them(city: City) -> None:
    await city.told_and_left("gilsoon@example.com")
    await city.told()
    city.calendar.days_later(40)
    await city.ledger.expire()
    await city.publishes(NOW)
    recall = await city.corrections.recall(*CHANGE)
    assert [(said.sentence, said.then, said.now) for answer in recall.answers for said in answer.said] == [
        ("", THEN, NOW)
    ]

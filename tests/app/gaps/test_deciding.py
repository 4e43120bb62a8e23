"""What a curator does about a gap."""

from __future__ import annotations

import asyncio

import pytest

from app.gaps.deciding import procedure_of
from app.gaps.reading import questions_of
from core.errors import Conflict, NotFound
from knowledge.drafting import UNTITLED
from knowledge.lifecycle import Actor
from knowledge.procedure import Procedure
from knowledge.views import Filters
from tests.app.gaps.conftest import KIM, City
from tests.fakes.counter import Reply
from tests.knowledge.conftest import move_in_report, seen

BICYCLE = "자전거 대여 요금이 얼마예요?"
BICYCLES = "자전거 대여 요금은 얼마인가요?"
FUNERAL = "화장장 예약은 어떻게 하나요?"


async def two(city: City) -> tuple[int, int]:
    await city.asked(BICYCLE)
    await city.asked(BICYCLES)
    await city.asked(FUNERAL)
    bicycle, funeral = await city.found()
    return bicycle.id, funeral.id


async def test_a_draft_has_the_citizens_questions_as_its_examples(city: City) -> None:
    bicycle, _ = await two(city)
    document_id = await city.gaps.draft(bicycle, KIM)
    detail = await city.store.detail(document_id)
    assert detail.collection == "complaints"
    assert detail.open is not None
    content = detail.open.content
    assert content.kind == "procedure"
    assert content.title.ko in {BICYCLE, BICYCLES}
    assert {question.text for question in content.questions} == {BICYCLE, BICYCLES}
    (gap,) = await city.found("drafted")
    assert (gap.document_id, gap.decided_by) == (document_id, "김")
    with pytest.raises(Conflict):
        await city.gaps.draft(bicycle, KIM)


async def test_personal_data_is_masked_in_a_draft_and_in_the_gap(city: City) -> None:
    await city.asked(f"{BICYCLE} 제 번호는 010-2345-6789예요")
    (gap,) = await city.found()
    assert "6789" not in (await city.gaps.detail(gap.id)).model_dump_json()
    document_id = await city.gaps.draft(gap.id, KIM)
    assert "6789" not in (await city.store.version(document_id, 1)).content.model_dump_json()


async def test_a_draft_masks_once_more_what_was_kept_unmasked(city: City) -> None:
    await city.asked(BICYCLE)
    (gap,) = await city.found()
    async with city.sessions() as session:
        (asked,) = (await questions_of(session, [gap.id]))[gap.id]
    from dataclasses import replace

    made = procedure_of(
        "gap-1", "complaints", [replace(asked, text="제 번호는 010-2345-6789예요.\n언제 되나요? " * 20)]
    )
    assert "6789" not in made.model_dump_json()
    assert len(made.title.ko) <= 300


async def test_a_second_draft_of_a_matter_gets_another_name(city: City) -> None:
    bicycle, _ = await two(city)
    first = await city.gaps.draft(bicycle, KIM)
    await city.gaps.reopen(bicycle, KIM)
    second = await city.gaps.draft(bicycle, KIM)
    assert (first, second) == (f"gap-{bicycle}", f"gap-{bicycle}-2")


async def questions_in(city: City, document_id: str) -> tuple[str, set[str]]:
    content = (await city.store.version(document_id, 1)).content
    assert isinstance(content, Procedure)
    return content.title.ko, {question.text for question in content.questions}


async def test_what_nobody_reviewed_goes_from_a_draft_with_its_talk(city: City) -> None:
    first, _ = await city.asked(BICYCLE)
    second, _ = await city.asked(BICYCLES)
    (gap,) = await city.found()
    document_id = await city.gaps.draft(gap.id, KIM)
    await city.gaps.reopen(gap.id, KIM)
    await city.ledger.forget(first.id)
    assert await questions_in(city, document_id) == (BICYCLES, {BICYCLES})
    await city.ledger.forget(second.id)
    assert await questions_in(city, document_id) == (UNTITLED, set())
    assert [line.action for line in await city.store.audit(document_id)] == ["questions taken out"] * 2 + ["drafted"]


@pytest.mark.parametrize("why", ["crisis", "retention"])
async def test_it_goes_as_well_when_its_words_go_for_another_reason(city: City, why: str) -> None:
    talk, _ = await city.asked(BICYCLE)
    (gap,) = await city.found()
    document_id = await city.gaps.draft(gap.id, KIM)
    if why == "crisis":
        await city.asked("죽고 싶어요", Reply(("109에 전화해 주세요.",), status="crisis"), talk=talk)
    else:
        city.calendar.days_later(31)
        await city.ledger.expire()
    assert await questions_in(city, document_id) == (UNTITLED, set())


async def test_a_question_that_a_curator_handed_in_for_review_is_the_citys(city: City) -> None:
    talk, _ = await city.asked(BICYCLE)
    (gap,) = await city.found()
    document_id = await city.gaps.draft(gap.id, KIM)
    detail = await city.store.detail(document_id)
    assert detail.open is not None
    finished = move_in_report(id=document_id, questions=detail.open.content.questions)
    saved = await city.store.edit(finished, Actor.of(KIM), seen=seen(detail))
    await city.store.submit(document_id, Actor.of(KIM), seen=seen(saved))
    await city.ledger.forget(talk.id)
    assert (await questions_in(city, document_id))[1] == {BICYCLE}


async def test_of_two_curators_who_draft_at_once_one_does(city: City) -> None:
    bicycle, _ = await two(city)
    drafting = (city.gaps.draft(bicycle, KIM), city.gaps.draft(bicycle, KIM))
    made = await asyncio.gather(*drafting, return_exceptions=True)
    assert sorted(isinstance(one, Conflict) for one in made) == [False, True]
    assert (await city.store.page(Filters())).total == 1


async def test_a_dismissed_gap_keeps_the_reason_and_can_be_opened_again(city: City) -> None:
    bicycle, _ = await two(city)
    await city.gaps.dismiss(bicycle, KIM, reason="시의 일이 아님")
    (gap,) = await city.found("dismissed")
    assert (gap.note, gap.decided_by) == ("시의 일이 아님", "김")
    with pytest.raises(Conflict):
        await city.gaps.draft(bicycle, KIM)
    await city.gaps.reopen(bicycle, KIM)
    assert [(one.state, one.note) for one in await city.found() if one.id == bicycle] == [("open", "")]


async def test_merged_gaps_are_one_with_all_their_citizens(city: City) -> None:
    bicycle, funeral = await two(city)
    await city.gaps.merge(funeral, bicycle, KIM)
    (gap,) = await city.found()
    assert (gap.id, gap.citizens, gap.questions) == (bicycle, 3, 3)
    with pytest.raises(NotFound):
        await city.gaps.detail(funeral)
    with pytest.raises(Conflict):
        await city.gaps.merge(bicycle, bicycle, KIM)


async def test_the_list_begins_with_what_most_citizens_asked(city: City) -> None:
    bicycle, funeral = await two(city)
    assert [gap.id for gap in await city.gaps.list(["open"], "complaints")] == [bicycle, funeral]
    assert await city.gaps.list(["open"], "guide") == []


async def test_the_detail_tells_no_talk_and_no_time_of_day(city: City) -> None:
    talk, answer = await city.asked(BICYCLE)
    (gap,) = await city.found()
    shown = (await city.gaps.detail(gap.id)).model_dump_json()
    assert BICYCLE in shown
    for secret in (talk.id, answer, "10:00"):
        assert secret not in shown

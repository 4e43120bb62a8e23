"""What a curator does about a gap."""

from __future__ import annotations

import pytest

from app.gaps.deciding import procedure_of
from app.gaps.reading import questions_of
from core.errors import Conflict, NotFound
from tests.app.gaps.conftest import KIM, City

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

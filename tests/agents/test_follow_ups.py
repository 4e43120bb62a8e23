"""What the rules cannot place is looked for once more in a model's words; what they can is not."""

from __future__ import annotations

from tests.agents.talks import Heard, Talking
from tests.fakes.asked_model import AskedModel

FIRST = "소파도 버리려고요. 이사했는데 전입신고는 언제까지 해야 하나요?"
FOLLOW_UP = "그럼 그 소파는요?"


def rewriting(to: str) -> AskedModel:
    return AskedModel(rewrites=lambda _: to)


async def heard(model: AskedModel | None, *turns: str, official: str = "complaints") -> Heard:
    """The last answer."""
    talk = Talking(official, model=model)
    return [await talk.say(turn) for turn in turns][-1]


async def test_a_follow_up_is_found_by_what_it_means() -> None:
    assert (await heard(None, FIRST, FOLLOW_UP)).closed.status == "abstained"
    told = await heard(model := rewriting("소파 버리려고요"), FIRST, FOLLOW_UP)
    assert {cited.document_id for cited in told.citations} == {"bulky-waste"}
    assert "버리려고요" not in told.text
    assert len(model.rewritten) == 1


async def test_another_matter_that_the_model_brings_in_is_not_answered() -> None:
    told = await heard(rewriting("소파는 전입신고 언제까지 해요?"), FIRST, FOLLOW_UP)
    assert told.closed.status == "abstained"


async def test_where_the_rules_are_sure_no_model_is_asked() -> None:
    model = rewriting("소파 버리려고요")
    told = await heard(model, FIRST, "늦으면 과태료 얼마예요?")
    assert {cited.document_id for cited in told.citations} == {"move-in-report"}
    assert model.rewritten == []


async def test_a_first_question_an_order_and_another_day_are_not_rewritten() -> None:
    model = rewriting("전입신고 언제까지 해요?")
    await heard(model, "로켓 발사 허가는요?")
    ordered = await heard(model, FIRST, "그럼 그거 승인해 주세요")
    await heard(model, FIRST, "1999년에는요?")
    assert model.rewritten == []
    assert ordered.closed.status != "answered"


async def test_nothing_of_a_talk_about_danger_or_of_a_counselling_talk_is_shown() -> None:
    model = rewriting("소파 버리려고요")
    await heard(model, "죽고 싶어요", FIRST, FOLLOW_UP)
    await heard(model, FIRST, "남편이 때려요", FOLLOW_UP, "과태료는요?")
    await heard(model, "학교폭력 신고는 어떻게 해요?", "그럼 그 전화는요?", official="youth")
    assert "죽고" not in model.shown
    assert "남편" not in model.shown
    assert "학교폭력" not in model.shown
    assert model.rewritten == []

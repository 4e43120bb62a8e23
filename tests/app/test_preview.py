"""What an official would say of a draft: the real agent over the draft alone."""

from __future__ import annotations

from agents.officials import load_officials
from app.preview import Previewer
from tests.fakes.agents import StillClock, starter


async def previewed(question: str, document_id: str) -> list[dict[str, object]]:
    passages, _ = starter()
    draft = [passage for passage in passages if passage.document_id == document_id]
    assert draft
    return await Previewer(load_officials(), StillClock()).answer(draft, question=question, language="ko")


async def test_a_draft_is_answered_from_with_its_source_and_its_spoken_form() -> None:
    events = await previewed("전입신고는 언제까지 해야 하나요?", "move-in-report")
    assert events[-1]["type"] == "answer-closed"
    said = [event for event in events if event["type"] == "answer-text"]
    assert said
    assert all(event["spoken"] for event in said)
    assert "cited" in {event["type"] for event in events}
    assert [event["index"] for event in said] == list(range(len(said)))


async def test_without_a_passage_the_official_says_that_nothing_answers() -> None:
    events = await Previewer(load_officials(), StillClock()).answer([], question="여권은 얼마예요", language="ko")
    assert events[-1]["status"] in {"abstained", "redirected", "clarify"}
    assert "cited" not in {event["type"] for event in events}

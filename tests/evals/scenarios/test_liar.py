"""The scripted model lies in one answer of five, in turn in four ways, and what was rejected is counted."""

from __future__ import annotations

from agents.faithful import Faithfulness
from agents.rephrase import Rephraser
from agents.statements import Statement
from core.passages import Passage
from evals.scenarios.liar import LIES, LyingModel, rejected

TEXT = "이사하면 새 거주지에 전입한 날부터 14일 이내에 구청이나 주민센터에 전입신고를 해야 합니다."
PASSAGE = Passage("move#deadline@1", "move", 1, "complaints", "deadline", "전입신고", TEXT, "ko")


async def said(model: LyingModel, answers: int) -> list[str]:
    statements = [Statement(TEXT, PASSAGE)]
    rephraser = Rephraser(model, Faithfulness())
    told = [await rephraser.rephrased("언제까지예요?", statements, "ko") for _ in range(answers)]
    return [" ".join(statement.text for statement in each) for each in told]


async def test_no_lie_of_any_kind_is_said() -> None:
    model = LyingModel()

    answers = await said(model, 5 * len(LIES))

    counted = rejected(model, answers)
    assert (counted["answers"], counted["lies"], counted["lies said"]) == (20, 4, 0)
    assert set(answers) == {TEXT, TEXT.replace("합니다.", "해요.")}


async def test_a_lie_that_is_said_is_counted() -> None:
    model = LyingModel()
    await said(model, 5)

    assert rejected(model, [written.text for written in model.written])["lies said"] == 1


async def test_a_question_is_asked_again_as_it_was_and_with_another_figure_the_fifth_time() -> None:
    model = LyingModel()
    prompt = "대화:\n시민: 전입신고 언제까지 해요?\n마지막 질문: 2일 늦으면요?\n다시 쓴 질문:"
    asked = ["".join([piece async for piece in model.complete("", prompt)]) for _ in range(5)]
    assert asked == [*["2일 늦으면요?"] * 4, "5일 늦으면요?"]
    assert not model.written

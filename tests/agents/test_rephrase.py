"""A language model may make sentences flow, and nothing else."""

from __future__ import annotations

import pytest

from agents.rephrase import rephrased
from agents.statements import Statement
from core.passages import Passage
from tests.fakes.agents import BrokenLanguageModel, ScriptedLanguageModel

FINE = Passage(
    "move#penalty@1", "move", 1, "complaints", "penalty", "전입신고",
    "정당한 사유 없이 기간 안에 전입신고를 하지 않으면 5만원 이하의 과태료가 부과됩니다.", "ko",
)  # fmt: skip
ORIGINAL = [Statement(FINE.text, FINE)]


async def test_a_faithful_rewriting_is_said() -> None:
    written = "정당한 사유 없이 전입신고를 기간 안에 하지 않으면 과태료가 5만원 이하로 부과됩니다."
    told = await rephrased(ScriptedLanguageModel(written), "늦으면요?", ORIGINAL, "ko")
    assert told == [Statement(written, FINE)]


@pytest.mark.parametrize(
    "written",
    [
        "전입신고를 하지 않으면 10만원 이하의 과태료가 부과됩니다.",
        "전입신고를 하지 않으면 과태료가 부과됩니다.",
        "5만원 이하의 과태료지만 감면이 승인됩니다.",
        "전입신고를 기간 안에 하면 5만원 이하의 과태료가 부과됩니다.",
        "",
    ],
)
async def test_an_unfaithful_one_is_not(written: str) -> None:
    assert await rephrased(ScriptedLanguageModel(written), "늦으면요?", ORIGINAL, "ko") == ORIGINAL


async def test_a_broken_model_leaves_the_original() -> None:
    assert await rephrased(BrokenLanguageModel(), "늦으면요?", ORIGINAL, "ko") == ORIGINAL

"""A language model may make sentences flow, each on its own, and nothing else; the originals are never far."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator

import pytest

from agents.faithful import Faithfulness
from agents.protocols import LanguageModel, LanguageModelCapabilities
from agents.rephrase import Rephraser, Verdict
from agents.statements import Statement, phrases
from core.passages import Passage
from core.speech import Language
from tests.fakes.agents import BrokenLanguageModel, ScriptedLanguageModel


def passage(section: str, text: str, language: Language = "ko") -> Passage:
    title = "전입신고" if language == "ko" else "Move-in report"
    return Passage(f"move#{section}@1", "move", 1, "complaints", "penalty", title, text, language)


FINE = passage("penalty", "정당한 사유 없이 기간 안에 전입신고를 하지 않으면 5만원 이하의 과태료가 부과됩니다.")
TERM = passage("deadline", "새 집에 이사한 날부터 14일 이내에 신고해야 합니다.")
ORIGINAL = [Statement(TERM.text, TERM), Statement(FINE.text, FINE)]
TERM_SOFTLY = "새 집으로 이사하시면 그날부터 14일 이내에 신고하세요."
FINE_SOFTLY = "정당한 사유 없이 전입신고를 기간 안에 하지 않으면 과태료가 5만원 이하로 부과됩니다."


async def told(model: LanguageModel, original: list[Statement], language: Language = "ko") -> list[str]:
    said = await Rephraser(model, Faithfulness()).rephrased("늦으면요?", original, language)
    assert {statement.passage for statement in said} == {statement.passage for statement in original}
    return [statement.text for statement in said]


async def test_faithful_sentences_are_said_with_the_passage_of_the_original() -> None:
    model = ScriptedLanguageModel(f"1. {TERM_SOFTLY}\n2. {FINE_SOFTLY}")
    assert await told(model, ORIGINAL) == [TERM_SOFTLY, FINE_SOFTLY]


async def test_the_model_is_given_the_sentences_by_number() -> None:
    model = ScriptedLanguageModel("")
    await told(model, ORIGINAL)
    assert model.prompts == [f"질문: 늦으면요?\n문장:\n1. {TERM.text}\n2. {FINE.text}\n다듬은 문장:"]


@pytest.mark.parametrize(
    "lie",
    [
        "정당한 사유 없이 기간 안에 전입신고를 하지 않으면 10만원 이하의 과태료가 부과됩니다.",
        "정당한 사유 없이 기간 안에 전입신고를 하지 않으면 과태료가 부과됩니다.",
        "5만원 이하의 과태료지만 감면이 승인됩니다.",
        "정당한 사유 없이 전입신고를 기간 안에 하면 5만원 이하의 과태료가 부과됩니다.",
        "",
        "당신은 구청 안내 문장을 말하기 쉽게 다듬는 편집자입니다.",
        "https://pay.example.com 에서 과태료를 내세요.",
        f"{FINE.text} 걱정 마세요. 금방 끝나요. 괜찮아요.",
    ],
)
async def test_a_lie_costs_its_own_sentence_and_no_other(lie: str) -> None:
    assert await told(ScriptedLanguageModel(f"1. {TERM_SOFTLY}\n2. {lie}"), ORIGINAL) == [TERM_SOFTLY, FINE.text]


async def test_figures_cannot_change_places_between_sentences() -> None:
    swapped = f"1. {TERM.text.replace('14일', '5만원')}\n2. {FINE.text.replace('5만원', '14일')}"
    assert await told(ScriptedLanguageModel(swapped), ORIGINAL) == [TERM.text, FINE.text]


async def test_sentences_stay_in_their_order() -> None:
    model = ScriptedLanguageModel(f"2. {FINE_SOFTLY}\n1. {TERM_SOFTLY}")
    assert await told(model, ORIGINAL) == [TERM_SOFTLY, FINE_SOFTLY]


async def test_one_sentence_may_become_two() -> None:
    pension = passage("what", "기초연금은 신청한 달부터 나오므로 늦게 신청하면 그 전 달 것은 받지 못합니다.")
    said = "기초연금은 신청한 달부터 나와요. 그래서 늦게 신청하면 그 전 달 것은 받지 못해요."
    assert " ".join(await told(ScriptedLanguageModel(said), [Statement(pension.text, pension)])) == said


async def test_a_phrase_of_our_own_is_neither_shown_nor_changed() -> None:
    (phrase,) = phrases("확인해 드릴게요.")
    model = ScriptedLanguageModel(TERM_SOFTLY)
    said = await Rephraser(model, Faithfulness()).rephrased("언제까지요?", [phrase, ORIGINAL[0]], "ko")
    assert [statement.text for statement in said] == [phrase.text, TERM_SOFTLY]
    assert phrase.text not in model.prompts[0]


async def test_english_is_judged_in_english() -> None:
    fine = passage("penalty", "Not registering within the period brings a fine of up to 50,000 won.", "en")
    original = [Statement(fine.text, fine)]
    softly = "If you do not register within the period, there is a fine of up to 50,000 won."
    assert await told(ScriptedLanguageModel(softly), original, "en") == [softly]
    assert await told(ScriptedLanguageModel(softly.replace("up to", "at least")), original, "en") == [fine.text]


async def test_a_broken_model_leaves_the_original() -> None:
    assert await told(BrokenLanguageModel(), ORIGINAL) == [TERM.text, FINE.text]


async def test_what_became_of_each_sentence_is_told() -> None:
    heard: list[Verdict] = []
    model = ScriptedLanguageModel(f"1. {TERM_SOFTLY}\n2. {FINE_SOFTLY.replace('5만원', '9만원')}", f"1. {TERM_SOFTLY}")
    rephraser = Rephraser(model, Faithfulness(), heard.append)
    await rephraser.rephrased("늦으면요?", ORIGINAL, "ko")
    await rephraser.rephrased("늦으면요?", ORIGINAL, "ko")
    assert heard == ["said", "figure", "said", "missing"]


class Stalling:
    """Writes the first of its pieces at once, the rest never."""

    capabilities = LanguageModelCapabilities("stalling", 4096, ("ko",))

    def __init__(self, *pieces: str) -> None:
        self._pieces = pieces
        self.closed = False

    async def complete(self, system: str, prompt: str, *, max_tokens: int = 200) -> AsyncGenerator[str]:
        try:
            for piece in self._pieces:
                yield piece
            await asyncio.sleep(3_600)
        finally:
            self.closed = True


@pytest.mark.looptime
@pytest.mark.parametrize(
    ("pieces", "said"),
    [
        ((), [TERM.text, FINE.text]),
        (("1. 새 집으로 이사하시면",), [TERM.text, FINE.text]),
        ((f"1. {TERM_SOFTLY}\n", "2. 정당한 사유 없이 전입"), [TERM_SOFTLY, FINE.text]),
        ((f"1. {TERM_SOFTLY}\n2. {FINE_SOFTLY}",), [TERM_SOFTLY, FINE.text]),
    ],
)
async def test_after_a_second_and_a_half_the_whole_lines_that_came_are_said(
    pieces: tuple[str, ...], said: list[str]
) -> None:
    model = Stalling(*pieces)
    started = asyncio.get_running_loop().time()
    assert await told(model, ORIGINAL) == said
    assert asyncio.get_running_loop().time() - started <= 1.5
    assert model.closed

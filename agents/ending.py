"""How abuse and threats at the counter are met: a boundary, a warning with its ground, a person, and the end.

    abuse    boundary, boundary, warning, a person for the last time, end
    threat   the crisis ladder every time; warning with the second one, the end after another one that follows it

A call or meeting may be ended for curses, threats, insults or sexual harassment that are repeated and go on, and the
ground has to be told before (Civil Petitions Decree, Art. 4(1) 8 a). Nobody who may be in danger is ever left.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from datetime import date
from typing import Literal, TypeAlias

from agents.abuse import is_abusive
from agents.crisis import crisis_sign
from agents.crisis_sense import was_in_crisis
from agents.own_passages import own_passage
from agents.phrases import (
    ABUSE_GOES_TO_A_PERSON,
    ABUSE_WARNING,
    BOUNDARY,
    LAST_TIME,
    TALK_ENDS,
    THREAT_WARNING,
    TO_GO_ON,
    Phrase,
)
from agents.protocols import Retriever
from agents.statements import Statement, phrases
from agents.telling import verified
from agents.thresholds import ABUSE_PATIENCE, RETRIEVAL_SECONDS
from agents.understanding import Question
from core.errors import MadangError
from core.passages import Source
from core.sentences import sentences_of
from core.speech import Language
from core.turns import TalkSoFar

Step: TypeAlias = Literal["boundary", "warning", "last", "person", "end"]

_DECREE = Source(
    kind="statute",
    name="민원 처리에 관한 법률 시행령",
    article="제4조제1항제8호",
    title="민원 처리 담당자의 보호",
    text_version=date(2026, 5, 6),
    url="https://www.law.go.kr/법령/민원처리에관한법률시행령",
    evidence=(
        "다음 각 목의 경우 전화나 면담의 종료 조치. 이 경우 그 조치 전에 해당 사유를 민원인에게 고지해야 한다."
        " 가. 전화 또는 면담 중 민원인이 반복적ㆍ지속적으로 욕설, 협박 등 폭언을 하거나 모욕, 성희롱"
    ),
)
GROUND = "petition-decree-4"  # what the warning cites as its document: it is no procedure
_GROUND: Mapping[Language, str] = {
    "ko": "민원 처리에 관한 법률 시행령은 욕설이나 협박이 되풀이되면 미리 알리고 전화나 면담을 끝낼 수 있게 해요.",
    "en": "By the Civil Petitions Decree a call or meeting may be ended for repeated curses or threats, once told why.",
}
_AT_THE_OFFICE = re.compile(
    r"너희|니들|너네|네놈|니놈|느그|당신|담당자|담당관|상담관|상담원|상담사|직원|공무원|구청|시청|군청|주민\s?센터|동사무소|다산콜|민원실"
    r"|\b(?:you|your|staff|officers?|officials?|clerks?|city hall|district office|counter)\b",
    re.IGNORECASE,
)
_BY_PHONE = "전화로 사람과 이야기하고 싶어요 120다산콜 02-120"
_COLLECTION = "guide"  # where the ways to reach a person are told
_LINE = re.compile(r"전화로 사람과|speak to a person by phone", re.IGNORECASE)


def abuse_step(talk: TalkSoFar, text: str, *, young: bool) -> Step:
    """What an abusive turn is met with; nobody young, and nobody whose words tell of danger, is sent away."""
    before = [turn for turn in talk.turns if turn.status == "refused" and is_abusive(turn.question)]
    if young or _may_be_in_danger(talk, text):
        return "boundary" if len(before) < ABUSE_PATIENCE else "person"
    warned = next((place for place, turn in enumerate(before) if _says(turn.text, ABUSE_WARNING)), None)
    if warned is None:
        return "boundary" if len(before) < ABUSE_PATIENCE - 1 else "warning"
    return "last" if warned == len(before) - 1 else "end"


def threat_step(talk: TalkSoFar, text: str, *, young: bool) -> Step | None:
    """What is added to the crisis ladder, or stands in its place; None for nothing.

    Only a threat at the counter itself is abuse of who serves there. One against anybody else is a danger to that life,
    and no ground to end a talk.
    """
    before = [turn for turn in talk.turns if turn.status == "crisis" and _threatens_the_office(turn.question)]
    if young or not before or not _threatens_the_office(text):
        return None
    warned = next((place for place, turn in enumerate(before) if _says(turn.text, THREAT_WARNING)), None)
    if warned is None:
        return "warning"
    return "end" if warned < len(before) - 1 and not _tells_of_other_danger(talk) else None


class Ending:
    """The words of each step."""

    def __init__(self, retriever: Retriever) -> None:
        self._retriever = retriever

    async def said(self, step: Step, question: Question) -> list[Statement]:
        language = question.language
        match step:
            case "boundary":
                return [*phrases(BOUNDARY.say(language), "relaxed")]
            case "warning":
                return [*self.warning(ABUSE_WARNING, language), *phrases(TO_GO_ON.say(language), "relaxed")]
            case "person":
                return [*phrases(ABUSE_GOES_TO_A_PERSON.say(language))]
            case "last":
                return [*phrases(ABUSE_GOES_TO_A_PERSON.say(language)), *phrases(LAST_TIME.say(language))]
            case "end":
                return [*phrases(TALK_ENDS.say(language), "relaxed"), *await self._by_phone(question)]

    @staticmethod
    def warning(phrase: Phrase, language: Language) -> list[Statement]:
        """What comes next, and on what ground."""
        text = _GROUND[language]
        ground = own_passage(GROUND, "penalty", text, language, _DECREE)
        return [*phrases(phrase.say(language), "relaxed"), Statement(text, ground, "relaxed")]

    async def _by_phone(self, question: Question) -> list[Statement]:
        """How a person is reached by telephone, where a published source says so; never keeps anybody waiting."""
        try:
            async with asyncio.timeout(RETRIEVAL_SECONDS):
                found = await self._retriever.search(
                    _BY_PHONE, collections=(_COLLECTION,), as_of=question.as_of, language=question.language, limit=1
                )
                told = [
                    passage
                    for hit in found
                    for passage in await self._retriever.document(
                        hit.document_id, as_of=question.as_of, language=question.language
                    )
                ]
        except (TimeoutError, MadangError):
            return []
        lines = [
            Statement(said, one, "relaxed") for one in told for said in sentences_of(one.text) if _LINE.search(said)
        ]
        return verified(lines)[:1]


def _says(heard: str, phrase: Phrase) -> bool:
    """Whether the phrase was heard to its end, in either language: what was cut off has warned nobody."""
    return phrase.stands_in(heard)


def _threatens_the_office(text: str) -> bool:
    sign = crisis_sign(text)
    return sign is not None and sign.kind == "threat" and _AT_THE_OFFICE.search(text) is not None


def _may_be_in_danger(talk: TalkSoFar, text: str) -> bool:
    """Whether anything in the talk tells of a danger to life, or of a heavy heart."""
    return was_in_crisis(talk) or any(_is_grave(said) for said in (text, *talk.told))


def _tells_of_other_danger(talk: TalkSoFar) -> bool:
    """Whether there is more than threats at the counter, however it was heard."""
    told = [turn.question for turn in talk.turns if turn.status == "crisis"]
    grave = [said for said in talk.told if _is_grave(said)]
    return not all(_threatens_the_office(said) for said in (*told, *grave))


def _is_grave(text: str) -> bool:
    sign = crisis_sign(text)
    return sign is not None and sign.urgency != "information"

"""The way in and the visa of a form of investment: looked up as if the citizen had asked, told with sources."""

from __future__ import annotations

from datetime import date
from typing import Final

from agents.finding import Finder
from agents.phrases import Phrase
from agents.telling import Reply, Teller, Way
from agents.understanding import understand
from core.answers import AnswerEvent
from core.speech import Language
from core.turns import TalkSoFar

_NOTIFY: Final = Phrase("외국인투자 신고는 언제 해야 하나요?", "When do I have to notify a foreign investment?")
_INVESTOR: Final = Phrase("투자 비자는 어떻게 받아요?", "How can I get an investor visa for Korea?")
_STAFF: Final = Phrase("주재 D-7 비자는 누가 받을 수 있나요?", "Who can get an intra-company D-7 visa?")
_TRADER: Final = Phrase("무역경영 D-9 비자는 어떤 체류자격이에요?", "What is the D-9 trade management visa?")
LEAST: Final = Phrase(
    "외국인투자로 인정되는 최소 금액은 얼마예요?", "What is the minimum amount for a foreign investment?"
)
# What is asked for each form: the way in first, then the visa.
ASKED: Final[dict[str, tuple[Phrase, ...]]] = {
    "company": (_NOTIFY, _INVESTOR),
    "joint_venture": (_NOTIFY, _INVESTOR),
    "shares": (_NOTIFY, _INVESTOR),
    "branch": (
        Phrase(
            "외국회사가 한국에 지점을 설치하려면 어떻게 해요?",
            "How does a foreign company set up a branch office in Korea?",
        ),
        _STAFF,
    ),
    "liaison": (_STAFF,),
    "individual": (
        Phrase("사업자등록은 언제까지 해야 하나요?", "By when do I have to register a business?"),
        _TRADER,
    ),
}


class Path:
    """For one official."""

    def __init__(self, finder: Finder, teller: Teller) -> None:
        self._finder = finder
        self._teller = teller

    async def told(
        self, talk: TalkSoFar, asked: tuple[Phrase, ...], language: Language, today: date
    ) -> list[AnswerEvent]:
        """One sentence to each question, with its sources; nothing to one that no source answers."""
        said: list[AnswerEvent] = []
        for one in asked:
            said += await self._answer(TalkSoFar(talk.official, language), one.say(language), today)
        return said

    async def _answer(self, nothing_said: TalkSoFar, question: str, today: date) -> tuple[AnswerEvent, ...]:
        read = understand(nothing_said, question, today=today)
        found = await self._finder.find(nothing_said, read)
        if found.outcome != "answer":
            return ()
        reply: Reply = await self._teller.tell(read, found, Way(most=1))
        return reply.events if reply.status == "answered" else ()

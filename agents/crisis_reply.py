"""What is said in a crisis: warm, short, the lines that help with their sources, and a person; the official stays."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence

from agents.crisis import CrisisSign, crisis_sign
from agents.crisis_book import CrisisBook, CrisisLine
from agents.crisis_patterns import CrisisKind
from agents.protocols import Retriever
from agents.sentences import sentences_of
from agents.smalltalk import small_talk
from agents.statements import Statement, phrases
from agents.thresholds import RETRIEVAL_SECONDS
from agents.understanding import Question
from agents.verifier import is_promise
from core.errors import MadangError
from core.passages import Passage
from core.speech import Language
from core.turns import TalkSoFar

KNOWLEDGE = ("youth", "guide")  # the collections that carry the lines
_LONGEST = 90  # characters of a published sentence that is still short enough to be heard in a crisis


class CrisisReply:
    """The ladder of one official."""

    def __init__(self, book: CrisisBook, retriever: Retriever, *, young: bool) -> None:
        self._book = book
        self._retriever = retriever
        self._young = young

    async def ladder(self, kind: CrisisKind, talk: TalkSoFar, question: Question) -> list[Statement]:
        """The first time: listened to, the lines, a person comes. After that: one line, and a question about safety."""
        ladder = self._book.ladders[kind]
        language = question.language
        if went_on(talk, kind):
            line = await self.lines(kind, question, most=1)
            return [*phrases(ladder.again[language], "sad"), *line]
        lines = await self.lines(kind, question, most=2)
        return [*phrases(ladder.open[language], "sad"), *lines, *phrases(ladder.close[language], "sad")]

    async def lines(self, kind: CrisisKind, question: Question, *, most: int = 2) -> list[Statement]:
        """One sentence a line, resting on a published passage where there is one."""
        lines = self._book.lines_for(kind, young=self._young)[:most]
        return [await self._line(line, question) for line in lines]

    def opening(self, kind: CrisisKind, language: Language) -> tuple[Statement, ...]:
        return phrases(self._book.ladders[kind].open[language], "sad")

    async def _line(self, line: CrisisLine, question: Question) -> Statement:
        for passage in await self._published(line, question):
            for sentence in sentences_of(passage.text):
                if _names(line.number, sentence) and len(sentence) <= _LONGEST and not is_promise(sentence):
                    return Statement(sentence, passage, "sad")
        passage = line.passage(question.language)
        return Statement(passage.text, passage, "sad")

    async def _published(self, line: CrisisLine, question: Question) -> Sequence[Passage]:
        """Never keeps a citizen in danger waiting, and never fails."""
        try:
            async with asyncio.timeout(RETRIEVAL_SECONDS):
                found = await self._retriever.search(
                    line.search, collections=KNOWLEDGE, as_of=question.as_of, language=question.language, limit=5
                )
        except (TimeoutError, MadangError):
            return ()
        return [passage for passage in found if passage.section in {"contact", "where", "how", "steps", "what"}]


def went_on(talk: TalkSoFar, kind: CrisisKind) -> bool:
    """Whether the turn before was already the ladder of this kind."""
    return bool(talk.turns) and talk.turns[-1].status == "crisis" and _kind_before(talk) in {kind, None}


def continued(talk: TalkSoFar, question: Question) -> CrisisSign | None:
    """A short turn after a crisis turn (`네`, `모르겠어요`, `고마워요`) is still part of it."""
    if not talk.turns or talk.turns[-1].status != "crisis":
        return None
    brief = small_talk(question.text) is not None or (not question.facets and len(question.content) <= 2)
    return CrisisSign(_kind_before(talk) or "self_harm", "danger") if brief else None


def _kind_before(talk: TalkSoFar) -> CrisisKind | None:
    for turn in reversed(talk.turns):
        if turn.speaker == "citizen" and (sign := crisis_sign(turn.text)) is not None:
            return sign.kind
    return None


def _names(number: str, sentence: str) -> bool:
    return re.search(rf"(?<![\d-]){re.escape(number)}(?![\d-])", sentence) is not None

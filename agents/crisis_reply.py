"""What is said in a crisis: warm, short, the lines that help with their sources, and a person; the official stays."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence

from agents.crisis_book import CrisisBook, CrisisLine
from agents.crisis_patterns import CrisisKind
from agents.protocols import Retriever
from agents.statements import Statement, phrases
from agents.thresholds import RETRIEVAL_SECONDS
from agents.understanding import Question
from agents.verifier import is_promise
from core.errors import MadangError
from core.passages import Passage
from core.sentences import sentences_of
from core.speech import Language

KNOWLEDGE = ("youth", "guide")  # the collections that carry the lines
_DOCUMENTS = 1  # the next one is about something else
_WHERE_LINES_STAND = frozenset({"contact", "where", "how", "steps", "what"})
_CALL = re.compile(r"전화|문자|상담|신고하|\b(?:call|text|line)\b", re.IGNORECASE)
_LONGEST = 90  # characters of a published sentence that is still short enough to be heard in a crisis


class CrisisReply:
    """The ladder of one official."""

    def __init__(self, book: CrisisBook, retriever: Retriever, *, young: bool) -> None:
        self._book = book
        self._retriever = retriever
        self._young = young

    async def ladder(self, kind: CrisisKind, question: Question, *, again: bool) -> list[Statement]:
        """The first time: listened to, the lines, a person comes. After that: one line, and a question about safety."""
        ladder = self._book.ladders[kind]
        language = question.language
        if again:
            line = await self.lines(kind, question, most=1)
            return [*phrases(ladder.again[language], "sad"), *line]
        lines = await self.lines(kind, question, most=2)
        return [*phrases(ladder.open[language], "sad"), *lines, *phrases(ladder.close[language], "sad")]

    async def lines(self, kind: CrisisKind, question: Question, *, most: int = 2) -> list[Statement]:
        """One sentence a line, resting on a published passage where there is one."""
        lines = self._book.lines_for(kind, young=self._young)[:most]
        return [await self._line(line, kind, question) for line in lines]

    def opening(self, kind: CrisisKind, language: Language) -> tuple[Statement, ...]:
        return phrases(self._book.ladders[kind].open[language], "sad")

    async def _line(self, line: CrisisLine, kind: CrisisKind, question: Question) -> Statement:
        ladder = self._book.ladders[kind]
        for passage in await self._published(f"{ladder.topic} {line.search}", question):
            if not any(name in passage.title.lower() for name in ladder.about):
                continue
            for sentence in sentences_of(passage.text):
                if _offers(line.number, sentence) and not is_promise(sentence):
                    return Statement(sentence, passage, "sad")
        passage = line.passage(question.language)
        return Statement(passage.text, passage, "sad")

    async def _published(self, query: str, question: Question) -> Sequence[Passage]:
        """What the documents on the matter say; never keeps a citizen in danger waiting, and never fails."""
        told: list[Passage] = []
        try:
            async with asyncio.timeout(RETRIEVAL_SECONDS):
                found = await self._retriever.search(
                    query, collections=KNOWLEDGE, as_of=question.as_of, language=question.language, limit=_DOCUMENTS
                )
                for hit in found:
                    told += await self._retriever.document(
                        hit.document_id, as_of=question.as_of, language=question.language
                    )
        except (TimeoutError, MadangError):
            pass
        return [passage for passage in told if passage.section in _WHERE_LINES_STAND]


def _offers(number: str, sentence: str) -> bool:
    """Whether a sentence gives the number to call, and is short enough to be heard in a crisis."""
    named = re.search(rf"(?<![\d-]){re.escape(number)}(?![\d-])", sentence)
    return named is not None and _CALL.search(sentence) is not None and len(sentence) <= _LONGEST

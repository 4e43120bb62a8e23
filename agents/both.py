"""Two questions in one breath are answered in order, each from its own document."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date

from agents.facets import NAMES, Facet
from agents.finding import Finder, Found
from agents.phrases import MISSING_PART, OFFER_PERSON, SECOND_QUESTION
from agents.same_matter import speaks_of
from agents.statements import Statement, events_of, phrases
from agents.telling import Reply, Teller, Way
from agents.two_questions import parted
from agents.understanding import Question, understand
from core.answers import AnswerEvent, AnswerStatus, AnswerText, Clarify
from core.turns import TalkSoFar

_EACH = 2  # sentences for each of two questions
_ANSWERED = {"answer", "redirect"}
# What a turn of two answers closes as: the first of these that one of them has.
_CLOSES: tuple[AnswerStatus, ...] = ("clarify", "partial", "redirected", "answered")


class Both:
    """Answers two questions of one turn, for one official."""

    def __init__(self, finder: Finder, teller: Teller) -> None:
        self._finder = finder
        self._teller = teller

    async def answered(self, topic: TalkSoFar, question: Question, way: Way, *, today: date) -> Reply | None:
        """None for one question, and where both halves are about one document or about none."""
        parts = parted(question.text, question.language)
        if parts is None:
            return None
        alone = replace(topic, turns=())  # each names its own matter, so that neither leans on what was said before
        first, second = (
            replace(understand(alone, part, today=today), may_be_shown=question.may_be_shown) for part in parts
        )
        found = await asyncio.gather(self._finder.find(alone, first), self._finder.find(alone, second))
        if not _two_matters(second, *found):
            return None
        way = replace(way, most=_EACH)
        parts = zip((first, second), found, strict=True)
        replies = await asyncio.gather(*(self._one(asked, what, way) for asked, what in parts))
        return _together(replies, question, score=min(what.score or 0.0 for what in found))

    async def _one(self, question: Question, found: Found, way: Way) -> Reply:
        if found.outcome in _ANSWERED:
            reply = await self._teller.tell(question, found, way)
            if reply.status != "abstained":
                return reply
        return Reply(tuple(events_of(_missing(question), question.language)), "partial", offers_person=True)


def _two_matters(second: Question, one: Found, other: Found) -> bool:
    """Whether the halves lead to different documents, at least one of which answers."""
    told = [found for found in (one, other) if found.outcome in _ANSWERED]
    if not told:
        return False
    if len(told) == 2 and one.document[0].document_id == other.document[0].document_id:
        return False
    heard = " ".join((one.document[0].title, *(passage.text for passage in one.document))) if one.document else ""
    named = other.outcome in _ANSWERED and any(speaks_of(other.document[0].title, word) for word in second.content)
    return named or not any(speaks_of(heard, word) for word in second.content)


def _missing(question: Question) -> tuple[Statement, ...]:
    """`여권 수수료는 제가 확인한 자료에 없어요.`"""
    asked: Facet = question.facets[0] if question.facets else "more"
    part = NAMES[asked][question.language == "en"]
    matter = " ".join(question.content[:2])
    named = f"{matter} {part}" if question.language == "ko" else f"{part} ({matter})"
    return phrases(MISSING_PART.say(question.language, part=named))


def _together(replies: list[Reply], question: Question, *, score: float) -> Reply:
    first, second = replies
    asks = [event for reply in replies for event in reply.events if isinstance(event, Clarify)][:1]
    between = events_of(phrases(SECOND_QUESTION.say(question.language)), question.language)
    told: list[AnswerEvent] = [*_said(first), *between, *_said(second)]
    if any(reply.offers_person for reply in replies):
        told += events_of(phrases(OFFER_PERSON.say(question.language)), question.language)
    redirect = next((reply.redirect_to for reply in replies if reply.redirect_to), None)
    offers = any(reply.offers_person for reply in replies)
    return Reply((*told, *asks), _closes(replies), offers_person=offers, redirect_to=redirect, score=score)


def _closes(replies: list[Reply]) -> AnswerStatus:
    statuses = [reply.status for reply in replies]
    for status in _CLOSES:
        if status in statuses:
            return status
    return "answered"


def _said(reply: Reply) -> list[AnswerEvent]:
    """Without what is asked back and without the offer of a person: both stand at the end, once."""
    offers = {OFFER_PERSON.ko, OFFER_PERSON.en}
    return [
        event
        for event in reply.events
        if not isinstance(event, Clarify) and not (isinstance(event, AnswerText) and event.text in offers)
    ]

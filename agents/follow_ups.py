"""Follow-ups that the rules cannot place are looked for once more, as a language model would ask them alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from agents.call_limits import loop_now
from agents.decisions import orders_decision
from agents.finding import Finder, Found
from agents.same_matter import speaks_of
from agents.standalone import Standalone
from agents.understanding import Question, asks, understand
from core.turns import TalkSoFar

_FOUND = ("answer", "redirect")
_SHORT = 4  # words that name a topic: more than these stand alone


class FollowUps:
    """Finds as the finder does wherever that is sure."""

    def __init__(self, finder: Finder, standalone: Standalone | None) -> None:
        self._finder = finder
        self._standalone = standalone

    async def find(self, talk: TalkSoFar, question: Question, *, today: date) -> Found:
        """What the turn can be answered from."""
        found = await self._finder.find(talk, question)
        if self._standalone is None or found.outcome in _FOUND or not _leans(talk, question):
            return found
        started = loop_now()
        written = await self._standalone.question(talk, question)
        found = replace(found, waited_seconds=loop_now() - started)
        if written is None:
            return found
        alone = replace(talk, turns=())
        asked = replace(understand(alone, written, today=today), as_of=question.as_of, district=question.district)
        again = await self._finder.find(alone, asked)
        told = again.outcome in _FOUND and _speaks_of_it(again, question)
        return replace(again, waited_seconds=found.waited_seconds) if told else found


def _speaks_of_it(found: Found, question: Question) -> bool:
    """Whether a document holds a word that the citizen said: else the model brought another matter in."""
    text = " ".join((found.document[0].title, *(passage.text for passage in found.document)))
    return not question.content or any(speaks_of(text, word) for word in question.content)


def _leans(talk: TalkSoFar, question: Question) -> bool:
    """Whether a turn asks something that what was answered before may explain, and may be shown at all.

    What orders a decision, and what asks for a day on which nothing was in force, is rightly not found.
    """
    if not question.may_be_shown or talk.last_answer() is None or question.dated or not asks(question):
        return False
    return not orders_decision(question.text) and (question.points_back or len(question.content) <= _SHORT)

"""An official's petition turns: a draft begins, goes on, and is still there after another question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from agents.finding import Found
from agents.josa import subject
from agents.petition_phrases import ELSEWHERE, OFFER, OPTIONS, STILL_OPEN
from agents.petition_talk import Drafting, asked_again, begin, go_on
from agents.petition_wishes import Wish, asks_how_to_file, petition_wish
from agents.statements import events_of, phrases
from agents.telling import Reply
from agents.understanding import Question
from core.answers import Clarify, DraftChanged
from core.officials import Official
from core.speech import Language
from core.turns import TalkSoFar

TOOL = "petition"  # in an official's file: it drafts petitions
_REMINDED = frozenset({"answered", "partial", "small_talk"})


class Petitioning:
    """For one official."""

    def __init__(self, official: Official, officials: Mapping[str, Official]) -> None:
        self._drafts = TOOL in official.tools
        self._other = next((other for other in officials.values() if TOOL in other.tools), None)

    @property
    def drafts(self) -> bool:
        """Whether this official writes petitions."""
        return self._drafts

    def reply(self, talk: TalkSoFar, text: str, question: Question) -> Reply | None:
        """None for a turn that is not about a petition, or that published knowledge may answer better."""
        if talk.draft is not None and self._drafts:
            drafting = go_on(talk.draft, text, question)
            return _reply(drafting, question.language) if drafting is not None else None
        wish = petition_wish(question.text, question.language)
        if wish is None or not wish.outright:
            return None
        return self._begun(talk, text, question, wish)

    def unanswered(self, talk: TalkSoFar, text: str, question: Question, *, calm: bool) -> Reply | None:
        """For a turn that nothing answers and that tells of a trouble: somebody has to see to it.

        A broken lamp is no danger to oneself, whatever the words are like; `calm`: nothing sounds like danger at all.
        """
        wish = petition_wish(question.text, question.language)
        if wish is None or talk.draft is not None or not (calm or wish.is_public):
            return None
        return self._begun(talk, text, question, wish)

    def offered(self, talk: TalkSoFar, question: Question, found: Found, reply: Reply) -> Reply:
        """The answer with the offer of a draft, where a petition may be what the citizen needs."""
        told = petition_wish(question.text, question.language) is not None or asks_how_to_file(question.text)
        if not self._drafts or not told or talk.draft is not None or found.outcome != "answer":
            return reply
        if reply.status not in {"answered", "partial"}:
            return reply
        language = question.language
        offer = (*events_of(phrases(OFFER.say(language)), language), Clarify("", (OPTIONS["begin"].say(language),)))
        return replace(reply, events=(*reply.events, *offer))

    def reminded(self, talk: TalkSoFar, reply: Reply, language: Language) -> Reply:
        """After an answer to something else: the draft is still there, and what was asked for is asked again."""
        about_it = any(isinstance(event, DraftChanged) for event in reply.events)
        if talk.draft is None or not self._drafts or about_it or reply.status not in _REMINDED:
            return reply
        asked = asked_again(talk.draft, language)
        still = events_of([*phrases(STILL_OPEN.say(language)), *phrases(asked)], language)
        return replace(reply, events=(*reply.events, *still, *([Clarify(asked)] if asked else [])))

    def _begun(self, talk: TalkSoFar, text: str, question: Question, wish: Wish) -> Reply | None:
        language = question.language
        if not self._drafts:
            return _elsewhere(self._other, language) if wish.outright else None
        earlier = "" if wish.has_matter else _told_before(talk, language)
        return _reply(begin(wish, text, earlier, language), language)


def _told_before(talk: TalkSoFar, language: Language) -> str:
    """The trouble that the citizen told of in the turn before, which an answer was given to."""
    wish = petition_wish(talk.last_told, language)
    return talk.last_told if wish is not None and wish.has_matter else ""


def _elsewhere(other: Official | None, language: Language) -> Reply | None:
    if other is None:
        return None
    named = subject(other.name["ko"]) if language == "ko" else other.name["en"]
    said = phrases(ELSEWHERE.say(language, official=named))
    return Reply(tuple(events_of(said, language)), "redirected", redirect_to=other.id)


def _reply(drafting: Drafting, language: Language) -> Reply:
    said = [statement for sentence in drafting.said for statement in phrases(sentence)]
    asks = phrases(drafting.asks) if drafting.asks else ()
    events = events_of([*said, *asks], language)
    clarify = [Clarify(drafting.asks, drafting.options)] if drafting.asks or drafting.options else []
    status = "small_talk" if drafting.draft is None else "clarify"
    return Reply((*events, *clarify, DraftChanged(drafting.draft)), status)

"""`Are you safe?` after an answer, a refusal or where nothing was found, once in a talk, where danger may be told.

Between what is surely danger and what surely is none an errand is often told with what lies behind it. The errand is
answered; one plain question leaves the door open, and a yes is danger told.
"""

from __future__ import annotations

from dataclasses import replace

from agents.phrases import CHECK_IN
from agents.smalltalk import confirms, small_talk
from agents.statements import events_of, phrases
from agents.telling import Reply
from core.answers import HandoffRequested
from core.speech import Language
from core.turns import TalkSoFar

_CLOSES = frozenset({"answered", "partial", "redirected", "refused", "abstained"})


def with_check_in(talk: TalkSoFar, reply: Reply, language: Language) -> Reply:
    """The same reply where it asks back, fetches a person or ends the talk, and where that was asked before."""
    fetches = any(isinstance(event, HandoffRequested) for event in reply.events)
    asked_before = any(CHECK_IN.stands_in(turn.text) for turn in talk.turns)
    if reply.status not in _CLOSES or reply.ends or fetches or asked_before:
        return reply
    asked = events_of(phrases(CHECK_IN.say(language), "relaxed"), language)
    return replace(reply, events=(*reply.events, *asked), offers_person=True)


def says_unsafe(talk: TalkSoFar, text: str) -> bool:
    """A yes to it."""
    last = talk.last_reply()
    return last is not None and CHECK_IN.stands_in(last.text) and (small_talk(text) == "yes" or confirms(text))

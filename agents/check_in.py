"""`Are you safe?` after an answer or a refusal, once in a talk, where a turn may tell of danger.

Between what is surely danger and what surely is none an errand is often told with what lies behind it. The errand is
answered; one plain question leaves the door open, and a yes is danger told.
"""

from __future__ import annotations

from dataclasses import replace

from agents.phrases import CHECK_IN
from agents.smalltalk import small_talk
from agents.statements import events_of, phrases
from agents.telling import Reply
from core.speech import Language
from core.turns import TalkSoFar

_CLOSES = frozenset({"answered", "partial", "redirected", "refused"})


def with_check_in(talk: TalkSoFar, reply: Reply, language: Language) -> Reply:
    """The same reply where it neither answers nor refuses, and where it was asked before."""
    if reply.status not in _CLOSES or any(CHECK_IN.stands_in(turn.text) for turn in talk.turns):
        return reply
    asked = events_of(phrases(CHECK_IN.say(language), "relaxed"), language)
    return replace(reply, events=(*reply.events, *asked), offers_person=True)


def says_unsafe(talk: TalkSoFar, text: str) -> bool:
    """A yes to it."""
    last = talk.last_reply()
    return last is not None and CHECK_IN.stands_in(last.text) and small_talk(text) == "yes"

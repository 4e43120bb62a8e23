"""Saying honestly that there is no sourced answer, with what came close and the offer of a person."""

from __future__ import annotations

from collections.abc import Sequence

from agents.phrases import DID_YOU_MEAN, NO_SOURCE, NO_VERSION, OFFER_PERSON, WHICH_ONE
from agents.statements import Statement, events_of, phrases
from core.answers import AnswerEvent, Clarify
from core.speech import Language


def abstention(
    language: Language, near: Sequence[str] = (), *, dated: bool = False, regret: str | None = None
) -> list[AnswerEvent]:
    """`AnswerText+, Clarify?`: the regret, the offer, and up to three titles that came close."""
    usual = NO_VERSION if dated else NO_SOURCE
    said: list[Statement] = [
        *phrases(regret or usual.say(language), "sad"),
        *phrases(OFFER_PERSON.say(language)),
    ]
    asks = [Clarify(DID_YOU_MEAN.say(language), tuple(near))] if near else []
    return [*events_of(said, language), *asks]


def which_one(language: Language, near: Sequence[str]) -> list[AnswerEvent]:
    """Asks back where a word or two fit several documents."""
    return [*events_of(phrases(WHICH_ONE.say(language)), language), Clarify(WHICH_ONE.say(language), tuple(near))]

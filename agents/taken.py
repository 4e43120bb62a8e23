"""A turn on its way through, and what is said to it where no source is needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agents.about_answer import AsksSource
from agents.decisions import asks_for_advice
from agents.finding import document_of
from agents.masking import hides_sensitive
from agents.neutral import asks_politics
from agents.phrases import (
    ASK_AGAIN,
    BEREAVED_HELP,
    CONDOLENCE,
    KEEP_IT_PRIVATE,
    NEUTRAL,
    NO_ADVICE,
    NOT_UNDERSTOOD,
    OFFER_PERSON,
    Phrase,
)
from agents.statements import events_of, phrases
from agents.telling import Reply, Way, led_by
from agents.understanding import Question
from agents.wishes import Wish
from core.answers import AnswerStatus
from core.passages import Passage
from core.text_vectors import TextVector
from core.turns import TalkSoFar


@dataclass(frozen=True, slots=True)
class Taken:
    """One turn on its way through: masked, and read."""

    talk: TalkSoFar
    text: str
    question: Question
    topic: TalkSoFar
    """The talk since the citizen last wanted to begin anew."""
    wish: Wish | None = None
    """How it is to be told."""
    source: AsksSource | None = None
    """What is asked about an answer."""
    vector: TextVector | None = None
    """Of what danger is heard in; None: not known."""


def consoled(turn: Taken, reply: Reply) -> Reply:
    """Condolence before what helps; where nothing was found, what is wanted first is asked."""
    language = turn.question.language
    condolence = CONDOLENCE.say(language)
    said_before = any(condolence in said.text for said in turn.talk.turns if said.speaker == "official")
    told = () if said_before else phrases(condolence, "sad")
    if reply.status in {"abstained", "small_talk"}:
        asked = phrases(BEREAVED_HELP.say(language), "sad")
        return Reply(tuple(events_of([*told, *asked], language)), "clarify", offers_person=True)
    return led_by(told, reply, language)


def leaves_open(turn: Taken, document: Sequence[Passage]) -> bool:
    """Whether something else was answered than what the official had asked the district for."""
    last = turn.topic.turns[-1] if turn.topic.turns else None
    if last is None or last.status != "clarify" or turn.question.district or not document:
        return False
    return bool(last.passage_ids) and document[0].document_id not in {document_of(name) for name in last.passage_ids}


def way(turn: Taken) -> Way:
    return Way(turn.wish and turn.wish.manner, asks_source=turn.source is not None and bool(turn.source.matter))


def says(turn: Taken, phrase: Phrase, status: AnswerStatus) -> Reply:
    language = turn.question.language
    return Reply(tuple(events_of(phrases(phrase.say(language), "relaxed"), language)), status)


def kept_from(turn: Taken) -> Reply | None:
    """What no official gives: advice on investments, and a side in politics."""
    question, language = turn.question, turn.question.language
    if asks_for_advice(question.text):
        said = [*phrases(NO_ADVICE.say(language)), *phrases(OFFER_PERSON.say(language))]
        return Reply(tuple(events_of(said, language)), "refused", offers_person=True)
    return says(turn, NEUTRAL, "refused") if asks_politics(question.text) else None


def nothing_said(turn: Taken) -> Reply:
    """Silence, an emoji, or nothing but personal data."""
    language = turn.question.language
    if hides_sensitive(turn.text):
        said = [*phrases(KEEP_IT_PRIVATE.say(language)), *phrases(ASK_AGAIN.say(language))]
        return Reply(tuple(events_of(said, language)), "clarify")
    return says(turn, NOT_UNDERSTOOD if turn.text.strip() else ASK_AGAIN, "clarify")

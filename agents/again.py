"""The last answer once more: in the same words or in another manner, from the passages that it rested on."""

from __future__ import annotations

from dataclasses import replace

from agents.about_answer import AboutAnswer, asks_source
from agents.compose import repeated
from agents.finding import Finder, document_of
from agents.manners import in_manner, in_steps
from agents.phrases import FRESH_START, NO_ANSWER_YET, NOTHING_TO_REPEAT, OFFER_PERSON, Phrase
from agents.source_words import sources_told
from agents.statements import RINGS, Statement, events_of, phrases
from agents.telling import Reply, verified
from agents.understanding import Question
from agents.wishes import Wish, is_bare
from core.answers import AnswerStatus
from core.turns import TalkSoFar, Turn


class Again:
    """Tells again what one official told last."""

    def __init__(self, finder: Finder) -> None:
        self._finder = finder

    async def repeated(self, talk: TalkSoFar, question: Question) -> Reply:
        """In the same sentences and with the same sources."""
        said = await self._said(talk, question)
        if not said:
            return plain(NOTHING_TO_REPEAT, question, "clarify")
        return Reply(tuple(events_of(said, question.language)), "answered")

    async def told(self, talk: TalkSoFar, question: Question, wish: Wish) -> Reply | None:
        """In another manner; None where the words were not about an answer."""
        last = talk.last_answer()
        if wish.manner in {"first", "restart"}:
            return await self._from_the_start(talk, question, steps=wish.manner == "first")
        if wish.complains and (last is None or last is not talk.turns[-1]):
            return None
        said = await self._said(talk, question)
        if last is None or not said:
            return plain(NOTHING_TO_REPEAT, question, "clarify")
        document = await self._finder.last(talk, question)
        asked = replace(question, text=asked_before(talk))
        statements, status = in_manner(wish.manner, said, document, asked, heard=last.text)
        return Reply(tuple(events_of(statements, question.language)), status)

    async def sources(self, talk: TalkSoFar, question: Question, about: AboutAnswer) -> Reply | None:
        """What the last answer rests on and as of when; None where `정말요?` was not said of an answer."""
        last = talk.last_answer()
        if about == "sure" and (last is None or last is not talk.turns[-1]):
            return None
        said = await self._said(talk, question)
        if not said:
            return plain(NO_ANSWER_YET, question, "clarify")
        told = sources_told(about, said, question.language, as_of=question.as_of)
        if about == "sure":
            told += phrases(OFFER_PERSON.say(question.language))
        return Reply(tuple(events_of(told, question.language)), "answered", offers_person=about == "sure")

    async def earlier(self, talk: TalkSoFar, question: Question) -> Reply | None:
        """What was told of the matter before the last one; None where there was only one."""
        answers = [(at, turn) for at, turn in enumerate(talk.turns) if turn.speaker == "official" and turn.passage_ids]
        last = {document_of(name) for name in answers[-1][1].passage_ids} if answers else set[str]()
        before = [at for at, turn in answers if not last & {document_of(name) for name in turn.passage_ids}]
        return await self.repeated(replace(talk, turns=talk.turns[: before[-1] + 1]), question) if before else None

    async def _from_the_start(self, talk: TalkSoFar, question: Question, *, steps: bool) -> Reply:
        """The first step again within steps; else the topic is dropped."""
        last = talk.turns[-1] if talk.turns else None
        if steps and last is not None and RINGS[0] in last.text:
            document = await self._finder.last(talk, question)
            if again := in_steps(document, replace(question, text=asked_before(talk))):
                return Reply(tuple(events_of(again, question.language)), "answered")
        return plain(FRESH_START, question, "small_talk")

    async def _said(self, talk: TalkSoFar, question: Question) -> list[Statement]:
        """What was told last, as far as it still stands in its passages."""
        last = talk.last_answer()
        if last is None:
            return []
        known = await self._finder.passages(talk, question)
        return verified(repeated(last.text, [known[name] for name in last.passage_ids if name in known]))


def asked_before(talk: TalkSoFar) -> str:
    """The question behind the last answer, past the turns that only wished for another manner; empty when unknown."""
    answers = (turn for turn in reversed(talk.turns) if turn.speaker == "official" and turn.passage_ids)
    return next((turn.question for turn in answers if turn.question and not _only_again(turn)), "")


def _only_again(turn: Turn) -> bool:
    return is_bare(turn.question) or asks_source(turn.question) is not None


def plain(phrase: Phrase, question: Question, status: AnswerStatus) -> Reply:
    language = question.language
    return Reply(tuple(events_of(phrases(phrase.say(language), "relaxed"), language)), status)

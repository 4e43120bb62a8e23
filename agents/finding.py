"""Which document a turn is about: the one just spoken of, another of this official, or another official's."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from agents.compose import Asked
from agents.content_words import without_noise
from agents.protocols import Retriever
from agents.routing import best_score, route, titles, told_apart
from agents.thresholds import ANSWER, NEAR, RETRIEVAL_SECONDS, SEARCH_LIMIT, SUGGESTIONS, TOPIC_CHANGE
from agents.understanding import Question
from core.errors import MadangError
from core.passages import Passage
from core.turns import TalkSoFar

Outcome: TypeAlias = Literal["answer", "redirect", "which", "nothing"]


@dataclass(frozen=True, slots=True)
class Found:
    """What a turn can be answered from."""

    outcome: Outcome
    document: tuple[Passage, ...] = ()
    hits: tuple[Passage, ...] = ()
    asked: Asked = field(default_factory=lambda: Asked(""))
    near: tuple[str, ...] = ()
    """Titles of what came close, when the outcome is `which` or `nothing`."""


def _matter(question: Question) -> str:
    """The words by which sections are told apart: those that name a matter, else all that were said."""
    if question.pending:
        return f"{question.pending} {question.text}"
    return " ".join(question.content) or (question.text if not question.facets else "")


def _leans(question: Question) -> bool:
    """A turn of a word or two after an answer is about that answer until it names another matter."""
    return question.points_back or len(question.content) <= 2


def _changes_topic(best: Passage | None, question: Question) -> bool:
    """Another document answers the bare words surely; words that point back need it to be named."""
    if best is None or best.score < TOPIC_CHANGE:
        return False
    return not question.points_back or any(word in best.title for word in question.content)


def document_of(passage_id: str) -> str:
    """`move-in-report#deadline@1` -> `move-in-report`."""
    return passage_id.rsplit("#", maxsplit=1)[0]


class Finder:
    """Looks for what an official may answer from."""

    def __init__(
        self, retriever: Retriever, collections: Sequence[str], elsewhere: Sequence[str], *, lobby: bool
    ) -> None:
        """`elsewhere`: the collections of the other officials; `lobby`: sends on as soon as another one is right."""
        self._retriever = retriever
        self._collections = tuple(collections)
        self._elsewhere = tuple(elsewhere)
        self._lobby = lobby

    async def find(self, talk: TalkSoFar, question: Question) -> Found:
        """Stays with the document of the last answer while the turn leans on it, and sees a new topic."""
        last = await self._last(talk, question)
        if last and not question.content and (question.facets or question.points_back or question.decides):
            asked = Asked(_matter(question), question.facets, fresh=False)
            return Found("answer", last, await self._within(last, question), asked)
        query = without_noise(question.text)
        if question.district and question.pending:
            query = f"{question.pending} {query}"
        hits = await self._search(query, self._collections, question)
        if last and (stays := await self._stays(last, hits, question)):
            return stays
        found = await self._elsewhere_or_here(query, hits, question)
        if last and found.outcome in {"nothing", "which"} and _leans(question):
            return Found("nothing")  # about what was just said, and it does not say: no titles of other things
        return found

    async def passages(self, talk: TalkSoFar, question: Question) -> dict[str, Passage]:
        """The passages that the talk's answers rested on, by id, as far as they are still published.

        A person may be waiting for this: it is given up after a second, and never fails.
        """
        ids = dict.fromkeys(passage_id for turn in talk.turns for passage_id in turn.passage_ids if passage_id)
        documents = dict.fromkeys(document_of(passage_id) for passage_id in ids)
        known: dict[str, Passage] = {}
        try:
            async with asyncio.timeout(RETRIEVAL_SECONDS):
                for document in documents:
                    known |= {passage.id: passage for passage in await self._document(document, question)}
        except (TimeoutError, MadangError):
            pass
        return {passage_id: known[passage_id] for passage_id in ids if passage_id in known}

    async def _last(self, talk: TalkSoFar, question: Question) -> tuple[Passage, ...]:
        turn = talk.last_answer()
        cited = next((passage_id for passage_id in turn.passage_ids if passage_id), "") if turn else ""
        return await self._document(document_of(cited), question) if cited else ()

    async def _stays(self, last: tuple[Passage, ...], hits: Sequence[Passage], question: Question) -> Found | None:
        """The last document again, unless the turn names something that another document answers better."""
        here, best = last[0].document_id, hits[0] if hits else None
        noun = self._noun(last, question) if _leans(question) else ""
        asked = Asked(_matter(question), question.facets, noun, fresh=False)
        if best is not None and best.document_id == here and best.score >= ANSWER:
            return Found("answer", last, tuple(hits), replace(asked, fresh=not noun))
        if not _leans(question) or _changes_topic(best, question):
            return None
        joined = await self._search(f"{last[0].title} {without_noise(question.text)}", self._collections, question)
        if not joined or joined[0].score < ANSWER:
            return Found("answer", last, (), asked) if noun else None
        if joined[0].document_id != here:
            named = any(word in joined[0].title for word in question.content)
            return await self._answer("answer", joined, question) if named else self._of_last(last, asked)
        return Found("answer", last, tuple(joined), asked) if noun or question.facets else None

    def _of_last(self, last: tuple[Passage, ...], asked: Asked) -> Found | None:
        return Found("answer", last, (), asked) if asked.noun else None

    async def _elsewhere_or_here(self, query: str, hits: list[Passage], question: Question) -> Found:
        own = best_score(hits)
        others: list[Passage] = []
        if self._elsewhere and (self._lobby or own < ANSWER):
            others = await self._search(query, self._elsewhere, question)
        match route(own, best_score(others), lobby=self._lobby):
            case "own":
                return await self._answer("answer", hits, question)
            case "other":
                return await self._answer("redirect", others, question)
            case "nobody":
                near = titles([*hits, *others], at_least=NEAR, most=SUGGESTIONS)
                vague = bool(near) and len(question.content) <= 1 and not question.facets
                return Found("which" if vague else "nothing", near=near)

    async def _answer(self, outcome: Outcome, hits: list[Passage], question: Question) -> Found:
        if len(question.content) <= 1 and not question.facets and not told_apart(hits):
            return Found("which", near=titles(hits, at_least=NEAR, most=SUGGESTIONS))
        document = await self._document(hits[0].document_id, question)
        asked = Asked(_matter(question), question.facets)
        return Found(outcome, document or tuple(hits), tuple(hits), asked)

    async def _within(self, last: tuple[Passage, ...], question: Question) -> tuple[Passage, ...]:
        """Which passage of a loaded document the turn is about; a procedure's sections are told apart by their kind."""
        if last[0].section != "text":
            return ()
        hits = await self._search(f"{last[0].title} {question.text}", (last[0].collection,), question)
        return tuple(hit for hit in hits if hit.document_id == last[0].document_id)

    def _noun(self, last: Sequence[Passage], question: Question) -> str:
        """The word of the turn that the last document speaks of, beyond its title."""
        words = (word for word in question.content if word not in last[0].title)
        return next((word for word in words if any(word in passage.text for passage in last)), "")

    async def _search(self, query: str, collections: Sequence[str], question: Question) -> list[Passage]:
        return await self._retriever.search(
            query, collections=collections, as_of=question.as_of, language=question.language, limit=SEARCH_LIMIT
        )

    async def _document(self, document_id: str, question: Question) -> tuple[Passage, ...]:
        passages = await self._retriever.document(document_id, as_of=question.as_of, language=question.language)
        return tuple(passages)

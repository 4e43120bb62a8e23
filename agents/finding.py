"""Which document a turn is about: the one just spoken of, another of this official, or another official's."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from agents.asked import Asked
from agents.content_words import content_words, names_thing, without_noise
from agents.crisis import crisis_sign
from agents.crisis_patterns import CrisisKind
from agents.decisions import orders_decision
from agents.facets import NAMES, facets_of
from agents.follow_up_fit import fit_of
from agents.heard_figures import claim_of
from agents.offered import THE_ONE, taken
from agents.other_places import of_another_city
from agents.part_fit import lacks
from agents.protocols import Retriever
from agents.routing import best_score, route, titles, told_apart
from agents.same_matter import (
    alike,
    is_named,
    is_new,
    leans,
    names_other,
    speaks_of,
    terms_for,
)
from agents.thresholds import (
    ANSWER,
    CLEARLY_BETTER,
    NEAR,
    RETRIEVAL_SECONDS,
    SEARCH_LIMIT,
    STRANGE,
    SUGGESTIONS,
    SURELY_BETTER,
    TELLS,
)
from agents.two_questions import questions_in
from agents.understanding import Question
from agents.vague import is_vague
from core.errors import MadangError
from core.passages import PartLikeness, Passage
from core.turns import TalkSoFar

_ABOUT_US = "guide"  # the collection that tells what the service does, and that it decides nothing
Outcome: TypeAlias = Literal["answer", "redirect", "which", "nothing"]


@dataclass(frozen=True, slots=True)
class Found:
    """What a turn can be answered from."""

    outcome: Outcome
    document: tuple[Passage, ...] = ()
    hits: tuple[Passage, ...] = ()
    asked: Asked = field(default_factory=lambda: Asked(""))
    own_words: tuple[Passage, ...] = ()
    """What the document says of itself in the language that the citizen writes, where no official speaks it."""
    near: tuple[str, ...] = ()
    """Titles of what came close, when the outcome is `which` or `nothing`."""
    only_near: bool = False
    """The document is the one that the talk is about, and may not tell what is asked: the citizen hears so."""
    waited_seconds: float = 0.0
    """For a language model that asked once more: taken off what the turn may still wait for it."""

    @property
    def score(self) -> float | None:
        """Of the best hit, answered from or not; None where nothing was looked for."""
        return best_score(self.hits) if self.hits else None


def _matter(question: Question) -> str:
    """The words by which sections are told apart: those that name a matter, else all that were said."""
    if question.pending:
        return f"{question.pending} {question.text}"
    return " ".join(question.content) or (question.text if not question.facets else "")


def danger_told(passages: Sequence[Passage]) -> CrisisKind | None:
    """Which danger the procedure that they begin with helps in; None where it is about something else."""
    names = [name for one in passages[:1] for name in (one.title, one.document_id.replace("-", " "))]
    return next((sign.kind for sign in map(crisis_sign, names) if sign is not None), None)


def _near(hits: Sequence[Passage]) -> tuple[str, ...]:
    """The titles to offer: what helps whoever wants to die is told by the ladder, never as `did you mean`."""
    offered = [hit for hit in hits if danger_told([hit]) != "self_harm"]
    return titles(offered, at_least=NEAR, most=SUGGESTIONS)


def _takes_up(talk: TalkSoFar, question: Question) -> bool:
    """Whether the turn answers what was asked back before something else was answered."""
    return bool(question.pending and talk.turns) and talk.turns[-1].status != "clarify"


def _may_have_offered(talk: TalkSoFar) -> bool:
    """Whether the last turn found nothing to tell: then it may have offered titles that came near."""
    before = talk.last_reply()
    return before is not None and before.status in {"abstained", "clarify"} and not any(before.passage_ids)


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
        """What the turn can be answered from, with a summary for whoever writes Japanese or Chinese."""
        if of_another_city(question.text):
            return Found("nothing")
        place = taken(question.text)
        if place is not None and not _may_have_offered(talk):
            place, question = None, replace(question, content=(), points_back=True)
        if place is not None and not question.pending:
            facets = question.facets or facets_of(talk.last_told, question.language)
            question = replace(question, pending=talk.last_told, facets=facets)
        offered = await self._offered(talk, question, place)
        if offered is None and is_vague(question) and not await self.last(talk, question):
            return Found("which")
        found = await self._with_parts(offered or await self._find(talk, question), talk, question)
        if question.written == question.language or not found.document:
            return found
        known = await self._retriever.document(
            found.document[0].document_id, as_of=question.as_of, language=question.written
        )
        return replace(found, own_words=tuple(passage for passage in known if passage.language == question.written))

    async def _with_parts(self, found: Found, talk: TalkSoFar, question: Question) -> Found:
        """How near each part of a procedure is to what was said, and which ones the turn points at."""
        if not found.document or found.document[0].section == "text":
            return found
        near = await self._near(f"{question.pending} {question.text}", found.document, question)
        aspects = [
            Asked(" ".join(content_words(one, question.language)), facets_of(one, question.language), near=its_near)
            for one in questions_in(question.text)
            if (its_near := await self._near(one, found.document, question))
        ]
        last = talk.last_answer() if question.points_back else None
        told = frozenset(name for name in last.passage_ids[:1] if name) if last else frozenset[str]()
        return replace(found, asked=replace(found.asked, near=near, aspects=tuple(aspects), pointed_at=told))

    async def _near(self, text: str, document: Sequence[Passage], question: Question) -> Mapping[str, PartLikeness]:
        name, asked = document[0].document_id, without_noise(text.strip())
        near = await self._retriever.parts(asked, name, as_of=question.as_of, language=question.language)
        if question.written == question.language:
            return near
        return {part: replace(one, sentences=()) for part, one in near.items()}  # no such question was learned from

    async def _find(self, talk: TalkSoFar, question: Question) -> Found:
        """Stays with the document of the last answer while the turn leans on it, and sees a new topic."""
        last = () if _takes_up(talk, question) else await self.last(talk, question)
        if settled := await self._without_search(talk, last, question):
            return settled
        query = without_noise(question.text)
        if question.district and question.pending:
            query = f"{question.pending} {query}"
        hits = await self._search(query, self._collections, question)
        ordered = orders_decision(question.text)
        if last and not ordered and (stays := await self._stays(last, hits, question)):
            return stays
        found = await self._elsewhere_or_here(query, hits, question)
        if found.outcome in {"nothing", "which"}:
            narrower = await self._by_part(question) or await self._with_words_before(talk, query, question)
            found = narrower or found
        if ordered and found.document and found.document[0].collection != _ABOUT_US:
            return Found("nothing")
        if last and found.outcome in {"nothing", "which"} and leans(question) and not is_new(question, last):
            return Found("nothing")  # about what was just said, and it does not say: no titles of other things
        return found

    async def _without_search(self, talk: TalkSoFar, last: tuple[Passage, ...], question: Question) -> Found | None:
        """What the talk alone settles: a district that was asked for, or a turn that names no matter of its own."""
        if question.pending and (open_matter := await self._asked_back(talk, question)):
            return open_matter
        if last and not question.content and (question.facets or question.points_back or question.decides):
            is_procedure = last[0].section != "text"
            if is_procedure and lacks(last, question.facets) and (kin := await self._of_kin(last, question)):
                return kin
            asked = Asked(_matter(question), question.facets, fresh=False)
            return Found("answer", last, await self._within(last, question), asked)
        if question.dated and not question.content and not last and talk.last_answer() is not None:
            return Found("nothing")  # the matter stays, and nothing of it was in force on that day
        return None

    async def _asked_back(self, talk: TalkSoFar, question: Question) -> Found | None:
        """The document whose district was asked, once it is named."""
        asked = talk.last_reply()
        if not question.district or asked is None or asked.status != "clarify" or not any(asked.passage_ids):
            return None
        one_matter = len({document_of(name) for name in asked.passage_ids if name}) == 1
        document = await self.last(talk, question) if one_matter else ()
        return Found("answer", document, (), Asked(_matter(question), question.facets)) if document else None

    async def _offered(self, talk: TalkSoFar, question: Question, place: int | None) -> Found | None:
        """What was offered as near and is taken: by its place, or by asking for a part of it right away."""
        goes_on = not question.content and bool(question.facets) and talk.last_answer() is None
        if not _may_have_offered(talk) or (place is None and not goes_on):
            return None
        asked = without_noise(talk.last_told)
        hits = await self._search(asked, self._collections, question)
        others = await self._search(asked, self._elsewhere, question) if self._elsewhere else []
        offered = _near([*hits, *others])
        if place == THE_ONE and len(offered) > 1:
            return Found("which", near=offered)
        at = max(place or 0, 0)
        if at >= len(offered) or (goes_on and len(offered) > 1):
            return None  # nobody knows which
        meant = [hit for hit in (*hits, *others) if hit.title == offered[at]][:1]
        return await self._answer("answer" if meant[0] in hits else "redirect", meant, question)

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

    async def last(self, talk: TalkSoFar, question: Question) -> tuple[Passage, ...]:
        """The document that the last answer rested on, as it is on the day asked about; empty when there is none."""
        turn = talk.last_answer()
        cited = next((passage_id for passage_id in turn.passage_ids if passage_id), "") if turn else ""
        return await self._document(document_of(cited), question) if cited else ()

    async def _stays(self, last: tuple[Passage, ...], hits: Sequence[Passage], question: Question) -> Found | None:
        """The last document again, unless the turn is likelier to be about another one that can answer it."""
        here, best = last[0].document_id, hits[0] if hits else None
        noun = self._noun(last, question) if leans(question) else ""
        asked = Asked(_matter(question), question.facets, noun, fresh=False)
        is_found = best is not None and best.document_id == here and best.score >= ANSWER
        if not is_found and names_other(best, last, question):
            return None
        joined = await self._search_joined(last, question)
        fit = fit_of(question, last, hits, joined, await self._near(question.text, last, question))
        contests = claim_of(question.text) is not None  # a figure that was said elsewhere, and names no other matter
        if not (is_found or contests) and (fit.leaves or fit.tells < STRANGE):
            return None
        near = hits if is_found else joined if joined and joined[0].document_id == here else ()
        return Found("answer", last, tuple(near), asked, only_near=fit.tells < TELLS)

    async def _of_kin(self, last: tuple[Passage, ...], question: Question) -> Found | None:
        """A document of the same matter by its title, where the last one does not tell what is asked."""
        joined = await self._search_joined(last, question)
        others = [one for one in joined if one.document_id != last[0].document_id][:1]
        kin = [one for one in others if one.score >= NEAR and alike(one, last[0])]
        return await self._answer("answer", kin, question) if kin else None

    async def _elsewhere_or_here(self, query: str, hits: list[Passage], question: Question) -> Found:
        own, others = best_score(hits), list[Passage]()
        named = bool(hits) and is_named(hits[0], question)
        if self._elsewhere and (self._lobby or own < 1 - SURELY_BETTER or not named):
            others = await self._search(query, self._elsewhere, question)
        other = best_score(others)
        if other >= ANSWER and not named and is_named(others[0], question):
            return await self._answer("redirect", others, question)
        if own < 1 - CLEARLY_BETTER and other >= ANSWER and not self._lobby:
            # Each is the best of its own: the other one has to win where both are ranked together.
            least = min(own, ANSWER)
            own, other = await self._beside_each_other(query, question)
            own = max(own, least)
        match route(own, other, lobby=self._lobby):
            case "own":
                return await self._answer("answer", hits, question)
            case "other":
                return await self._answer("redirect", others, question)
            case "nobody":
                near = _near([*hits, *others])
                vague = bool(near) and len(question.content) <= 1 and not question.facets
                return Found("which" if vague else "nothing", hits=(*hits, *others), near=near)

    async def _beside_each_other(self, query: str, question: Question) -> tuple[float, float]:
        """The best scores of this official's documents and of the others', all of them ranked as one."""
        every = await self._search(query, (*self._collections, *self._elsewhere), question)
        own = best_score([hit for hit in every if hit.collection in self._collections])
        return own, best_score([hit for hit in every if hit.collection not in self._collections])

    async def _by_part(self, question: Question) -> Found | None:
        """Two parts of one matter (`전입신고 기한이랑 방법`) by the first alone, where a title names the matter."""
        if len(question.facets) < 2 or not question.content:
            return None
        part = NAMES[question.facets[0]][question.language == "en"]
        hits = await self._search(f"{' '.join(question.content)} {part}", self._collections, question)
        named = bool(hits) and any(speaks_of(hits[0].title, word) for word in question.content)
        return await self._answer("answer", hits, question) if named and hits[0].score >= ANSWER else None

    async def _with_words_before(self, talk: TalkSoFar, query: str, question: Question) -> Found | None:
        """What the turn is about, said after words of the citizen's that found nothing by themselves."""
        before = talk.last_reply()
        if before is None or before.status != "abstained" or not question.content:
            return None
        hits = await self._search(f"{without_noise(talk.last_told)} {query}", self._collections, question)
        return await self._answer("answer", hits, question) if hits and hits[0].score >= ANSWER else None

    async def _answer(self, outcome: Outcome, hits: list[Passage], question: Question) -> Found:
        if len(question.content) <= 1 and not question.facets and not told_apart(hits):
            return Found("which", near=_near(hits))
        if hits[0].collection == _ABOUT_US:
            outcome = "answer"  # what the service is every official tells
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
        words = [word for word in question.content if word not in last[0].title and names_thing(word)]
        terms = (*words, *terms_for(question.text))
        return next((term for term in terms if any(speaks_of(passage.text, term) for passage in last)), "")

    async def _search_joined(self, last: Sequence[Passage], question: Question) -> list[Passage]:
        """For the turn, said after the title of the last document."""
        return await self._search(f"{last[0].title} {without_noise(question.text)}", self._collections, question)

    async def _search(self, query: str, collections: Sequence[str], question: Question) -> list[Passage]:
        return await self._retriever.search(
            query, collections=collections, as_of=question.as_of, language=question.language, limit=SEARCH_LIMIT
        )

    async def _document(self, document_id: str, question: Question) -> tuple[Passage, ...]:
        passages = await self._retriever.document(document_id, as_of=question.as_of, language=question.language)
        return tuple(passages)

"""Which document a turn is about: the one just spoken of, another of this official, or another official's."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from agents.compose import Asked
from agents.content_words import names_thing, without_noise
from agents.crisis import crisis_sign
from agents.decisions import orders_decision
from agents.facets import NAMES
from agents.overlap import overlap
from agents.protocols import Retriever
from agents.routing import best_score, route, titles, told_apart
from agents.thresholds import ANSWER, NEAR, RETRIEVAL_SECONDS, SEARCH_LIMIT, SUGGESTIONS, SURELY_BETTER, TOPIC_CHANGE
from agents.understanding import Question
from agents.vague import is_vague
from core.errors import MadangError
from core.passages import Passage
from core.turns import TalkSoFar

KIN = 0.4  # share of letter pairs that the titles of two documents of one matter have in common
LEANING = 3  # content words of a turn that may lean on the last answer
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


def _leans(question: Question) -> bool:
    """A turn of a word or two after an answer is about that answer until it names another matter."""
    return question.points_back or len(question.content) <= LEANING


_ELLIPTIC = re.compile(r"(?:은|는)\s*[?？]*$")  # `사진 크기는?`: of what was said
# For whom it is asked is no matter of its own.
_PEOPLE = re.compile(
    r"와이프|남편|아내|신랑|마누라|집사람|엄마|아빠|어머니|아버지|어무이|할머니|할아버지|동생|형|누나|언니|오빠|딸|아들|친구"
    r"|외국인|미성년자?|청소년|어린이|아이|학생|유학생|노인|어르신|장애인|대리인|가족|부모님?|재외국민|임산부|직장인"
    r"|foreigner|minor|student|child|children|famil(?:y|ie)|parent|teenager|elderly"
)


def speaks_of(text: str, word: str) -> bool:
    """Whether a text speaks of a word: an English one is not `am` in `same`."""
    if word.isascii():
        return re.search(rf"\b{re.escape(word)}(?:e?s)?\b", text, re.IGNORECASE) is not None
    return word in text


def _is_new(question: Question, last: Sequence[Passage]) -> bool:
    """The turn names what the last document nowhere speaks of; asked without a part, one such word is enough."""
    if question.points_back or question.pending:
        return False
    text = " ".join((last[0].title, *(passage.text for passage in last)))
    named = [word for word in question.content if not _PEOPLE.fullmatch(word)]
    unheard = [word for word in named if not speaks_of(text, word)]
    if question.facets:
        return len(unheard) == len(named) and any(map(names_thing, unheard))
    return len(unheard) == len(named) > 0 or (bool(unheard) and not _ELLIPTIC.search(question.text))


def _names_other(best: Passage | None, last: Sequence[Passage], question: Question) -> bool:
    """The turn names another document by its title: `주민등록등본 수수료는 얼마예요?` after an answer about moving."""
    if best is None or best.score < ANSWER:
        return False
    return any(word in best.title and word not in last[0].title for word in question.content)


def _is_kin(best: Passage | None, last: Sequence[Passage]) -> bool:
    """Another document surely answers, and it is of the same matter by its title: registering after notifying."""
    return best is not None and best.score >= TOPIC_CHANGE and overlap(best.title, last[0].title) >= KIN


def _is_heard(question: Question, last: Sequence[Passage]) -> bool:
    """The turn names no thing but what the last document speaks of, and people."""
    text = " ".join((last[0].title, *(passage.text for passage in last)))
    named = (word for word in question.content if names_thing(word) and not _PEOPLE.fullmatch(word))
    return question.points_back or all(speaks_of(text, word) for word in named)


def _worth_offering(hit: Passage) -> bool:
    """What helps in a crisis is told by the ladder, never offered as `did you mean`."""
    signs = map(crisis_sign, (hit.title, hit.document_id.replace("-", " ")))
    return all(sign is None or sign.kind != "self_harm" for sign in signs)


def _near(hits: Sequence[Passage]) -> tuple[str, ...]:
    """The titles to offer."""
    offered = [hit for hit in hits if _worth_offering(hit)]
    return titles(offered, at_least=NEAR, most=SUGGESTIONS)


def _changes_topic(best: Passage | None, question: Question) -> bool:
    """Another document answers the bare words surely; words that point back need it to be named."""
    if best is None or best.score < TOPIC_CHANGE:
        return False
    return not question.points_back or any(word in best.title for word in question.content)


def _takes_up(talk: TalkSoFar, question: Question) -> bool:
    """Whether the turn answers what was asked back before something else was answered."""
    return bool(question.pending and talk.turns) and talk.turns[-1].status != "clarify"


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
        if is_vague(question) and not await self.last(talk, question):
            return Found("which")
        found = await self._find(talk, question)
        if question.written == question.language or not found.document:
            return found
        known = await self._retriever.document(
            found.document[0].document_id, as_of=question.as_of, language=question.written
        )
        return replace(found, own_words=tuple(passage for passage in known if passage.language == question.written))

    async def _find(self, talk: TalkSoFar, question: Question) -> Found:
        """Stays with the document of the last answer while the turn leans on it, and sees a new topic."""
        last = () if _takes_up(talk, question) else await self.last(talk, question)
        if last and not question.content and (question.facets or question.points_back or question.decides):
            asked = Asked(_matter(question), question.facets, fresh=False)
            return Found("answer", last, await self._within(last, question), asked)
        if question.dated and not question.content and not last and talk.last_answer() is not None:
            return Found("nothing")  # the matter stays, and nothing of it was in force on that day
        query = without_noise(question.text)
        if question.district and question.pending:
            query = f"{question.pending} {query}"
        hits = await self._search(query, self._collections, question)
        ordered = orders_decision(question.text)
        if last and not ordered and (stays := await self._stays(last, hits, question)):
            return stays
        found = await self._elsewhere_or_here(query, hits, question)
        if found.outcome in {"nothing", "which"} and (narrower := await self._by_part(question)):
            found = narrower
        if ordered and found.document and found.document[0].collection != _ABOUT_US:
            return Found("nothing")
        if last and found.outcome in {"nothing", "which"} and _leans(question) and not _is_new(question, last):
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

    async def last(self, talk: TalkSoFar, question: Question) -> tuple[Passage, ...]:
        """The document that the last answer rested on, as it is on the day asked about; empty when there is none."""
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
        if not _leans(question) or _names_other(best, last, question):
            return None
        joined = await self._search(f"{last[0].title} {without_noise(question.text)}", self._collections, question)
        tops = bool(joined) and joined[0].document_id == here and joined[0].score >= ANSWER
        if tops and _is_heard(question, last) and not _is_kin(best, last):
            return Found("answer", last, tuple(joined), asked)
        if _changes_topic(best, question) or _is_new(question, last):
            return None
        return await self._joined(last, joined, asked, question)

    async def _joined(
        self, last: tuple[Passage, ...], joined: list[Passage], asked: Asked, question: Question
    ) -> Found | None:
        """What was found for the turn said after the title of the last document."""
        if not joined or joined[0].score < ANSWER:
            return self._of_last(last, asked)
        if joined[0].document_id != last[0].document_id:
            named = any(word in joined[0].title for word in question.content)
            return await self._answer("answer", joined, question) if named else self._of_last(last, asked)
        return Found("answer", last, tuple(joined), asked) if asked.noun or question.facets else None

    def _of_last(self, last: tuple[Passage, ...], asked: Asked) -> Found | None:
        return Found("answer", last, (), asked) if asked.noun else None

    async def _elsewhere_or_here(self, query: str, hits: list[Passage], question: Question) -> Found:
        own = best_score(hits)
        others: list[Passage] = []
        if self._elsewhere and (self._lobby or own < 1 - SURELY_BETTER):
            others = await self._search(query, self._elsewhere, question)
        match route(own, best_score(others), lobby=self._lobby):
            case "own":
                return await self._answer("answer", hits, question)
            case "other":
                return await self._answer("redirect", others, question)
            case "nobody":
                near = _near([*hits, *others])
                vague = bool(near) and len(question.content) <= 1 and not question.facets
                return Found("which" if vague else "nothing", hits=(*hits, *others), near=near)

    async def _by_part(self, question: Question) -> Found | None:
        """Two parts of one matter (`전입신고 기한이랑 방법`) by the first alone, where a title names the matter."""
        if len(question.facets) < 2 or not question.content:
            return None
        part = NAMES[question.facets[0]][question.language == "en"]
        hits = await self._search(f"{' '.join(question.content)} {part}", self._collections, question)
        named = bool(hits) and any(speaks_of(hits[0].title, word) for word in question.content)
        return await self._answer("answer", hits, question) if named and hits[0].score >= ANSWER else None

    async def _answer(self, outcome: Outcome, hits: list[Passage], question: Question) -> Found:
        if len(question.content) <= 1 and not question.facets and not told_apart(hits):
            return Found("which", near=_near(hits))
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
        words = (word for word in question.content if word not in last[0].title and names_thing(word))
        return next((word for word in words if any(speaks_of(passage.text, word) for passage in last)), "")

    async def _search(self, query: str, collections: Sequence[str], question: Question) -> list[Passage]:
        return await self._retriever.search(
            query, collections=collections, as_of=question.as_of, language=question.language, limit=SEARCH_LIMIT
        )

    async def _document(self, document_id: str, question: Question) -> tuple[Passage, ...]:
        passages = await self._retriever.document(document_id, as_of=question.as_of, language=question.language)
        return tuple(passages)

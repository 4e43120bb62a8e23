"""From what was found to what is said: the district, the parts asked for, the verifier, the words around the facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from agents.abstain import abstention, which_one
from agents.by_district import ByDistrict, by_district
from agents.compose import Composed, compose, sentences
from agents.decisions import orders_decision
from agents.districts import district_name
from agents.facets import NAMES, Facet
from agents.finding import Found
from agents.heard_figures import claim_of, judged, part_of
from agents.josa import subject
from agents.manners import in_manner
from agents.officials import in_charge_of
from agents.other_places import of_another_city
from agents.part_fit import HARD
from agents.phrases import (
    AS_OF,
    CONFIRMED,
    CORRECTED,
    MISSING_PART,
    NEVER_DECIDES,
    NOT_THIS_DISTRICT,
    OFFER_PERSON,
    ONLY_NEAR,
    OTHER_CITY,
    OTHER_OFFICIAL,
    WHICH_DISTRICT,
)
from agents.rephrase import Rephraser
from agents.source_words import sources_told
from agents.statements import Statement, events_of, phrases
from agents.thresholds import MODEL_SECONDS
from agents.understanding import Question
from agents.verifier import supporting
from agents.wishes import Manner
from core.answers import AnswerEvent, AnswerStatus, Clarify, EndReason
from core.officials import Official
from core.speech import Language


@dataclass(frozen=True, slots=True)
class Reply:
    """A turn's events before it is closed, and how it closes."""

    events: tuple[AnswerEvent, ...]
    status: AnswerStatus
    offers_person: bool = False
    redirect_to: str | None = None
    score: float | None = None
    """Of the best passage found; None where none was looked for."""
    ends: EndReason | None = None
    """Why the official ends the talk with it; None: it goes on."""


@dataclass(frozen=True, slots=True)
class Way:
    """How an answer is wanted."""

    manner: Manner | None = None
    asks_source: bool = False
    """Whether it is asked in the same breath where the answer stands."""
    most: int | None = None
    """At most so many sentences of fact; None for as many as are composed."""


def led_by(said: Iterable[Statement], reply: Reply, language: Language) -> Reply:
    """The reply, with something said before it."""
    return replace(reply, events=(*events_of(said, language), *reply.events))


def verified(statements: Iterable[Statement]) -> list[Statement]:
    """Guard out: only what its passage carries and what promises nothing."""
    return [s for s in statements if s.passage is not None and supporting(s.text, [s.passage]) is not None]


class Teller:
    """Answers from passages, for one official."""

    def __init__(self, official: Official, officials: Mapping[str, Official], rephraser: Rephraser | None) -> None:
        self._official = official
        self._officials = officials
        self._rephraser = rephraser

    async def tell(self, question: Question, found: Found, way: Way = Way()) -> Reply:
        """Every sentence of fact is cited; where none is left, the answer is abstained."""
        match found.outcome:
            case "nothing":
                return self._abstained(question, found)
            case "which":
                return Reply(tuple(which_one(question.language, found.near)), "clarify")
            case "answer" | "redirect":
                local = by_district(found.document, found.asked, question.district, question.language)
                return (
                    self._asks_district(question, local)
                    if local.asks_which
                    else await self._from(question, found, local, way)
                )

    def _abstained(self, question: Question, found: Found, missing: tuple[Facet, ...] = ()) -> Reply:
        regret = missing_part(missing[0], question.language) if missing else None
        if of_another_city(question.text):
            regret = OTHER_CITY.say(question.language)
        if orders_decision(question.text):
            regret = NEVER_DECIDES.say(question.language)
        events = abstention(question.language, found.near, dated=question.dated, regret=regret)
        return Reply(tuple(events), "abstained", offers_person=True)

    def _asks_district(self, question: Question, local: ByDistrict) -> Reply:
        language = question.language
        general = verified(sentences(local.general)) if local.general else []
        said = general or phrases(WHICH_DISTRICT.say(language))
        return Reply((*events_of(said, language), Clarify(WHICH_DISTRICT.say(language), local.asks_which)), "clarify")

    async def _from(self, question: Question, found: Found, local: ByDistrict, way: Way) -> Reply:
        composed = _composed(question, found, local)
        said = verified(composed.statements)[: way.most]
        if not said:
            return self._abstained(question, found, composed.missing)
        heard, said = _to_claim(question, said)
        wished: AnswerStatus = "answered"
        if way.manner is not None:
            said, wished = in_manner(way.manner, said, local.document, question)
        elif self._rephraser is not None and question.may_be_shown:
            within = MODEL_SECONDS - found.waited_seconds
            said = await self._rephraser.rephrased(question.text, said, question.language, within=within)
        missing = _worth_saying(composed.missing, fresh=found.asked.fresh)
        only_near = found.only_near and not (composed.is_sure or missing or heard)
        partial = (
            only_near or bool(missing) or wished == "partial" or (local.not_covered and question.district is not None)
        )
        redirect = self._redirect(found)
        status: AnswerStatus = "redirected" if redirect else "partial" if partial else "answered"
        if way.asks_source:
            said = [*said, *sources_told("where", said, question.language, as_of=question.as_of)]
        own_words = (Statement(passage.text, passage) for passage in found.own_words)
        framed = [
            *self._before(question, redirect, local),
            *(phrases(ONLY_NEAR.say(question.language)) if only_near else ()),
            *heard,
            *verified(own_words),
            *said,
            *_after(question, missing),
        ]
        events = tuple(events_of(framed, question.language))
        return Reply(events, status, offers_person=question.decides or partial, redirect_to=redirect)

    def _before(self, question: Question, redirect: str | None, local: ByDistrict) -> list[Statement]:
        """What goes before the facts: whose remit it is, the day, the district that is not covered."""
        language = question.language
        said: list[Statement] = []
        if redirect is not None:
            official = self._officials[redirect]
            named = official.title["en"]
            if language == "ko":
                named = f"{official.title['ko']} {subject(official.name['ko'])}"
            said += phrases(OTHER_OFFICIAL.say(language, official=named))
        if question.dated:
            day = question.as_of
            korean = f"{day.year}년 {day.month}월 {day.day}일"
            said.append(Statement(AS_OF.say(language, day=korean if language == "ko" else day.isoformat())))
        if local.not_covered and question.district:
            named = district_name(question.district, language)
            said.append(Statement(NOT_THIS_DISTRICT.say(language, district=named)))
        return said

    def _redirect(self, found: Found) -> str | None:
        if found.outcome != "redirect":
            return None
        official = in_charge_of(found.document[0].collection, self._officials)
        return official.id if official is not None and official.id != self._official.id else None


def _to_claim(question: Question, said: list[Statement]) -> tuple[tuple[Statement, ...], list[Statement]]:
    """What is said to a figure that the citizen brought along, and the sentences with the one that says it first."""
    claim = claim_of(question.text)
    found = judged(claim, said) if claim is not None and not question.decides else None
    if found is None:
        return (), said
    return phrases((CONFIRMED if found.is_right else CORRECTED).say(question.language)), list(found.said)


def _composed(question: Question, found: Found, local: ByDistrict) -> Composed:
    """The parts asked for; where the document has none of them, what it says in general."""
    claim = claim_of(question.text)
    part = part_of(claim) if claim is not None else "who" if question.decides else None
    facets = found.asked.facets or ((part,) if part else ())
    own = district_name(question.district, question.language) if question.district and not local.not_covered else ""
    noun = found.asked.noun or (own if found.asked.fresh and not question.points_back else "")
    asked = replace(found.asked, facets=facets, noun=noun)
    composed = compose(local.document, found.hits, asked)
    if composed.statements or (composed.missing and not asked.fresh):
        return composed  # a follow-up about a part that is not there gets no other part instead
    return replace(compose(local.document, found.hits, replace(asked, facets=())), missing=composed.missing)


def _worth_saying(missing: tuple[Facet, ...], *, fresh: bool) -> tuple[Facet, ...]:
    """A place that is asked for in passing (`구청에 신고해야 돼요?`) is not missed."""
    return tuple(facet for facet in missing if facet in HARD and not (fresh and facet == "where"))


def missing_part(facet: Facet, language: Language) -> str:
    """`수수료는 제가 확인한 자료에 없어요.`"""
    return MISSING_PART.say(language, part=NAMES[facet][language == "en"])


def _after(question: Question, missing: tuple[Facet, ...]) -> list[Statement]:
    language = question.language
    said: list[Statement] = []
    for facet in missing:
        said += phrases(missing_part(facet, language))
    if question.decides:
        said += phrases(NEVER_DECIDES.say(language))
    if missing or question.decides:
        said += phrases(OFFER_PERSON.say(language))
    return said

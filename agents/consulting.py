"""An official's turns of preparing a consultation: it begins, goes on, and is still there after another question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from agents.appointments import MOST_TOLD, NONE_FREE, SLOTS_TOOL, told, wants_appointment
from agents.consultation_path import ASKED, LEAST, Path
from agents.consultation_phrases import NEXT_FREE, OFFER, ON_THE_CARD, OPTIONS, STILL_OPEN, WHO_DECIDES
from agents.consultation_talk import Consulted, asked_again, begin, form_kind, go_on, heard_beside
from agents.consultation_wishes import is_about_investing, wants_consultation
from agents.masking import without_placeholders
from agents.phrases import Phrase
from agents.protocols import Slots
from agents.smalltalk import small_talk
from agents.statements import events_of, phrases
from agents.taken import Taken
from agents.telling import Reply
from core.answers import AnswerEvent, Clarify, ConsultationChanged, DraftChanged, ToolUsed
from core.consultations import Consultation
from core.officials import Official
from core.speech import Language
from core.turns import Turn

CONSULTATION_SLOTS = "consultation_slots"  # of the card, which books them with what was collected
TOOL = "consultation"  # in an official's file: it prepares consultations
_REMINDED = frozenset({"answered", "partial", "small_talk"})


class Consulting:
    """For one official."""

    def __init__(self, official: Official, path: Path, slots: Slots | None) -> None:
        self._prepares = TOOL in official.tools
        self._official = official
        self._path = path
        self._slots = slots

    async def reply(self, turn: Taken) -> Reply | None:
        """None for a turn that is about something else, and for a question of any kind."""
        drafting = turn.talk.draft is not None and turn.talk.draft.asked is not None
        if not self._prepares or drafting:
            return None
        text, language, before = without_placeholders(turn.text), turn.question.language, turn.talk.consultation
        if before is not None:
            consulted = go_on(before, text, language)
        elif (wants_consultation(text, language) and not wants_appointment(text)) or _accepts(turn, text):
            consulted = begin(text, turn.topic.told, language)
        else:
            return None
        return await self._said(turn, consulted) if consulted is not None else None

    def after(self, turn: Taken, reply: Reply) -> Reply:
        """After an answer to something else: what was told beside it is taken, and what was asked for is asked again.

        Where no consultation is open, one is offered: once in a talk, after an answer about investing.
        """
        before, language = turn.talk.consultation, turn.question.language
        about_it = any(isinstance(event, ConsultationChanged | DraftChanged) for event in reply.events)
        if not self._prepares or about_it or reply.status not in _REMINDED:
            return reply
        if before is None:
            return self._offered(turn, reply)
        now = heard_beside(before, without_placeholders(turn.text), language)
        asks = asked_again(now, language)
        still = events_of([*phrases(STILL_OPEN.say(language)), *phrases(asks)], language) if asks else []
        clarify = [Clarify(asks)] if asks else []
        taken = [ConsultationChanged(now)] if now != before else []
        return replace(reply, events=(*reply.events, *still, *clarify, *taken))

    def _offered(self, turn: Taken, reply: Reply) -> Reply:
        language = turn.question.language
        told_before = any(_offers(said) for said in turn.talk.turns)
        books = any(isinstance(event, ToolUsed) and event.name == SLOTS_TOOL for event in reply.events)
        asks_back = any(isinstance(event, Clarify) for event in reply.events)
        fits = books or (reply.status == "answered" and is_about_investing(turn.question.text))
        if told_before or asks_back or not fits:
            return reply
        offer = events_of(phrases(OFFER.say(language)), language)
        return replace(reply, events=(*reply.events, *offer, Clarify("", (OPTIONS["begin"].say(language),))))

    async def _said(self, turn: Taken, consulted: Consulted) -> Reply:
        """`(what was noted, the way in with its sources, what is asked or read back, the free times)`"""
        language, now = turn.question.language, consulted.consultation
        path = await self._way(turn, now) if now is not None else []
        noted, read = (consulted.said, ()) if not consulted.books else (consulted.said[:-1], consulted.said[-1:])
        said: list[AnswerEvent] = [*_spoken(noted, language), *path, *_spoken(read, language)]
        booking = await self._booking(language) if consulted.books else []
        asks = _spoken((consulted.asks,) if consulted.asks else (), language)
        clarify = [Clarify(consulted.asks, consulted.options)] if consulted.asks or consulted.options else []
        spoken = [event for event in booking if not isinstance(event, ToolUsed)]
        used = [event for event in booking if isinstance(event, ToolUsed)]
        status = "small_talk" if now is None else "clarify"
        events = (*said, *spoken, *asks, *clarify, *used, ConsultationChanged(now))
        return Reply(events, status, offers_person=consulted.books)

    async def _way(self, turn: Taken, now: Consultation) -> list[AnswerEvent]:
        """What belongs to the form and the amount, as soon as each is known."""
        before = turn.talk.consultation or Consultation()
        asked: tuple[Phrase, ...] = ()
        if (kind := form_kind(now)) and kind != form_kind(before):
            asked = ASKED[kind]
        if now.amount and not before.amount and form_kind(now) not in {"branch", "liaison"}:
            asked = (*asked, LEAST)
        return await self._path.told(turn.talk, asked, turn.question.language, turn.question.as_of)

    async def _booking(self, language: Language) -> list[AnswerEvent]:
        """The next free times, and where to book one."""
        free = await self._slots.next_free(self._official.id, most=MOST_TOLD) if self._slots is not None else None
        closing = (WHO_DECIDES.say(language), ON_THE_CARD.say(language))
        if not free:
            none_free = (NONE_FREE.say(language),) if free is not None else ()
            return _spoken((*none_free, *closing), language)
        times = told(free, language)
        said = _spoken((NEXT_FREE.say(language, times=times), *closing), language)
        return [*said, ToolUsed(CONSULTATION_SLOTS, times)]


def _offers(said: Turn) -> bool:
    return said.speaker == "official" and OFFER.stands_in(said.text)


def _accepts(turn: Taken, text: str) -> bool:
    """A yes to the offer of one."""
    last = turn.talk.last_reply()
    return last is not None and _offers(last) and small_talk(text) == "yes"


def _spoken(sentences: Sequence[str], language: Language) -> list[AnswerEvent]:
    return events_of([statement for sentence in sentences for statement in phrases(sentence)], language)

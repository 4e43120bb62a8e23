"""The talks as the desk drives them, and the desk as the talks call it: one avatar, two drivers."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing

from agents.spoken_form import words_of
from agents.summary import summarise
from app.staff_line import Seat
from app.talks.models import QueueView
from app.talks.registry import Talks
from app.talks.talk import AI, Driver, Entry, Talk
from app.wire import Event, event
from casework.callbacks import Callbacks
from core.accounts import Account, StillAllowed
from core.answers import HandoffReason, HandoffRequested
from core.errors import Conflict
from core.speech import Words
from desk.announcements import TEXTS, Announcement
from desk.desk import Call, Desk, Place
from desk.protocols import MediaAnswer, TurnLine
from rtc.lines import Lines
from rtc.protocols import VisitRequest
from rtc.signalling import OfferRequest


class Floor:
    """`TalkFloor` of the desk over the open talks and their lines."""

    def __init__(self, talks: Talks) -> None:
        self._talks = talks
        self.staff_lines: Lines | None = None
        """Set once by the wiring: a staff line's session needs this floor in turn."""

    def turns(self, talk_id: str) -> list[TurnLine]:
        return [_turn_line(entry) for entry in self._talks.find(talk_id).entries]

    async def follow(self, talk_id: str, after: int) -> AsyncGenerator[tuple[int, Mapping[str, object]]]:
        async with aclosing(self._talks.find(talk_id).feed.follow(after)) as feed:
            async for item in feed:
                yield item.number, item.event

    def tell(self, talk_id: str, event: Mapping[str, object]) -> None:
        talk = self._talks.find(talk_id)
        talk.waits_for_person = event["state"] in ("waiting", "returned")
        talk.publish(_queue_event(event))

    def announce(self, talk_id: str, announcement: Announcement) -> None:
        talk = self._talks.find(talk_id)
        text = TEXTS[announcement][talk.language]
        talk.publish(event("announcement", text=text))
        _say(talk, words_of(text, talk.language))

    def take(self, talk_id: str, person: Account) -> None:
        self._talks.find(talk_id).driven_by(Driver("person", person.display_name, person.id))

    def release(self, talk_id: str) -> None:
        self._talks.find(talk_id).driven_by(AI)

    def say(self, talk_id: str, text: str) -> None:
        talk = self._talks.find(talk_id)
        talk.staff_said(text, via="text")
        _say(talk, words_of(text, talk.language))

    def close(self, talk_id: str) -> None:
        self.announce(talk_id, "closing")
        self._talks.find(talk_id).close("staff")

    async def connect(self, person: Account, sdp: str, still: StillAllowed) -> MediaAnswer:
        if self.staff_lines is None:
            raise Conflict("this service runs without voice; write instead")
        visit = VisitRequest(extra=Seat(person.id, still).as_extra())
        answer = await self.staff_lines.offer(OfferRequest(sdp, None, visit=visit), f"account:{person.id}")
        return MediaAnswer(answer.sdp, answer.type, answer.pc_id)


def _say(talk: Talk, words: Words) -> None:
    if talk.voice:
        talk.voice.say(words)


def _turn_line(entry: Entry) -> TurnLine:
    citations = tuple(entry.answer.citations) if entry.answer else ()
    return TurnLine(entry.turn.speaker, entry.turn.text, citations)


class PersonCalls:
    """How a talk asks for a person."""

    def __init__(self, desk: Desk, callbacks: Callbacks) -> None:
        self._desk = desk
        self._callbacks = callbacks

    def call(self, talk: Talk) -> QueueView:
        """The citizen's own wish."""
        talk.require_open()
        return self._call(talk, "citizen_asked", summarise(talk.so_far()))

    def wanted(self, talk: Talk, request: HandoffRequested) -> None:
        """An official's request in the middle of an answer."""
        self._call(talk, request.reason, request.summary)

    def cancel(self, talk: Talk) -> None:
        self._desk.cancel(talk.id)

    async def leave_number(self, talk: Talk, contact: str) -> None:
        await self._callbacks.request(talk.id, talk.official_id, contact)

    async def forget(self, talk_id: str) -> None:
        await self._callbacks.forget(talk_id)

    def _call(self, talk: Talk, reason: HandoffReason, summary: str) -> QueueView:
        call = Call(talk.id, talk.official_id, talk.language, reason, summary)
        return _queue_view(self._desk.call(call))


def _queue_view(place: Place) -> QueueView:
    return QueueView(
        state=place.state,
        position=place.position,
        people_on_duty=place.people_on_duty,
        hours=place.hours,
        callback_offered=place.callback_offered,
    )


def _queue_event(fields: Mapping[str, object]) -> Event:
    """A `queue` event with every field, whatever the desk left out."""
    missing = {"position": None, "people_on_duty": 0, "hours": "", "callback_offered": False}
    return event("queue", **{**missing, **fields})

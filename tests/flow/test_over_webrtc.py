"""A citizen and a person at the desk over real WebRTC on the loopback, with scripted ears and a scripted mouth."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import numpy as np
from aiortc import RTCSessionDescription

from app.staff_line import StaffLine
from core.audio import Samples
from rtc import rtvi
from rtc.lines import Lines
from rtc.protocols import VisitRequest
from rtc.signalling import OfferRequest
from tests.fakes.counter import KIM, Counter, Reply, ScriptedAgent, ScriptedEars
from tests.rtc.peers import SETTINGS, Citizen, hear, local_offer, make_citizen, tone


@asynccontextmanager
async def calling(lines: Lines, visit: VisitRequest) -> AsyncGenerator[Citizen]:
    citizen = make_citizen(microphone=tone(20, 300, rate=48_000))
    answer = await lines.offer(OfferRequest(await local_offer(citizen), visit=visit), "127.0.0.1")
    await citizen.peer.setRemoteDescription(RTCSessionDescription(answer.sdp, answer.type))
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(hear(citizen))
        await citizen.opened()
        yield citizen
        await citizen.peer.close()


async def test_a_typed_question_is_answered_aloud_with_lips_and_record() -> None:
    house = Counter(ScriptedAgent({"물음": Reply(("네 맞아요",), sources={0: "move-in"})}))
    async with (
        Lines(SETTINGS, house.clock, house.visits, house.visits) as lines,
        calling(lines, VisitRequest(official="complaints")) as citizen,
    ):
        citizen.say(rtvi.to_wire(rtvi.ClientReady()))
        await citizen.until_message("spoken-chunk")
        citizen.say(rtvi.to_wire(rtvi.SendText("물음")))
        assert (await citizen.until_message("heard"))["data"]["text"] == "네 맞아요"
        assert [message["data"]["text"] for message in citizen.of_type("spoken-chunk")][-1] == "네 맞아요"
        assert len(citizen.of_type("bot-ready")) == 1
        (talk,) = house.talks.open
        assert talk.address == "127.0.0.1"
    assert house.ledger.on_record == [("물음", "네 맞아요", False)]


async def still_signed_in() -> bool:
    return True


async def test_a_person_who_accepts_is_heard_by_the_citizen_and_the_lips_move() -> None:
    house = Counter()
    talk = house.open_talk()
    staff = StaffLine(house.talks, house.visits.book, ScriptedEars(), house.desk)
    async with (
        Lines(SETTINGS, house.clock, house.visits, house.visits) as lines,
        Lines(SETTINGS, house.clock, staff, staff) as staff_lines,
        calling(lines, VisitRequest(session=talk.id)) as citizen,
    ):
        house.floor.staff_lines = staff_lines
        house.persons.call(talk)
        house.desk.set_duty(KIM, on=True)
        person = make_citizen(microphone=syllables(20))
        media = await house.floor.connect(KIM, await local_offer(person), still_signed_in)
        await person.peer.setRemoteDescription(RTCSessionDescription(media.sdp, media.type))
        await person.opened()
        house.desk.accept(talk.id, KIM)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(hear(person))
            await person.until_loud()  # the citizen's voice
            await citizen.until_message("live-visemes")  # sent only while the person's own voice sounds
            house.desk.hand_back(talk.id, KIM)
            await citizen.until_message("driver")
            await person.peer.close()


def syllables(seconds: float) -> Samples:
    """A voice that opens and closes its mouth four times a second."""
    sound = tone(seconds, 600, rate=48_000)
    return np.where(np.arange(len(sound)) // 6_000 % 2, sound, sound // 100).astype(np.int16)

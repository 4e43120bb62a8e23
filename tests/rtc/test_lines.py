"""The owner of all lines: places, sessions, restarts, and the end of the service."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager

import pytest
from aiortc import RTCSessionDescription

from core.clock import SystemClock
from core.errors import MalformedOffer, NotFound, ServiceFull
from rtc.line import RtcLine
from rtc.lines import Lines
from rtc.protocols import Session, VisitRequest
from rtc.signalling import Answer, Candidate, OfferRequest
from tests.rtc.peers import SETTINGS, Citizen, hear, local_offer, make_citizen, make_offer


class Places:
    """An admission with so many places."""

    def __init__(self, count: int = 10) -> None:
        self.free = count
        self.addresses: list[str] = []

    @asynccontextmanager
    async def admit(self, visit: VisitRequest, client_address: str) -> AsyncGenerator[None]:
        if visit.official == "nobody":
            raise NotFound("no official of that name")
        if not self.free:
            raise ServiceFull("every place is taken", retry_after_seconds=30)
        self.addresses.append(client_address)
        self.free -= 1
        try:
            yield
        finally:
            self.free += 1


async def until_closed(line: RtcLine, _: VisitRequest) -> None:
    await line.closed()


async def until_cancelled(line: RtcLine, _: VisitRequest) -> None:
    await asyncio.get_running_loop().create_future()


def lines(talk: Session = until_closed, places: Places | None = None) -> Lines:
    return Lines(SETTINGS, SystemClock(), places or Places(), talk)


async def call(owner: Lines, citizen: Citizen, **request: object) -> Answer:
    """An offer by a citizen, and its answer taken."""
    offer = OfferRequest(await local_offer(citizen), **request)  # type: ignore[arg-type]
    answer = await owner.offer(offer, "203.0.113.7")
    await citizen.peer.setRemoteDescription(RTCSessionDescription(answer.sdp, "answer"))
    await citizen.opened()
    return answer


async def until(condition: Callable[[], bool]) -> None:
    """Gives the loop time until something that has no event of its own has come about."""
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def all_gone(owner: Lines) -> None:
    await until(lambda: len(owner) == 0)


async def test_a_session_gets_its_line_and_what_the_visitor_asked_for_and_its_place_comes_back() -> None:
    visits: list[VisitRequest] = []
    places = Places(1)

    async def talk(line: RtcLine, visit: VisitRequest) -> None:
        visits.append(visit)
        assert places.free == 0
        await anext(line.messages())

    async with lines(talk, places) as owner:
        citizen = make_citizen()
        visit = VisitRequest(official="complaints", language="en", session="t1")
        await call(owner, citizen, visit=visit)
        citizen.say('{"label":"rtvi-ai","id":"1","type":"disconnect-bot","data":{}}')
        await all_gone(owner)
        assert (visits, places.free, places.addresses) == ([visit], 1, ["203.0.113.7"])
        await citizen.peer.close()


async def test_a_full_house_answers_with_how_long_to_wait_and_holds_nothing() -> None:
    async with lines(places=Places(0)) as owner:
        citizen = make_citizen()
        with pytest.raises(ServiceFull) as refusal:
            await owner.offer(OfferRequest(await local_offer(citizen)), "")
        assert refusal.value.retry_after_seconds == 30
        assert len(owner) == 0
        await citizen.peer.close()


async def test_a_malformed_offer_gives_its_place_back() -> None:
    places = Places(1)
    async with lines(places=places) as owner:
        with pytest.raises(MalformedOffer):
            await owner.offer(OfferRequest("v=0"), "")
        assert (places.free, len(owner)) == (1, 0)


async def test_an_offer_on_a_line_that_stands_negotiates_it_again() -> None:
    async with lines() as owner:
        citizen = make_citizen()
        first = await call(owner, citizen)
        second = await owner.offer(OfferRequest(await make_offer(citizen), pc_id=first.pc_id), "")
        assert (second.pc_id, len(owner)) == (first.pc_id, 1)
        await citizen.peer.close()
        await all_gone(owner)


async def test_a_restart_closes_the_old_line_first_so_that_a_full_house_has_a_place_for_it() -> None:
    async with lines(places=Places(1)) as owner:
        citizen, again = make_citizen(), make_citizen()
        first = await call(owner, citizen)
        second = await call(owner, again, pc_id=first.pc_id, restart_pc=True)
        assert second.pc_id != first.pc_id
        await citizen.peer.close()
        await again.peer.close()
        await all_gone(owner)


async def test_a_line_that_nobody_knows_any_more_is_opened_anew() -> None:
    async with lines() as owner:
        citizen = make_citizen()
        answer = await call(owner, citizen, pc_id="of-a-server-that-was-restarted")
        assert answer.pc_id != "of-a-server-that-was-restarted"
        await citizen.peer.close()


async def test_candidates_for_an_unknown_line_are_not_found() -> None:
    async with lines() as owner:
        with pytest.raises(NotFound):
            await owner.candidates("nobody", [Candidate("")])


async def test_a_session_that_breaks_says_sorry_ends_its_own_line_and_no_other(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def talk(line: RtcLine, visit: VisitRequest) -> None:
        await anext(line.messages())
        if visit.official == "broken":
            raise RuntimeError("제 주민번호는 900101-1234567")
        await line.closed()

    ready = '{"label":"rtvi-ai","id":"1","type":"client-ready","data":{}}'
    async with lines(talk) as owner:
        unlucky, other = make_citizen(), make_citizen()
        await call(owner, unlucky, visit=VisitRequest(official="broken"))
        answer = await call(owner, other)
        unlucky.say(ready)
        assert (await unlucky.until_message("error"))["data"]["fatal"] is True
        other.say(ready)
        await other.until_message("bot-ready")
        await until(lambda: len(owner) == 1)
        again = await owner.offer(OfferRequest(await make_offer(other), pc_id=answer.pc_id), "")
        assert again.pc_id == answer.pc_id
        await unlucky.peer.close()
        await other.peer.close()
    assert "RuntimeError" in caplog.text
    assert "900101" not in caplog.text


async def test_a_session_that_does_not_end_with_its_line_is_stopped() -> None:
    async with lines(until_cancelled) as owner:
        citizen = make_citizen()
        await call(owner, citizen)
        await citizen.peer.close()
        await all_gone(owner)


async def test_stopping_the_service_ends_every_talk_and_takes_no_more() -> None:
    async with asyncio.TaskGroup() as tasks:
        async with lines(until_cancelled) as owner:
            citizens = [make_citizen() for _ in range(3)]
            for citizen in citizens:
                await call(owner, citizen)
                tasks.create_task(hear(citizen))
            await owner.close_all()
            with pytest.raises(ServiceFull):
                await owner.offer(OfferRequest(""), "")
        assert len(owner) == 0
        for citizen in citizens:
            await citizen.until_message("signalling")
            await citizen.peer.close()

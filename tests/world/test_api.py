"""Two real WebSocket clients against a real server on loopback; the test makes the ticks."""

import json
from collections.abc import AsyncGenerator
from contextlib import suppress
from dataclasses import replace
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from tests.world.rooms import Served, served
from world.api import NO_SUCH_SPACE
from world.connection import MOST_BYTES, MOST_FRAMES_A_SECOND, POLICY, TOO_BIG
from world.poses import POSE_BYTES, Flags, Pose, pack, unpack
from world.presence import HELD_SECONDS, IDLE, NAME_REFUSED


@pytest.fixture
async def world() -> AsyncGenerator[Served]:
    async with served() as up:
        yield up


async def heard(client: ClientConnection, kind: str) -> dict[str, Any]:
    """The next message of that type; poses and other messages are passed over."""
    while True:
        frame = await client.recv()
        if isinstance(frame, str) and (message := json.loads(frame))["type"] == kind:
            return message


async def seen(client: ClientConnection, body: int) -> Pose:
    """Where `body` is in the next poses."""
    while True:
        frame = await client.recv()
        if isinstance(frame, bytes):
            found = [unpack(frame[i : i + POSE_BYTES]) for i in range(0, len(frame), POSE_BYTES)]
            return next(pose for pose in found if pose.body == body)


async def closing(client: ClientConnection) -> int | None:
    """The code that the server closes with."""
    with suppress(ConnectionClosed):
        async for _ in client:
            pass
    return client.close_code


async def say(client: ClientConnection, **message: object) -> None:
    await client.send(json.dumps(message))


@pytest.mark.parametrize("name", ["시청 직원", "바보", "\u202e자료관"])
async def test_a_name_that_cannot_stand_is_refused_with_the_reason(world: Served, name: str) -> None:
    async with world.joined(name=name) as client:
        problem = await heard(client, "problem")
        assert problem["code"] == "name_refused"
        assert name not in problem["message"]
        assert await closing(client) == NAME_REFUSED


async def test_two_citizens_see_each_other_move(world: Served) -> None:
    async with world.joined(name="느티나무", avatar="citizen-a.vrm") as one, world.joined(name="은행나무") as two:
        me = (await heard(one, "welcome"))["you"]
        assert (await heard(one, "joined"))["body"]["name"] == "은행나무"
        world.world.tick()
        before = await seen(two, me)

        world.clock.seconds += 0.1
        await one.send(pack(replace(before, z=before.z - 0.3, flags=Flags.WALKING)))
        await say(one, type="leave")  # frames are read in order: when this is answered, the pose was read
        await say(one, type="dance")
        await heard(one, "problem")
        world.world.tick()

        after = await seen(two, me)
        assert after.z == pytest.approx(before.z - 0.3, abs=0.011)
        assert after.flags == Flags.WALKING


async def test_a_seat_is_answered_and_the_others_are_told_the_booth_only(world: Served) -> None:
    async with world.joined() as citizen, world.joined() as bystander:
        me = (await heard(citizen, "welcome"))["you"]
        await say(citizen, type="approach", official="complaints")

        seat = await heard(citizen, "seat")
        assert (seat["granted"], seat["booth"], len(seat["stand"])) == (True, "complaints-1", 3)
        assert await heard(bystander, "booth") == {"type": "booth", "id": me, "booth": "complaints-1"}

        await say(citizen, type="talk", talk="secret")
        await say(citizen, type="leave")
        assert await heard(bystander, "booth") == {"type": "booth", "id": me, "booth": None}
        assert world.ended == ["secret"]


async def test_saying_goodbye_frees_the_place_at_once(world: Served) -> None:
    async with world.joined() as stays:
        async with world.joined() as goes:
            number = (await heard(goes, "welcome"))["you"]
        assert await heard(stays, "left") == {"type": "left", "id": number}


async def test_a_broken_connection_comes_back_into_its_body(world: Served) -> None:
    async with world.joined() as stays:
        async with world.joined() as breaks:
            welcome = await heard(breaks, "welcome")
            breaks.transport.abort()
        world.clock.seconds += HELD_SECONDS - 1
        world.world.tick()
        await seen(stays, welcome["you"])
        async with world.joined(resume=welcome["resume"]) as back:
            assert (await heard(back, "welcome"))["you"] == welcome["you"]
            world.clock.seconds += 60
            world.world.tick()
            assert not (await seen(stays, welcome["you"])).flags & Flags.AWAY


@pytest.mark.parametrize(
    "frame", ["not json", "{}", '{"type":"approach","official":"mayor"}', b"", b"x" * 13, b"\xff" * 14]
)
async def test_a_frame_that_cannot_be_used_is_a_problem_and_nothing_more(world: Served, frame: str | bytes) -> None:
    async with world.joined() as client:
        await client.send(frame)
        problem = await heard(client, "problem")
        assert problem["code"] in {"invalid_input", "not_found"}

        await say(client, type="approach", official="guide")
        assert (await heard(client, "seat"))["granted"]


@pytest.mark.parametrize("frame", ["x" * (MOST_BYTES + 1), b"x" * (MOST_BYTES + 1)])
async def test_an_oversize_frame_ends_the_connection(world: Served, frame: str | bytes) -> None:
    async with world.joined() as client:
        await client.send(frame)
        assert await closing(client) == TOO_BIG


async def test_a_flood_ends_the_connection(world: Served) -> None:
    async with world.joined() as client:
        for _ in range(MOST_FRAMES_A_SECOND + 1):
            await say(client, type="leave")
        assert await closing(client) == POLICY


async def test_who_does_nothing_is_told_so_and_let_go(world: Served) -> None:
    async with world.joined() as client:
        await heard(client, "welcome")
        world.clock.seconds += 900
        world.world.tick()
        assert (await heard(client, "problem"))["code"] == "idle"
        assert await closing(client) == IDLE


async def test_a_full_space_is_watched() -> None:
    async with served(capacity=1) as world, world.joined() as first, world.joined(name="은행나무") as watcher:
        assert not (await heard(first, "welcome"))["watching"]
        assert (await heard(watcher, "welcome"))["watching"]
        await first.close()
        assert not (await heard(watcher, "welcome"))["watching"]


@pytest.mark.parametrize("frame", ["", "not json", '{"type": "leave"}', '{"type": "enter", "language": "tlh"}', b"x"])
async def test_who_does_not_enter_first_is_told_so(world: Served, frame: str | bytes) -> None:
    async with world.connected() as client:
        await client.send(frame)
        assert (await heard(client, "problem"))["code"] == "invalid_input"
        assert await closing(client) == POLICY
    assert world.world.citizens == 0


async def test_a_space_that_is_not_there_is_refused_with_a_word(world: Served) -> None:
    async with world.connected("moon") as client:
        assert (await heard(client, "problem"))["code"] == "not_found"
        assert await closing(client) == NO_SUCH_SPACE


async def test_the_scene_is_read_in_either_language(world: Served) -> None:
    async with httpx.AsyncClient() as client:
        shown = await client.get(f"{world.url}/api/spaces/lobby", params={"language": "en"})
    view = shown.json()
    assert (shown.status_code, view["name"], view["capacity"], len(view["officials"])) == (
        200,
        "City hall lobby",
        24,
        4,
    )
    assert {booth["official"] for booth in view["booths"]} == {official["id"] for official in view["officials"]}

"""Who is in a space, in which booth, and who may come back."""

from dataclasses import replace

import pytest

from core.errors import InvalidInput, NotFound, ServiceFull
from tests.world.rooms import LOBBY, Room, a_room
from world.messages import BoothChanged, Joined, Left, Problem, SeatAnswer, ServerMessage, Welcome, read_message
from world.outbox import Outbox
from world.poses import POSE_BYTES, Flags, Gesture, Pose, unpack
from world.presence import HELD_SECONDS, IDLE, MOST_WATCHERS, TAKEN_OVER
from world.visitor import Body, Card, Visitor


def enter(room: Room, name: str = "느티나무", *, resume: str = "", now: float = 0.0) -> Visitor:
    card = Card(name, "citizen-b.vrm", "ko")
    return room.presence.enter(card, Outbox(), resume=resume, now=now)


def body(visitor: Visitor) -> Body:
    assert visitor.body is not None
    return visitor.body


def told(visitor: Visitor) -> list[ServerMessage]:
    """What waits for the visitor."""
    return list(visitor.outbox._messages)  # pyright: ignore[reportPrivateUsage]


def poses(visitor: Visitor) -> dict[int, Pose]:
    data = visitor.outbox._poses  # pyright: ignore[reportPrivateUsage]
    found = [unpack(data[i : i + POSE_BYTES]) for i in range(0, len(data), POSE_BYTES)]
    return {pose.body: pose for pose in found}


def wish(visitor: Visitor, dx: float, dz: float, gesture: Gesture = Gesture.NONE) -> Pose:
    pose = body(visitor).pose
    return replace(pose, x=pose.x + dx, z=pose.z + dz, gesture=gesture, flags=Flags.WALKING)


def test_whoever_comes_in_learns_who_is_there() -> None:
    room = a_room()
    first = enter(room)
    second = enter(room, "은행나무")

    welcome = told(second)[0]
    assert isinstance(welcome, Welcome)
    assert welcome.you == body(second).id
    assert [view.badge for view in welcome.bodies].count("ai") == 4
    assert [view.name for view in welcome.bodies if view.kind == "citizen"] == ["느티나무", "은행나무"]
    assert told(first)[-1] == Joined(body=body(second).view())


def test_the_last_place_goes_to_one_and_the_next_one_watches() -> None:
    room = a_room(capacity=2)
    visitors = [enter(room) for _ in range(3)]

    assert [visitor.body is None for visitor in visitors] == [False, False, True]
    welcome = told(visitors[2])[0]
    assert isinstance(welcome, Welcome)
    assert (welcome.you, welcome.watching) == (0, True)


def test_a_watcher_sees_everybody_move_and_gets_the_next_free_place() -> None:
    room = a_room(capacity=1)
    first, watcher = enter(room), enter(room, "은행나무")
    room.presence.tick(0.1)
    assert body(first).id in poses(watcher)

    room.presence.leave(first, first.outbox, now=1.0)

    last = told(watcher)[-1]
    assert isinstance(last, Welcome)
    assert last.you == body(watcher).id
    assert body(watcher).name == "은행나무"


def test_beyond_the_gallery_the_space_is_full() -> None:
    room = a_room(capacity=1)
    for _ in range(1 + MOST_WATCHERS):
        enter(room)

    with pytest.raises(ServiceFull):
        enter(room)


def test_a_lost_connection_keeps_its_body_for_15_seconds() -> None:
    room = a_room()
    stays, gone = enter(room), enter(room)
    number = body(gone).id
    room.presence.lost(gone, gone.outbox, now=10.0)

    room.presence.tick(10.0 + HELD_SECONDS - 0.1)
    assert poses(stays)[number].flags == Flags.AWAY
    room.presence.tick(10.0 + HELD_SECONDS)
    assert number not in poses(stays)
    assert told(stays)[-1] == Left(id=number)


def test_coming_back_in_time_keeps_body_and_booth() -> None:
    room = a_room()
    gone = enter(room)
    room.presence.approach(gone, "youth", now=1.0)
    number, booth = body(gone).id, body(gone).booth
    room.presence.lost(gone, gone.outbox, now=10.0)

    back = enter(room, resume=gone.resume, now=20.0)
    room.presence.tick(60.0)

    assert (body(back).id, body(back).booth) == (number, booth)
    assert room.presence.citizens == 1


def test_a_second_connection_with_the_same_key_takes_the_body_over() -> None:
    room = a_room()
    visitor = enter(room)
    old = visitor.outbox

    again = enter(room, resume=visitor.resume)
    room.presence.lost(visitor, old, now=1.0)

    assert old.close_code == TAKEN_OVER
    assert body(again).gone_at is None


def test_a_wrong_key_gets_a_new_body() -> None:
    room = a_room()

    assert body(enter(room)).id != body(enter(room, resume="가짜")).id


def test_who_does_nothing_for_long_gives_the_place_up() -> None:
    room = a_room()
    visitor = enter(room)

    room.presence.tick(LOBBY.idle_seconds)

    assert room.presence.citizens == 0
    assert visitor.outbox.close_code == IDLE
    assert isinstance(told(visitor)[-1], Problem)


def test_who_talks_at_a_counter_is_not_idle() -> None:
    room = a_room()
    visitor = enter(room)
    room.presence.approach(visitor, "guide", now=1.0)

    room.presence.tick(10 * LOBBY.idle_seconds)

    assert room.presence.citizens == 1


def test_a_step_is_seen_by_the_others() -> None:
    room = a_room()
    walker, other = enter(room), enter(room)
    z = body(walker).pose.z

    room.presence.move(walker, wish(walker, 0, -0.2, Gesture.WAVE), now=0.1)
    room.presence.tick(0.1)

    seen = poses(other)[body(walker).id]
    assert seen.z == pytest.approx(z - 0.2, abs=0.01)
    assert (seen.gesture, seen.flags, seen.time_ms) == (Gesture.WAVE, Flags.WALKING, 100)


def test_a_jump_across_the_hall_is_corrected() -> None:
    room = a_room()
    walker = enter(room)

    room.presence.move(walker, wish(walker, -8, -4), now=0.1)

    assert body(walker).pose.flags & Flags.CORRECTED


def test_a_client_cannot_move_somebody_else() -> None:
    room = a_room()
    walker, other = enter(room), enter(room)
    before = body(other).pose

    room.presence.move(walker, replace(wish(walker, 0, -0.2), body=body(other).id), now=0.1)

    assert body(other).pose == before


def test_stepping_up_to_an_official_gives_a_private_booth() -> None:
    room = a_room()
    citizen, bystander = enter(room), enter(room)

    room.presence.approach(citizen, "complaints", now=1.0)

    seat = told(citizen)[-2]
    assert isinstance(seat, SeatAnswer)
    assert (seat.granted, seat.booth) == (True, "complaints-1")
    assert told(bystander)[-1] == BoothChanged(id=body(citizen).id, booth="complaints-1")


def test_no_bystander_and_no_neighbour_hears_a_booth() -> None:
    room = a_room(hall_carries_voices=True)
    citizen, neighbour, bystander, passer_by = (enter(room) for _ in range(4))
    room.presence.approach(citizen, "complaints", now=1.0)
    room.presence.approach(neighbour, "complaints", now=1.0)

    assert room.presence.hearers(body(citizen).id) == frozenset()
    assert room.presence.hearers(body(bystander).id) == {body(passer_by).id}


def test_walking_away_ends_the_talk_that_was_held() -> None:
    room = a_room()
    citizen = enter(room)
    room.presence.approach(citizen, "complaints", now=1.0)
    room.presence.hold(citizen, "talk-1")

    room.presence.step_away(citizen)
    room.presence.step_away(citizen)

    assert room.ended == ["talk-1"]
    assert body(citizen).booth is None


def test_leaving_the_space_ends_the_talk_too() -> None:
    room = a_room()
    citizen = enter(room)
    room.presence.approach(citizen, "complaints", now=1.0)
    room.presence.hold(citizen, "talk-1")

    room.presence.leave(citizen, citizen.outbox, now=2.0)

    assert room.ended == ["talk-1"]


def test_a_lost_connection_does_not_end_the_talk() -> None:
    room = a_room()
    citizen = enter(room)
    room.presence.approach(citizen, "complaints", now=1.0)
    room.presence.hold(citizen, "talk-1")
    room.presence.lost(citizen, citizen.outbox, now=2.0)

    room.presence.tick(100.0)

    assert room.ended == []


def test_the_same_talk_goes_on_at_another_counter_and_another_one_ends_it() -> None:
    room = a_room()
    citizen = enter(room)
    room.presence.approach(citizen, "complaints", now=1.0)
    room.presence.hold(citizen, "talk-1")
    room.presence.approach(citizen, "youth", now=2.0)
    room.presence.hold(citizen, "talk-1")
    assert (body(citizen).booth, room.ended) == ("youth-1", [])

    room.presence.hold(citizen, "talk-2")
    assert room.ended == ["talk-1"]


def test_a_watcher_gets_no_seat_and_needs_none() -> None:
    room = a_room(capacity=1)
    _, watcher = enter(room), enter(room)

    room.presence.approach(watcher, "complaints", now=1.0)

    assert told(watcher)[-1] == SeatAnswer(official="complaints", granted=False, reason="watching")


def test_a_talk_is_held_at_a_counter_only() -> None:
    room = a_room()
    citizen = enter(room)

    with pytest.raises(InvalidInput, match="approach"):
        room.presence.hold(citizen, "talk-1")
    with pytest.raises(NotFound):
        room.presence.approach(citizen, "mayor", now=1.0)


def test_24_citizens_stand_apart_at_the_entrance() -> None:
    room = a_room()
    feet = [body(enter(room)).feet for _ in range(24)]

    nearest = min(a.distance(b) for i, a in enumerate(feet) for b in feet[i + 1 :])
    assert nearest >= LOBBY.bubble_metres - 0.01


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"type": "dance"}', '{"type": "approach"}', "민원 010-1234-5678"])
def test_a_message_that_cannot_be_used_is_named_and_not_repeated(text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_message(text)

    assert "010" not in str(caught.value)

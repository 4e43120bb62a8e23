"""The data channel: what gets through, what is answered, what is dropped."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, cast

from aiortc import RTCDataChannel
from pyee.asyncio import AsyncIOEventEmitter

from rtc import rtvi
from rtc.channel import BUFFERED_BYTES_LIMIT, INBOUND_LIMIT, MessageChannel


class Wire(AsyncIOEventEmitter):
    """The browser's end of a data channel, without the network."""

    def __init__(self) -> None:
        super().__init__()
        self.readyState = "open"
        self.bufferedAmount = 0
        self.sent: list[Mapping[str, Any]] = []

    def send(self, text: str) -> None:
        self.sent.append(json.loads(text))

    def arrives(self, message: Mapping[str, object] | str | bytes) -> None:
        self.emit("message", message if isinstance(message, (str, bytes)) else json.dumps(message))


def opened() -> tuple[MessageChannel, Wire]:
    channel, wire = MessageChannel(), Wire()
    channel.attach(cast("RTCDataChannel", wire))
    return channel, wire


async def test_messages_wait_for_the_channel_to_open() -> None:
    channel, wire = MessageChannel(), Wire()
    channel.send({"type": "one"})
    channel.send({"type": "two"})
    channel.attach(cast("RTCDataChannel", wire))
    channel.send({"type": "three"})
    assert [message["type"] for message in wire.sent] == ["one", "two", "three"]


async def test_a_client_that_is_ready_is_told_that_the_official_is() -> None:
    channel, wire = opened()
    wire.arrives(rtvi.to_wire(rtvi.ClientReady("2.1.0"), id="c1"))
    assert wire.sent == [rtvi.to_wire(rtvi.BotReady(about={"library": "madang"}), id="c1")]
    assert (await anext(channel.messages()))["type"] == "client-ready"


async def test_pings_and_transport_signalling_are_taken_without_a_word() -> None:
    channel, wire = opened()
    wire.arrives("ping: 1732262400000")
    wire.arrives({"type": "signalling", "message": {"type": "trackStatus", "receiver_index": 0, "enabled": True}})
    channel.close()
    assert [message async for message in channel.messages()] == []
    assert [message["type"] for message in wire.sent] == ["signalling"]


async def test_an_unknown_type_is_answered_under_its_id_and_the_talk_goes_on() -> None:
    channel, wire = opened()
    wire.arrives({"label": "rtvi-ai", "id": "u1", "type": "dance", "data": {}})
    wire.arrives(rtvi.to_wire(rtvi.SendText("계속"), id="u2"))
    assert [(m["id"], m["type"], m["data"]["code"]) for m in wire.sent] == [("u1", "error-response", "invalid_input")]
    assert await anext(channel.messages()) == {
        "id": "u2",
        "type": "send-text",
        "data": {"content": "계속", "options": {"run_immediately": True, "audio_response": True}},
    }


async def test_100_kilobytes_are_refused_as_too_long_under_their_id() -> None:
    _, wire = opened()
    wire.arrives(rtvi.to_wire(rtvi.SendText("가" * 33_000), id="big"))
    assert [(m["id"], m["data"]["code"]) for m in wire.sent] == [("big", "text_too_long")]


async def test_bytes_and_broken_json_are_refused() -> None:
    _, wire = opened()
    wire.arrives(b"\x00\x01")
    wire.arrives("{")
    wire.arrives("[" * 60_000)
    assert [m["data"]["code"] for m in wire.sent] == ["invalid_input"] * 3


async def test_a_flood_is_refused_once_the_queue_is_full_and_what_was_there_stays() -> None:
    channel, wire = opened()
    for number in range(INBOUND_LIMIT + 3):
        wire.arrives(rtvi.to_wire(rtvi.SendText("x"), id=str(number)))
    channel.close()
    assert [m["data"]["code"] for m in wire.sent[:3]] == ["too_many_attempts"] * 3
    assert [m["id"] async for m in channel.messages()] == [str(n) for n in range(INBOUND_LIMIT)]


async def test_a_client_that_does_not_read_costs_no_memory() -> None:
    channel, wire = opened()
    wire.bufferedAmount = BUFFERED_BYTES_LIMIT + 1
    channel.send({"type": "lost"})
    wire.bufferedAmount = 0
    channel.send({"type": "kept"})
    assert [message["type"] for message in wire.sent] == ["kept"]


async def test_the_client_is_told_when_the_server_leaves_and_nothing_follows() -> None:
    channel, wire = opened()
    channel.close()
    channel.close()
    channel.send({"type": "late"})
    wire.arrives(rtvi.to_wire(rtvi.SendText("늦음")))
    assert wire.sent == [{"type": "signalling", "message": {"type": "peerLeft"}}]


async def test_a_channel_that_the_client_closed_takes_nothing_and_breaks_nothing() -> None:
    channel, wire = opened()
    wire.readyState = "closed"
    channel.send({"type": "late"})
    assert wire.sent == []


async def test_a_channel_that_is_opened_later_takes_the_place_of_the_first() -> None:
    channel, first = opened()
    second = Wire()
    channel.attach(cast("RTCDataChannel", second))
    channel.send({"type": "here"})
    assert (first.sent, [m["type"] for m in second.sent]) == ([], ["here"])

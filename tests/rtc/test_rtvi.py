"""The RTVI format: every message there and back, and a clear answer to everything that is none."""

from __future__ import annotations

import json
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.clock import SEOUL
from core.errors import InvalidInput, TextTooLong
from rtc import rtvi

json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
json_objects = st.dictionaries(st.text(max_size=8), json_values, max_size=3)
texts = st.text(max_size=200)
names = st.text(max_size=64)

from_client = st.one_of(
    st.builds(rtvi.ClientReady, names, json_objects),
    st.builds(rtvi.SendText, texts, st.builds(rtvi.SendTextOptions, st.booleans(), st.booleans())),
    st.builds(rtvi.ClientMessage, names, json_values),
    st.just(rtvi.DisconnectBot()),
)
from_server = st.one_of(
    st.builds(rtvi.BotReady, texts, json_objects),
    st.just(rtvi.UserStartedSpeaking()),
    st.just(rtvi.UserStoppedSpeaking()),
    st.builds(rtvi.UserTranscription, texts, st.booleans(), texts, texts),
    st.just(rtvi.BotStartedSpeaking()),
    st.just(rtvi.BotStoppedSpeaking()),
    st.builds(rtvi.BotTranscription, texts),
    st.builds(rtvi.BotLlmText, texts),
    st.builds(rtvi.BotTtsText, texts),
    st.builds(
        rtvi.BotOutput,
        texts,
        st.integers(0, 2**31),
        st.sampled_from(["new", "in-progress", "completed"]),
        st.none() | st.builds(rtvi.SpokenProgress, texts, texts),
    ),
    st.builds(rtvi.ServerMessage, json_objects),
    st.builds(rtvi.ServerResponse, texts, json_values),
    st.builds(rtvi.ErrorResponse, texts, texts),
    st.builds(rtvi.Error, texts, st.booleans(), texts),
)


@given(from_client, names)
def test_every_message_of_a_client_arrives_as_it_was_sent(data: rtvi.ClientData, message_id: str) -> None:
    wire = json.dumps(rtvi.to_wire(data, id=message_id or "x"))
    assert rtvi.parse(wire) == rtvi.FromClient(message_id or "x", data)


@given(from_server)
def test_every_message_of_the_server_arrives_as_it_was_sent(data: rtvi.ServerData) -> None:
    assert rtvi.from_wire(json.loads(json.dumps(rtvi.to_wire(data)))) == data


def test_the_types_are_those_of_the_rtvi_client() -> None:
    assert set(rtvi.CLIENT_TYPES) == {"client-ready", "send-text", "client-message", "disconnect-bot"}
    assert {"bot-ready", "user-transcription", "bot-output", "bot-tts-text", "server-message"} <= set(rtvi.SERVER_TYPES)


def test_the_client_asks_for_protocol_2_at_least() -> None:
    assert int(rtvi.BotReady().version.split(".")[0]) >= 2


def test_a_typed_turn_is_read_as_the_pipecat_client_sends_it() -> None:
    sent = '{"id":"7f0c","label":"rtvi-ai","type":"send-text","data":{"content":"언제까지요?","options":{}}}'
    assert rtvi.parse(sent) == rtvi.FromClient("7f0c", rtvi.SendText("언제까지요?"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "[]",
        "null",
        "[" * 60_000,
        '{"type":"send-text","data":{"content":"x"}}',
        '{"label":"other","id":"1","type":"send-text","data":{"content":"x"}}',
        '{"label":"rtvi-ai","id":"1","type":"dance","data":{}}',
        '{"label":"rtvi-ai","id":"1","type":"send-text"}',
        '{"label":"rtvi-ai","id":"1","type":"send-text","data":[]}',
        '{"label":"rtvi-ai","id":"1","type":"send-text","data":{"content":7}}',
        '{"label":"rtvi-ai","id":"1","type":"client-message","data":{"t":null}}',
        '{"label":"rtvi-ai","id":7,"type":"disconnect-bot","data":{}}',
        "\ud800",
    ],
)
def test_what_is_no_message_is_refused_clearly(text: str) -> None:
    with pytest.raises(InvalidInput):
        rtvi.parse(text)


@given(st.text(max_size=300))
def test_no_text_whatever_breaks_the_parser(text: str) -> None:
    with pytest.raises(InvalidInput):
        rtvi.parse(text)
    assert isinstance(rtvi.message_id(text), str)


@given(json_objects)
def test_no_object_whatever_breaks_the_parser(message: dict[str, object]) -> None:
    text = json.dumps({"label": "rtvi-ai", "id": "1", "type": "send-text", **message})
    with pytest.raises(InvalidInput):
        rtvi.parse(text)


def test_a_message_of_100_kilobytes_is_too_long_and_its_id_is_still_known() -> None:
    text = json.dumps(rtvi.to_wire(rtvi.SendText("가" * 33_000), id="long"))
    with pytest.raises(TextTooLong):
        rtvi.parse(text)
    assert rtvi.message_id(text) == "long"


def test_a_refusal_repeats_nothing_of_the_citizens_words() -> None:
    text = json.dumps({"label": "rtvi-ai", "id": "1", "type": "send-text", "data": {"content": ["내 비밀"]}})
    with pytest.raises(InvalidInput) as refusal:
        rtvi.parse(text)
    assert "비밀" not in str(refusal.value)
    assert "`content`" in str(refusal.value)


@given(json_objects)
def test_what_the_server_never_sends_is_refused_by_our_own_reader(message: dict[str, object]) -> None:
    with pytest.raises(InvalidInput):
        rtvi.from_wire(message)


def test_a_transcription_says_when_it_was_heard() -> None:
    wire = rtvi.transcription("여보세요", final=True, at=datetime(2026, 11, 22, 9, 0, tzinfo=SEOUL))
    assert wire["data"] == {
        "text": "여보세요",
        "final": True,
        "timestamp": "2026-11-22T09:00:00+09:00",
        "user_id": "",
    }

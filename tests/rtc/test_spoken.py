"""The messages on the clock of the sound."""

from __future__ import annotations

import json
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import InvalidInput
from core.speech import Viseme, VisemeName
from rtc import rtvi
from rtc.spoken import (
    HushMessage,
    LiveVisemesMessage,
    MediaMessage,
    SpokenChunkMessage,
    announce,
    from_wire,
    live,
    to_wire,
)
from tests.rtc.peers import spoken

counts = st.integers(0, 2**31)
rtp = st.integers(0, 2**32 - 1)
milliseconds = st.integers(0, 60_000)
media_messages = st.one_of(
    st.builds(
        SpokenChunkMessage,
        counts,
        counts,
        rtp,
        milliseconds,
        st.text(max_size=50),
        st.lists(st.tuples(milliseconds, milliseconds, st.text(max_size=9)), max_size=5).map(tuple),
        st.lists(st.tuples(milliseconds, st.sampled_from(get_args(VisemeName))), max_size=9).map(tuple),
    ),
    st.builds(HushMessage, rtp, st.text(max_size=50)),
    st.builds(
        LiveVisemesMessage,
        rtp,
        st.lists(st.tuples(milliseconds, st.sampled_from(get_args(VisemeName))), max_size=9).map(tuple),
    ),
)


@given(media_messages)
def test_every_media_message_arrives_as_it_was_sent(message: MediaMessage) -> None:
    assert from_wire(json.loads(json.dumps(to_wire(message)))) == message


def test_a_chunk_is_announced_in_milliseconds_from_its_first_sample() -> None:
    message = announce(spoken("네", "그래요"), utterance=3, segment=7, rtp=4_294_967_295)
    assert message == SpokenChunkMessage(
        3, 7, 4_294_967_295, 400, "네 그래요", ((0, 200, "네"), (200, 400, "그래요")), ((0, "aa"), (400, "sil"))
    )


def test_live_mouth_shapes_are_counted_from_the_first_of_them() -> None:
    message = live((Viseme("aa", 7.5), Viseme("sil", 7.62)), rtp=48_000)
    assert message == LiveVisemesMessage(48_000, ((0, "aa"), (120, "sil")))


@pytest.mark.parametrize(
    "message",
    [
        rtvi.to_wire(rtvi.BotTtsText("네")),
        rtvi.server_message("driver", {"kind": "ai"}),
        rtvi.server_message("hush", {"rtp": -1, "heard": ""}),
        rtvi.server_message("hush", {"rtp": 2**32, "heard": ""}),
        {"type": "hush"},
    ],
)
def test_what_is_no_media_message_is_refused(message: dict[str, object]) -> None:
    with pytest.raises(InvalidInput):
        from_wire(message)

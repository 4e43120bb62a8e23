"""What the media path tells the client beside RTVI, on the clock of the sound.

`rtp` is the timestamp of the RTP packet (32 bits, 48 kHz, wraps) at which something sounds: the client compares it with
`RTCRtpReceiver.getSynchronizationSources()[0].rtpTimestamp`, as a signed 32-bit difference.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar, TypeAlias

from annotated_types import Ge, Lt
from pydantic import JsonValue, TypeAdapter, ValidationError

from core.errors import InvalidInput
from core.speech import SpokenChunk, Viseme, VisemeName
from rtc import rtvi

Rtp: TypeAlias = Annotated[int, Ge(0), Lt(1 << 32)]
Milliseconds: TypeAlias = Annotated[int, Ge(0)]


@dataclass(frozen=True, slots=True)
class SpokenChunkMessage:
    """One clause: its words and mouth shapes, counted in milliseconds from `rtp`. Sent before its first packet.

    {"type": "spoken-chunk", "utterance": int, "segment": int, "rtp": uint32, "duration_ms": int, "text": str,
     "words": [[starts_ms, ends_ms, display], ...], "visemes": [[at_ms, shape], ...]}
    """

    type: ClassVar[str] = "spoken-chunk"
    utterance: int
    """Counts the answers of the line."""
    segment: int
    """Counts the chunks of the line; the `segment_id` of `bot-output`."""
    rtp: Rtp
    duration_ms: Milliseconds
    text: str
    words: tuple[tuple[Milliseconds, Milliseconds, str], ...]
    visemes: tuple[tuple[Milliseconds, VisemeName], ...]


@dataclass(frozen=True, slots=True)
class HushMessage:
    """The official stops: mute at once, forget every chunk that was announced, show `heard` as what was said.

    Unmute when the sound has reached `rtp`: until there it is the rest of the old or silence, and nothing new.

        {"type": "hush", "rtp": uint32, "heard": str}
    """

    type: ClassVar[str] = "hush"
    rtp: Rtp
    heard: str


@dataclass(frozen=True, slots=True)
class LiveVisemesMessage:
    """Mouth shapes of a person's own voice, in milliseconds from `rtp`; the last one lasts until the next message.

    {"type": "live-visemes", "rtp": uint32, "visemes": [[at_ms, shape], ...]}
    """

    type: ClassVar[str] = "live-visemes"
    rtp: Rtp
    visemes: tuple[tuple[Milliseconds, VisemeName], ...]


MediaMessage: TypeAlias = SpokenChunkMessage | HushMessage | LiveVisemesMessage

MEDIA_TYPES: Mapping[str, TypeAdapter[MediaMessage]] = {
    SpokenChunkMessage.type: TypeAdapter(SpokenChunkMessage),
    HushMessage.type: TypeAdapter(HushMessage),
    LiveVisemesMessage.type: TypeAdapter(LiveVisemesMessage),
}


def announce(chunk: SpokenChunk, *, utterance: int, segment: int, rtp: int) -> SpokenChunkMessage:
    """The message for `chunk`, whose first sample sounds at `rtp`."""
    return SpokenChunkMessage(
        utterance,
        segment,
        rtp,
        _ms(chunk.audio.seconds),
        chunk.text,
        tuple((_ms(word.starts_seconds), _ms(word.ends_seconds), word.display) for word in chunk.words),
        tuple((_ms(viseme.at_seconds), viseme.shape) for viseme in chunk.visemes),
    )


def live(visemes: Sequence[Viseme], *, rtp: int) -> LiveVisemesMessage:
    """The message for `visemes`, the first of which sounds at `rtp`."""
    first = visemes[0].at_seconds
    return LiveVisemesMessage(rtp, tuple((_ms(viseme.at_seconds - first), viseme.shape) for viseme in visemes))


def to_wire(message: MediaMessage) -> dict[str, JsonValue]:
    """As a whole `server-message`."""
    return rtvi.server_message(message.type, MEDIA_TYPES[message.type].dump_python(message, mode="json"))


def from_wire(message: Mapping[str, object]) -> MediaMessage:
    """The reverse of `to_wire`; raises `InvalidInput` for anything else."""
    inner = rtvi.from_wire(message)
    if not isinstance(inner, rtvi.ServerMessage):
        raise InvalidInput("not a `server-message`")
    try:
        adapter = MEDIA_TYPES[str(inner.data.get("type"))]
        return adapter.validate_python({key: value for key, value in inner.data.items() if key != "type"})
    except (KeyError, ValidationError):
        raise InvalidInput("not a message of the media path") from None


def _ms(seconds: float) -> int:
    return max(0, round(seconds * 1_000))

"""The data channel: RTVI messages both ways, and what is done with those that are none."""

from __future__ import annotations

import json
import logging
from collections import deque
from collections.abc import Mapping

from aiortc import RTCDataChannel
from pydantic import JsonValue

from core.errors import InvalidInput, MediaError, TextTooLong, TooManyAttempts
from rtc import rtvi
from rtc.backlog import Backlog

log = logging.getLogger(__name__)

INBOUND_LIMIT = 100
"""Messages of the client that wait for the session; beyond it they are refused."""
OUTBOUND_LIMIT = 1_000
"""Messages that wait for the channel to open; beyond it the oldest are dropped."""
BUFFERED_BYTES_LIMIT = 1_000_000
"""A client that has this much on the way to it does not read; what is sent meanwhile is dropped."""
PING = "ping"
SIGNALLING_TYPE = "signalling"


class MessageChannel:
    """Queues until the client's channel is open, answers what cannot be used, and hands the rest on."""

    def __init__(self) -> None:
        self._channel: RTCDataChannel | None = None
        self._outbound: deque[str] = deque(maxlen=OUTBOUND_LIMIT)
        self._inbound: Backlog[Mapping[str, object]] = Backlog(INBOUND_LIMIT)
        self._closed = False

    def attach(self, channel: RTCDataChannel) -> None:
        """The channel that the client opened (`chat`); one that it opens later takes its place."""
        self._channel = channel
        channel.on("message", self._receive)
        while self._outbound:
            self._transmit(channel, self._outbound.popleft())

    def send(self, message: Mapping[str, object]) -> None:
        """Queued until the channel is open, dropped when it has closed."""
        if self._closed:
            return
        text = json.dumps(message, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        if self._channel is None:
            self._outbound.append(text)
        else:
            self._transmit(self._channel, text)

    def messages(self) -> Backlog[Mapping[str, object]]:
        """Checked messages as `{"id", "type", "data"}`; for one reader."""
        return self._inbound

    def close(self) -> None:
        """Says goodbye and ends `messages`."""
        if not self._closed:
            self.send({"type": SIGNALLING_TYPE, "message": {"type": "peerLeft"}})
        self._closed = True
        self._outbound.clear()
        self._inbound.end()

    def _transmit(self, channel: RTCDataChannel, text: str) -> None:
        if channel.readyState != "open":
            return
        if channel.bufferedAmount > BUFFERED_BYTES_LIMIT:
            log.warning("a client does not read its messages; one of %d bytes was dropped", len(text))
            return
        try:
            channel.send(text)
        except ValueError:
            raise MediaError(f"a message of {len(text)} characters is longer than the client takes") from None

    def _receive(self, received: str | bytes) -> None:
        if isinstance(received, bytes):
            self._refuse("", InvalidInput("messages are JSON text, not bytes"))
        elif not received.startswith(PING) and not self._closed:
            self._take(received)

    def _take(self, text: str) -> None:
        try:
            message = rtvi.parse(text)
        except (InvalidInput, TextTooLong) as error:
            if not is_signalling(text):
                self._refuse(rtvi.message_id(text), error)
            return
        if isinstance(message.data, rtvi.ClientReady):
            self.send(rtvi.to_wire(rtvi.BotReady(about={"library": "madang"}), id=message.id))
        if self._inbound.full:
            self._refuse(
                message.id, TooManyAttempts("messages come faster than they can be read", retry_after_seconds=1)
            )
            return
        wire = rtvi.to_wire(message.data, id=message.id)
        self._inbound.put({"id": message.id, "type": message.data.type, "data": wire["data"]})

    def _refuse(self, message_id: str, error: InvalidInput | TooManyAttempts) -> None:
        self.send(rtvi.to_wire(rtvi.ErrorResponse(str(error), error.code), id=message_id))


def is_signalling(text: str) -> bool:
    """Whether it is a transport message of the Pipecat client: `{"type": "signalling", "message": {...}}`.

    It tells which tracks are enabled; the sound itself says as much.
    """
    try:
        message: JsonValue = json.loads(text) if len(text) < rtvi.MAX_MESSAGE_BYTES else None
    except (ValueError, RecursionError):
        return False
    return isinstance(message, dict) and message.get("type") == SIGNALLING_TYPE

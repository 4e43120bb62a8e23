"""The open RTVI message format (protocol 2.0.0) as frozen values, and the `server-message`s that are ours.

One message is one JSON text on the data channel:

    {"label": "rtvi-ai", "id": str, "type": str, "data": object}

Client to server: `client-ready, (send-text | client-message)*, disconnect-bot?`, and once a second the bare text
`ping: <milliseconds>`. A reply to a `client-message` carries its id. What RTVI lacks travels as the data of a
`server-message`, with a `type` of ours; a client that ignores those loses nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from types import MappingProxyType
from typing import Annotated, ClassVar, Final, Literal, TypeAlias
from uuid import uuid4

from pydantic import BaseModel, ConfigDict, JsonValue, StringConstraints, TypeAdapter, ValidationError

from core.errors import InvalidInput, TextTooLong

LABEL = "rtvi-ai"
PROTOCOL_VERSION = "2.0.0"
MAX_MESSAGE_BYTES = 65_536
"""Of one message of a client; a longer one is answered with `text_too_long`."""

Text: TypeAlias = Annotated[str, StringConstraints(max_length=MAX_MESSAGE_BYTES)]
Name: TypeAlias = Annotated[str, StringConstraints(max_length=128)]
TypeName: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.:-]{1,64}$")]
JsonObject: TypeAlias = dict[str, JsonValue]


@dataclass(frozen=True, slots=True)
class ClientReady:
    """The client can receive; answered with `bot-ready`."""

    type: ClassVar[str] = "client-ready"
    version: Name = ""
    about: JsonObject = field(default_factory=dict[str, JsonValue])


@dataclass(frozen=True, slots=True)
class SendTextOptions:
    """How a typed turn is treated."""

    run_immediately: bool = True
    audio_response: bool = True


@dataclass(frozen=True, slots=True)
class SendText:
    """A typed turn."""

    type: ClassVar[str] = "send-text"
    content: Text
    options: SendTextOptions = SendTextOptions()


@dataclass(frozen=True, slots=True)
class ClientMessage:
    """A message whose kind `t` the app knows; answered with `server-response` or `error-response` under its id."""

    type: ClassVar[str] = "client-message"
    t: Name
    d: JsonValue = None


@dataclass(frozen=True, slots=True)
class DisconnectBot:
    """The talk is over."""

    type: ClassVar[str] = "disconnect-bot"


ClientData: TypeAlias = ClientReady | SendText | ClientMessage | DisconnectBot


@dataclass(frozen=True, slots=True)
class BotReady:
    """The official listens."""

    type: ClassVar[str] = "bot-ready"
    version: str = PROTOCOL_VERSION
    about: JsonObject = field(default_factory=dict[str, JsonValue])


@dataclass(frozen=True, slots=True)
class UserStartedSpeaking:
    """The citizen's voice was noticed."""

    type: ClassVar[str] = "user-started-speaking"


@dataclass(frozen=True, slots=True)
class UserStoppedSpeaking:
    """The citizen's turn has ended."""

    type: ClassVar[str] = "user-stopped-speaking"


@dataclass(frozen=True, slots=True)
class UserTranscription:
    """The citizen's words: so far, or `final`."""

    type: ClassVar[str] = "user-transcription"
    text: str
    final: bool
    timestamp: str
    """ISO 8601 with its zone."""
    user_id: str = ""


@dataclass(frozen=True, slots=True)
class BotStartedSpeaking:
    """Sound begins."""

    type: ClassVar[str] = "bot-started-speaking"


@dataclass(frozen=True, slots=True)
class BotStoppedSpeaking:
    """Sound has ended or was cut."""

    type: ClassVar[str] = "bot-stopped-speaking"


@dataclass(frozen=True, slots=True)
class BotTranscription:
    """A sentence of the official, as a whole."""

    type: ClassVar[str] = "bot-transcription"
    text: str


@dataclass(frozen=True, slots=True)
class BotLlmText:
    """A piece of the answer's text, ahead of its sound."""

    type: ClassVar[str] = "bot-llm-text"
    text: str


@dataclass(frozen=True, slots=True)
class BotTtsText:
    """One word, as it begins to sound."""

    type: ClassVar[str] = "bot-tts-text"
    text: str


@dataclass(frozen=True, slots=True)
class SpokenProgress:
    """How far a segment has been spoken."""

    accumulated_text: str
    remaining_text: str


@dataclass(frozen=True, slots=True)
class BotOutput:
    """A segment of the answer: `new` when queued, `in-progress` at each word, `completed` when it has sounded."""

    type: ClassVar[str] = "bot-output"
    text: str
    segment_id: int
    spoken_status: Literal["new", "in-progress", "completed"]
    spoken_progress: SpokenProgress | None = None
    aggregated_by: str = "sentence"
    will_be_spoken: bool = True


@dataclass(frozen=True, slots=True)
class ServerMessage:
    """A message of ours: `data["type"]` says which."""

    type: ClassVar[str] = "server-message"
    data: JsonObject


@dataclass(frozen=True, slots=True)
class ServerResponse:
    """The reply to a `client-message`."""

    type: ClassVar[str] = "server-response"
    t: str
    d: JsonValue = None


@dataclass(frozen=True, slots=True)
class ErrorResponse:
    """A message of the client could not be used; `code` is one of `core.errors`."""

    type: ClassVar[str] = "error-response"
    error: str
    code: str = InvalidInput.code


@dataclass(frozen=True, slots=True)
class Error:
    """Something broke; after a fatal one the connection closes."""

    type: ClassVar[str] = "error"
    error: str
    fatal: bool = False
    code: str = "error"


ServerData: TypeAlias = (
    BotReady | UserStartedSpeaking | UserStoppedSpeaking | UserTranscription | BotStartedSpeaking | BotStoppedSpeaking
    | BotTranscription | BotLlmText | BotTtsText | BotOutput | ServerMessage | ServerResponse | ErrorResponse | Error
)  # fmt: skip

CLIENT_TYPES: Final[Mapping[str, type[ClientData]]] = MappingProxyType(
    {kind.type: kind for kind in (ClientReady, SendText, ClientMessage, DisconnectBot)}
)
SERVER_TYPES: Final[Mapping[str, type[ServerData]]] = MappingProxyType(
    {
        kind.type: kind
        for kind in (
            BotReady, UserStartedSpeaking, UserStoppedSpeaking, UserTranscription, BotStartedSpeaking,
            BotStoppedSpeaking, BotTranscription, BotLlmText, BotTtsText, BotOutput, ServerMessage, ServerResponse,
            ErrorResponse, Error,
        )
    }
)  # fmt: skip


_CLIENT_ADAPTERS: Mapping[str, TypeAdapter[ClientData]] = {t: TypeAdapter(kind) for t, kind in CLIENT_TYPES.items()}
_SERVER_ADAPTERS: Mapping[str, TypeAdapter[ServerData]] = {t: TypeAdapter(kind) for t, kind in SERVER_TYPES.items()}
_OBJECT: TypeAdapter[JsonObject] = TypeAdapter(JsonObject)


@dataclass(frozen=True, slots=True)
class FromClient:
    """A message of the client with the id that its reply repeats."""

    id: str
    data: ClientData


class _Envelope(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)

    label: Literal["rtvi-ai"]
    id: Name = ""
    type: TypeName
    data: JsonValue = None


def parse(text: str) -> FromClient:
    """A message of the client.

    Raises `TextTooLong` or `InvalidInput`, which repeat nothing of what was sent but its type. `message_id` tells
    the id of a message that was refused.
    """
    if len(text.encode("utf-8", "surrogatepass")) > MAX_MESSAGE_BYTES:
        raise TextTooLong(f"a message is longer than {MAX_MESSAGE_BYTES} bytes: send less at a time")
    try:
        envelope = _Envelope.model_validate_json(text)
    except ValidationError:
        raise InvalidInput("not a message with `label`, `id`, `type` and `data`") from None
    adapter = _CLIENT_ADAPTERS.get(envelope.type)
    if adapter is None:
        raise InvalidInput(f"messages of type `{envelope.type}` are not known here")
    try:
        return FromClient(envelope.id, adapter.validate_python(envelope.data or {}))
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors(include_input=False)[0]["loc"])
        raise InvalidInput(f"`{where}` of a `{envelope.type}` message cannot be used") from None


def message_id(text: str) -> str:
    """The id of a message that may be broken in every other respect; empty when there is none."""
    try:
        return _Identified.model_validate_json(text).id
    except ValidationError:
        return ""


class _Identified(BaseModel):
    id: Name = ""


def to_wire(data: ServerData | ClientData, *, id: str = "") -> dict[str, JsonValue]:  # noqa: A002
    """The whole message; a fresh id where none is given. Fields that are None are left out."""
    body = data.data if isinstance(data, ServerMessage) else _body(data)
    return {"label": LABEL, "id": id or uuid4().hex[:8], "type": data.type, "data": body}


def from_wire(message: Mapping[str, object]) -> ServerData:
    """A message of the server, as a client of ours reads it; raises `InvalidInput`."""
    try:
        envelope = _Envelope.model_validate(message)
        body = _OBJECT.validate_python(envelope.data or {})
        if envelope.type == ServerMessage.type:
            return ServerMessage(body)
        return _SERVER_ADAPTERS[envelope.type].validate_python(body)
    except (ValidationError, KeyError):
        raise InvalidInput("not a message of the server") from None


def server_message(kind: str, data: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """A `server-message` of ours on the wire: `{"type": kind, **data}`."""
    return to_wire(ServerMessage({"type": kind, **data}))


def transcription(text: str, *, final: bool, at: datetime) -> dict[str, JsonValue]:
    """A `user-transcription` on the wire."""
    return to_wire(UserTranscription(text, final, at.isoformat()))


def _body(data: ServerData | ClientData) -> JsonObject:
    return {name: value for name, value in asdict(data).items() if value is not None} if fields(data) else {}

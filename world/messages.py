"""The text frames of a world connection.

The client sends `enter, (approach | leave | talk | poses)*`, the server `welcome, (joined | left | booth | seat |
problem | welcome)*`. A second `welcome` means that a watcher got a place.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from core.errors import InvalidInput
from core.speech import Language


class BodyView(BaseModel):
    """Somebody in the space, as the server vouches for it."""

    id: int
    kind: Literal["citizen", "official"]
    name: str
    avatar: str
    """Path of a VRM file."""
    badge: Literal["ai", "citizen"]
    booth: str | None = None
    """None: in the hall. An official serves all its booths."""


class Welcome(BaseModel):
    """The first message."""

    type: Literal["welcome"] = "welcome"
    you: int
    """The client's own body; 0 while watching."""
    resume: str
    """Given with a new connection within 15 s, it keeps the body, its place and its booth."""
    watching: bool
    bodies: list[BodyView]


class Joined(BaseModel):
    """A citizen came in."""

    type: Literal["joined"] = "joined"
    body: BodyView


class Left(BaseModel):
    """A citizen is gone."""

    type: Literal["left"] = "left"
    id: int


class BoothChanged(BaseModel):
    """A citizen stepped into a booth, or back into the hall."""

    type: Literal["booth"] = "booth"
    id: int
    booth: str | None


class SeatAnswer(BaseModel):
    """The answer to `approach`; a seat without a stand is a booth whose citizen stays where it is."""

    type: Literal["seat"] = "seat"
    official: str
    granted: bool
    reason: Literal["", "watching"] = ""
    booth: str | None = None
    stand: tuple[float, float, float] | None = None
    """x and z in metres, heading in radians."""


class Problem(BaseModel):
    """A message of the client could not be used."""

    type: Literal["problem"] = "problem"
    code: str
    message: str


ServerMessage: TypeAlias = Welcome | Joined | Left | BoothChanged | SeatAnswer | Problem


class Enter(BaseModel):
    """The first frame of a client: not in the address, so that no log of addresses holds a name or a key."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["enter"]
    name: Annotated[str, Field(max_length=200)] = ""
    avatar: Annotated[str, Field(max_length=100)] = ""
    language: Language = "ko"
    resume: Annotated[str, Field(max_length=64)] = ""


class Approach(BaseModel):
    """Steps up to an official's counter."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["approach"]
    official: Annotated[str, Field(max_length=64)]


class Leave(BaseModel):
    """Steps away from the counter; the talk that was named is over."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["leave"]


class HoldTalk(BaseModel):
    """Names the talk that goes on at the counter, so that it ends when the citizen leaves."""

    model_config = ConfigDict(extra="forbid")
    type: Literal["talk"]
    talk: Annotated[str, Field(min_length=1, max_length=64)]


ClientMessage: TypeAlias = Annotated[Approach | Leave | HoldTalk, Field(discriminator="type")]

_CLIENT: TypeAdapter[Approach | Leave | HoldTalk] = TypeAdapter(ClientMessage)
_ENTER: TypeAdapter[Enter] = TypeAdapter(Enter)
_Message = TypeVar("_Message")


def read_enter(text: str) -> Enter:
    """The first frame; raises `InvalidInput` like `read_message`."""
    return _read(_ENTER, text, "send `enter` first")


def read_message(text: str) -> Approach | Leave | HoldTalk:
    """Raises `InvalidInput`, whose text names the field and never repeats what was sent."""
    return _read(_CLIENT, text, "send `approach`, `leave` or `talk`")


def _read(adapter: TypeAdapter[_Message], text: str, remedy: str) -> _Message:
    try:
        return adapter.validate_json(text)
    except ValidationError as error:
        first = error.errors(include_input=False, include_context=False, include_url=False)[0]
        where = ".".join(str(step) for step in first["loc"] if str(step).isidentifier()) or "type"
        raise InvalidInput(f"`{where}` cannot be used; {remedy}") from None

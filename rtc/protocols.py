"""What this package needs from the app: somebody who lets citizens in, and somebody who talks with them."""

from __future__ import annotations

from collections.abc import Coroutine, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from secrets import token_hex
from typing import TYPE_CHECKING, Any, Protocol

from core.speech import Language

if TYPE_CHECKING:
    from rtc.line import RtcLine


@dataclass(frozen=True, slots=True)
class VisitRequest:
    """What a visitor asked for with the offer; every field but the language may be empty."""

    official: str = ""
    space: str = ""
    language: Language = "ko"
    session: str = ""
    """Of an earlier connection: the talk to go on with."""
    extra: Mapping[str, object] | None = None
    """Further fields of `requestData`, unchecked."""
    key: str = field(default_factory=token_hex, compare=False)
    """Of this one offer, so that its session finds the place that was taken for it."""
    client_address: str = field(default="", compare=False)
    """Where the offer came from, as `Admission.admit` is told it; set by `Lines`."""


class Admission(Protocol):
    """Takes a place for a visit."""

    def admit(self, visit: VisitRequest, client_address: str) -> AbstractAsyncContextManager[None]:
        """Entering takes the place or raises `ServiceFull`, `NotFound` and the like; leaving gives it back.

        The place is held from the offer until the session of the line has ended.
        """
        ...


class Session(Protocol):
    """Everything that happens on one line."""

    def __call__(self, line: RtcLine, visit: VisitRequest, /) -> Coroutine[Any, Any, None]:
        """Runs for as long as the visit lasts: the line is closed when it returns.

        When the line closes first, `frames` and `messages` end and the session has a few seconds to wind down.
        """
        ...

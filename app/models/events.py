"""What a fetch tells whoever watches it.

Waiting?, per role: AlreadyThere | RoleStarted, (ArchiveStarted, Received*)*, SourceFailed?, Assembling, Installed
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.models.manifest import ModelRole


@dataclass(frozen=True, slots=True)
class Waiting:
    """Another fetch holds the store; this one goes on when that one ends."""


@dataclass(frozen=True, slots=True)
class AlreadyThere:
    role: ModelRole


@dataclass(frozen=True, slots=True)
class RoleStarted:
    role: ModelRole
    name: str
    download_bytes: int
    """What is still to be downloaded; verified archives of an earlier, interrupted fetch do not count."""


@dataclass(frozen=True, slots=True)
class ArchiveStarted:
    role: ModelRole
    archive: str
    size: int


@dataclass(frozen=True, slots=True)
class Received:
    """`done` bytes of the archive have arrived; not every registry client tells."""

    archive: str
    done: int


@dataclass(frozen=True, slots=True)
class SourceFailed:
    """A source could not be reached; the next one is tried."""

    role: ModelRole
    reason: str


@dataclass(frozen=True, slots=True)
class Assembling:
    role: ModelRole


@dataclass(frozen=True, slots=True)
class Installed:
    role: ModelRole
    folder: Path


FetchEvent = Waiting | AlreadyThere | RoleStarted | ArchiveStarted | Received | SourceFailed | Assembling | Installed
Watch = Callable[[FetchEvent], None]


def unwatched(event: FetchEvent) -> None:
    """Nobody looks."""

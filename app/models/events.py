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
    """The folder of this role is whole and stays as it is."""

    role: ModelRole


@dataclass(frozen=True, slots=True)
class RoleStarted:
    """A role is about to be brought."""

    role: ModelRole
    name: str
    download_bytes: int
    """What is still to be downloaded; verified archives of an earlier, interrupted fetch do not count."""


@dataclass(frozen=True, slots=True)
class ArchiveStarted:
    """The download of one archive begins."""

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
    """Every archive is verified; the files are put together."""

    role: ModelRole


@dataclass(frozen=True, slots=True)
class Installed:
    """The finished folder stands in its place."""

    role: ModelRole
    folder: Path


FetchEvent = Waiting | AlreadyThere | RoleStarted | ArchiveStarted | Received | SourceFailed | Assembling | Installed
Watch = Callable[[FetchEvent], None]


def unwatched(event: FetchEvent) -> None:
    """Nobody looks."""

"""What the store needs from whoever brings a file: a registry client, an HTTP server, a hub."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from app.models.manifest import HubSource, ModelFile, PackageArchive, UrlArchive

Received = Callable[[int], None]
"""Told how many bytes have arrived so far."""


class PackageClient(Protocol):
    """Brings one package's archive and never runs anything out of it."""

    def download(self, archive: PackageArchive, folder: Path, received: Received) -> Path:
        """The archive, as the only new file in the empty `folder`; `SourceUnavailable` when it cannot be had."""
        ...


class UrlClient(Protocol):
    """Brings one file from an HTTP server."""

    def download(self, archive: UrlArchive, partial: Path, received: Received) -> None:
        """Complete `partial`, going on after the bytes that an earlier call left there."""
        ...


class HubClient(Protocol):
    """Brings single files of a pinned commit."""

    def download(self, source: HubSource, file: ModelFile, folder: Path) -> Path:
        """The file below `folder`; a cut-off download of an earlier call is resumed."""
        ...

"""The verified archives of a fetch, kept until their model is finished so that a cut-off fetch goes on.

.downloads/
    <sha256>                  an archive whose hash was right
    <sha256>.partial          what has come of a file from an HTTP server
    <repository>-<revision>/  what has come from a hub
    .coming-.../              what a registry client is bringing; dropped when it is cut off
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.models.errors import ModelRefused
from app.models.files import sha256_of, verify
from app.models.manifest import ArchivesSource, HubSource, PackageArchive, PackageSource, UrlArchive, UrlSource
from app.models.protocols import HubClient, PackageClient, Received, UrlClient

COMING = ".coming-"

Started = Callable[[str, int], Received]
"""Told an archive's name and size when its download begins; gives back who hears of its bytes."""


@dataclass(frozen=True, slots=True)
class Clients:
    """Whoever brings what each kind of source names."""

    pypi: PackageClient
    npm: PackageClient
    url: UrlClient
    hub: HubClient


class Downloads:
    """The folder of archives on their way."""

    def __init__(self, folder: Path, clients: Clients) -> None:
        self._folder = folder
        self._clients = clients

    def missing_bytes(self, source: ArchivesSource | HubSource) -> int:
        """What is still to come for a source."""
        if isinstance(source, HubSource):
            folder = self._hub_folder(source)
            return sum(file.size for file in source.files if not (folder / file.path).is_file())
        return sum(archive.size for archive in source.archives if not self._kept(archive).is_file())

    def archives(self, source: ArchivesSource, started: Started) -> dict[str, Path]:
        """Every archive of a source by its name, downloaded where it is not there yet, each with the right hash."""
        self._folder.mkdir(parents=True, exist_ok=True)
        match source:
            case PackageSource():
                client = self._clients.pypi if source.kind == "pypi" else self._clients.npm
                return {each.name: self._package(client, each, started) for each in source.archives}
            case UrlSource():
                return {each.name: self._url(each, started) for each in source.archives}

    def hub_files(self, source: HubSource, started: Started) -> dict[str, Path]:
        """Every file of a hub source by its path, each with the right hash."""
        folder = self._hub_folder(source)
        folder.mkdir(parents=True, exist_ok=True)
        files: dict[str, Path] = {}
        for file in source.files:
            received = started(file.path, file.size)
            path = self._clients.hub.download(source, file, folder)
            _verify_or_drop(path, file.size, file.sha256)
            received(file.size)
            files[file.path] = path
        return files

    def tidy(self) -> None:
        """Drop what a killed fetch left in the hands of a registry client."""
        for folder in self._folder.glob(f"{COMING}*"):
            shutil.rmtree(folder)

    def clear(self) -> None:
        """Nothing is on its way any more."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def discard(self, source: ArchivesSource | HubSource) -> None:
        """Drop what a finished model no longer needs."""
        if isinstance(source, HubSource):
            shutil.rmtree(self._hub_folder(source), ignore_errors=True)
            return
        for archive in source.archives:
            self._kept(archive).unlink(missing_ok=True)

    def _package(self, client: PackageClient, archive: PackageArchive, started: Started) -> Path:
        kept = self._kept(archive)
        if self._holds(archive):
            return kept
        with tempfile.TemporaryDirectory(prefix=COMING, dir=self._folder) as folder:
            path = client.download(archive, Path(folder), started(archive.name, archive.size))
            verify(path, size=archive.size, sha256=archive.sha256)
            path.replace(kept)
        return kept

    def _url(self, archive: UrlArchive, started: Started) -> Path:
        kept = self._kept(archive)
        if self._holds(archive):
            return kept
        partial = kept.with_suffix(".partial")
        received = started(archive.name, archive.size)
        resumed = partial.exists()
        try:
            self._bring(archive, partial, received)
        except ModelRefused:
            if not resumed:
                raise
            self._bring(archive, partial, received)  # the earlier bytes may have been of another version
        partial.replace(kept)
        return kept

    def _bring(self, archive: UrlArchive, partial: Path, received: Received) -> None:
        try:
            self._clients.url.download(archive, partial, received)
            verify(partial, size=archive.size, sha256=archive.sha256)
        except ModelRefused:
            partial.unlink(missing_ok=True)
            raise

    def _holds(self, archive: PackageArchive | UrlArchive) -> bool:
        kept = self._kept(archive)
        if not kept.is_file():
            return False
        if sha256_of(kept) == archive.sha256:
            return True
        kept.unlink()
        return False

    def _kept(self, archive: PackageArchive | UrlArchive) -> Path:
        return self._folder / archive.sha256

    def _hub_folder(self, source: HubSource) -> Path:
        return self._folder / f"{source.repository.replace('/', '--')}-{source.revision}"


def _verify_or_drop(path: Path, size: int, sha256: str) -> None:
    try:
        verify(path, size=size, sha256=sha256)
    except ModelRefused:
        path.unlink()
        raise

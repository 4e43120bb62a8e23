"""Tarballs of the npm registry that npm is configured for; scripts of packages are never run."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.models.errors import SourceUnavailable
from app.models.manifest import PackageArchive
from app.models.protocols import Received
from app.models.tools import run_tool


class NpmClient:
    """`npm pack`."""

    def __init__(self, options: Sequence[str] = ()) -> None:
        self._options = tuple(options)
        """Further options of `npm pack`, such as `--registry=...`."""

    def download(self, archive: PackageArchive, folder: Path, received: Received) -> Path:
        what = f"`{archive.name}` {archive.version} from the npm registry"
        command = ["npm", "pack", f"{archive.name}@{archive.version}", "--ignore-scripts", "--loglevel=error"]
        command += [f"--pack-destination={folder}", *self._options]
        run_tool(command, what=what, line_read=lambda _: None)
        tarballs = list(folder.glob("*.tgz"))
        if len(tarballs) != 1:
            raise SourceUnavailable(f"{what}: npm brought {len(tarballs)} tarballs instead of one")
        received(archive.size)
        return tarballs[0]

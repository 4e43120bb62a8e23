"""Wheels of the Python index that pip is configured for: mirrors, proxies, credentials and local links all hold.

pip is only asked to download a wheel without its dependencies. It never runs package code for that: only building a
source distribution would, and those are shut out.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from app.models.errors import SourceUnavailable
from app.models.manifest import PackageArchive
from app.models.protocols import Received
from app.models.tools import run_tool

PROGRESS = re.compile(r"Progress (\d+) of \d+")
RAW_PROGRESS_SINCE = (24, 1)  # the release of pip that can print its progress as plain lines


class PipClient:
    """`pip download`, in the Python that runs the service."""

    def __init__(self, options: Sequence[str] = ()) -> None:
        self._options = tuple(options)
        """Further options of `pip download`, such as `--no-index`."""

    def download(self, archive: PackageArchive, folder: Path, received: Received) -> Path:
        def line_read(line: str) -> None:
            if progress := PROGRESS.match(line):
                received(int(progress[1]))

        what = f"`{archive.name}` {archive.version} from the Python package index"
        run_tool([*self._command(archive), "--dest", str(folder)], what=what, line_read=line_read)
        wheels = list(folder.glob("*.whl"))
        if len(wheels) != 1:
            raise SourceUnavailable(f"{what}: pip brought {len(wheels)} wheels instead of one")
        return wheels[0]

    def _command(self, archive: PackageArchive) -> list[str]:
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:", "--no-cache-dir"]
        command += ["--ignore-requires-python", "--disable-pip-version-check", "--no-input", "--no-color"]
        command += ["--progress-bar", "raw" if _pip_version() >= RAW_PROGRESS_SINCE else "off"]
        if archive.platform is not None:
            command += ["--platform", archive.platform]
        return [*command, *self._options, f"{archive.name}=={archive.version}"]


def _pip_version() -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version("pip"))[:2])

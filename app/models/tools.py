"""Runs `pip` and `npm` for a download and turns how they end into our errors."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence

from app.models.errors import SourceUnavailable, StorageFull

NO_ROOM_TEXTS = ("No space left on device", "ENOSPC", "Disk quota exceeded", "EDQUOT")
SHOWN_LINES = 6


def run_tool(command: Sequence[str], *, what: str, line_read: Callable[[str], None]) -> None:
    """Run to the end; `line_read` sees each line of output. Errors carry the tool's own last lines."""
    lines: list[str] = []
    try:
        # No shell, and the manifest's patterns let no option in.
        tool = subprocess.Popen(  # noqa: S603
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
    except FileNotFoundError as error:
        raise SourceUnavailable(f"`{command[0]}` is needed for {what} and is not installed") from error
    with tool:
        for line in tool.stdout or ():
            line_read(line)
            lines.append(line.rstrip())
            del lines[: -SHOWN_LINES * 4]
    if tool.returncode == 0:
        return
    full = [line for line in lines if any(text in line for text in NO_ROOM_TEXTS)]
    if full:
        raise StorageFull(f"no room was left for {what}; free some and run the same command again:\n    {full[-1]}")
    said = "\n".join(f"    {line}" for line in _telling(lines))
    raise SourceUnavailable(f"{what} could not be downloaded:\n{said}")


def _telling(lines: list[str]) -> list[str]:
    noise = ("Progress ", "WARNING: Location", "Looking in ")
    return [line for line in lines if line and not line.startswith(noise)][-SHOWN_LINES:]

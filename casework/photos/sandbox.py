"""Cleaning a photo in a process of its own, with limits; its death is an ordinary error."""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
from asyncio.subprocess import DEVNULL, PIPE
from pathlib import Path

from casework.photos.cleaning import Picture
from core.errors import FileDamaged, FileTooLarge, ParserStopped, UnknownFormat, UnreadableFile

CHECKOUT = Path(__file__).resolve().parent.parent.parent
WALL_SECONDS = 30.0
_KINDS: dict[str, type[UnreadableFile]] = {
    kind.code: kind for kind in (UnknownFormat, FileTooLarge, FileDamaged, ParserStopped)
}


async def clean(sent: bytes) -> Picture:
    """As `cleaned`; raises `ParserStopped` besides."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "casework.photos.worker",
        cwd=CHECKOUT,
        env={"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(CHECKOUT)},
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
    )
    try:
        async with asyncio.timeout(WALL_SECONDS):
            said, _ = await process.communicate(sent)
    except TimeoutError:
        raise ParserStopped("the photo took too long to read: make it smaller") from None
    finally:
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    return _picture(said)


def _picture(said: bytes) -> Picture:
    head, _, jpeg = said.partition(b"\n")
    if not head:
        raise ParserStopped("the photo made its reader stop: save it again")
    told = json.loads(head)
    if "error" in told:
        raise _KINDS[told["error"]](told["message"])
    return Picture(jpeg, told["width"], told["height"])

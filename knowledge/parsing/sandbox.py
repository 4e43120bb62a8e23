"""A file into a document in a process of its own, with limits; its death is an ordinary error."""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from pydantic import TypeAdapter, ValidationError

from core import errors
from core.errors import FileDamaged, FileTooLarge, ParserStopped, UnreadableFile
from knowledge.parsing.document import ParsedDocument, from_json
from knowledge.parsing.draft import Progress, quiet
from knowledge.parsing.limits import Limits

CHECKOUT = Path(__file__).resolve().parent.parent.parent
LINE_OVERHEAD = 65_536
_LIMITS: TypeAdapter[Limits] = TypeAdapter(Limits)


async def parse(
    path: Path, *, name: str = "", limits: Limits | None = None, progress: Progress | None = None
) -> ParsedDocument:
    """Raises an `UnreadableFile` that names the file as `name`, which is that of `path` unless given."""
    limits, name = limits or Limits(), name or path.name
    resolved = await asyncio.to_thread(_look, path, name, limits)
    process = await _started(resolved, name, limits)
    try:
        async with asyncio.timeout(limits.wall_seconds):
            line = await _last_line(process, name, limits, progress or quiet)
            await process.wait()
    except TimeoutError as error:
        raise ParserStopped(f"`{name}` took longer than {limits.wall_seconds:.0f} s to read: split it") from error
    finally:
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    return _result(line, process.returncode, name)


def _look(path: Path, name: str, limits: Limits) -> str:
    """The whole path; refuses what need not start a process to be refused."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise UnreadableFile(f"`{name}`: there is no such file, or it may not be read") from error
    if size > limits.file_bytes:
        allowed = limits.file_bytes // 1_048_576
        raise FileTooLarge(f"`{name}` has {size // 1_048_576} MB, {allowed} are allowed: split it")
    return str(path.resolve())


async def _started(path: str, name: str, limits: Limits) -> Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "knowledge.parsing.worker",
        path,
        name,
        _LIMITS.dump_json(limits).decode(),
        cwd=CHECKOUT,
        env={"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(CHECKOUT)},
        stdin=DEVNULL,
        stdout=PIPE,
        stderr=DEVNULL,  # a traceback may hold what the document says
        limit=limits.output_bytes + LINE_OVERHEAD,
    )


async def _last_line(process: Process, name: str, limits: Limits, progress: Progress) -> bytes:
    """What the worker said last; empty where it said nothing but its progress."""
    assert process.stdout is not None
    try:
        while line := await process.stdout.readline():
            if not line.startswith(b'{"done":'):
                return line
            told = cast("dict[str, int]", json.loads(line))
            progress(told["done"], told["total"])
    except ValueError as error:
        megabytes = limits.output_bytes // 1_048_576
        raise FileTooLarge(f"`{name}` says more than the {megabytes} MB of text that are allowed: split it") from error
    return b""


def _result(line: bytes, status: int | None, name: str) -> ParsedDocument:
    if line.startswith(b'{"document":'):
        try:
            return from_json(line.removeprefix(b'{"document":').removesuffix(b"}\n"))
        except ValidationError as error:
            raise FileDamaged(f"`{name}` could not be read to its end: save it again") from error
    if line.startswith(b'{"error":'):
        told = cast("Mapping[str, str]", json.loads(line))
        raise _kinds().get(told["error"], UnreadableFile)(told["message"])
    if status is not None and status < 0:
        raise ParserStopped(f"`{name}` made the parser stop: it took too much time or memory, or broke it; split it")
    raise FileDamaged(f"`{name}` is damaged, or written in a way that is not understood: save it again as HWPX or PDF")


def _kinds() -> dict[str, type[UnreadableFile]]:
    found = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, UnreadableFile)]
    return {kind.code: kind for kind in found}

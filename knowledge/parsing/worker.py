"""The process that reads one file and dies: `python -m knowledge.parsing.worker PATH NAME LIMITS`.

It writes JSON lines to its standard output: `{"done", "total"}`*, then `{"document"}` or `{"error", "message"}`.
It gives itself limits before it looks at the file, and may neither write, connect nor start anything.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from collections.abc import Mapping
from pathlib import Path

from pydantic import TypeAdapter

from core.errors import UnreadableFile
from knowledge.parsing.document import to_json
from knowledge.parsing.draft import SourceFile
from knowledge.parsing.limits import Limits
from knowledge.parsing.reading import read_document

NICENESS = 10
_FORBIDDEN = (
    "socket.", "subprocess.", "shutil.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.remove", "os.rename",
    "os.rmdir", "os.mkdir", "os.truncate", "os.chmod", "os.chown", "os.link", "os.symlink", "os.kill",
)  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def confine(limits: Limits) -> None:
    """For good: none of it can be taken back."""
    os.nice(NICENESS)
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu_seconds, limits.cpu_seconds + 5))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    """A parser that was taken over finds no network, no other program and nothing to write to."""
    if event.startswith(_FORBIDDEN):
        raise PermissionError(event)
    if event == "open" and isinstance(flags := arguments[2], int) and flags & _WRITING:
        raise PermissionError("open for writing")


def main(arguments: list[str]) -> None:
    path, name, limits = arguments
    allowed = TypeAdapter(Limits).validate_json(limits)
    confine(allowed)
    file = SourceFile(Path(path), name, allowed, _tell_progress)
    try:
        document = to_json(read_document(file))
    except UnreadableFile as error:
        _say({"error": error.code, "message": str(error)})
    except (MemoryError, RecursionError):
        _say({"error": "file_parser_stopped", "message": f"`{name}` needs more memory than is allowed: split it"})
    else:
        sys.stdout.buffer.write(b'{"document":' + document + b"}\n")
    sys.stdout.flush()


def _tell_progress(done: int, total: int) -> None:
    _say({"done": done, "total": total})


def _say(message: Mapping[str, object]) -> None:
    sys.stdout.write(json.dumps(message, ensure_ascii=False) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])

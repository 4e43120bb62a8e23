"""The process that reads one file and dies: `python -m knowledge.parsing.worker PATH NAME LIMITS`.

It writes JSON lines to its standard output: `{"done", "total"}`*, then `{"document"}` or `{"error", "message"}`.
It gives itself limits before it looks at the file, and may neither write, connect nor start anything.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from pydantic import TypeAdapter

from core.confinement import confine
from core.errors import UnreadableFile
from knowledge.parsing.document import to_json
from knowledge.parsing.draft import SourceFile
from knowledge.parsing.limits import Limits
from knowledge.parsing.reading import read_document


def main(arguments: list[str]) -> None:
    path, name, limits = arguments
    allowed = TypeAdapter(Limits).validate_json(limits)
    confine(cpu_seconds=allowed.cpu_seconds, memory_bytes=allowed.memory_bytes)
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

"""Files into documents: JSONL, one document a line, and every other format, one document a file.

{"id","title","text","questions"?,"effective_from"?,"effective_until"?,"source_url"?,"locator"?}
{"kind": "procedure" or "document", ...}, a document as it was exported; it goes to the collection that is imported to
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from core.errors import InvalidInput
from knowledge.lifecycle import OPERATOR, Actor
from knowledge.loading import Loadable, LoadReport, Progress, listed
from knowledge.parsing.document import ParsingWarning
from knowledge.parsing.files import FoundFile, is_lines
from knowledge.parsing.imported import plain_document
from knowledge.parsing.limits import Limits
from knowledge.parsing.sandbox import parse
from knowledge.procedure import Content, PlainDocument, Procedure, explain
from knowledge.store import KnowledgeStore


class ImportedLine(BaseModel):
    """One line of a JSONL file; null stands for an absent field."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: Annotated[str | int, Field(union_mode="left_to_right")]
    title: str
    text: str
    questions: tuple[str, ...] | None = None
    effective_from: str | None = None
    effective_until: str | None = None
    source_url: str | None = None
    locator: str | None = None

    def document(self, collection: str) -> PlainDocument:
        """Raises `ValidationError`."""
        given: dict[str, Any] = self.model_dump(exclude_none=True) | {"id": str(self.id), "collection": collection}
        return PlainDocument.model_validate({key: value for key, value in given.items() if value != ""})


@dataclass(frozen=True, slots=True)
class Readable:
    """What one file holds, ready to be loaded."""

    items: list[Loadable]
    warnings: tuple[ParsingWarning, ...] = ()


async def import_file(
    store: KnowledgeStore,
    path: Path,
    collection: str,
    *,
    publish: bool = False,
    actor: Actor = OPERATOR,
    progress: Progress | None = None,
) -> LoadReport:
    """Loads a file whole or not at all; raises `InvalidInput` that names the lines that cannot be loaded."""
    read = await read_file(FoundFile(path, path.name), collection)
    return await store.load(read.items, actor, publish=publish, note=f"import of {path.name}", progress=progress)


async def read_file(
    file: FoundFile, collection: str, *, limits: Limits | None = None, progress: Progress | None = None
) -> Readable:
    """The documents of a file; anything but JSONL is read in a sandbox. Raises `InvalidInput`."""
    if is_lines(file.name):
        text = await asyncio.to_thread(_lines_of, file)
        return Readable(await asyncio.to_thread(lambda: read_lines(text.split("\n"), collection)))
    parsed = await parse(file.path, name=file.name, limits=limits, progress=progress)
    content = await asyncio.to_thread(plain_document, parsed, collection)
    return Readable([Loadable(file.name, content)], parsed.warnings)


def _lines_of(file: FoundFile) -> str:
    try:
        return file.path.read_text("utf-8-sig")
    except FileNotFoundError as error:
        raise InvalidInput(f"`{file.path}`: there is no such file") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput(f"`{file.name}`: cannot be read as UTF-8 text") from error


def read_lines(lines: Sequence[str], collection: str) -> list[Loadable]:
    """The documents of JSONL lines, blank lines skipped; raises `InvalidInput` with the numbers of the bad ones."""
    items: list[Loadable] = []
    errors: list[str] = []
    for number, line in _numbered(lines):
        try:
            items.append(Loadable(f"line {number}", _content(_object(line), collection)))
        except ValidationError as error:
            errors.append(f"line {number}: {explain(error)}")
        except ValueError as error:
            errors.append(f"line {number}: {error}")
    if errors:
        raise InvalidInput(listed(errors))
    if not items:
        raise InvalidInput("there is no document in the file")
    return items


def _content(given: dict[str, Any], collection: str) -> Content:
    """Raises `ValidationError`."""
    if given.get("kind") == "procedure":
        return Procedure.model_validate({**given, "collection": collection})
    if given.get("kind") == "document" and given.keys() <= PlainDocument.model_fields.keys():
        return PlainDocument.model_validate({**given, "collection": collection})
    return ImportedLine.model_validate(given).document(collection)


def _numbered(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    return ((number, line) for number, line in enumerate(lines, start=1) if line.strip())


def _object(line: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"is no JSON: {error.msg} at column {error.colno}") from error
    if not isinstance(value, dict):
        raise ValueError("is no JSON object")  # noqa: TRY004 - a wrong file, not a wrong call
    return value  # pyright: ignore[reportUnknownVariableType]

"""An upload as it comes: multipart/form-data straight to the shelf, never whole in memory.

collection   a field, before or after the files
files*       each with its name, which may hold the folder that it came from
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from core.errors import FileTooLarge, InvalidInput
from knowledge.imports.shelf import Shelf
from knowledge.parsing.limits import MEGABYTE

FIELD_BYTES, FIELDS = 1_000, 20
HEADER_BYTES = 8_192
"""Of one header of a part."""
NAME_CHARACTERS = 500


@dataclass(frozen=True, slots=True)
class Received:
    """A file that lies on the shelf."""

    name: str
    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class Upload:
    """A whole request."""

    fields: dict[str, str]
    files: tuple[Received, ...]


@dataclass(frozen=True, slots=True)
class UploadLimits:
    """Of one request."""

    in_all_bytes: int
    files: int


@dataclass(slots=True)
class _Part:
    """One part while it comes; `path` where it is a file's."""

    disposition: bytes = b""
    field_name: str = ""
    file_name: str | None = None
    value: bytearray = field(default_factory=bytearray)
    path: Path | None = None
    stream: IO[bytes] | None = None
    hashed: hashlib._Hash = field(default_factory=hashlib.sha256)  # pyright: ignore[reportPrivateUsage]
    size: int = 0


async def receive(content_type: str, chunks: AsyncIterator[bytes], shelf: Shelf, limits: UploadLimits) -> Upload:
    """Raises `FileTooLarge`, or `InvalidInput` for what is no form; nothing is left behind then."""
    kind, options = parse_options_header(content_type)
    if kind != b"multipart/form-data" or b"boundary" not in options:
        raise InvalidInput("send the files as `multipart/form-data`")
    await asyncio.to_thread(shelf.prepared)
    form = _Form(shelf, limits)
    parser = MultipartParser(options[b"boundary"], form.callbacks())  # pyright: ignore[reportArgumentType]
    try:
        async for chunk in chunks:
            form.count(len(chunk))
            await asyncio.to_thread(_written, parser, chunk)
        if not form.is_over:
            raise InvalidInput("the upload broke off: send it again")
    finally:
        await asyncio.to_thread(form.clean_up)
    return Upload(form.fields, tuple(form.files))


def _written(parser: MultipartParser, chunk: bytes) -> None:
    """Blocking: what is in the chunk goes to the disk."""
    try:
        parser.write(chunk)
    except FormParserError as error:
        raise InvalidInput("the form cannot be read: send the files as `multipart/form-data`") from error


class _Form:
    """Follows the parser through the parts."""

    def __init__(self, shelf: Shelf, limits: UploadLimits) -> None:
        self._shelf = shelf
        self._limits = limits
        self._part = _Part()
        self._header = (bytearray(), bytearray())
        self._came = 0
        self.fields: dict[str, str] = {}
        self.files: list[Received] = []
        self.is_over = False

    def callbacks(self) -> dict[str, object]:
        return {
            "on_part_begin": self._begin,
            "on_header_field": self._header_field,
            "on_header_value": self._header_value,
            "on_header_end": self._header_end,
            "on_headers_finished": self._headers_finished,
            "on_part_data": self._data,
            "on_part_end": self._end,
            "on_end": self._over,
        }

    def count(self, size: int) -> None:
        self._came += size
        if self._came > self._limits.in_all_bytes:
            allowed = self._limits.in_all_bytes // MEGABYTE
            raise FileTooLarge(f"an upload holds at most {allowed} MB: send fewer files at once")

    def clean_up(self) -> None:
        """What was received only in part."""
        if self._part.stream:
            self._part.stream.close()
        if self._part.path:
            self._part.path.unlink(missing_ok=True)

    def _begin(self) -> None:
        self._part = _Part()

    def _header_field(self, data: bytes, start: int, end: int) -> None:
        self._extend_header(0, data[start:end])

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._extend_header(1, data[start:end])

    def _extend_header(self, part: int, piece: bytes) -> None:
        self._header[part].extend(piece)
        if sum(map(len, self._header)) > HEADER_BYTES:
            raise InvalidInput(f"a header of the form is longer than {HEADER_BYTES} bytes")

    def _header_end(self) -> None:
        name, value = (bytes(part) for part in self._header)
        if name.lower() == b"content-disposition":
            self._part.disposition = value
        self._header = (bytearray(), bytearray())

    def _headers_finished(self) -> None:
        part = self._part
        _, options = parse_options_header(part.disposition)
        part.field_name = options.get(b"name", b"").decode("utf-8", "replace")
        if b"filename" not in options:
            return
        if len(self.files) >= self._limits.files:
            raise FileTooLarge(f"an upload holds at most {self._limits.files} files: send fewer at once")
        part.file_name = options[b"filename"].decode("utf-8", "replace").replace("%22", '"')[-NAME_CHARACTERS:]
        part.path = self._shelf.incoming()
        part.stream = part.path.open("wb")

    def _data(self, data: bytes, start: int, end: int) -> None:
        part, piece = self._part, data[start:end]
        if part.stream is None:
            part.value += piece
            if len(part.value) > FIELD_BYTES:
                raise InvalidInput(f"`{part.field_name[:40]}`: is longer than {FIELD_BYTES} bytes")
            return
        part.stream.write(piece)
        part.hashed.update(piece)
        part.size += len(piece)

    def _end(self) -> None:
        part, self._part = self._part, _Part()
        if part.stream is None or part.path is None or part.file_name is None:
            self.fields[part.field_name] = part.value.decode("utf-8", "replace").strip()
            if len(self.fields) > FIELDS:
                raise InvalidInput(f"the form has more than {FIELDS} fields")
            return
        part.stream.close()
        if not part.file_name and not part.size:  # a file field in which nothing was chosen
            part.path.unlink()
            return
        digest = part.hashed.hexdigest()
        self._shelf.keep(part.path, digest)
        self.files.append(Received(part.file_name, digest, part.size))

    def _over(self) -> None:
        self.is_over = True

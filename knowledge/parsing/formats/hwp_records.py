"""HWP 5 records: a stream of tagged, nested pieces.

offset  field           type
0       tag             10 bits
        level           10 bits, how deep it is nested
        size            12 bits, in bytes; 0xFFF: the true size follows
4       true size       u32, only then
4 or 8  payload         bytes
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from core.errors import FileDamaged, FileTooLarge
from knowledge.parsing.draft import SourceFile

BEGIN = 0x10
BORDER_FILL, CHAR_SHAPE, PARA_SHAPE = BEGIN + 4, BEGIN + 5, BEGIN + 9
PARA_HEADER, PARA_TEXT, PARA_CHAR_SHAPE = BEGIN + 50, BEGIN + 51, BEGIN + 52
CTRL_HEADER, LIST_HEADER, TABLE = BEGIN + 55, BEGIN + 56, BEGIN + 61

SIZE_FOLLOWS = 0xFFF


@dataclass(slots=True)
class Record:
    """One piece and what is nested in it."""

    tag: int
    level: int
    payload: bytes
    children: list[Record] = field(default_factory=list["Record"])

    def unpack(self, form: str, offset: int = 0) -> tuple[int, ...]:
        """Little-endian numbers at `offset`; zeros where the payload ends before."""
        size = struct.calcsize("<" + form)
        return struct.unpack("<" + form, self.payload[offset : offset + size].ljust(size, b"\x00"))

    def child(self, tag: int) -> Record | None:
        return next((record for record in self.children if record.tag == tag), None)


def inflated(data: bytes, file: SourceFile) -> bytes:
    """Raw deflate, no further than is allowed; raises an `UnreadableFile`."""
    inflater = zlib.decompressobj(-15)
    try:
        text = inflater.decompress(data, file.limits.unpacked_bytes)
    except zlib.error as error:
        raise FileDamaged(f"{file.shown} is damaged: open it in Hangul and save it again") from error
    if inflater.unconsumed_tail:
        raise FileTooLarge(f"{file.shown} unfolds to more than is allowed: split it")
    if not inflater.eof:
        raise FileDamaged(f"{file.shown} was cut off: get it again, or open it in Hangul and save it again")
    return text


def records_of(data: bytes, file: SourceFile) -> list[Record]:
    """The outermost records, each with what is nested in it; raises `FileDamaged` where the stream breaks off."""
    roots: list[Record] = []
    open_records: list[Record] = []
    for record in _flat(data, file):
        while open_records and open_records[-1].level >= record.level:
            open_records.pop()
        (open_records[-1].children if open_records else roots).append(record)
        open_records.append(record)
    return roots


def _flat(data: bytes, file: SourceFile) -> Iterator[Record]:
    at = 0
    while at + 4 <= len(data):
        (head,) = struct.unpack_from("<I", data, at)
        at += 4
        size = head >> 20
        if size == SIZE_FOLLOWS:
            if at + 4 > len(data):
                break
            (size,) = struct.unpack_from("<I", data, at)
            at += 4
        if at + size > len(data):
            raise FileDamaged(f"{file.shown} was cut off: get it again, or open it in Hangul and save it again")
        yield Record(head & 0x3FF, head >> 10 & 0x3FF, data[at : at + size])
        at += size

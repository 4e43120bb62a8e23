"""HWP 5: a compound file whose `DocInfo` holds the shapes and whose `BodyText/SectionN` hold the text, as records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from core.errors import FileDamaged, FileEncrypted
from knowledge.parsing.compound import Compound, open_compound
from knowledge.parsing.draft import Draft
from knowledge.parsing.formats import hwp_records as hwp
from knowledge.parsing.formats.hangul import (
    WHITE,
    HangulBox,
    HangulCell,
    HangulNote,
    HangulParagraph,
    HangulTable,
    Shape,
    write,
)
from knowledge.parsing.formats.hwp_records import Record, inflated, records_of

_SECTION = re.compile(r"BodyText/Section(\d+)")
COMPRESSED, PASSWORD, DISTRIBUTION, SCRIPT, DRM = 1 << 0, 1 << 1, 1 << 2, 1 << 3, 1 << 4
CERTIFICATE, CERTIFICATE_DRM = 1 << 8, 1 << 10
OUTLINE = 1
"""Kind of a paragraph's head; 2 is a number, 3 a bullet."""
NO_COLOUR = 0xFFFFFFFF
_SINGLE = {10: "\n", 13: "", 24: "-", 30: " ", 31: " "}
"""Control characters of one unit and what they look like; all others take eight."""
_LONE = frozenset({0, *_SINGLE, 25, 26, 27, 28, 29})
CONTROL_UNITS = 8
TAB = 9


def read(draft: Draft) -> None:
    with open_compound(draft.file) as compound:
        flags = _flags(draft, compound)
        styles = _Styles(_records(compound, "DocInfo", flags))
        sections = sorted((int(found[1]), name) for name in compound.names if (found := _SECTION.fullmatch(name)))
        if not sections:
            raise FileDamaged(f"{draft.file.shown} holds no section: open it in Hangul and save it again")
        for done, (_, name) in enumerate(sections, start=1):
            write(draft, styles.paragraphs(_records(compound, name, flags)))
            draft.file.progress(done, len(sections))


def _flags(draft: Draft, compound: Compound) -> int:
    """Raises `FileEncrypted` for what is locked; warns of scripts."""
    flags = int.from_bytes(compound.read("FileHeader")[36:40], "little")
    if flags & (PASSWORD | CERTIFICATE):
        raise FileEncrypted(f"{draft.file.shown} has a password: open it in Hangul and save it without one")
    if flags & (DISTRIBUTION | DRM | CERTIFICATE_DRM):
        raise FileEncrypted(f"{draft.file.shown} is locked for distribution: ask its author for an open copy")
    if flags & SCRIPT and _has_script(compound):
        draft.warn("macros", "the file carries scripts; they were not run")
    return flags


def _has_script(compound: Compound) -> bool:
    """Hangul writes an empty stub into every file."""
    return any(name.startswith("Scripts/") and len(compound.read(name)) > 200 for name in compound.names)


def _records(compound: Compound, name: str, flags: int) -> list[Record]:
    if not compound.has(name):
        return []
    data = compound.read(name)
    return records_of(inflated(data, compound.file) if flags & COMPRESSED else data, compound.file)


@dataclass(slots=True)
class _Styles:
    """The shapes of `DocInfo`, by their place in it, and the text that wears them."""

    info: list[Record]
    shapes: list[Shape] = field(init=False)
    heads: list[tuple[int, int]] = field(init=False)
    """Of each paragraph shape: kind of head, level."""
    coloured: list[bool] = field(init=False)
    """Of each border and fill: whether it has a colour."""

    def __post_init__(self) -> None:
        found = [record for root in self.info for record in (root, *root.children)]
        self.shapes = [_shape(record) for record in found if record.tag == hwp.CHAR_SHAPE]
        attributes = [record.unpack("I")[0] for record in found if record.tag == hwp.PARA_SHAPE]
        self.heads = [(attribute >> 23 & 3, attribute >> 25 & 7) for attribute in attributes]
        self.coloured = [_has_colour(record) for record in found if record.tag == hwp.BORDER_FILL]

    def paragraphs(self, records: Iterable[Record]) -> Iterator[HangulParagraph]:
        return (self._paragraph(record) for record in records if record.tag == hwp.PARA_HEADER)

    def _paragraph(self, record: Record) -> HangulParagraph:
        (style,) = record.unpack("H", 8)
        head, level = self.heads[style] if style < len(self.heads) else (0, 0)
        paragraph = HangulParagraph(
            runs=list(self._runs(record)),
            outline_level=level if head == OUTLINE else None,
            list_level=level if head > OUTLINE else None,
        )
        for control in (child for child in record.children if child.tag == hwp.CTRL_HEADER):
            paragraph.anchored += self._anchored(control)
        return paragraph

    def _runs(self, record: Record) -> Iterator[tuple[str, Shape]]:
        text, worn = record.child(hwp.PARA_TEXT), record.child(hwp.PARA_CHAR_SHAPE)
        if text is None:
            return
        units = memoryview(text.payload[: len(text.payload) // 2 * 2]).cast("H")
        count = len(worn.payload) // 8 if worn else 0
        pairs = worn.unpack("II" * count) if worn else ()
        starts = [(pairs[i], pairs[i + 1]) for i in range(0, len(pairs), 2)] or [(0, 0)]
        ends = [*(start for start, _ in starts[1:]), len(units)]
        for (start, shape), end in zip(starts, ends, strict=True):
            known = self.shapes[shape] if shape < len(self.shapes) else Shape()
            yield _characters(units, start, min(end, len(units))), known

    def _anchored(self, control: Record) -> Iterator[HangulTable | HangulNote | HangulBox]:
        """Tables, notes and boxes; headers, footers and fields have no text of the page."""
        match control.payload[:4][::-1]:
            case b"tbl ":
                yield self._table(control)
            case b"fn  " | b"en  ":
                (number,) = control.unpack("I", 4)
                yield HangulNote(str(number or ""), list(self.paragraphs(control.children)))
            case b"gso ":
                yield HangulBox(
                    [paragraph for inner in _nested(control) for paragraph in self.paragraphs(inner.children)]
                )
            case b"tcmt":
                yield HangulBox(list(self.paragraphs(control.children)), "a hidden comment")
            case _:
                return

    def _table(self, control: Record) -> HangulTable:
        """Lists before the `TABLE` record are its caption, those behind it its cells."""
        caption: list[HangulParagraph] = []
        cells: list[HangulCell] = []
        in_cells = False
        for record in control.children:
            if record.tag == hwp.TABLE:
                in_cells = True
            elif record.tag == hwp.LIST_HEADER and in_cells:
                column, row, columns, rows = record.unpack("4H", 8)
                (fill,) = record.unpack("H", 32)
                coloured = 0 < fill <= len(self.coloured) and self.coloured[fill - 1]
                cells.append(HangulCell(row, column, rows, columns, [], on_colour=coloured))
            if record.tag == hwp.PARA_HEADER:
                (cells[-1].paragraphs if cells else caption).append(self._paragraph(record))
        return HangulTable(cells, caption)


def _nested(control: Record) -> Iterator[Record]:
    """The control and every shape in it, however groups are nested."""
    waiting = [control]
    while waiting:
        record = waiting.pop()
        yield record
        waiting += [child for child in reversed(record.children) if child.tag not in {hwp.PARA_HEADER}]


def _characters(units: memoryview, start: int, end: int) -> str:
    """UTF-16 units as text, controls as what they look like."""
    parts: list[str] = []
    at = start
    while at < end:
        unit = units[at]
        if unit >= 32:
            last = at
            while last < end and units[last] >= 32:
                last += 1
            parts.append(units[at:last].tobytes().decode("utf-16-le", errors="replace"))
            at = last
            continue
        parts.append(_SINGLE.get(unit, " " if unit == TAB else ""))
        at += 1 if unit in _LONE else CONTROL_UNITS
    return "".join(parts)


def _shape(record: Record) -> Shape:
    """Height at 42, colours at 52 (text) and 60 (behind it), both `0x00bbggrr`."""
    (height,) = record.unpack("i", 42)
    colour, _, shade = record.unpack("3I", 52)
    return Shape(height, colour & 0xFFFFFF, is_shaded=shade not in {NO_COLOUR, WHITE})


def _has_colour(record: Record) -> bool:
    """After the attribute and five lines of six bytes: the kind of fill, then the colour of a plain one."""
    (kind,) = record.unpack("I", 32)
    (face,) = record.unpack("I", 36)
    return kind != 0 and not (kind == 1 and face & 0xFFFFFF == 0xFFFFFF)

"""DOCX (Office Open XML): `word/document.xml` in reading order, with its tables, notes and text boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from knowledge.parsing.draft import Draft
from knowledge.parsing.formats.docx_styles import Look, Style, Styles, W, has_colour, heading_level, list_depth, look_of
from knowledge.parsing.grid import Grid
from knowledge.parsing.safe_xml import local
from knowledge.parsing.zips import Packed, open_zip

DEEPEST = 40
_THROUGH = frozenset(
    {"sdt", "sdtContent", "smartTag", "hyperlink", "ins", "moveTo", "fldSimple", "customXml", "ruby", "rubyBase"}
)
"""Wrappers that are read as if they were not there; what was deleted or moved away is in others."""
_SPACES = {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-"}


def read(draft: Draft) -> None:
    with open_zip(draft.file) as packed:
        if any(name.endswith("vbaProject.bin") for name in packed.names):
            draft.warn("macros", "the file carries macros; they were not run")
        walk = _Walk(draft, Styles(_part(packed, "word/styles.xml")), _notes(packed))
        draft.title = _title(packed)
        body = packed.xml("word/document.xml").find(W + "body")
        if body is not None:
            walk.blocks(body)


def _part(packed: Packed, name: str) -> Element | None:
    return packed.xml(name) if name in packed.names else None


def _title(packed: Packed) -> str:
    root = _part(packed, "docProps/core.xml")
    return next((e.text or "" for e in root.iter() if local(e.tag) == "title"), "") if root is not None else ""


def _notes(packed: Packed) -> dict[tuple[str, str], Element]:
    """By kind and id; separators have a type and are no notes."""
    found: dict[tuple[str, str], Element] = {}
    for kind in ("footnote", "endnote"):
        root = _part(packed, f"word/{kind}s.xml")
        for note in root.iter(W + kind) if root is not None else ():
            if note.get(W + "type") in {None, "normal"}:
                found[kind, note.get(W + "id", "")] = note
    return found


@dataclass(slots=True)
class _Text:
    """A paragraph as it is gathered: what is seen, what is not, and what comes after it."""

    seen: list[str] = field(default_factory=list[str])
    hidden: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    notes: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    boxes: list[Element] = field(default_factory=list[Element])


@dataclass(slots=True)
class _Walk:
    """Through the body."""

    draft: Draft
    styles: Styles
    notes: dict[tuple[str, str], Element]
    told_notes: int = 0

    def blocks(self, parent: Element, *, on_colour: bool = False, depth: int = 0) -> None:
        for element in parent if depth <= DEEPEST else ():
            name = local(element.tag)
            if name == "p":
                self._paragraph(element, on_colour=on_colour, depth=depth)
            elif name == "tbl":
                self._table(element, depth)
            elif name in _THROUGH:
                self.blocks(element, on_colour=on_colour, depth=depth + 1)

    def _paragraph(self, element: Element, *, on_colour: bool, depth: int) -> None:
        properties = element.find(W + "pPr")
        style = self._style(properties)
        text = self._gathered(element, style, on_colour=on_colour or _is_coloured(properties))
        level = heading_level(properties) or style.level
        item = list_depth(properties)
        item = item if item is not None else style.list_depth
        said = "".join(text.seen)
        if level is not None:
            self.draft.heading(said, level)
        elif item is not None:
            self.draft.list_item(said, item)
        else:
            self.draft.paragraph(said)
        self._after(text, depth)

    def _after(self, text: _Text, depth: int) -> None:
        """Notes and boxes of a paragraph."""
        for kind, number in text.notes:
            if (note := self.notes.get((kind, number))) is not None:
                self.told_notes += 1
                self.draft.footnote(self._words(note, on_colour=False), str(self.told_notes))
        for box in text.boxes:
            self.blocks(box, depth=depth + 1)

    def _gathered(self, paragraph: Element, style: Style, *, on_colour: bool) -> _Text:
        """Tells of what is hidden."""
        text = _Text()
        self._gather(paragraph, style.look, text, on_colour=on_colour, depth=0)
        for why, parts in text.hidden.items():
            self.draft.hidden("".join(parts), why)
        return text

    def _gather(self, parent: Element, look: Look, text: _Text, *, on_colour: bool, depth: int) -> None:
        for element in parent if depth <= DEEPEST else ():
            name = local(element.tag)
            if name == "r":
                worn = look_of(element.find(W + "rPr"))
                character = element.find(f"{W}rPr/{W}rStyle")
                below = self.styles.of(character.get(W + "val", "")).look.over(look) if character is not None else look
                _run(element, worn.over(below).hidden(on_colour=on_colour), text)
            elif name in _THROUGH:
                self._gather(element, look, text, on_colour=on_colour, depth=depth + 1)

    def _style(self, properties: Element | None) -> Style:
        named = properties.find(W + "pStyle") if properties is not None else None
        return self.styles.of(named.get(W + "val", "") if named is not None else "Normal")

    def _words(self, parent: Element, *, on_colour: bool) -> str:
        """Of a cell or note: its paragraphs as lines."""
        lines: list[str] = []
        for paragraph in _own(parent, "p"):
            properties = paragraph.find(W + "pPr")
            coloured = on_colour or _is_coloured(properties)
            text = self._gathered(paragraph, self._style(properties), on_colour=coloured)
            lines.append("".join(text.seen))
        return "\n".join(line for line in lines if line.strip())

    def _table(self, element: Element, depth: int) -> None:
        rows = list(_own(element, "tr"))
        cells = [list(_own(row, "tc")) for row in rows]
        if max((len(row) for row in cells), default=0) <= 1:  # a frame
            for row in cells:
                for cell in row:
                    self.blocks(cell, on_colour=_is_coloured(cell.find(W + "tcPr")), depth=depth + 1)
            return
        grid = Grid()
        for index, row in enumerate(cells):
            grid.next_row()
            grid.skip(_skipped(rows[index]))
            for cell in row:
                self._cell(grid, cell, cells, index)
        self.draft.table(grid.cells, marked_header_rows=_header_rows(rows))
        for inner in (table for row in cells for cell in row for table in _own(cell, "tbl")):
            self._table(inner, depth + 1)

    def _cell(self, grid: Grid, cell: Element, cells: list[list[Element]], index: int) -> None:
        """A cell that goes on from above is a part of the one that began it."""
        properties = cell.find(W + "tcPr")
        width = _span(properties)
        if _merge(properties) == "continue":
            grid.skip(width)
            return
        height = 1
        if _merge(properties) == "restart":
            column = grid.column
            while index + height < len(cells) and _goes_on(cells[index + height], column):
                height += 1
        grid.place(self._words(cell, on_colour=_is_coloured(properties)), height, width)


def _run(run: Element, why: str, text: _Text) -> None:
    """The words of a run, to what is seen or to what is hidden."""
    words: list[str] = []
    for element in run:
        name = local(element.tag)
        if name == "t":
            words.append(element.text or "")
        elif name in _SPACES:
            words.append(_SPACES[name])
        elif name in {"footnoteReference", "endnoteReference"}:
            text.notes.append((name.removesuffix("Reference"), element.get(W + "id", "")))
        elif name in {"drawing", "pict", "AlternateContent"}:
            text.boxes += _boxes(element)
    said = "".join(words)
    if why and said.strip():
        text.hidden.setdefault(why, []).append(said)
    else:
        text.seen.append(said)


def _boxes(element: Element) -> Iterator[Element]:
    """Text boxes; the fallback for old readers says the same again."""
    for child in element:
        if local(child.tag) == "txbxContent":
            yield child
        elif local(child.tag) != "Fallback":
            yield from _boxes(child)


def _own(parent: Element, name: str) -> Iterator[Element]:
    """Through wrappers, not into what is nested."""
    for child in parent:
        if local(child.tag) == name:
            yield child
        elif local(child.tag) in _THROUGH:
            yield from _own(child, name)


def _span(properties: Element | None) -> int:
    span = properties.find(W + "gridSpan") if properties is not None else None
    value = span.get(W + "val", "1") if span is not None else "1"
    return int(value) if value.isdigit() and len(value) < 5 else 1


def _merge(properties: Element | None) -> str:
    merge = properties.find(W + "vMerge") if properties is not None else None
    return "" if merge is None else merge.get(W + "val", "continue")


def _goes_on(row: list[Element], column: int) -> bool:
    """Whether the cell at this column of the next row belongs to the one above."""
    at = 0
    for cell in row:
        properties = cell.find(W + "tcPr")
        if at == column:
            return _merge(properties) == "continue"
        at += _span(properties)
    return False


def _skipped(row: Element) -> int:
    before = row.find(f"{W}trPr/{W}gridBefore")
    value = before.get(W + "val", "0") if before is not None else "0"
    return int(value) if value.isdigit() and len(value) < 4 else 0


def _header_rows(rows: list[Element]) -> int:
    count = 0
    while count < len(rows) and rows[count].find(f"{W}trPr/{W}tblHeader") is not None:
        count += 1
    return count if count < len(rows) else 0


def _is_coloured(properties: Element | None) -> bool:
    shade = properties.find(W + "shd") if properties is not None else None
    return shade is not None and has_colour(shade)

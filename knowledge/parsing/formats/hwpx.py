"""HWPX (KS X 6101, OWPML): a ZIP of `Contents/header.xml` with the shapes and `Contents/sectionN.xml` with the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from core.errors import FileDamaged, FileEncrypted
from knowledge.parsing.draft import Draft
from knowledge.parsing.formats.hangul import (
    HangulBox,
    HangulCell,
    HangulNote,
    HangulParagraph,
    HangulTable,
    Shape,
    write,
)
from knowledge.parsing.safe_xml import local
from knowledge.parsing.zips import Packed, open_zip

_SECTION = re.compile(r"Contents/section(\d+)\.xml")
_LISTS = {"NUMBER", "BULLET"}
_SPACES = {"lineBreak": "\n", "tab": " ", "nbSpace": " ", "fwSpace": " ", "hyphen": "-"}


def read(draft: Draft) -> None:
    with open_zip(draft.file) as packed:
        _refuse_locked(draft, packed)
        styles = _Styles()
        if "Contents/header.xml" in packed.names:
            styles.learn(packed.xml("Contents/header.xml"))
        if any(name.startswith("Scripts/") for name in packed.names):
            draft.warn("macros", "the file carries scripts; they were not run")
        sections = sorted((int(found[1]), name) for name in packed.names if (found := _SECTION.fullmatch(name)))
        if not sections:
            raise FileDamaged(f"{draft.file.shown} holds no section: open it in Hangul and save it again")
        draft.title = _title(packed)
        for done, (_, name) in enumerate(sections, start=1):
            write(draft, _paragraphs(packed.xml(name), styles))
            draft.file.progress(done, len(sections))


def _refuse_locked(draft: Draft, packed: Packed) -> None:
    manifest = "META-INF/manifest.xml"
    if manifest in packed.names and any(local(e.tag) == "encryption-data" for e in packed.xml(manifest).iter()):
        raise FileEncrypted(f"{draft.file.shown} has a password: open it in Hangul and save it without one")


def _title(packed: Packed) -> str:
    """What the author called it; Hangul fills this in with the first line otherwise."""
    if "Contents/content.hpf" not in packed.names:
        return ""
    return next((e.text or "" for e in packed.xml("Contents/content.hpf").iter() if local(e.tag) == "title"), "")


@dataclass(slots=True)
class _Styles:
    """The shapes of the header, by id."""

    shapes: dict[str, Shape] = field(default_factory=dict[str, Shape])
    outlines: dict[str, int] = field(default_factory=dict[str, int])
    lists: dict[str, int] = field(default_factory=dict[str, int])
    coloured: set[str] = field(default_factory=set[str])
    """Borders and fills with a colour behind the text."""

    def learn(self, header: Element) -> None:
        for element in header.iter():
            match local(element.tag):
                case "charPr":
                    self._learn_characters(element)
                case "paraPr":
                    self._learn_paragraph(element)
                case "borderFill":
                    self._learn_fill(element)
                case _:
                    pass

    def _learn_characters(self, element: Element) -> None:
        shade = element.get("shadeColor", "none").lower()
        self.shapes[element.get("id", "")] = Shape(
            height=_number(element.get("height"), 1_000),
            colour=_colour(element.get("textColor", "")),
            is_shaded=shade not in {"none", "#ffffff", ""},
        )

    def _learn_paragraph(self, element: Element) -> None:
        heading = _child(element, "heading")
        if heading is None:
            return
        level = _number(heading.get("level"), 0)
        if heading.get("type") == "OUTLINE":
            self.outlines[element.get("id", "")] = level
        elif heading.get("type") in _LISTS:
            self.lists[element.get("id", "")] = level

    def _learn_fill(self, element: Element) -> None:
        brushes = [e for e in element.iter() if local(e.tag) in {"winBrush", "gradation", "imgBrush"}]
        if any(brush.get("faceColor", "#1").lower() not in {"none", "#ffffff", ""} for brush in brushes):
            self.coloured.add(element.get("id", ""))


def _paragraphs(parent: Element, styles: _Styles) -> Iterator[HangulParagraph]:
    return (_paragraph(element, styles) for element in parent if local(element.tag) == "p")


def _paragraph(element: Element, styles: _Styles) -> HangulParagraph:
    kind = element.get("paraPrIDRef", "")
    paragraph = HangulParagraph(outline_level=styles.outlines.get(kind), list_level=styles.lists.get(kind))
    deleted = False
    for run in element:
        if local(run.tag) != "run":
            continue
        shape = styles.shapes.get(run.get("charPrIDRef", ""), Shape())
        for child in run:
            if local(child.tag) == "t":
                text, deleted = _text(child, deleted=deleted)
                paragraph.runs.append((text, shape))
            elif local(child.tag) == "ctrl":
                paragraph.anchored += _notes(child, styles)
            else:
                paragraph.anchored += _objects(child, styles)
    return paragraph


def _text(element: Element, *, deleted: bool) -> tuple[str, bool]:
    """What is left of it after tracked deletions, and whether one is still open at its end."""
    parts = ["" if deleted else element.text or ""]
    for child in element:
        name = local(child.tag)
        deleted = name == "deleteBegin" or (deleted and name != "deleteEnd")
        if not deleted:
            parts += [_SPACES.get(name, child.text or ""), child.tail or ""]
    return "".join(parts), deleted


def _notes(control: Element, styles: _Styles) -> Iterator[HangulNote | HangulBox]:
    """Footnotes, endnotes and hidden comments; headers and footers are furniture of the page."""
    for element in control:
        inner = _child(element, "subList")
        if inner is None:
            continue
        if local(element.tag) in {"footNote", "endNote"}:
            yield HangulNote(element.get("number", ""), list(_paragraphs(inner, styles)))
        elif local(element.tag) == "hiddenComment":
            yield HangulBox(list(_paragraphs(inner, styles)), "a hidden comment")


def _objects(element: Element, styles: _Styles) -> Iterator[HangulTable | HangulBox]:
    """Tables, and the text of boxes and groups; equations and pictures have none."""
    if local(element.tag) == "tbl":
        yield _table(element, styles)
        return
    drawn = _child(element, "drawText")
    if drawn is not None:
        for inner in drawn:
            yield HangulBox(list(_paragraphs(inner, styles)))
    elif local(element.tag) == "container":
        for child in element:
            yield from _objects(child, styles)


def _table(element: Element, styles: _Styles) -> HangulTable:
    cells = [_cell(cell, styles) for row in _children(element, "tr") for cell in _children(row, "tc")]
    caption = _child(element, "caption")
    inner = _child(caption, "subList") if caption is not None else None
    return HangulTable(cells, list(_paragraphs(inner, styles)) if inner is not None else [])


def _cell(element: Element, styles: _Styles) -> HangulCell:
    address, span, inner = (_child(element, name) for name in ("cellAddr", "cellSpan", "subList"))
    return HangulCell(
        row=_number(address.get("rowAddr"), 0) if address is not None else 0,
        column=_number(address.get("colAddr"), 0) if address is not None else 0,
        row_span=_number(span.get("rowSpan"), 1) if span is not None else 1,
        column_span=_number(span.get("colSpan"), 1) if span is not None else 1,
        paragraphs=list(_paragraphs(inner, styles)) if inner is not None else [],
        is_header=element.get("header") == "1",
        on_colour=element.get("borderFillIDRef", "") in styles.coloured,
    )


def _children(element: Element, name: str) -> Iterable[Element]:
    return (child for child in element if local(child.tag) == name)


def _child(element: Element, name: str) -> Element | None:
    return next(iter(_children(element, name)), None)


def _number(value: str | None, otherwise: int) -> int:
    return int(value) if value and value.isdigit() and len(value) < 10 else otherwise


def _colour(value: str) -> int:
    return int(value[1:7], 16) if re.fullmatch(r"#[0-9A-Fa-f]{6}", value) else 0

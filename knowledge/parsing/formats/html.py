"""Web pages: headings, lists, tables and paragraphs of what is seen; scripts never run, nothing is fetched."""

from __future__ import annotations

from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from knowledge.parsing.draft import Draft
from knowledge.parsing.formats.html_hidden import colours_behind, hidden_by_sheets, hiding
from knowledge.parsing.formats.plain import decoded
from knowledge.parsing.grid import Grid

_SKIPPED = frozenset({
    "script", "style", "template", "noscript", "head", "svg", "iframe", "object", "embed", "nav", "select", "textarea",
    "-comment", "_comment",
})  # fmt: skip
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label",
    "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var",
    "wbr", "big",
})  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
DEEPEST = 150
"""Elements within elements; no page that a person made goes deeper."""


def read(draft: Draft) -> None:
    read_markup(draft, decoded(draft, draft.file.data()))


def read_markup(draft: Draft, markup: str) -> None:
    tree = LexborHTMLParser(markup)
    if (title := tree.css_first("title")) is not None:
        draft.title = draft.title or title.text()
    if tree.body is None:
        return
    walk = _Walk(draft, hidden_by_sheets(tree))
    walk.inside(tree.body, list_depth=-1, depth=0)
    walk.flush()


@dataclass(slots=True)
class _Walk:
    """Through the elements in reading order; text gathers until a block ends."""

    draft: Draft
    hidden: dict[int, str]
    gathered: list[str] = field(default_factory=list[str])
    marker: str = ""
    list_depth: int = -1

    def flush(self) -> None:
        text = "".join(self.gathered)
        self.gathered.clear()
        if self.list_depth >= 0 and text.strip():
            self.draft.list_item(self.marker + text.strip(), self.list_depth)
            self.marker, self.list_depth = "", -1
        else:
            self.draft.paragraph(text)

    def inside(self, node: LexborNode, *, list_depth: int, depth: int) -> None:
        number = 0
        for child in node.iter(include_text=True, skip_empty=False):
            if child.tag == "li":
                number += 1
                self._item(child, f"{number}. " if node.tag == "ol" else "", list_depth=list_depth, depth=depth)
            else:
                self._child(child, list_depth=list_depth, depth=depth)

    def _child(self, node: LexborNode, *, list_depth: int, depth: int) -> None:
        tag = node.tag or ""
        if tag == "-text":
            self.gathered.append(_collapsed(node.text_content or ""))
        elif tag in _SKIPPED or self._is_hidden(node):
            return
        elif tag == "br":
            self.gathered.append("\n")
        elif depth >= DEEPEST:
            self.draft.warn("cut_short", f"what is nested deeper than {DEEPEST} elements was left out")
        elif tag in _INLINE:
            self.inside(node, list_depth=list_depth, depth=depth + 1)
        else:
            self.flush()
            self._block(node, tag, list_depth=list_depth, depth=depth + 1)
            self.flush()

    def _block(self, node: LexborNode, tag: str, *, list_depth: int, depth: int) -> None:
        if level := _HEADINGS.get(tag):
            self.draft.heading(self._words(node), level)
        elif tag == "table" and all(inner.mem_id == node.mem_id for inner in node.css("table")):
            self._table(node)
        elif tag == "pre":
            self.draft.paragraph(node.text())
        else:
            self.inside(node, list_depth=list_depth + (tag in {"ul", "ol"}), depth=depth)

    def _item(self, node: LexborNode, marker: str, *, list_depth: int, depth: int) -> None:
        if self._is_hidden(node):
            return
        self.flush()
        self.marker, self.list_depth = marker, max(list_depth, 0)
        self.inside(node, list_depth=max(list_depth, 0), depth=depth + 1)
        self.flush()
        self.marker, self.list_depth = "", -1

    def _table(self, node: LexborNode) -> None:
        caption = node.css_first("caption")
        grid, header = Grid(), 0
        for row in node.css("tr"):
            cells = [cell for cell in row.iter() if cell.tag in {"td", "th"}]
            if not cells or self._is_hidden(row):
                continue
            grid.next_row()
            for cell in cells:
                if not self._is_hidden(cell):
                    grid.add(self._words(cell), _span(cell, "rowspan"), _span(cell, "colspan"))
            all_heads = all(cell.tag == "th" for cell in cells)
            if header == grid.row and (all_heads or (row.parent is not None and row.parent.tag == "thead")):
                header += 1
        self.draft.table(grid.cells, marked_header_rows=header, caption=self._words(caption) if caption else "")

    def _words(self, node: LexborNode) -> str:
        """All that is seen of a cell or heading, blocks as lines."""
        if self._is_hidden(node):
            return ""
        parts: list[str] = []
        self._gather(node, parts, 0)
        return "".join(parts)

    def _gather(self, node: LexborNode, parts: list[str], depth: int) -> None:
        for child in node.iter(include_text=True, skip_empty=False):
            tag = child.tag or ""
            if tag == "-text":
                parts.append(_collapsed(child.text_content or ""))
            elif tag == "br":
                parts.append("\n")
            elif tag not in _SKIPPED and depth < DEEPEST and not self._is_hidden(child):
                border = "" if tag in _INLINE else "\n"
                parts.append(border)
                self._gather(child, parts, depth + 1)
                parts.append(border)

    def _is_hidden(self, node: LexborNode) -> bool:
        """Tells the curator what is left out."""
        why = self.hidden.get(node.mem_id) or hiding(node.attributes.get("style") or "")
        if "hidden" in node.attributes:
            why = "not displayed"
        elif node.tag == "font" and (node.attributes.get("color") or "").lower() in {"white", "#fff", "#ffffff"}:
            why = "white on white"
        if not why or (why == "white on white" and _on_colour(node)):
            return False
        self.draft.hidden(node.text(separator=" "), why)
        return True


def _on_colour(node: LexborNode) -> bool:
    behind: LexborNode | None = node
    while behind is not None:
        if colours_behind(behind):
            return True
        behind = behind.parent
    return False


def _collapsed(text: str) -> str:
    """Line breaks of the source are spaces on the page."""
    return text.replace("\r", " ").replace("\n", " ").replace("\t", " ")


def _span(cell: LexborNode, name: str) -> int:
    value = (cell.attributes.get(name) or "1").strip()
    return int(value) if value.isdigit() else 1

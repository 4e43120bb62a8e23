"""Markdown: headings, lists, tables and paragraphs of CommonMark; markup is dropped, its words stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from knowledge.parsing.document import Cell
from knowledge.parsing.draft import Draft
from knowledge.parsing.formats.html import read_markup
from knowledge.parsing.formats.plain import decoded


def read(draft: Draft) -> None:
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(decoded(draft, draft.file.data()))
    depth, ordinals, index = -1, list[int](), 0
    while index < len(tokens):
        token = tokens[index]
        if token.map:
            draft.place = replace(draft.place, line=token.map[0] + 1)
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            depth += 1
            ordinals.append(int(token.attrGet("start") or 1) if token.type == "ordered_list_open" else 0)
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            depth -= 1
            ordinals.pop()
        elif token.type == "table_open":
            index = _table(draft, tokens, index)
        else:
            _block(draft, tokens, index, depth, ordinals)
        index += 1


def _block(draft: Draft, tokens: Sequence[Token], index: int, depth: int, ordinals: list[int]) -> None:
    token = tokens[index]
    before = tokens[index - 1] if index else None
    if token.type == "html_block":
        read_markup(draft, token.content)
    elif token.type in {"fence", "code_block"}:
        draft.paragraph(token.content)
    elif token.type == "inline" and before is not None:
        text = _text(token)
        if before.type == "heading_open":
            draft.heading(text, int(before.tag[1:]))
        elif depth >= 0 and tokens[index - 2].type == "list_item_open":
            marker = f"{ordinals[-1]}. " if ordinals[-1] else ""
            ordinals[-1] += 1 if ordinals[-1] else 0
            draft.list_item(marker + text, depth)
        else:
            draft.paragraph(text)


def _table(draft: Draft, tokens: Sequence[Token], start: int) -> int:
    """Where it ends."""
    cells: list[Cell] = []
    row = column = -1
    header, end = 0, start
    for end in range(start, len(tokens)):
        token = tokens[end]
        if token.type == "tr_open":
            row, column = row + 1, -1
        elif token.type in {"th_open", "td_open"}:
            column += 1
            header = row + 1 if token.type == "th_open" else header
        elif token.type == "inline":
            cells.append(Cell(row, column, _text(token)))
        elif token.type == "table_close":
            break
    draft.table(cells, marked_header_rows=header)
    return end


def _text(token: Token) -> str:
    """The words of an inline, breaks as line breaks, pictures by their description."""
    parts: list[str] = []
    for child in token.children or []:
        if child.type in {"softbreak", "hardbreak"}:
            parts.append("\n")
        elif child.type != "html_inline":
            parts.append(child.content)
    return "".join(parts)

"""A section line by line: lines that name a field, and lines that are headings without being marked so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from knowledge.imports.proposing.labels import bare, kind_of_label, question_in
from knowledge.parsing.document import Block, Heading, ListItem, Paragraph, Table
from knowledge.parsing.sections import DocumentSection
from knowledge.procedure import ProcedureSection

TITLE_CHARACTERS = 40
_LABELLED = re.compile(r"^(?P<label>[^:：\n]{1,30}?)\s*[:：]\s*(?P<value>.*)$", re.DOTALL)
_SENTENCE = re.compile(r"[.!?。]$|다$|[:：]")


def labelled(block: Block, text: str) -> tuple[ProcedureSection, str] | None:
    """The field that a line names, and what stands behind the colon: `○ 수수료: 무료`."""
    found = _LABELLED.match(bare(text) if isinstance(block, ListItem) else text)
    if found and (kind := kind_of_label(found["label"])):
        return kind, found["value"].strip()
    kind = kind_of_label(text) if isinstance(block, ListItem | Paragraph) else None
    return (kind, "") if kind else None


def parts_of(section: DocumentSection) -> Iterator[DocumentSection]:
    """The section, cut before each line that reads like the title of the fields that follow it."""
    path, held = section.path, list[Block]()
    lines = [line for block in section.blocks for line in _lines(block)]
    for number, block in enumerate(lines):
        if _is_title(block, lines[number + 1] if number + 1 < len(lines) else None):
            if held:
                yield DocumentSection(path, tuple(held))
            path, held = (*section.path, _text(block)), []
        held.append(block)
    if held:
        yield DocumentSection(path, tuple(held))


def _lines(block: Block) -> Iterator[Block]:
    """A paragraph by its lines where one of them asks or names a field."""
    if isinstance(block, Paragraph) and "\n" in block.text:
        lines = [replace(block, text=line) for line in block.text.split("\n") if line.strip()]
        if any(question_in(line.text) or labelled(line, line.text) for line in lines):
            yield from lines
            return
    yield block


def _is_title(block: Block, following: Block | None) -> bool:
    if following is None or isinstance(block, Table | Heading) or isinstance(following, Table | Heading):
        return False
    text = bare(block.text)
    is_short = 1 < len(text) <= TITLE_CHARACTERS and not _SENTENCE.search(text)
    names_a_field = labelled(block, block.text) is not None or kind_of_label(block.text) is not None
    is_outer = not (isinstance(block, ListItem) and block.depth > 0)
    return is_short and is_outer and not names_a_field and labelled(following, following.text) is not None


def _text(block: Block) -> str:
    return "" if isinstance(block, Table) else block.text

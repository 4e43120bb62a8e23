"""Which heading, article or item each block stands under: 편·장·절·관·조·항·호·목, and headings of any kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from knowledge.parsing.document import Block, Heading, ListItem, Paragraph

LABEL_CHARACTERS = 60
ARTICLE, CLAUSE, ITEM, SUBITEM = 14, 20, 21, 22
"""Ranks of 조, 항, 호 and 목; document headings have 1 to 9, 편 to 관 10 to 13."""

_DIVISION = re.compile(r"제\s?\d+\s?(편|장|절|관)(?:의\s?\d+)?(?=\s|$)\s*[^\n]{0,50}$")
_ARTICLE = re.compile(r"제\s?\d+\s?조(?:의\s?\d+)?\s?(?:[(（][^()（）\n]{1,60}[)）]|(?=\s*(?:삭제|$)))")
_CLAUSE = re.compile(r"[①-⑳㉑-㉟]")
_ITEM = re.compile(r"(\d{1,3}(?:의\s?\d+)?)\.\s")
_SUBITEM = re.compile(r"([가-하])\.\s")
_ANNEX = re.compile(r"(?:부\s?칙|\[?별표\s?\d*(?:의\s?\d+)?\]?|\[?별지\s?제?\d*호?\s?서식\]?)(?=\s|$|<|\()[^\n]{0,50}$")
_ROMAN = re.compile(r"[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+\s?[.．]?\s?[^\n]{1,40}$")
_BOXED = re.compile(r"[□■◆❏]\s?[^\n.。]{1,40}$")
_INNER_CLAUSE = re.compile(r"(?<=[.)\]>다])\s+(?=[②-⑳㉑-㉟]\s?)")
_RANKS = {"편": 10, "장": 11, "절": 12, "관": 13}
ROMAN_RANK, BOX_RANK, ANNEX_RANK = 15, 16, 10


@dataclass(slots=True)
class _Stack:
    """The way down to where the reader is."""

    entries: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])

    def enter(self, rank: int, label: str) -> None:
        self.entries = [entry for entry in self.entries if entry[0] < rank]
        self.entries.append((rank, label[:LABEL_CHARACTERS]))

    def leave(self, rank: int) -> None:
        """Whatever stands at `rank` or deeper is over."""
        self.entries = [entry for entry in self.entries if entry[0] < rank]

    @property
    def in_article(self) -> bool:
        return any(rank == ARTICLE for rank, _ in self.entries)

    @property
    def deepest(self) -> int:
        return self.entries[-1][0] if self.entries else 0

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(label for _, label in self.entries)


def outlined(blocks: Iterable[Block]) -> Iterator[Block]:
    """The same blocks with their paths; an article's heading and its clauses become blocks of their own."""
    stack = _Stack()
    for block in _divided(blocks):
        _descend(stack, block)
        yield replace(block, locator=replace(block.locator, path=stack.path))


def _divided(blocks: Iterable[Block]) -> Iterator[Block]:
    """A paragraph by its lines where a line opens a division, an article or a clause."""
    in_articles = False
    for block in blocks:
        if not isinstance(block, Paragraph | Heading | ListItem):
            yield block
            continue
        for line in _lines(block.text):
            in_articles = in_articles or _ARTICLE.match(line) is not None
            yield from _of_line(block, line, in_articles=in_articles)


def _lines(text: str) -> Iterator[str]:
    """Lines that open nothing stay with the line before."""
    held = ""
    for line in text.split("\n"):
        if held and opens_something(line):
            yield held
            held = line
        else:
            held = f"{held}\n{line}" if held else line
    yield held


def opens_something(line: str) -> bool:
    """Whether a division, an article, a clause or an item begins with the line."""
    found = (_DIVISION, _ARTICLE, _CLAUSE, _ITEM, _SUBITEM, _ANNEX, _ROMAN, _BOXED)
    return any(pattern.match(line) for pattern in found)


def _of_line(block: Paragraph | Heading | ListItem, line: str, *, in_articles: bool) -> Iterator[Block]:
    if isinstance(block, Heading):
        yield replace(block, text=line)
        return
    if isinstance(block, ListItem) and not in_articles:
        yield replace(block, text=line)
        return
    if article := _ARTICLE.match(line):
        yield Heading(line[: article.end()].strip(), 5, block.locator)
        line = line[article.end() :].strip()
    elif level := _heading_level(line):
        yield Heading(line, level, block.locator)
        return
    parts = _INNER_CLAUSE.split(line) if in_articles else [line]
    yield from (replace(block, text=part.strip()) for part in parts if part.strip())


def _heading_level(line: str) -> int:
    """Of a line that is one without being marked so; 0 for running text."""
    if division := _DIVISION.match(line):
        return _RANKS[division[1]] - 9
    if _ANNEX.match(line):
        return 1
    return 6 if _ROMAN.match(line) else 7 if _BOXED.match(line) else 0


def _descend(stack: _Stack, block: Block) -> None:
    if isinstance(block, Heading):
        stack.enter(_rank(block), block.text)
    elif stack.in_article:
        nested = isinstance(block, ListItem) and block.depth > 0
        _descend_in_article(stack, block.text if isinstance(block, Paragraph | ListItem) and not nested else "")


def _rank(heading: Heading) -> int:
    text = heading.text
    if division := _DIVISION.match(text):
        return _RANKS[division[1]]
    if _ARTICLE.match(text):
        return ARTICLE
    if _ANNEX.match(text):
        return ANNEX_RANK
    return ROMAN_RANK if _ROMAN.match(text) else BOX_RANK if _BOXED.match(text) else heading.level


def _descend_in_article(stack: _Stack, text: str) -> None:
    if _CLAUSE.match(text):
        stack.enter(CLAUSE, text[0])
    elif item := _ITEM.match(text):
        stack.enter(ITEM, f"제{item[1].replace(' ', '')}호" if "의" not in item[1] else _branch(item[1]))
    elif (sub := _SUBITEM.match(text)) and stack.deepest >= ITEM:
        stack.enter(SUBITEM, f"{sub[1]}목")
    else:
        stack.leave(ITEM)


def _branch(number: str) -> str:
    """`2의3` as `제2호의3`."""
    first, _, second = number.partition("의")
    return f"제{first}호의{second.strip()}"

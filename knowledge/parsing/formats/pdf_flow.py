"""Lines of a page as headings and paragraphs: what the width of the page broke is joined again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from knowledge.parsing.formats.pdf_values import Line, PageContent
from knowledge.parsing.outline import opens_something

HEADING_SIZE = 1.15
"""How many times larger than running text."""
ONE_SIZE = 1.08
"""Sizes closer than this are one: fonts of the same size differ a little."""
HEADING_CHARACTERS = 60
MARGIN = 0.12
"""Of the page's height, at its top and bottom."""
REPEATED_SHARE, REPEATED_LEAST = 0.4, 3
"""A line at the edge of so many pages is furniture."""
WRAPPED = 1.0
"""In heights of a letter: what is missing at the right edge although the next word did not fit."""
CELL_WRAPPED = 1.6
"""The same for the edge of a cell."""
LARGEST_GAP = 1.2
"""Between the lines of a paragraph, in heights of its letters."""
_BULLET = re.compile(r"\s*(?:[-*•○●◦∙·▪▶※❍ㅇ☞]|\d{1,3}[.)]|[가-하][.)]|\(\d{1,2}\)|\([가-하]\))\s*\S")
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:(?:page|p\.?|쪽)\s*)?#(?:\s*(?:/|of)\s*#)?(?:\s*쪽)?[-–—\s]*", re.IGNORECASE)
_LEADERS = re.compile(r"(?:\s?[.·…]){5,}\s*")
"""Dots of a table of contents."""
_SENTENCE_END = re.compile(r"[.。!?:;]\s*$")
_HANGUL_END = re.compile(r"[가-힣]$")
_NUMBER_END, _UNIT_START = re.compile(r"\d$"), re.compile(r"^(?:원|일|년|월|시|분|개월|세|명|건|부|호|조|항|%|만|천)")
_HANGUL_START = re.compile(r"^[가-힣]")
_ENDS_A_WORD = frozenset("은는이가을를의에로와과도만고며면서게지야여한할된될등및또는후전중시")


@dataclass(frozen=True, slots=True)
class Flowing:
    """A heading (level from 1) or a paragraph (0)."""

    text: str
    level: int
    top: float


@dataclass(frozen=True, slots=True)
class BookSizes:
    """Which letters are running text and which are headings, over the whole document."""

    body: float
    headings: tuple[float, ...]
    """From the largest."""
    right: float = 0.0
    """Where full lines end."""

    def level(self, line: Line) -> int:
        text = line.text.strip()
        if line.size < self.body * HEADING_SIZE or len(text) > HEADING_CHARACTERS or not text:
            return 0
        return 1 + sum(size > line.size * ONE_SIZE for size in self.headings)


def sizes_of(lines: Iterable[Line]) -> BookSizes:
    found = list(lines)
    counted: Counter[float] = Counter()
    for line in found:
        counted[line.size] += len(line.text.strip())
    body = counted.most_common(1)[0][0] if counted else 10.0
    larger = sorted((size for size in counted if size >= body * HEADING_SIZE), reverse=True)
    rights = sorted(line.box.right for line in found)
    return BookSizes(body, tuple(_apart(larger))[:6], rights[int(len(rights) * 0.95)] if rights else 0.0)


def _apart(sizes: Sequence[float]) -> Iterable[float]:
    last = None
    for size in sizes:
        if last is None or last > size * ONE_SIZE:
            yield size
            last = size


def furniture_of(pages: Sequence[PageContent]) -> set[str]:
    """Running heads, feet and page numbers: the first and last lines of many pages, digits aside."""
    counted = Counter(key for page in pages for key in {pattern_of(line) for line in edges_of(page)})
    least = max(REPEATED_LEAST, len(pages) * REPEATED_SHARE)
    return {key for key, times in counted.items() if times >= least or _PAGE_NUMBER.fullmatch(key)}


def edges_of(page: PageContent) -> list[Line]:
    """The first and last lines in the margins, which open nothing."""
    low = page.box.bottom + page.box.height * MARGIN
    high = page.box.top - page.box.height * MARGIN
    outer = [line for line in (*page.lines[:2], *page.lines[-2:]) if line.box.bottom > high or line.box.top < low]
    return [line for line in outer if not opens_something(line.text.strip()) and page.table_around(line) is None]


def pattern_of(line: Line) -> str:
    return re.sub(r"\d+", "#", " ".join(line.text.split()))


def cell_text(lines: Sequence[Line], right: float, words: frozenset[str]) -> str:
    """What stands in a cell: a line that fills it goes on in the next one."""
    text = ""
    last: Line | None = None
    for line in lines:
        if last is None:
            text = line.text.strip()
        elif last.box.right >= right - CELL_WRAPPED * last.size and not _BULLET.match(line.text):
            text = _joined(text, line.text, words, spaced=last.ends_with_space())
        else:
            text = f"{text}\n{line.text.strip()}"
        last = line
    return text


def is_item(text: str) -> bool:
    return _BULLET.match(text) is not None


def flow(lines: Sequence[Line], sizes: BookSizes, words: frozenset[str]) -> list[Flowing]:
    """Joined where one goes on in the next; `words` are those of the document, by which broken ones are known."""
    found: list[Flowing] = []
    last: Line | None = None
    for line in lines:
        level = sizes.level(line)
        if last and found and level == found[-1].level and _goes_on(last, line, sizes.right, level):
            joined = _joined(found[-1].text, line.text, words, spaced=last.ends_with_space())
            found[-1] = Flowing(joined, level, found[-1].top)
        else:
            found.append(Flowing(line.text.strip(), level, line.box.top))
        last = line
    return [replace(piece, text=_LEADERS.sub(" … ", piece.text)) for piece in found]


def _goes_on(last: Line, line: Line, right: float, level: int) -> bool:
    text = line.text.strip()
    if opens_something(text) or _BULLET.match(text):
        return False
    gap = last.box.bottom - line.box.top
    if _SENTENCE_END.search(last.text) and abs(line.box.left - last.box.left) > line.size:
        return False
    if gap > LARGEST_GAP * line.size or gap < -line.size * 1.5 or abs(last.size - line.size) > 0.15 * line.size:
        return False
    return level > 0 or last.box.right + _first_word(line) >= right - WRAPPED * last.size


def _first_word(line: Line) -> float:
    """How wide it is, about: the line before ended because it did not fit there."""
    text = line.text.strip()
    return line.box.width * (len(text.split()[0]) + 1) / max(len(text), 1)


def _joined(before: str, after: str, words: frozenset[str], *, spaced: bool) -> str:
    before, after = before.rstrip(), after.strip()
    if before.endswith("-") and re.match(r"[a-z]", after):
        return before[:-1] + after
    if not spaced and _NUMBER_END.search(before) and _UNIT_START.match(after):
        return before + after
    if spaced or not (_HANGUL_END.search(before) and _HANGUL_START.match(after)):
        return f"{before} {after}"
    return before + after if _is_broken_word(before, after, words) else f"{before} {after}"


def _is_broken_word(before: str, after: str, words: frozenset[str]) -> bool:
    """Hangul is broken within words as often as between them; the document's other words tell."""
    head, tail = before.rsplit(maxsplit=1)[-1], after.split(maxsplit=1)[0]
    if head + tail in words:
        return True
    if head in words:
        return False
    return head[-1] not in _ENDS_A_WORD


def words_of(pages: Iterable[PageContent]) -> frozenset[str]:
    """Words that stand within a line: neither its first nor its last."""
    return frozenset(word for page in pages for line in page.lines for word in line.text.split()[1:-1])

"""Ruled tables of a page: lines that cross make a grid; fields of it that no line parts are one merged cell."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.parsing.formats.pdf_values import Box, PageContent, RuledCell, RuledTable, Ruling

SNAP = 2.5
"""Points: lines closer than this are one."""
COVERED = 0.6
"""Of a side: what must be drawn for it to part two cells."""
MOST_LINES = 300


def tables_on(content: PageContent) -> list[RuledTable]:
    """From the top; a grid of a single cell is a frame and no table."""
    if not (content.horizontal and content.vertical):
        return []
    groups = _groups(_merged(content.horizontal)[:MOST_LINES], _merged(content.vertical)[:MOST_LINES])
    found = [table for horizontal, vertical in groups if (table := _table(horizontal, vertical)) is not None]
    return sorted(found, key=lambda table: -table.box.top)


def _merged(rulings: Sequence[Ruling]) -> list[Ruling]:
    """Pieces of one line as one: borders are often drawn cell by cell, and from both sides."""
    found: list[Ruling] = []
    for ruling in sorted(rulings, key=lambda ruling: (round(ruling.at / SNAP), ruling.start)):
        last = found[-1] if found else None
        if last and abs(last.at - ruling.at) <= SNAP and ruling.start <= last.end + SNAP:
            found[-1] = Ruling(last.at, last.start, max(last.end, ruling.end))
        else:
            found.append(ruling)
    return found


class _Sets:
    """Things that belong together, however they were found to."""

    def __init__(self, count: int) -> None:
        self._parents = list(range(count))

    def root(self, index: int) -> int:
        while self._parents[index] != index:
            self._parents[index] = self._parents[self._parents[index]]
            index = self._parents[index]
        return index

    def join(self, first: int, second: int) -> None:
        self._parents[self.root(first)] = self.root(second)


def _groups(horizontal: Sequence[Ruling], vertical: Sequence[Ruling]) -> list[tuple[list[Ruling], list[Ruling]]]:
    """Lines that touch, directly or through others."""
    sets = _Sets(len(horizontal) + len(vertical))
    for h, flat in enumerate(horizontal):
        for v, upright in enumerate(vertical, start=len(horizontal)):
            crosses_x = flat.start - SNAP <= upright.at <= flat.end + SNAP
            if crosses_x and upright.start - SNAP <= flat.at <= upright.end + SNAP:
                sets.join(h, v)
    groups: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for h, flat in enumerate(horizontal):
        groups.setdefault(sets.root(h), ([], []))[0].append(flat)
    for v, upright in enumerate(vertical, start=len(horizontal)):
        groups.setdefault(sets.root(v), ([], []))[1].append(upright)
    return [group for group in groups.values() if len(group[0]) >= 2 and len(group[1]) >= 2]


def _table(horizontal: Sequence[Ruling], vertical: Sequence[Ruling]) -> RuledTable | None:
    xs, ys = _places(vertical), _places(horizontal)[::-1]
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns < 2:
        return None
    owner = _fields(xs, ys, horizontal, vertical)
    found: dict[int, list[tuple[int, int]]] = {}
    for row in range(rows):
        for column in range(columns):
            found.setdefault(owner[row][column], []).append((row, column))
    cells = tuple(_cell(places, xs, ys) for places in found.values())
    if len(cells) < 2:
        return None
    return RuledTable(Box(xs[0], ys[-1], xs[-1], ys[0]), cells, tuple(xs))


def _places(rulings: Sequence[Ruling]) -> list[float]:
    """Where lines stand, those that are one once, in ascending order."""
    found: list[float] = []
    for at in sorted(ruling.at for ruling in rulings):
        if not found or at - found[-1] > SNAP:
            found.append(at)
    return found


def _fields(
    xs: Sequence[float], ys: Sequence[float], horizontal: Sequence[Ruling], vertical: Sequence[Ruling]
) -> list[list[int]]:
    """The number of the cell that each field of the grid belongs to."""
    rows, columns = len(ys) - 1, len(xs) - 1
    sets = _Sets(rows * columns)
    upright = [[ruling for ruling in vertical if abs(ruling.at - x) <= SNAP] for x in xs]
    flat = [[ruling for ruling in horizontal if abs(ruling.at - y) <= SNAP] for y in ys]
    for row in range(rows):
        for column in range(columns):
            here = row * columns + column
            if column and not _is_drawn(upright[column], ys[row + 1], ys[row]):
                sets.join(here, here - 1)
            if row and not _is_drawn(flat[row], xs[column], xs[column + 1]):
                sets.join(here, here - columns)
    return [[sets.root(row * columns + column) for column in range(columns)] for row in range(rows)]


def _is_drawn(rulings: Sequence[Ruling], start: float, end: float) -> bool:
    drawn = sum(max(min(ruling.end, end) - max(ruling.start, start), 0.0) for ruling in rulings)
    return drawn >= COVERED * (end - start)


def _cell(places: Sequence[tuple[int, int]], xs: Sequence[float], ys: Sequence[float]) -> RuledCell:
    """Around all its fields."""
    top, bottom = min(row for row, _ in places), max(row for row, _ in places)
    left, right = min(column for _, column in places), max(column for _, column in places)
    box = Box(xs[left], ys[bottom + 1], xs[right + 1], ys[top])
    return RuledCell(top, left, bottom - top + 1, right - left + 1, box)

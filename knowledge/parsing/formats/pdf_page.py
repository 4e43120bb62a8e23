"""A page of a PDF as pdfium sees it: its characters with place, size and colour, and what is drawn around them."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import cast

import pypdfium2 as pdfium
from pypdfium2 import raw

from knowledge.parsing.formats.pdf_values import Box, Character, Line, PageContent, Ruling

THIN = 3.0
"""Points: a filled area this thin is a line."""
SHORTEST = 4.0
TOUCHING = 0.08
"""Of a letter's height: what is closer is one word."""
BULLET = "•"
BROKEN = "\x02"
"""What pdfium writes for the hyphen of a broken word, whose halves it often joins itself."""
NOTHING = "\u00ad\ufffe\uffff"
SMALLEST = 1.0
"""Points: nobody reads smaller letters."""
DEEPEST = 8
MOST_OBJECTS = 50_000
MOST_SEGMENTS = 2_000
INVISIBLE = 3
"""Text rendering mode of a layer that lies under a scanned picture, or of text that hides."""
Matrix = tuple[float, float, float, float, float, float]
PLAIN: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def content_of(page: pdfium.PdfPage) -> PageContent:
    """Closes nothing."""
    left, bottom, right, top = cast("tuple[float, float, float, float]", page.get_cropbox())
    content = PageContent(Box(left, bottom, right, top))
    drawn = _Drawn()
    drawn.learn(_page_objects(page), PLAIN, 0)
    content.horizontal, content.vertical = drawn.horizontal, drawn.vertical
    content.has_pictures = bool(drawn.pictures)
    text = page.get_textpage()
    try:
        _read_lines(_characters(text, content.box, drawn), content)
    finally:
        text.close()
    return content


def _read_lines(characters: Iterable[Character], content: PageContent) -> None:
    held: list[Character] = []
    hidden: dict[str, list[str]] = {}
    for character in _closed_up(list(characters)):
        if character.text in "\r\n":
            _end_line(held, content)
            held = []
        elif character.hidden:
            hidden.setdefault(character.hidden, []).append(character.text)
        else:
            held.append(character)
    _end_line(held, content)
    content.hidden = {why: "".join(texts) for why, texts in hidden.items()}


def _closed_up(characters: list[Character]) -> Iterator[Character]:
    """Without the spaces and breaks that pdfium infers where a font changes within a word."""
    placed = [index for index, character in enumerate(characters) if character.box]
    inferred = {
        index
        for before, after in pairwise(placed)
        if after - before > 1 and _touches(characters[before], characters[after])
        for index in range(before + 1, after)
    }
    return (character for index, character in enumerate(characters) if index not in inferred)


def _touches(first: Character, second: Character) -> bool:
    """Whether one letter follows the other without a gap, on the same line."""
    if not (first.box and second.box) or first.text.isspace() or second.text.isspace():
        return False
    overlap = min(first.box.top, second.box.top) - max(first.box.bottom, second.box.bottom)
    gap = second.box.left - first.box.right
    size = min(first.size, second.size)
    return overlap > 0.5 * size and -0.3 * size < gap < TOUCHING * size


def _end_line(characters: list[Character], content: PageContent) -> None:
    boxes = [character.box for character in characters if character.box and character.text.strip()]
    if not boxes:
        return
    box = boxes[0]
    for other in boxes[1:]:
        box = box.around(other)
    sizes = Counter(round(one.height, 1) for one in boxes)
    text = "".join(character.text for character in characters)
    if text.rstrip().endswith(BROKEN):
        text = text.rstrip().removesuffix(BROKEN) + "-"
    text = text.replace(BROKEN, "")
    content.lines.append(Line(text, box, sizes.most_common(1)[0][0], tuple(characters)))


def _characters(text: pdfium.PdfTextPage, page: Box, drawn: _Drawn) -> Iterator[Character]:
    looks: dict[int, str] = {}
    area = raw.FS_RECTF()
    for index in range(text.count_chars()):
        unit = raw.FPDFText_GetUnicode(text, index)
        shown = chr(unit) if unit and not 0xD800 <= unit <= 0xDFFF else ""
        shown = "" if shown in NOTHING else shown
        shown = BULLET if "\ue000" <= shown <= "\uf8ff" else shown  # symbol fonts draw their bullets there
        if not shown or raw.FPDFText_IsGenerated(text, index) == 1:
            yield Character(shown, None)
            continue
        raw.FPDFText_GetLooseCharBox(text, index, area)
        box = Box(area.left, area.bottom, area.right, area.top)
        yield Character(shown, box, _hidden(text, index, box, page, drawn, looks) if shown.strip() else "")


def _hidden(text: pdfium.PdfTextPage, index: int, box: Box, page: Box, drawn: _Drawn, looks: dict[int, str]) -> str:
    """How the character is hidden, or nothing; what its text object says is asked once."""
    holder = raw.FPDFText_GetTextObject(text, index)
    key = ctypes.cast(holder, ctypes.c_void_p).value or 0
    if key not in looks:
        looks[key] = _look(text, index, holder, drawn)
    if not page.holds(*box.centre, slack=2.0):
        return "outside of the page"
    if max(box.height, box.width) <= SMALLEST:
        return "of size zero"
    why = looks[key]
    return "" if why == "white on white" and drawn.is_painted(*box.centre) else why


def _look(text: pdfium.PdfTextPage, index: int, holder: object, drawn: _Drawn) -> str:
    if holder and raw.FPDFTextObj_GetTextRenderMode(holder) == INVISIBLE:
        return "" if drawn.pictures else "invisible"
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFText_GetFillColor(text, index, red, green, blue, alpha):
        return ""
    if alpha.value < 5:
        return "fully transparent"
    return "white on white" if min(red.value, green.value, blue.value) >= 250 else ""


def _page_objects(page: pdfium.PdfPage) -> Iterator[object]:
    count = min(raw.FPDFPage_CountObjects(page), MOST_OBJECTS)
    return (raw.FPDFPage_GetObject(page, index) for index in range(count))


def _form_objects(form: object) -> Iterator[object]:
    count = min(raw.FPDFFormObj_CountObjects(form), MOST_OBJECTS)
    return (raw.FPDFFormObj_GetObject(form, index) for index in range(count))


@dataclass(slots=True)
class _Drawn:
    """Lines, painted areas and pictures of a page."""

    horizontal: list[Ruling] = field(default_factory=list[Ruling])
    vertical: list[Ruling] = field(default_factory=list[Ruling])
    painted: list[Box] = field(default_factory=list[Box])
    """In a colour on which white can be read."""
    pictures: list[Box] = field(default_factory=list[Box])

    def is_painted(self, x: float, y: float) -> bool:
        return any(box.holds(x, y) for box in (*self.painted, *self.pictures))

    def learn(self, objects: Iterable[object], outer: Matrix, depth: int) -> None:
        for thing in objects if depth <= DEEPEST else ():
            kind = raw.FPDFPageObj_GetType(thing)
            if kind == raw.FPDF_PAGEOBJ_PATH:
                self._learn_path(thing, _times(_matrix(thing), outer))
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                self.pictures.append(_image_box(_times(_matrix(thing), outer)))
            elif kind == raw.FPDF_PAGEOBJ_FORM:
                self.learn(_form_objects(thing), _times(_matrix(thing), outer), depth + 1)

    def _learn_path(self, path: object, matrix: Matrix) -> None:
        points = _outline(path, matrix)
        if not points:
            return
        xs, ys = [x for part in points for x, _ in part], [y for part in points for _, y in part]
        box = Box(min(xs), min(ys), max(xs), max(ys))
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(path, fill, stroke)
        if fill.value and min(box.width, box.height) <= THIN:
            self._rule(box)
            return
        if fill.value and _is_coloured(path):
            self.painted.append(box)
        for part in points if stroke.value or fill.value else ():
            for first, second in pairwise(part):
                self._rule(Box(*map(min, first, second), *map(max, first, second)))

    def _rule(self, box: Box) -> None:
        if box.height <= THIN and box.width >= SHORTEST:
            self.horizontal.append(Ruling((box.bottom + box.top) / 2, box.left, box.right))
        elif box.width <= THIN and box.height >= SHORTEST:
            self.vertical.append(Ruling((box.left + box.right) / 2, box.bottom, box.top))


def _outline(path: object, matrix: Matrix) -> list[list[tuple[float, float]]]:
    """Corners of each part of a path, closed parts back to their start."""
    parts: list[list[tuple[float, float]]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(raw.FPDFPath_CountSegments(path), MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = _moved(matrix, x.value, y.value)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO or not parts:
            parts.append([point])
        else:
            parts[-1].append(point)
        if raw.FPDFPathSegment_GetClose(segment):
            parts[-1].append(parts[-1][0])
    return parts


def _is_coloured(path: object) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(path, red, green, blue, alpha):
        return True  # a pattern
    return alpha.value > 40 and min(red.value, green.value, blue.value) < 235


def _matrix(thing: object) -> Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(thing, found):
        return PLAIN
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc, a * ob + b * od, c * oa + d * oc, c * ob + d * od, e * oa + f * oc + oe, e * ob + f * od + of,
    )  # fmt: skip


def _moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _image_box(matrix: Matrix) -> Box:
    """A picture fills the unit square."""
    corners = [_moved(matrix, x, y) for x in (0.0, 1.0) for y in (0.0, 1.0)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return Box(min(xs), min(ys), max(xs), max(ys))

"""How a Word document looks, as far as it says what is a heading, what is a list and what nobody sees."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SMALLEST_HALF_POINTS = 2
DEEPEST = 20
"""Styles that are based on styles."""
_OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class Look:
    """What a run inherits from its paragraph's style and changes itself; null where nothing says."""

    vanishes: bool | None = None
    is_white: bool | None = None
    is_tiny: bool | None = None
    is_shaded: bool | None = None

    def over(self, below: Look) -> Look:
        """This one's word first."""
        return Look(
            vanishes=below.vanishes if self.vanishes is None else self.vanishes,
            is_white=below.is_white if self.is_white is None else self.is_white,
            is_tiny=below.is_tiny if self.is_tiny is None else self.is_tiny,
            is_shaded=below.is_shaded if self.is_shaded is None else self.is_shaded,
        )

    def hidden(self, *, on_colour: bool) -> str:
        """How the text is hidden, or nothing."""
        if self.vanishes:
            return "marked as hidden"
        if self.is_tiny:
            return "of size zero"
        return "white on white" if self.is_white and not self.is_shaded and not on_colour else ""


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it inherits."""

    level: int | None = None
    """Of a heading, from 1."""
    list_depth: int | None = None
    look: Look = field(default_factory=Look)


def look_of(properties: Element | None) -> Look:
    """Of `w:rPr`."""
    if properties is None:
        return Look()
    colour, size, shade = (properties.find(W + name) for name in ("color", "sz", "shd"))
    vanish = properties.find(W + "vanish")
    marked = properties.find(W + "highlight")
    return Look(
        vanishes=None if vanish is None else vanish.get(W + "val", "1") not in _OFF,
        is_white=None if colour is None else is_white(colour.get(W + "val", "")) and not colour.get(W + "themeShade"),
        is_tiny=None if size is None else _number(size.get(W + "val"), 20) <= SMALLEST_HALF_POINTS,
        is_shaded=True if marked is not None or (shade is not None and has_colour(shade)) else None,
    )


def is_white(value: str) -> bool:
    return value.upper() == "FFFFFF"


def has_colour(shade: Element) -> bool:
    """Whether `w:shd` paints anything but white."""
    return shade.get(W + "fill", "auto").lower() not in {"auto", "ffffff", "none", ""}


class Styles:
    """Every style of `styles.xml`."""

    def __init__(self, root: Element | None) -> None:
        self._elements = {e.get(W + "styleId", ""): e for e in root.iter(W + "style")} if root is not None else {}
        self._known: dict[str, Style] = {}

    def of(self, name: str, depth: int = 0) -> Style:
        """An unknown style is a plain one."""
        if name in self._known:
            return self._known[name]
        element = self._elements.get(name)
        if element is None or depth > DEEPEST:
            return Style()
        based = element.find(W + "basedOn")
        below = self.of(based.get(W + "val", ""), depth + 1) if based is not None else Style()
        self._known[name] = style = self._read(element, below)
        return style

    def _read(self, element: Element, below: Style) -> Style:
        style = replace(below, look=look_of(element.find(W + "rPr")).over(below.look))
        named = element.find(W + "name")
        title = (named.get(W + "val", "") if named is not None else "").lower()
        level = heading_level(element.find(W + "pPr"))
        if title.startswith("heading ") and title[8:].isdigit():
            level = int(title[8:])
        elif title == "title":
            level = 1
        depth = list_depth(element.find(W + "pPr"))
        return replace(
            style,
            level=level if level is not None else below.level,
            list_depth=depth if depth is not None else below.list_depth,
        )


def heading_level(properties: Element | None) -> int | None:
    """Of `w:pPr`: 9 means running text."""
    outline = properties.find(W + "outlineLvl") if properties is not None else None
    value = _number(outline.get(W + "val"), 9) if outline is not None else 9
    return value + 1 if value < 9 else None


def list_depth(properties: Element | None) -> int | None:
    numbering = properties.find(W + "numPr") if properties is not None else None
    if numbering is None:
        return None
    number = numbering.find(W + "numId")
    if number is not None and number.get(W + "val") == "0":
        return None
    level = numbering.find(W + "ilvl")
    return _number(level.get(W + "val"), 0) if level is not None else 0


def _number(value: str | None, otherwise: int) -> int:
    return int(value) if value and value.isdigit() and len(value) < 7 else otherwise

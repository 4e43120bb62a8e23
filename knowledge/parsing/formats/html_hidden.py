"""What a reader of a web page does not see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}@;]{1,500})\{([^{}]{0,5000})\}")
_WHITE = r"(?:#fff(?:fff)?(?:ff)?|white|rgba?\(\s*255\s*,\s*255\s*,\s*255(?:\s*,\s*[\d.]+)?\s*\)|transparent)"
_WAYS = (
    (re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE), "not displayed"),
    (re.compile(r"font-size\s*:\s*0(?![.\d]*[1-9])", re.IGNORECASE), "of size zero"),
    (re.compile(r"opacity\s*:\s*0(?:\.0+)?(?![.\d])", re.IGNORECASE), "fully transparent"),
    (re.compile(r"(?:text-indent|left|top)\s*:\s*-\d{4,}", re.IGNORECASE), "moved off the page"),
    (re.compile(r"(?<![-\w])color\s*:\s*" + _WHITE, re.IGNORECASE), "white on white"),
)
_BACKGROUND = re.compile(
    r"background(?:-color|-image)?\s*:\s*(?!\s*(?:none|transparent|inherit|initial|unset|" + _WHITE + "))", re.I
)
LARGEST_STYLESHEET = 200_000


def hiding(style: str) -> str:
    """How these declarations hide text, or nothing."""
    for pattern, why in _WAYS:
        if pattern.search(style) and not (why == "white on white" and _BACKGROUND.search(style)):
            return why
    return ""


def colours_behind(node: LexborNode) -> bool:
    """Whether the element paints a background of its own, on which white can be read."""
    return bool(_BACKGROUND.search(node.attributes.get("style") or "")) or "bgcolor" in node.attributes


def hidden_by_sheets(tree: LexborHTMLParser) -> dict[int, str]:
    """Elements that the page's own style sheets hide: how, by their ids."""
    found: dict[int, str] = {}
    for selector, declarations in _rules(tree):
        if not (why := hiding(declarations)):
            continue
        try:
            found |= {node.mem_id: why for node in tree.css(selector)}
        except SelectolaxError:
            continue  # a selector that is not understood hides nothing
    return found


def _rules(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for sheet in tree.css("style"):
        text = _COMMENT.sub("", sheet.text()[:LARGEST_STYLESHEET])
        yield from ((selector.strip(), declarations) for selector, declarations in _RULE.findall(_outside_at(text)))


def _outside_at(text: str) -> str:
    """Without `@media` and the like: what holds on paper only hides nothing on the screen."""
    kept: list[str] = []
    depth, start, in_at = 0, 0, False
    for index, character in enumerate(text):
        if character == "@" and depth == 0:
            in_at = True
            kept.append(text[start:index])
        elif character == "{":
            depth += 1
        elif character == "}":
            depth = max(depth - 1, 0)
        if in_at and depth == 0 and character in "};":
            in_at, start = False, index + 1
    return "".join([*kept, "" if in_at else text[start:]])

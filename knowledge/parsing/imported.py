"""A parsed document as it goes into the knowledge base."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath

from pydantic import ValidationError

from core.errors import FileEmpty, FileTooLarge, InvalidInput
from knowledge.locators import Locator
from knowledge.parsing.document import Heading, ParsedDocument
from knowledge.parsing.sections import passages_in_document
from knowledge.procedure import TEXT_CHARACTERS, PlainDocument, explain

_UNFIT = re.compile(r"[\s#@/?%\\\x00-\x1f\x7f]+")
ID_CHARACTERS = 120
_BARE = frozenset({".md", ".txt"})


def plain_document(document: ParsedDocument, collection: str) -> PlainDocument:
    """Equal files of the same name give equal contents; raises an `UnreadableFile` for what does not fit."""
    parts = passages_in_document(_without_its_title(document))
    text = "\n".join(part.text for part in parts)
    if not text:
        raise FileEmpty(f"`{document.name}` holds no text")
    if len(text) > TEXT_CHARACTERS:
        raise FileTooLarge(f"`{document.name}` says more than {TEXT_CHARACTERS} characters: split it")
    try:
        return PlainDocument(
            id=document_id(document.name),
            collection=collection,
            title=document.title,
            text=text,
            locator=document.name if document.title != PurePosixPath(document.name).stem else "",
            parts=tuple(parts),
        )
    except ValidationError as error:
        raise InvalidInput(f"`{document.name}`: {explain(error)}") from error


def _without_its_title(document: ParsedDocument) -> ParsedDocument:
    """The title stands above every passage anyway, and in front of every place."""
    first, *rest = document.blocks
    if not (isinstance(first, Heading) and first.text == document.title and rest):
        return document
    kept = tuple(replace(block, locator=_below(block.locator, first.locator)) for block in rest)
    return replace(document, blocks=kept)


def _below(locator: Locator, top: Locator) -> Locator:
    depth = len(top.path)
    return replace(locator, path=locator.path[depth:]) if locator.path[:depth] == top.path else locator


def document_id(name: str) -> str:
    """Of a file by its path: `안내/전입 신고.hwpx` as `안내-전입-신고.hwpx`; text files go without their ending."""
    path = PurePosixPath(name)
    shown = str(path.with_suffix("")) if path.suffix.lower() in _BARE else name
    return _UNFIT.sub("-", shown).strip("-")[-ID_CHARACTERS:] or "document"

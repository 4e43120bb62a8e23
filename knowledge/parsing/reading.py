"""One file into one document, in this process: `knowledge.parsing.sandbox` does the same where it can do no harm."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePosixPath
from typing import cast

from core.errors import FileEmpty, UnknownFormat
from knowledge.parsing.detect import expects, extension_misleads, format_of
from knowledge.parsing.document import Block, Format, Heading, ParsedDocument, text_of
from knowledge.parsing.draft import Draft, SourceFile
from knowledge.parsing.outline import outlined
from knowledge.parsing.suspicions import instructions_in
from knowledge.passages import language_of

TITLE_CHARACTERS = 200
_MODULES: dict[Format, str] = {
    "text": "plain", "markdown": "markdown", "html": "html", "csv": "delimited", "xlsx": "xlsx", "docx": "docx",
    "hwpx": "hwpx", "hwp": "hwp", "pdf": "pdf",
}  # fmt: skip


def read_document(file: SourceFile) -> ParsedDocument:
    """Raises an `UnreadableFile`; whatever else a parser raises is a crash that the sandbox tells."""
    found = format_of(file)
    if found is None:
        raise UnknownFormat(f"{file.shown} is an archive: import it as such, not as a document in another archive")
    draft = Draft(file)
    if extension_misleads(file.name, found):
        draft.warn("wrong_extension", f"the name promises {expects(file.name) or 'another format'}; it is {found}")
    _reader(found)(draft)
    blocks = tuple(outlined(draft.blocks))
    if not any(text_of(block) for block in blocks):
        raise FileEmpty(f"{file.shown} holds no text")
    return ParsedDocument(
        name=file.name,
        title=_title(draft, blocks),
        format=found,
        blocks=blocks,
        warnings=(*draft.all_warnings(), *instructions_in(blocks)),
        page_count=draft.page_count,
        language=language_of("".join(text_of(block) for block in blocks[:50])),
    )


def _reader(found: Format) -> Callable[[Draft], None]:
    """Heavy libraries are loaded for the format that needs them."""
    module = import_module(f"knowledge.parsing.formats.{_MODULES[found]}")
    return cast("Callable[[Draft], None]", module.read)


def _title(draft: Draft, blocks: tuple[Block, ...]) -> str:
    """What the file says it is called, else its first heading, else its name."""
    first = blocks[0] if blocks and isinstance(blocks[0], Heading) else None
    said = " ".join(draft.title.split()) or (first.text if first else "")
    return (said or PurePosixPath(draft.file.name).stem)[:TITLE_CHARACTERS]

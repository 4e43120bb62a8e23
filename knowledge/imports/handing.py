"""Files of the operator's own machine onto the shelf, as a browser would upload them."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from core.errors import InvalidInput, UnreadableFile
from knowledge.imports.receiving import Received
from knowledge.imports.shelf import Shelf
from knowledge.parsing.files import files_in
from knowledge.parsing.limits import Limits


def handed_in(shelf: Shelf, path: Path, limits: Limits) -> list[Received]:
    """A file, or every file of a folder, in the order of their names; archives are opened by the job. Blocking.

    Raises an `UnreadableFile` where there is nothing at `path`, and `InvalidInput` for a folder without files.
    """
    shelf.prepared()
    if path.is_file():
        return [Received(unicodedata.normalize("NFC", path.name), *shelf.keep_copy(path))]
    if not path.is_dir():
        raise UnreadableFile(f"`{path}`: there is no such file or folder")
    found = files_in(path, limits)
    if not found:
        raise InvalidInput(f"`{path}` holds no file")
    return [Received(file.name, *shelf.keep_copy(file.path)) for file in found]

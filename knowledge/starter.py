"""The starter set: procedures in TOML files that a new installation begins with.

Loading it again changes only what nobody but the starter set has written: a curator's edit or withdrawal stands.
"""

from __future__ import annotations

import asyncio
import tomllib
from collections.abc import Sequence
from pathlib import Path

from core.errors import InvalidInput
from knowledge.lifecycle import STARTER
from knowledge.loading import Loadable, LoadReport, listed
from knowledge.procedure import Procedure, parse_procedure
from knowledge.store import KnowledgeStore

FOLDER = Path(__file__).parent / "starter"
NOTE = "starter set"


def read_starter(folder: Path = FOLDER) -> list[Procedure]:
    """Every `COLLECTION/ID.toml`; raises `InvalidInput` that names the files that cannot be read."""
    return [item.content for item in _read(folder) if isinstance(item.content, Procedure)]


async def load_starter(store: KnowledgeStore, folder: Path = FOLDER) -> LoadReport:
    """Publishes what is new or changed in the starter set, except where a person has worked on it."""
    items = await asyncio.to_thread(_read, folder)
    touched = await store.written_by_others(STARTER, [item.content.id for item in items])
    ours = [item for item in items if item.content.id not in touched]
    return await store.load(ours, STARTER, publish=True, note=NOTE)


def _read(folder: Path) -> list[Loadable]:
    items: list[Loadable] = []
    errors: list[str] = []
    for path in sorted(folder.glob("*/*.toml")):
        where = f"{path.parent.name}/{path.name}"
        try:
            items.append(Loadable(where, _procedure(path)))
        except (InvalidInput, tomllib.TOMLDecodeError) as error:
            errors.append(f"{where}: {error}")
    if errors:
        raise InvalidInput(listed(errors))
    return items


def _procedure(path: Path) -> Procedure:
    procedure = parse_procedure(tomllib.loads(path.read_text("utf-8")))
    stands_at: Sequence[str] = (path.parent.name, path.stem)
    if stands_at != (procedure.collection, procedure.id):
        raise InvalidInput(f"holds `{procedure.id}` of the collection `{procedure.collection}`")
    return procedure

"""Where a model stands and whether it can be used."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.models.files import has_hashes, has_sizes
from app.models.manifest import Model, ModelRole, PathSource, Source
from app.models.receipt import fingerprint, read_receipt


class ModelState(StrEnum):
    """`OUTDATED`: finished, but for another entry than the manifest now has; `DAMAGED`: files are gone or changed."""

    READY = "ready"
    MISSING = "missing"
    OUTDATED = "outdated"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class ModelStatus:
    """One line of `madang models status`."""

    role: ModelRole
    name: str
    engine: str
    licence: str
    languages: tuple[str, ...]
    state: ModelState
    folder: Path
    size: int
    """Bytes of the finished files, as declared."""


def status_of(model: Model, root: Path, *, deep: bool = False) -> ModelStatus:
    """`deep` reads every byte; without it presence and lengths are looked at."""
    state, folder, source = _locate(model, root, deep=deep)
    size = sum(file.size for file in source.files)
    return ModelStatus(model.role, model.name, model.engine, model.licence, model.languages, state, folder, size)


def _locate(model: Model, root: Path, *, deep: bool) -> tuple[ModelState, Path, Source]:
    check = has_hashes if deep else has_sizes
    for source in model.sources:
        if isinstance(source, PathSource) and source.folder.is_dir() and check(source.folder, source.files):
            return ModelState.READY, source.folder, source
    first, folder = model.sources[0], root / model.role
    if isinstance(first, PathSource) and len(model.sources) == 1:
        return (ModelState.DAMAGED if first.folder.is_dir() else ModelState.MISSING), first.folder, first
    if not folder.is_dir():
        return ModelState.MISSING, folder, first
    receipt = read_receipt(folder)
    for source in model.sources:
        if receipt is not None and receipt.fingerprint == fingerprint(source.files):
            return (ModelState.READY if check(folder, source.files) else ModelState.DAMAGED), folder, source
    return ModelState.OUTDATED, folder, first

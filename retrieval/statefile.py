"""Named arrays in one file that is replaced whole: a reader sees the old or the new one, never half of either."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeAlias, TypeVar
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from core.errors import InvalidInput

Fit = TypeVar("Fit")
Arrays: TypeAlias = Mapping[str, NDArray[Any]]


def save_arrays(path: Path, **arrays: NDArray[Any]) -> None:
    """Raises `OSError`; what was there before then stays."""
    partial = path.with_name(f"{path.stem}.{uuid4().hex[:8]}.partial.npz")
    try:
        np.savez(partial, allow_pickle=False, **arrays)
        partial.replace(path)
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def load_arrays(path: Path) -> dict[str, NDArray[Any]]:
    """Raises `OSError` where there is none, and `ValueError` for a damaged one."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            return {name: stored[name] for name in stored.files}
    except (EOFError, KeyError, zipfile.BadZipFile, zlib.error) as error:
        raise ValueError(f"`{path.name}` is damaged") from error


def load_fit(path: Path, revision: str, made_of: Callable[[Arrays], Fit], *, made_by: str) -> Fit | None:
    """What `python -m <made_by> --write` fitted for one embedding model: None where there is nothing for that revision.

    `made_of` makes it of the arrays, whose `revision` names the model. Raises `InvalidInput` for a damaged file.
    """
    if not path.is_file():
        return None
    try:
        stored = load_arrays(path)
        fit, fitted_for = made_of(stored), str(stored["revision"])
    except (OSError, ValueError, KeyError) as error:
        raise InvalidInput(f"`{path.name}` cannot be read: run `python -m {made_by} --write`") from error
    return fit if fitted_for == revision else None

"""The note in a finished folder that says which manifest entry its files were verified against."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pydantic import BaseModel, ValidationError

from app.models.manifest import ModelFile

RECEIPT = ".madang.json"


class Receipt(BaseModel):
    """`fingerprint` stands for every file's path, length and hash."""

    model: str
    fingerprint: str


def fingerprint(files: tuple[ModelFile, ...]) -> str:
    """One hash over all files; it changes whenever the manifest asks for other bytes."""
    lines = sorted(f"{file.sha256} {file.size} {file.path}\n" for file in files)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def write_receipt(folder: Path, model: str, files: tuple[ModelFile, ...]) -> None:
    """Say that `files` were verified in `folder`."""
    receipt = Receipt(model=model, fingerprint=fingerprint(files))
    partial = folder / f"{RECEIPT}.partial"
    partial.write_text(receipt.model_dump_json() + "\n", encoding="utf-8")
    partial.replace(folder / RECEIPT)


def read_receipt(folder: Path) -> Receipt | None:
    """None when nothing was ever verified there."""
    try:
        return Receipt.model_validate_json((folder / RECEIPT).read_bytes())
    except (FileNotFoundError, ValidationError):
        return None

"""Opinions of many kinds, by which the space that opinions are compared in is set up."""

from __future__ import annotations

import tomllib
from pathlib import Path

USUAL = Path(__file__).parent / "usual.toml"


def usual_opinions() -> list[str]:
    """What they have in common every opinion has: it sets none apart."""
    texts: list[str] = tomllib.loads(USUAL.read_text("utf-8"))["texts"]
    return texts

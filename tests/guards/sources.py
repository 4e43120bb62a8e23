"""The Python files of the repository, parsed once for every guard."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent.parent
PACKAGES = (
    "core", "rtc", "speech", "agents", "retrieval", "knowledge", "world", "desk", "casework", "app",
)  # fmt: skip
BESIDE = ("tests", "bench", "evals", "scripts")
"""Checked like the packages, and just as little to be shadowed by an installed distribution."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file."""

    path: Path
    """From the root of the checkout."""
    text: str
    tree: ast.Module

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node

    def public_classes(self) -> Iterator[ast.ClassDef]:
        for node in self.tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                yield node


@cache
def source_files(*folders: str) -> tuple[SourceFile, ...]:
    """Every `.py` file below the folders, in order."""
    paths = sorted(path for folder in folders for path in (CHECKOUT / folder).rglob("*.py"))
    return tuple(_parsed(path) for path in paths)


def everything() -> tuple[SourceFile, ...]:
    """Source, tests and tools alike."""
    return source_files(*PACKAGES, *BESIDE)


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """In lines, from `def` to the last statement."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _parsed(path: Path) -> SourceFile:
    text = path.read_text("utf-8")
    return SourceFile(path.relative_to(CHECKOUT), text, ast.parse(text))

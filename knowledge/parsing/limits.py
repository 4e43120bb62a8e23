"""How much a file may ask for before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_048_576


@dataclass(frozen=True, slots=True)
class Limits:
    """For one file and, from `files` on, for one archive or folder."""

    file_bytes: int = 50 * MEGABYTE
    wall_seconds: float = 300.0
    cpu_seconds: int = 240
    memory_bytes: int = 2_048 * MEGABYTE
    """Of address space; libraries alone take about a third of it."""
    output_bytes: int = 32 * MEGABYTE
    """Of the parsed document as JSON."""
    unpacked_bytes: int = 512 * MEGABYTE
    """What a compressed file or an archive may unfold to."""
    unpacked_ratio: int = 200
    """How many times its size one packed part may unfold to."""
    files: int = 2_000
    """Documents in one folder or archive, or parts in one packed file."""

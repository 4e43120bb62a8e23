"""What a document may ask for when it is read, out of the settings."""

from __future__ import annotations

from app.settings import Settings
from knowledge.parsing.limits import MEGABYTE, Limits


def import_limits(settings: Settings) -> Limits:
    """CPU time follows the time on the clock: a parser uses one core."""
    return Limits(
        file_bytes=settings.import_max_file_megabytes * MEGABYTE,
        wall_seconds=settings.import_seconds,
        cpu_seconds=max(int(settings.import_seconds), 1),
        memory_bytes=settings.import_memory_megabytes * MEGABYTE,
        unpacked_bytes=settings.import_max_unpacked_megabytes * MEGABYTE,
        files=settings.import_max_files,
    )

"""A real SQLite file with the whole schema: migrated once a run, then copied for each test."""

from __future__ import annotations

import asyncio
import shutil
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from app.database import open_engine, upgrade


def migrated_copy(folder: Path) -> str:
    """The SQLAlchemy URL of a fresh database in `folder`."""
    path = folder / "madang.db"
    shutil.copy(_template(), path)
    return f"sqlite+aiosqlite:///{path}"


@cache
def _template() -> Path:
    path = Path(mkdtemp(prefix="madang-schema-")) / "schema.db"
    with ThreadPoolExecutor(1) as pool:  # the caller may be inside an event loop
        pool.submit(lambda: asyncio.run(_make(path))).result()
    return path


async def _make(path: Path) -> None:
    engine = open_engine(f"sqlite+aiosqlite:///{path}")
    await upgrade(engine)
    await engine.dispose()

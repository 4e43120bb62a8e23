"""Prints the OpenAPI page, for the web client to be typed with: `python -m app.openapi > web/openapi.json`.

No model is loaded and no database opened: the routes are built over parts that are never called.
"""

from __future__ import annotations

import asyncio
import json
import sys
from types import SimpleNamespace
from typing import cast

from app.database import open_engine, open_sessions
from app.knowledge_base import KnowledgeBase
from app.server import build_app
from app.service import Opened, assembled
from app.settings import Settings
from app.voice import Voice
from core.bus import LocalBus
from core.clock import SystemClock
from knowledge.conflicts import Conflicts
from knowledge.store import KnowledgeStore
from retrieval.protocols import Embedder
from retrieval.search import Search
from retrieval.tokens import KiwiTokenizer


async def openapi() -> dict[str, object]:
    """The page as JSON."""
    engine, clock = open_engine("sqlite+aiosqlite:///:memory:"), SystemClock()
    sessions = open_sessions(engine)
    search, voice = cast("Search", SimpleNamespace()), cast("Voice", SimpleNamespace(listener=None, speaker=None))
    store, embedder, words = KnowledgeStore(sessions, clock), cast("Embedder", None), cast("KiwiTokenizer", None)
    conflicts = Conflicts(store, sessions, clock, str.split)
    knowledge = KnowledgeBase(engine, sessions, store, search, conflicts, LocalBus(), embedder, words, words)
    page = build_app(assembled(Opened(Settings(), clock, knowledge, voice, asyncio.TaskGroup()))).openapi()
    await engine.dispose()
    return page


if __name__ == "__main__":
    json.dump(asyncio.run(openapi()), sys.stdout, ensure_ascii=False, indent=1)

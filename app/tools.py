"""The routes of the curation console's tools: conflicts, search tester, calendar, bundles, audit, spoken preview."""

from __future__ import annotations

from fastapi import APIRouter

from app.bundle_api import build_router as bundle_router
from app.preview_voice import build_router as voice_router
from app.search_tester import build_router as tester_router
from app.service import Service
from core.accounts import AccountGuard
from knowledge.audit_api import build_router as audit_router
from knowledge.calendar_api import build_router as calendar_router
from knowledge.conflict_api import build_router as conflict_router


def tool_routers(service: Service, guard: AccountGuard) -> list[APIRouter]:
    """Beside `knowledge.api`, which is about one procedure at a time."""
    knowledge = service.knowledge
    return [
        conflict_router(knowledge.conflicts, guard),
        audit_router(knowledge.sessions, service.clock, guard),
        bundle_router(knowledge.sessions, service.settings, service.clock, guard),
        calendar_router(knowledge.sessions, service.clock, guard),
        tester_router(knowledge.search, service.clock, guard),
        voice_router(service.voice.speaker if service.voice else None, service.officials, guard),
    ]

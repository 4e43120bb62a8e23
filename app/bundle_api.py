"""Bundles over HTTP: a collection as a signed ZIP or as JSONL, and the key that signs, for admins."""

from __future__ import annotations

import asyncio
from typing import Any

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from app.bundle_key import signing_key
from app.settings import Settings
from core.accounts import AccountGuard, Role
from core.clock import Clock, today
from core.errors import Forbidden, NotFound, PasswordChangeRequired, Unauthenticated
from core.http import declared
from knowledge.bundle import packed, public_key
from knowledge.bundling import exported, live_contents


class SigningKey(BaseModel):
    """The public half of the key that this service signs bundles with."""

    key: str


def build_router(
    sessions: async_sessionmaker[AsyncSession], settings: Settings, clock: Clock, guard: AccountGuard
) -> APIRouter:
    """For admins."""
    errors = declared(Unauthenticated, Forbidden, PasswordChangeRequired, NotFound)
    router = APIRouter(tags=["curation"], responses=errors)
    admin: Any = Depends(guard.allow(Role.ADMIN))

    @router.get("/api/bundles/key", operation_id="readSigningKey", dependencies=[admin])
    async def key() -> SigningKey:
        return SigningKey(key=public_key(await asyncio.to_thread(signing_key, settings)))

    @router.get(
        "/api/bundles/{collection}.zip", operation_id="exportBundle", dependencies=[admin], response_class=Response
    )
    async def bundle(collection: str) -> Response:
        made = await exported(sessions, collection, clock)
        private = await asyncio.to_thread(signing_key, settings)
        return _file(await asyncio.to_thread(packed, made, private), f"{collection}.zip", "application/zip")

    @router.get(
        "/api/bundles/{collection}.jsonl", operation_id="exportLines", dependencies=[admin], response_class=Response
    )
    async def jsonl(collection: str) -> Response:
        lines = await live_contents(sessions, collection, today(clock))
        return _file("".join(f"{line}\n" for line in lines).encode(), f"{collection}.jsonl", "application/jsonl")

    return router


def _file(data: bytes, name: str, media_type: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(data, media_type=media_type, headers=headers)

"""Seoul's districts by name, for every page that shows one."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from core.districts import ENGLISH


class DistrictView(BaseModel):
    """One district; `ko` is how the rest of the API names it."""

    ko: str
    en: str


def build_router() -> APIRouter:
    """For everybody: the names are no secret, and never change while the service runs."""
    router = APIRouter(tags=["districts"])

    @router.get("/api/districts", operation_id="listDistricts")
    async def listed() -> tuple[DistrictView, ...]:
        return tuple(DistrictView(ko=ko, en=en) for ko, en in ENGLISH.items())

    return router

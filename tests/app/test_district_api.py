"""Seoul's districts over HTTP."""

from __future__ import annotations

from typing import get_args

import httpx
from fastapi import FastAPI

from app.district_api import build_router
from core.districts import District


async def test_every_district_has_its_name_in_both_languages() -> None:
    app = FastAPI()
    app.include_router(build_router())
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://test") as client:
        names = {item["ko"]: item["en"] for item in (await client.get("/api/districts")).json()}
    assert set(names) == set(get_args(District))
    assert len(set(names.values())) == 25
    assert names["강남구"] == "Gangnam-gu"

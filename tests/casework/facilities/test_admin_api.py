"""Administrators make, change and retire facilities over HTTP, and nobody else does."""

from __future__ import annotations

import httpx
import pytest

from tests.casework.facilities.halls import ADMIN, ADMINISTRATOR, API, HALL, STAFF

GYM = {**HALL, "id": "sun-gym", "kind": "sports_ground"}


async def test_a_facility_is_made_changed_and_retired(client: httpx.AsyncClient) -> None:
    made = await client.post(ADMIN, json=GYM, headers=ADMINISTRATOR)
    assert made.status_code == 201
    assert [(one["facility"]["id"], one["edition"]) for one in made.json()] == [("moon-hall", 1), ("sun-gym", 1)]
    retired = {"facility": {**GYM, "is_active": False}, "seen": 1}
    changed = (await client.put(ADMIN, json=retired, headers=ADMINISTRATOR)).json()
    assert [(one["edition"], one["changed_by"]) for one in changed] == [(1, "root"), (2, "root")]
    assert [one["id"] for one in (await client.get(API)).json()] == ["moon-hall"]
    assert (await client.put(ADMIN, json=retired, headers=ADMINISTRATOR)).json()["code"] == "conflict"


async def test_what_is_refused_is_named(client: httpx.AsyncClient) -> None:
    without = {name: said for name, said in GYM.items() if name != "source"}
    refused = await client.post(ADMIN, json=without, headers=ADMINISTRATOR)
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid_input")
    assert "source" in refused.json()["message"]
    assert (await client.post(ADMIN, json=HALL, headers=ADMINISTRATOR)).json()["code"] == "conflict"


@pytest.mark.parametrize("headers", [{}, STAFF], ids=["citizen", "staff"])
async def test_nobody_else_gets_in(client: httpx.AsyncClient, headers: dict[str, str]) -> None:
    asked = [
        await client.get(ADMIN, headers=headers),
        await client.post(ADMIN, json=GYM, headers=headers),
        await client.put(ADMIN, json={"facility": HALL, "seen": 1}, headers=headers),
    ]
    assert {one.status_code for one in asked} <= {401, 403}

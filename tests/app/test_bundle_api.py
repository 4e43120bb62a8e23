"""Bundles over HTTP: taken away by admins, and taken in by them: looked at first, then as drafts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from fastapi import FastAPI

from app import http_errors
from app.bundle_api import build_router
from app.bundle_key import signing_key
from app.database import open_engine, open_sessions
from app.settings import Settings
from core.accounts import Account, Role
from knowledge.bundle import PARTS, SIGNATURE, fingerprint, packed, public_key, unpacked
from knowledge.lifecycle import State
from knowledge.procedure import stored
from knowledge.store import KnowledgeStore
from tests.fakes.database import migrated_copy
from tests.fakes.guard import HEADER, HeaderGuard
from tests.knowledge.conftest import APPROVER, CURATOR, Calendar, drafted, move_in_report, published, seen

ACCOUNTS = {
    "choi": Account("4", "choi", "Choi", frozenset({Role.ADMIN})),
    "kim": Account("1", "kim", "Kim", frozenset({Role.CURATOR})),
}
CHOI = {HEADER: "choi"}
ID = "move-in-report"


@dataclass(frozen=True, slots=True)
class House:
    """One service with its own database, folder and key."""

    client: httpx.AsyncClient
    store: KnowledgeStore
    settings: Settings

    @property
    def key(self) -> str:
        return public_key(signing_key(self.settings))

    async def gives(self, collection: str = "complaints") -> bytes:
        return (await self.client.get(f"/api/bundles/{collection}.zip", headers=CHOI)).content

    async def looks(self, bundle: bytes, name: str = "choi") -> httpx.Response:
        files = {"bundle": ("complaints.zip", bundle, "application/zip")}
        return await self.client.post("/api/bundles/look", files=files, headers={HEADER: name})

    async def takes(self, digest: str, key: str, name: str = "choi") -> httpx.Response:
        body = {"digest": digest, "key": key}
        return await self.client.post("/api/bundles", json=body, headers={HEADER: name})


Open = Callable[[str], Any]


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[Open]:
    """`await house(name)`: an empty one."""
    async with AsyncExitStack() as stack:

        async def opened(name: str) -> House:
            folder = tmp_path / name
            folder.mkdir()
            engine = open_engine(migrated_copy(folder))
            stack.push_async_callback(engine.dispose)
            sessions, clock = open_sessions(engine), Calendar()
            settings = Settings(var_dir=folder, import_max_file_megabytes=1)
            app = FastAPI()
            app.include_router(build_router(sessions, settings, clock, HeaderGuard(ACCOUNTS)))
            http_errors.install(app)
            transport = httpx.ASGITransport(app=app)
            client = await stack.enter_async_context(httpx.AsyncClient(transport=transport, base_url="http://test"))
            return House(client, KnowledgeStore(sessions, clock), settings)

        yield opened


@pytest.fixture
async def here(house: Open) -> House:
    """One document is published."""
    made: House = await house("here")
    await published(made.store, move_in_report())
    return made


@pytest.fixture
async def there(house: Open) -> House:
    made: House = await house("there")
    return made


async def test_an_admin_takes_a_collection_away_signed(here: House) -> None:
    key = (await here.client.get("/api/bundles/key", headers=CHOI)).json()
    assert key == {"key": here.key, "fingerprint": fingerprint(here.key)}
    bundle = await here.gives()
    assert [row["id"] for row in unpacked(bundle, trusted={key["key"]}).documents] == [ID]
    lines = await here.client.get("/api/bundles/complaints.jsonl", headers=CHOI)
    assert lines.text.count("\n") == 1
    assert (await here.client.get("/api/bundles/nothing.zip", headers=CHOI)).status_code == 404


async def test_a_bundle_is_looked_at_and_comes_in_as_drafts(here: House, there: House) -> None:
    looked = (await there.looks(await here.gives())).json()
    assert (looked["collection"], looked["key"], looked["is_ours"]) == ("complaints", here.key, False)
    assert looked["fingerprint"] == fingerprint(here.key)
    assert (looked["created"], looked["changed"], looked["unchanged"], looked["refused"]) == (1, 0, 0, 0)
    assert looked["documents"] == [{"document_id": ID, "title": "전입신고", "outcome": "created", "why": ""}]
    assert (await there.store.collections()) == ()

    taken = (await there.takes(looked["digest"], looked["key"])).json()
    assert taken == {"collection": "complaints", "created": 1, "changed": 0, "unchanged": 0, "refused": []}
    mine, theirs = await here.store.detail(ID), await there.store.detail(ID)
    assert mine.live is not None
    assert theirs.open is not None
    assert (theirs.live, theirs.open.summary.state) == (None, State.DRAFT)
    assert stored(theirs.open.content) == stored(mine.live.content)
    assert [(line.actor, line.note) for line in await there.store.audit(ID)] == [("Choi", f"bundle {here.key}")]
    assert await there.store.revision() == 0


async def test_the_same_bundle_again_brings_nothing_and_a_changed_one_a_draft(here: House, there: House) -> None:
    first = (await there.looks(await here.gives())).json()
    await there.takes(first["digest"], first["key"])
    detail = await there.store.submit(ID, CURATOR, seen=seen(await there.store.detail(ID)))
    await there.store.publish(ID, APPROVER, seen=seen(detail))
    same = (await there.looks(await here.gives())).json()
    assert (same["created"], same["changed"], same["unchanged"], same["documents"]) == (0, 0, 1, [])
    await published(here.store, move_in_report(deadline="전입한 날부터 30일 안에 신고합니다."))
    later = (await there.looks(await here.gives())).json()
    assert (later["created"], later["changed"], later["unchanged"]) == (0, 1, 0)
    assert (await there.takes(later["digest"], later["key"])).json()["changed"] == 1
    detail = await there.store.detail(ID)
    assert [version.state for version in detail.versions] == [State.DRAFT, State.PUBLISHED]


async def test_what_a_person_is_working_on_is_left_alone_and_told(here: House, there: House) -> None:
    await drafted(there.store, move_in_report())
    await published(here.store, move_in_report(id="other"))
    looked = (await there.looks(await here.gives())).json()
    assert (looked["created"], looked["refused"]) == (1, 1)
    refused = next(one for one in looked["documents"] if one["outcome"] == "refused")
    assert (refused["document_id"], "worked on by" in refused["why"]) == (ID, True)
    taken = (await there.takes(looked["digest"], looked["key"])).json()
    assert (taken["created"], [one["document_id"] for one in taken["refused"]]) == (1, [ID])


async def test_what_says_nothing_there_does_not_come(here: House, there: House) -> None:
    await here.store.withdraw(ID, APPROVER, reason="폐지")
    looked = (await there.looks(await here.gives())).json()
    assert (looked["created"], looked["silent"]) == (0, 1)


async def test_a_bundle_of_ones_own_is_known_as_such(here: House) -> None:
    looked = (await here.looks(await here.gives())).json()
    assert (looked["is_ours"], looked["unchanged"]) == (True, 1)


def _changed(bundle: bytes, name: str, content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bundle)) as old, zipfile.ZipFile(made, "w") as new:
        for each in old.namelist():
            new.writestr(each, content if each == name else old.read(each))
    return made.getvalue()


async def test_what_is_not_as_it_was_signed_is_refused(here: House, there: House) -> None:
    bundle = await here.gives()
    for wrong, code in (
        (_changed(bundle, PARTS[1], b"{}"), "bundle_signature_invalid"),
        (_changed(bundle, SIGNATURE, b"\x00" * 64), "bundle_signature_invalid"),
        (bundle[:200], "file_damaged"),
        (b"hello", "file_damaged"),
    ):
        answer = await there.looks(wrong)
        assert (answer.status_code, answer.json()["code"]) == (422, code)


async def test_only_the_key_that_was_shown_lets_it_in(here: House, there: House) -> None:
    looked = (await there.looks(await here.gives())).json()
    answer = await there.takes(looked["digest"], there.key)
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")
    assert await there.store.collections() == ()


async def test_a_bundle_that_nobody_looked_at_is_not_there(there: House) -> None:
    answer = await there.takes("0" * 64, there.key)
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


async def test_a_bundle_that_is_too_large_is_refused(there: House) -> None:
    answer = await there.looks(b"\x00" * 1_100_000)
    assert (answer.status_code, answer.json()["code"]) == (413, "file_too_large")


async def test_a_form_without_a_bundle_says_so(there: House) -> None:
    answer = await there.client.post("/api/bundles/look", files={"bundle": ("", b"")}, headers=CHOI)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_input")


async def test_nobody_else_does(here: House) -> None:
    for path in ("key", "complaints.zip", "complaints.jsonl"):
        assert (await here.client.get(f"/api/bundles/{path}", headers={HEADER: "kim"})).status_code == 403
    assert (await here.looks(b"", "kim")).status_code == 403
    assert (await here.takes("0" * 64, here.key, "kim")).status_code == 403


async def test_a_stranger_signs_and_is_told_apart_by_the_fingerprint(here: House, there: House) -> None:
    stranger = Ed25519PrivateKey.generate()
    bundle = unpacked(await here.gives(), trusted=None)
    looked = (await there.looks(packed(bundle, stranger))).json()
    assert looked["fingerprint"] == fingerprint(public_key(stranger)) != fingerprint(here.key)
    assert len(looked["fingerprint"].split()) == 16

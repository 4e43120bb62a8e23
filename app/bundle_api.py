"""Bundles over HTTP, for admins: a collection as a signed ZIP or as JSONL, the signing key, and a bundle taken in."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, StringConstraints
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from app.bundle_key import signing_key
from app.importing import import_folder
from app.settings import Settings
from core.accounts import Account, AccountGuard, Role
from core.clock import Clock, today
from core.errors import (
    FileDamaged,
    FileTooLarge,
    Forbidden,
    InvalidInput,
    NotFound,
    PasswordChangeRequired,
    SignatureInvalid,
    Unauthenticated,
)
from core.http import BINARY, declared, multipart
from knowledge.bundle import Bundle, fingerprint, packed, public_key, unpacked
from knowledge.bundle_drafts import counted, drafted, foreseen
from knowledge.bundling import exported, live_contents
from knowledge.imports.receiving import UploadLimits, receive
from knowledge.imports.shelf import Shelf
from knowledge.lifecycle import Actor
from knowledge.loading import Foreseen
from knowledge.parsing.limits import MEGABYTE

PATH = "/api/bundles"
LOOK = f"{PATH}/look"
DOCUMENTS_SHOWN = 200
REFUSED = declared(SignatureInvalid, FileDamaged, InvalidInput)
_FORM = multipart(bundle=BINARY)


class SigningKey(BaseModel):
    """The public half of the key that this service signs bundles with."""

    key: str
    fingerprint: str
    """Of the key: SHA-256, for two people to compare."""


class BundleView(BaseModel):
    """What a bundle says of itself, once its signature holds, and what it would bring."""

    digest: str
    """Names the uploaded file for a day."""
    size: int
    collection: str
    made_at: datetime
    key: str
    fingerprint: str
    is_ours: bool
    """Whether this service signed it."""
    created: int
    changed: int
    unchanged: int
    refused: int
    silent: int
    """Documents that say nothing today and of which nothing is being written."""
    documents: list[Foreseen]
    """The first 200 that would be new, changed or refused."""


class TakeBundleBody(BaseModel):
    """A bundle that was looked at, and whose signature is trusted."""

    digest: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    key: Annotated[str, StringConstraints(min_length=1, max_length=100)]


class BundleTaken(BaseModel):
    """Drafts that came in."""

    collection: str
    created: int
    changed: int
    unchanged: int
    refused: list[Foreseen]


@dataclass(frozen=True, slots=True)
class Bundles:
    """What the routes work with."""

    sessions: async_sessionmaker[AsyncSession]
    settings: Settings
    clock: Clock

    @property
    def shelf(self) -> Shelf:
        return Shelf(import_folder(self.settings))

    async def key(self) -> str:
        return public_key(await asyncio.to_thread(signing_key, self.settings))

    async def looked(self, request: Request, actor: Actor) -> BundleView:
        """Raises `FileTooLarge`, `SignatureInvalid`, and `FileDamaged` for what is no bundle."""
        limits = UploadLimits(self.settings.import_max_file_megabytes * MEGABYTE, files=1)
        upload = await receive(request.headers.get("content-type", ""), request.stream(), self.shelf, limits)
        if not upload.files:
            raise InvalidInput("`bundle`: choose a bundle")
        [file] = upload.files
        bundle = await asyncio.to_thread(self._unpacked, file.digest, None)
        would = await foreseen(self.sessions, bundle, actor, self.clock)
        counts = counted(would.documents)
        return BundleView(
            digest=file.digest,
            size=file.size,
            collection=bundle.collection,
            made_at=bundle.made_at,
            key=bundle.key,
            fingerprint=fingerprint(bundle.key),
            is_ours=bundle.key == await self.key(),
            created=counts["created"],
            changed=counts["changed"],
            unchanged=counts["unchanged"],
            refused=counts["refused"],
            silent=len(would.silent),
            documents=_telling(would.documents),
        )

    async def taken(self, body: TakeBundleBody, actor: Actor) -> BundleTaken:
        """Raises `NotFound` where it was not looked at, or too long ago; `Forbidden` for another key than its own."""
        bundle = await asyncio.to_thread(self._unpacked, body.digest, body.key)
        made = await drafted(self.sessions, bundle, actor, self.clock)
        return BundleTaken(
            collection=bundle.collection,
            created=made.created,
            changed=made.changed,
            unchanged=made.unchanged,
            refused=list(made.refused),
        )

    def _unpacked(self, digest: str, trusted: str | None) -> Bundle:
        path = self.shelf.original(digest)
        if not path.is_file():
            raise NotFound("that bundle is not kept any more: choose it again")
        return unpacked(path.read_bytes(), trusted=None if trusted is None else {trusted})


def build_router(
    sessions: async_sessionmaker[AsyncSession], settings: Settings, clock: Clock, guard: AccountGuard
) -> APIRouter:
    """For admins."""
    errors = declared(Unauthenticated, Forbidden, PasswordChangeRequired, NotFound)
    router = APIRouter(tags=["curation"], responses=errors)
    admin: Any = Depends(guard.allow(Role.ADMIN))
    bundles = Bundles(sessions, settings, clock)
    _add_giving(router, bundles, admin)
    _add_taking(router, bundles, admin)
    return router


def _add_giving(router: APIRouter, bundles: Bundles, admin: Any) -> None:
    @router.get(f"{PATH}/key", operation_id="readSigningKey", dependencies=[admin])
    async def key() -> SigningKey:
        ours = await bundles.key()
        return SigningKey(key=ours, fingerprint=fingerprint(ours))

    @router.get(
        f"{PATH}/{{collection}}.zip", operation_id="exportBundle", dependencies=[admin], response_class=Response
    )
    async def bundle(collection: str) -> Response:
        made = await exported(bundles.sessions, collection, bundles.clock)
        private = await asyncio.to_thread(signing_key, bundles.settings)
        return _file(await asyncio.to_thread(packed, made, private), f"{collection}.zip", "application/zip")

    @router.get(
        f"{PATH}/{{collection}}.jsonl", operation_id="exportLines", dependencies=[admin], response_class=Response
    )
    async def jsonl(collection: str) -> Response:
        lines = await live_contents(bundles.sessions, collection, today(bundles.clock))
        return _file("".join(f"{line}\n" for line in lines).encode(), f"{collection}.jsonl", "application/jsonl")


def _add_taking(router: APIRouter, bundles: Bundles, admin: Any) -> None:
    @router.post(
        LOOK, operation_id="lookAtBundle", responses={**REFUSED, **declared(FileTooLarge)}, openapi_extra=_FORM
    )
    async def look(request: Request, account: Account = admin) -> BundleView:
        return await bundles.looked(request, Actor.of(account))

    @router.post(PATH, operation_id="takeBundle", responses=REFUSED)
    async def take(body: TakeBundleBody, account: Account = admin) -> BundleTaken:
        return await bundles.taken(body, Actor.of(account))


def _telling(documents: Sequence[Foreseen]) -> list[Foreseen]:
    return [one for one in documents if one.outcome != "unchanged"][:DOCUMENTS_SHOWN]


def _file(data: bytes, name: str, media_type: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(data, media_type=media_type, headers=headers)

"""Photos over HTTP, for citizens: sent before the petition that they go with, and shown to who filed it alone."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from casework.callers import count
from casework.petition_fields import Line
from casework.petition_services import KnownPetitioner, PetitionServices, theirs
from casework.photos.album import MOST_AT_ONCE, SENT_BYTES, Added, Photo
from casework.protocols import Arrivals
from core.errors import (
    FileDamaged,
    FileTooLarge,
    InvalidInput,
    NotFound,
    ParserStopped,
    ServiceFull,
    TooManyAttempts,
    UnknownFormat,
)
from core.http import BINARY, declared

PHOTOS = "/api/petitions/photos"
JPEG = "image/jpeg"
_IMAGE = {"requestBody": {"required": True, "content": {"image/*": {"schema": BINARY}}}}
_PRIVATE = {"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"}


class AddedPhoto(BaseModel):
    """A photo that was sent before."""

    id: Annotated[str, Field(min_length=1, max_length=32)]
    alt: Line = ""
    """What can be seen on it, for those who cannot see it."""


AddedPhotos: TypeAlias = Annotated[list[AddedPhoto], Field(max_length=MOST_AT_ONCE)]


class PhotoView(BaseModel):
    """One photo; the sides in pixels."""

    id: str
    width: int
    height: int
    alt: str
    entry: int
    """The line of the ledger that it came with, from 1; 0 while it waits for its petition."""


def build_router(services: PetitionServices) -> APIRouter:
    """Routes under `/api/petitions/photos`."""
    router = APIRouter(prefix=PHOTOS, tags=["petitions"], responses=declared(InvalidInput, TooManyAttempts))
    album = services.filings.album
    refusals = declared(UnknownFormat, FileTooLarge, FileDamaged, ParserStopped, ServiceFull)

    @router.post("", status_code=201, operation_id="sendPhoto", responses=refusals, openapi_extra=_IMAGE)
    async def send_photo(request: Request) -> PhotoView:
        """The body is the file itself. It waits an hour for the petition that names its `id`."""
        count(services.filing_pace, request, of="photos")
        return photo_view(await album.take(await _body(request)))

    @router.delete("/{photo}", status_code=204, operation_id="dropPhoto")
    async def drop_photo(photo: str) -> None:
        """One that still waits; whoever sent it alone knows its `id`."""
        await album.drop(photo)

    @router.post("/theirs", operation_id="listPhotos", responses=declared(NotFound))
    async def list_photos(body: KnownPetitioner, request: Request) -> list[PhotoView]:
        count(services.following_pace, request, of="petitions")
        return [photo_view(one) for one in (await theirs(services, body)).photos]

    @router.post("/{photo}/image", operation_id="readPhoto", responses=declared(NotFound), response_class=Response)
    async def read_photo(photo: str, body: KnownPetitioner) -> Response:
        """No look-ups are counted: nobody guesses the `id` of a photo."""
        image = await album.image(body.number, photo)
        await theirs(services, body)
        return jpeg(image)

    return router


def added(photos: AddedPhotos, arrivals: Arrivals) -> tuple[Added, ...]:
    return tuple(Added(one.id, arrivals.cleared(one.alt)) for one in photos)


def photo_view(photo: Photo) -> PhotoView:
    return PhotoView(id=photo.id, width=photo.width, height=photo.height, alt=photo.alt, entry=photo.entry)


def jpeg(image: bytes) -> Response:
    """For one pair of eyes: kept nowhere on the way."""
    return Response(image, media_type=JPEG, headers=_PRIVATE)


async def _body(request: Request) -> bytes:
    """Raises `FileTooLarge` as soon as too much has come."""
    came = bytearray()
    async for piece in request.stream():
        came += piece
        if len(came) > SENT_BYTES:
            raise FileTooLarge(f"a photo has at most {SENT_BYTES // 1_048_576} MB; make it smaller")
    return bytes(came)

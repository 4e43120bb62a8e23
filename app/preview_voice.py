"""Hearing a draft: what an official would say, as sound, in the voice of whoever answers from the collection."""

from __future__ import annotations

import io
import wave
from collections.abc import AsyncIterator, Generator, Mapping
from contextlib import contextmanager
from typing import Annotated

import numpy as np
from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel, StringConstraints

from agents.officials import in_charge_of
from agents.spoken_form import words_of
from core.accounts import AccountGuard, Role
from core.errors import Conflict, Forbidden, InvalidInput, PasswordChangeRequired, ServiceFull, Unauthenticated
from core.http import declared
from core.officials import Official
from core.sentences import sentences_of
from core.speech import Language, SpokenChunk, Words
from speech.speak import Speaker

READERS = (Role.CURATOR, Role.APPROVER, Role.ADMIN)
MEDIA_TYPE = "audio/wav"
MOST_AT_ONCE = 2  # citizens are spoken to by the same engine
RETRY_AFTER_SECONDS = 5


class VoiceBody(BaseModel):
    """Sentences as they stand on the screen, and the collection whose official says them."""

    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]
    language: Language = "ko"
    collection: Annotated[str, StringConstraints(min_length=1, max_length=64)]


def build_router(speaker: Speaker | None, officials: Mapping[str, Official], guard: AccountGuard) -> APIRouter:
    """`speaker` is None where the service runs without voice."""
    errors = declared(InvalidInput, Unauthenticated, Forbidden, PasswordChangeRequired, Conflict, ServiceFull)
    router = APIRouter(tags=["curation"], responses=errors)
    places = _Places(MOST_AT_ONCE)
    reader = Depends(guard.allow(*READERS))

    @router.post(
        "/api/preview/voice",
        operation_id="hearPreview",
        dependencies=[reader],
        response_class=Response,
        responses={200: {"content": {MEDIA_TYPE: {}}, "description": "16-bit mono sound."}},
    )
    async def hear(body: VoiceBody) -> Response:
        if speaker is None:
            raise Conflict("the service runs without voice: start it with `MADANG_VOICE=true` to hear a preview")
        official = in_charge_of(body.collection, officials) or next(iter(officials.values()))
        with places.one():
            chunks = speaker.speak(_sentences(body), voice=official.voice, language=body.language)
            said = [chunk async for chunk in chunks]
        if not said:
            raise InvalidInput("`text`: there is nothing in it that can be said")
        return Response(wav(said), media_type=MEDIA_TYPE)

    return router


class _Places:
    """How many texts may be spoken at once."""

    def __init__(self, free: int) -> None:
        self._free = free

    @contextmanager
    def one(self) -> Generator[None]:
        """Raises `ServiceFull` where none is free."""
        if not self._free:
            raise ServiceFull("other previews are being spoken; try again", retry_after_seconds=RETRY_AFTER_SECONDS)
        self._free -= 1
        try:
            yield
        finally:
            self._free += 1


async def _sentences(body: VoiceBody) -> AsyncIterator[Words]:
    for sentence in sentences_of(body.text):
        if words := words_of(sentence, body.language):
            yield words


def wav(chunks: list[SpokenChunk]) -> bytes:
    """RIFF WAVE of clauses that follow each other; `chunks` is not empty."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(chunks[0].audio.sample_rate_hz)
        sound.writeframes(np.concatenate([chunk.audio.samples for chunk in chunks]).astype("<i2").tobytes())
    return file.getvalue()

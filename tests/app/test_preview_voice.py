"""A curator hears a draft in the voice of the official who would say it."""

from __future__ import annotations

import io
import wave
from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI

from agents.officials import load_officials
from app import http_errors
from app.preview_voice import build_router
from core.accounts import Account, Role
from core.audio import VOICE_RATE_HZ
from speech.speak import Speaker
from tests.fakes.guard import HEADER, HeaderGuard
from tests.fakes.speech import FakeTextToSpeech, InlineExecutor

ACCOUNTS = {
    "kim": Account("1", "kim", "Kim", frozenset({Role.CURATOR})),
    "jung": Account("5", "jung", "Jung", frozenset({Role.STAFF})),
}
BODY = {"text": "14일 이내에 신고해요. 주민센터로 가세요.", "language": "ko", "collection": "complaints"}


@pytest.fixture
def engine() -> FakeTextToSpeech:
    return FakeTextToSpeech()


def app(speaker: Speaker | None) -> FastAPI:
    made = FastAPI()
    made.include_router(build_router(speaker, load_officials(), HeaderGuard(ACCOUNTS)))
    http_errors.install(made)
    return made


@pytest.fixture
async def client(engine: FakeTextToSpeech) -> AsyncIterator[httpx.AsyncClient]:
    with Speaker(engine, executor=InlineExecutor()) as speaker:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app(speaker)), base_url="http://test") as opened:
            yield opened


async def test_the_sentences_are_heard_as_they_are_said(client: httpx.AsyncClient, engine: FakeTextToSpeech) -> None:
    answer = await client.post("/api/preview/voice", json=BODY, headers={HEADER: "kim"})

    assert (answer.status_code, answer.headers["content-type"]) == (200, "audio/wav")
    with wave.open(io.BytesIO(answer.content)) as sound:
        assert (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) == (1, 2, VOICE_RATE_HZ)
        assert sound.getnframes() > VOICE_RATE_HZ
    assert " ".join(engine.spoken) == "십사 일 이내에 신고해요. 주민센터로 가세요."


@pytest.mark.parametrize(("who", "status"), [("jung", 403), ("nobody", 401)])
async def test_only_whoever_reads_the_console_hears_it(client: httpx.AsyncClient, who: str, status: int) -> None:
    assert (await client.post("/api/preview/voice", json=BODY, headers={HEADER: who})).status_code == status


@pytest.mark.parametrize("text", ["", "---", "가" * 2_001])
async def test_what_cannot_be_said_is_refused(client: httpx.AsyncClient, text: str) -> None:
    answer = await client.post("/api/preview/voice", json={**BODY, "text": text}, headers={HEADER: "kim"})

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_input")


async def test_a_service_without_voice_says_so() -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app(None)), base_url="http://test") as client:
        answer = await client.post("/api/preview/voice", json=BODY, headers={HEADER: "kim"})

    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")
    assert "without voice" in answer.json()["message"]

"""A curator hears a draft in the voice of the official who would say it."""

from __future__ import annotations

import asyncio
import io
import wave
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from agents.officials import load_officials
from app import http_errors
from app.preview_voice import MOST_AT_ONCE, RETRY_AFTER_SECONDS, build_router
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


class GatedExecutor(InlineExecutor):
    """Holds all work back until it is opened."""

    def __init__(self) -> None:
        self._held: list[Callable[[], None]] | None = []
        self.asked = asyncio.Semaphore(0)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        if self._held is None:
            return super().submit(fn, *args, **kwargs)
        future: Future[Any] = Future()
        self._held.append(lambda: future.set_result(fn(*args, **kwargs)))
        self.asked.release()
        return future

    def open(self) -> None:
        held, self._held = self._held or [], None
        for work in held:
            work()


async def test_no_more_than_a_few_are_spoken_at_once(engine: FakeTextToSpeech) -> None:
    gate = GatedExecutor()
    with Speaker(engine, executor=gate) as speaker:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app(speaker)), base_url="http://test") as client:

            async def hear(text: str) -> httpx.Response:
                return await client.post("/api/preview/voice", json={**BODY, "text": text}, headers={HEADER: "kim"})

            async with asyncio.timeout(10), asyncio.TaskGroup() as tasks:
                spoken = [tasks.create_task(hear(f"{number}번이에요.")) for number in range(MOST_AT_ONCE)]
                for _ in spoken:
                    await gate.asked.acquire()
                refused = await hear("네.")
                gate.open()
            later = await hear("네.")
    assert (refused.status_code, refused.json()["code"]) == (503, "service_full")
    assert refused.headers["retry-after"] == str(RETRY_AFTER_SECONDS)
    assert [one.status_code for one in (*(task.result() for task in spoken), later)] == [200] * (MOST_AT_ONCE + 1)


async def test_a_service_without_voice_says_so() -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app(None)), base_url="http://test") as client:
        answer = await client.post("/api/preview/voice", json=BODY, headers={HEADER: "kim"})

    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")
    assert "without voice" in answer.json()["message"]

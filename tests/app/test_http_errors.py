"""Every error leaves in one form."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI, Request
from pydantic import BaseModel

from app import http_errors
from app.body_limit import BodyLimit
from core.errors import MadangError, NotFound, ServiceFull, TooManyAttempts


class Body(BaseModel):
    text: str


async def answer_of(error: Exception | None, body: object = None) -> httpx.Response:
    app = FastAPI()
    http_errors.install(app)

    @app.post("/")
    async def route(_body: Body) -> None:
        if error:
            raise error

    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        return await client.post("/", json=body or {"text": "hello"})


@pytest.mark.parametrize(
    ("error", "status", "body"),
    [
        (NotFound("no `x`"), 404, {"code": "not_found", "message": "no `x`", "retryable": False}),
        (MadangError("odd"), 500, {"code": "error", "message": "odd", "retryable": False}),
    ],
)
async def test_an_error_of_ours_keeps_its_code(error: MadangError, status: int, body: dict[str, object]) -> None:
    answer = await answer_of(error)
    assert (answer.status_code, answer.json()) == (status, body)


@pytest.mark.parametrize(("kind", "status"), [(TooManyAttempts, 429), (ServiceFull, 503)])
async def test_whoever_has_to_wait_is_told_how_long(kind: type[TooManyAttempts], status: int) -> None:
    answer = await answer_of(kind("wait", retry_after_seconds=30))
    assert (answer.status_code, answer.headers["retry-after"]) == (status, "30")
    assert (answer.json()["retry_after_seconds"], answer.json()["retryable"]) == (30, True)


async def test_a_body_that_does_not_fit_is_named_and_not_repeated() -> None:
    answer = await answer_of(None, {"text": ["my secret"]})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_input")
    assert "`text`" in answer.json()["message"]
    assert "secret" not in answer.text


async def test_what_nobody_foresaw_tells_nothing() -> None:
    answer = await answer_of(ValueError("my secret"))
    assert (answer.status_code, answer.json()["code"]) == (500, "error")
    assert "secret" not in answer.text


async def test_a_path_that_is_not_there_has_the_same_form() -> None:
    app = FastAPI()
    http_errors.install(app)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://test") as client:
        answer = await client.get("/nothing")
    assert (answer.status_code, answer.json()) == (
        404,
        {"code": "not_found", "message": "Not Found", "retryable": False},
    )


@pytest.mark.parametrize("announced", [True, False])
async def test_a_body_beyond_the_limit_is_refused(*, announced: bool) -> None:
    app = FastAPI()
    http_errors.install(app)
    app.add_middleware(BodyLimit, most_bytes=1_000)
    read: list[int] = []

    @app.post("/")
    async def route(body: Body) -> None:
        read.append(len(body.text))

    async def pieces(letters: int) -> AsyncIterator[bytes]:
        yield b'{"text": "'
        for _ in range(letters):
            yield b"x"
        yield b'"}'

    def content(letters: int) -> bytes | AsyncIterator[bytes]:
        return b'{"text": "' + b"x" * letters + b'"}' if announced else pieces(letters)

    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://test") as client:
        headers = {"content-type": "application/json"}
        fits = await client.post("/", content=content(900), headers=headers)
        too_long = await client.post("/", content=content(1_000), headers=headers)
    assert (fits.status_code, read) == (200, [900])
    assert (too_long.status_code, too_long.json()["code"]) == (413, "text_too_long")


async def test_a_route_that_streams_counts_for_itself() -> None:
    app = FastAPI()
    http_errors.install(app)
    app.add_middleware(BodyLimit, most_bytes=1_000, streamed={"/files"})

    @app.post("/files")
    async def route(request: Request) -> int:
        return sum([len(chunk) async for chunk in request.stream()])

    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://test") as client:
        streamed = await client.post("/files", content=b"x" * 5_000)
        beside = await client.post("/files/1", content=b"x" * 5_000)
    assert (streamed.json(), beside.status_code) == (5_000, 404)

"""Errors on their way out: every one becomes `{"code", "message", "retryable", "retry_after_seconds"?}`, here only."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import cast

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from app.wire import error_body
from core.errors import MadangError

_log = logging.getLogger(__name__)

_ABSENT = object()
_CODES = {400: "invalid_input", 404: "not_found", 405: "method_not_allowed", 413: "text_too_long"}


def install(app: FastAPI) -> None:
    """Registers the handlers; call it once, where the app is built."""
    app.add_exception_handler(MadangError, _ours)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _framework)
    app.add_exception_handler(Exception, _unforeseen)


async def _ours(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, MadangError)
    body = error_body(error)
    wait = body.get("retry_after_seconds")
    return JSONResponse(body, error.http_status, headers={"Retry-After": str(wait)} if wait is not None else None)


async def _invalid(_request: Request, error: Exception) -> JSONResponse:
    """Names the fields, never their values: those may be a citizen's words."""
    assert isinstance(error, RequestValidationError)
    wrong = "; ".join(f"`{_field(item['loc'], error.body)}`: {item['msg']}" for item in error.errors())
    return _body(422, "invalid_input", wrong)


async def _framework(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    code = _CODES.get(error.status_code, "error")
    answer = _body(error.status_code, code, str(error.detail))
    answer.headers.update(error.headers or {})
    return answer


async def _unforeseen(_request: Request, error: Exception) -> JSONResponse:
    """The server logs where it broke; the client learns that it did."""
    _log.error("a request broke with %s", type(error).__name__)
    return _body(500, "error", "something broke on our side")


def _body(status: int, code: str, message: str) -> JSONResponse:
    return JSONResponse({"code": code, "message": message, "retryable": False}, status)


def _field(path: Sequence[int | str], body: object) -> str:
    """`content.title.ko` of `("body", "content", "procedure", "title", "ko")`: as the client sent it."""
    if path[0] != "body":
        return ".".join(str(part) for part in path[1:])
    named: list[str] = []
    for part in path[1:]:
        inner = _inside(body, part)
        if inner is not _ABSENT or part == path[-1]:  # else it is the tag of a union
            named.append(str(part))
            body = inner
    return ".".join(named) or "body"


def _inside(data: object, part: int | str) -> object:
    if isinstance(data, dict):
        return cast("dict[object, object]", data).get(part, _ABSENT)
    if isinstance(data, list) and isinstance(part, int):
        return cast("list[object]", data)[part]
    return _ABSENT

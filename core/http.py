"""The JSON body of every error, and how a route declares in OpenAPI which ones it gives."""

from __future__ import annotations

from collections import defaultdict

from pydantic import BaseModel

from core.errors import MadangError


class ErrorBody(BaseModel):
    """What a client gets with every status from 400 up."""

    code: str
    """Stable; the client translates it."""
    message: str
    """English, for a person; never holds a citizen's words."""
    retryable: bool
    retry_after_seconds: int | None = None
    """Also in the `Retry-After` header."""


def declared(*errors: type[MadangError]) -> dict[int | str, dict[str, object]]:
    """For the `responses` of a route: each status with the codes that it may carry."""
    codes: dict[int, list[str]] = defaultdict(list)
    for error in errors:
        codes[error.http_status].append(error.code)
    return {
        status: {"model": ErrorBody, "description": " or ".join(f"`{code}`" for code in names)}
        for status, names in codes.items()
    }

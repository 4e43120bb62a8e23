"""Text that came over HTTP, the JSON body of every error, and how a route declares in OpenAPI which ones it gives."""

from __future__ import annotations

from collections import defaultdict
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, BaseModel

from core.errors import MadangError


def _encodable(text: str) -> str:
    """JSON can name half a character (`"\\ud800"`), which no database and no stream takes."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise ValueError("holds half a character; send whole ones") from None
    return text


Text: TypeAlias = Annotated[str, AfterValidator(_encodable)]
"""What a person typed."""


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

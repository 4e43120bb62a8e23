"""Text that came over HTTP, the JSON body of every error, and what a route declares in OpenAPI by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Final, TypeAlias

from pydantic import AfterValidator, AwareDatetime, BaseModel

from core.errors import MadangError


def encodable(text: str) -> str:
    """The text, if it is one: JSON can name half a character (`"\\ud800"`), which no database and no stream takes."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise ValueError("holds half a character; send whole ones") from None
    return text


Text: TypeAlias = Annotated[str, AfterValidator(encodable)]
"""What a person typed."""


def _ordinary(day: date) -> date:
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(f"send a day from {FIRST_DAY} to {LAST_DAY}")
    return day


FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2999, 12, 31)
Day: TypeAlias = Annotated[date, AfterValidator(_ordinary)]
"""A day that is looked at: far from the ends of the calendar, beyond which nothing can be reckoned."""


def _ordinary_moment(moment: datetime) -> datetime:
    _ordinary(moment.date())
    return moment


Moment: TypeAlias = Annotated[AwareDatetime, AfterValidator(_ordinary_moment)]
"""A time with its offset, likewise."""


class GroundBody(BaseModel):
    """Why it was refused, with the article; empty where it is only out of order."""

    ko: str
    en: str
    article_ko: str
    article_en: str


class ErrorBody(BaseModel):
    """What a client gets with every status from 400 up."""

    code: str
    """Stable; the client translates it."""
    message: str
    """English, for a person; never holds a citizen's words."""
    retryable: bool
    retry_after_seconds: int | None = None
    """Also in the `Retry-After` header."""
    ground: GroundBody | None = None
    """With `not_lawful` and `unfileable`."""


def declared(*errors: type[MadangError]) -> dict[int | str, dict[str, object]]:
    """For the `responses` of a route: each status with the codes that it may carry."""
    codes: dict[int, list[str]] = defaultdict(list)
    for error in errors:
        codes[error.http_status].append(error.code)
    return {
        status: {"model": ErrorBody, "description": " or ".join(f"`{code}`" for code in names)}
        for status, names in codes.items()
    }


BINARY: Final[Mapping[str, object]] = {"type": "string", "format": "binary"}


def multipart(**fields: Mapping[str, object]) -> dict[str, object]:
    """For the `openapi_extra` of a route that reads its form as it arrives: the schema of each field, all required."""
    schema = {"type": "object", "required": list(fields), "properties": fields}
    return {"requestBody": {"required": True, "content": {"multipart/form-data": {"schema": schema}}}}

"""The offices that petitions go to: what each deals with, by which article, and the published way to reach it."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from core.errors import InvalidInput

DEPARTMENTS = Path(__file__).with_name("departments.toml")

Holder: TypeAlias = Literal["city", "district", "city_or_district", "agency"]
"""Whose office it is; `agency`: not the city's."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(_Strict):
    """Where it is published."""

    name: str
    article: str
    version: date
    """Of the text that was read."""

    @property
    def cited(self) -> str:
        return f"{self.name} {self.article} ({self.version})"


class Contact(_Strict):
    """A published telephone number."""

    number: str
    source: Source


class Remit(_Strict):
    """What an office deals with."""

    ko: str
    en: str


class Department(_Strict):
    """One office."""

    id: str
    holder: Holder
    ko: str
    en: str
    remit: Remit
    source: Source
    """The article that makes it its business."""
    contact: Contact | None = None
    """None: through the switchboard."""
    words: Annotated[tuple[str, ...], Field(min_length=1)]
    """What points to it, in small letters."""


class Departments(_Strict):
    """All of them."""

    switchboard: Contact
    departments: Annotated[tuple[Department, ...], Field(min_length=2)]

    def contact_of(self, department: Department) -> Contact:
        return department.contact or self.switchboard


@cache
def load_departments(path: Path = DEPARTMENTS) -> Departments:
    """Raises `InvalidInput`, naming the file."""
    try:
        return Departments.model_validate(tomllib.loads(path.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise InvalidInput(f"`{path.name}` holds no departments: {error}") from error

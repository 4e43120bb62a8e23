"""The officials, loaded from their files; opening a new counter is a file and a collection, not code."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import time
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from core.errors import InvalidInput
from core.officials import Consultation, DutyHours, Official
from core.speech import Language, Voice

OFFICIALS = Path(__file__).parent / "officials"

Said = Annotated[str, Field(min_length=1)]


class _Both(BaseModel):
    model_config = ConfigDict(extra="forbid")
    ko: Said
    en: Said

    def spoken(self) -> Mapping[Language, str]:
        return {"ko": self.ko, "en": self.en}


class _Lists(BaseModel):
    model_config = ConfigDict(extra="forbid")
    ko: Annotated[list[Said], Field(min_length=1)]
    en: Annotated[list[Said], Field(min_length=1)]

    def spoken(self) -> Mapping[Language, tuple[str, ...]]:
        return {"ko": tuple(self.ko), "en": tuple(self.en)}


class _VoiceFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    ko: Said
    en: Said
    speed: Annotated[float, Field(ge=0.5, le=2.0)] = 1.0


class _HoursFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    opens: time
    closes: time
    days: Annotated[list[Annotated[int, Field(ge=1, le=7)]], Field(min_length=1)]

    @model_validator(mode="after")
    def _opens_before_it_closes(self) -> _HoursFile:
        if self.opens >= self.closes:
            raise ValueError("`opens` must be before `closes`")
        return self


class _ConsultationFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    ko: Said
    en: Said
    minutes: Annotated[int, Field(ge=10, le=180)]
    places: Annotated[int, Field(ge=1, le=100)]

    def consultation(self) -> Consultation:
        return Consultation({"ko": self.ko, "en": self.en}, self.minutes, self.places)


class _OfficialFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    name: _Both
    title: _Both
    remit: _Both
    greeting: _Both
    never: _Lists
    suggestions: _Lists
    collections: Annotated[list[Said], Field(min_length=1)]
    voice: _VoiceFile
    avatar: Annotated[str, Field(pattern=r"^[\w-]+\.vrm$")]
    tools: list[str] = []
    handoff_skill: Said
    hours: _HoursFile
    consultation: _ConsultationFile | None = None
    private: bool = False

    @model_validator(mode="after")
    def _says_that_it_is_an_ai(self) -> _OfficialFile:
        """AI Basic Act, Art. 31."""
        if not any(word in self.greeting.ko for word in ("인공지능", "AI")) or "AI" not in self.greeting.en:
            raise ValueError("`greeting` must say that it is an AI, in both languages")
        return self

    def official(self) -> Official:
        return Official(
            id=self.id,
            name=self.name.spoken(),
            title=self.title.spoken(),
            remit=self.remit.spoken(),
            greeting=self.greeting.spoken(),
            never=self.never.spoken(),
            suggestions=self.suggestions.spoken(),
            collections=tuple(self.collections),
            voice=Voice(self.voice.ko, self.voice.en, self.voice.speed),
            avatar=self.avatar,
            tools=tuple(self.tools),
            handoff_skill=self.handoff_skill,
            hours=DutyHours(self.hours.opens, self.hours.closes, tuple(self.hours.days)),
            consultation=self.consultation.consultation() if self.consultation else None,
            private=self.private,
        )


def load_official(path: Path) -> Official:
    """Raises `InvalidInput`, naming the file and the field; the file must be named after the official's id."""
    try:
        read = _OfficialFile.model_validate(tomllib.loads(path.read_text("utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise InvalidInput(f"`{path.name}` is not valid TOML: {error}") from error
    except ValidationError as error:
        fields = "; ".join(f"`{'.'.join(map(str, e['loc'])) or 'file'}`: {e['msg']}" for e in error.errors())
        raise InvalidInput(f"`{path.name}` is not an official: {fields}") from error
    if read.id != path.stem:
        raise InvalidInput(f"`{path.name}` holds the official `{read.id}`: name the file `{read.id}.toml`")
    return read.official()


def load_officials(folder: Path = OFFICIALS) -> dict[str, Official]:
    """Every official of a folder, by id; raises `InvalidInput` where a file is wrong or there is none."""
    officials = {official.id: official for official in map(load_official, sorted(folder.glob("*.toml")))}
    if not officials:
        raise InvalidInput(f"no official stands in `{folder.name}`: add a file `<id>.toml`")
    return officials


def in_charge_of(collection: str, officials: Mapping[str, Official]) -> Official | None:
    """Whose remit a collection is: the official named after it, else the first that searches it."""
    named = officials.get(collection)
    return named or next((one for one in officials.values() if collection in one.collections), None)

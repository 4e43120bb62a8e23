"""What `crisis.toml` holds: the lines that help, with their sources, and the words of each ladder."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from agents.crisis_patterns import CrisisKind
from agents.own_passages import own_passage
from core.errors import InvalidInput
from core.passages import Passage, Source, SourceKind
from core.speech import Language

CRISIS_BOOK = Path(__file__).parent / "crisis.toml"

Said = Annotated[str, Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class CrisisLine:
    """One telephone line that helps."""

    number: str
    statement: Mapping[Language, str]
    search: str
    """What finds the published passage about it, together with the ladder's topic."""
    source: Source

    def passage(self, language: Language) -> Passage:
        """The line as a passage of its own, for when nothing published carries it."""
        name, text = f"crisis-line-{self.number}", self.statement[language]
        return own_passage(name, "contact", text, language, self.source, title=self.number)


@dataclass(frozen=True, slots=True)
class Ladder:
    """What is said for one kind of danger; `again` from the second turn on."""

    topic: str
    """What finds the published passages on the matter."""
    about: tuple[str, ...]
    """What the title of such a passage names, in small letters; any other passage is about something else."""
    lines: tuple[str, ...]
    young_lines: tuple[str, ...]
    open: Mapping[Language, str]
    close: Mapping[Language, str]
    again: Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class CrisisBook:
    """Every line by number and every ladder by kind."""

    lines: Mapping[str, CrisisLine]
    ladders: Mapping[CrisisKind, Ladder]

    def lines_for(self, kind: CrisisKind, *, young: bool) -> tuple[CrisisLine, ...]:
        ladder = self.ladders[kind]
        return tuple(self.lines[number] for number in (ladder.young_lines if young else ladder.lines))


class _Both(BaseModel):
    model_config = ConfigDict(extra="forbid")
    ko: Said
    en: Said

    def spoken(self) -> Mapping[Language, str]:
        return {"ko": self.ko, "en": self.en}


class _SourceFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    kind: SourceKind
    name: Said
    article: str = ""
    title: str = ""
    text_version: date
    url: Said
    evidence: Said


class _LineFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    number: Said
    statement: _Both
    search: Said
    source: _SourceFile


class _LadderFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    kind: CrisisKind
    topic: Said
    about: Annotated[list[Said], Field(min_length=1)]
    lines: Annotated[list[str], Field(min_length=1)]
    young_lines: Annotated[list[str], Field(min_length=1)]
    open: _Both
    close: _Both
    again: _Both


class _BookFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    lines: list[_LineFile]
    ladders: list[_LadderFile]


@cache
def load_crisis_book(path: Path = CRISIS_BOOK) -> CrisisBook:
    """Read once a process; raises `InvalidInput` where a ladder is missing or names a line that is not there."""
    try:
        read = _BookFile.model_validate(tomllib.loads(path.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise InvalidInput(f"`{path.name}` is not a crisis book: {error}") from error
    lines = {line.number: _line(line) for line in read.lines}
    ladders: dict[CrisisKind, Ladder] = {ladder.kind: _ladder(ladder) for ladder in read.ladders}
    named = {number for ladder in ladders.values() for number in (*ladder.lines, *ladder.young_lines)}
    if missing := (named - set(lines)) | (set(get_args(CrisisKind)) - set(ladders)):
        raise InvalidInput(f"`{path.name}` lacks {', '.join(f'`{name}`' for name in sorted(missing))}")
    return CrisisBook(lines, ladders)


def _line(line: _LineFile) -> CrisisLine:
    return CrisisLine(line.number, line.statement.spoken(), line.search, Source(**line.source.model_dump()))


def _ladder(ladder: _LadderFile) -> Ladder:
    return Ladder(
        ladder.topic,
        tuple(name.lower() for name in ladder.about),
        tuple(ladder.lines),
        tuple(ladder.young_lines),
        ladder.open.spoken(),
        ladder.close.spoken(),
        ladder.again.spoken(),
    )

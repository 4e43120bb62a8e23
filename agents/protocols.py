"""What the officials need from outside, in core types."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from core.passages import PartLikeness, Passage
from core.petitions import PetitionStanding
from core.speech import Language, WrittenLanguage
from core.text_vectors import TextVector


class Retriever(Protocol):
    """Ranked passages for a question."""

    async def search(
        self, query: str, *, collections: Sequence[str], as_of: date, language: Language, limit: int = 5
    ) -> list[Passage]:
        """Passages that bear on `query`, best first, each scored 0 to 1 (calibrated); empty when nothing does."""
        ...

    async def parts(
        self, query: str, document_id: str, *, as_of: date, language: Language
    ) -> Mapping[str, PartLikeness]:
        """How near each passage of a document is to a query, by its id; empty where nothing is known of it."""
        ...

    async def vector(self, text: str) -> TextVector | None:
        """What a text means, as a query; None where nothing tells meanings."""
        ...

    async def document(self, document_id: str, *, as_of: date, language: WrittenLanguage) -> list[Passage]:
        """Every passage of the version of a document that is in force on `as_of`; empty when there is none."""
        ...


class FiledPetitions(Protocol):
    """The register of petitions, for the one that was filed from a talk."""

    async def standing(self, number: str) -> PetitionStanding | None:
        """How it stands now; None for a number that was never given."""
        ...


@dataclass(frozen=True, slots=True)
class LanguageModelCapabilities:
    """What a language model can do."""

    name: str
    context_tokens: int
    languages: tuple[str, ...]


class LanguageModel(Protocol):
    """Optional; whatever it writes goes through the verifier before a word is spoken."""

    @property
    def capabilities(self) -> LanguageModelCapabilities: ...

    def complete(self, system: str, prompt: str, *, max_tokens: int = 200) -> AsyncGenerator[str]:
        """The completion in pieces, in order, none of them empty; whoever closes it early ends the request.

        Raises `ModelError` when there is no completion to be had.
        """
        ...


class Slots(Protocol):
    """The times at which a person can be booked."""

    async def next_free(self, official: str, *, most: int) -> list[datetime] | None:
        """The beginnings of the next ones at an official's counter; None where nobody can be booked there."""
        ...


@dataclass(frozen=True, slots=True)
class FreePlace:
    """A public facility that can be booked, with what was read of it and when."""

    id: str
    name: Mapping[Language, str]
    address: Mapping[Language, str]
    source: str
    """The name of the source of name and address."""
    url: str
    read_on: date
    times: tuple[datetime, ...]
    """The beginnings of its next free slots, earliest first; empty where all are full."""


class FreePlaces(Protocol):
    """The public facilities that can be booked."""

    async def next_free(self, kind: str, *, named: str, district: str | None, most: int) -> FreePlace | None:
        """The one that is free first, of a kind, whose Korean name holds `named`; None where none fits."""
        ...


@dataclass(frozen=True, slots=True)
class Tools:
    """What an official can do beyond answering; None: not here."""

    slots: Slots | None = None
    petitions: FiledPetitions | None = None
    places: FreePlaces | None = None

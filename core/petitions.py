"""A petition between the first wish and the citizen's signature, as talks, officials and casework pass it on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from core.speech import Language

PetitionKind: TypeAlias = Literal["inquiry", "suggestion", "other", "grievance"]
"""As a citizen tells them apart (Civil Petitions Act, Art. 2, item 1); statutory ones have forms of their own."""
DraftPart: TypeAlias = Literal["text", "place", "occurred", "wish"]


@dataclass(frozen=True, slots=True)
class PetitionDraft:
    """What an official wrote down of it; masked, and nobody's petition until a citizen signs it."""

    kind: PetitionKind
    text: str = ""
    place: str = ""
    occurred: str = ""
    """When it happened, in the citizen's words."""
    wish: str = ""
    subject: str = ""
    asked: DraftPart | None = None
    """What the official asked for last; None once all was read back."""
    unsaid: tuple[DraftPart, ...] = ()
    """What the citizen does not know or does not want to say: it is not asked for again."""


@dataclass(frozen=True, slots=True)
class PetitionStanding:
    """How a filed petition stands, in both languages."""

    number: str
    state_ko: str
    state_en: str
    due_ko: str = ""
    """`2026년 12월 1일(화)까지`; empty once it is dealt with."""
    due_en: str = ""
    is_provisional: bool = False
    """Not accepted yet, or the clock stands still: it may move."""

    def state(self, language: Language) -> str:
        return self.state_ko if language == "ko" else self.state_en

    def due(self, language: Language) -> str:
        return self.due_ko if language == "ko" else self.due_en

"""A talk so far, as an official sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from core.answers import AnswerStatus
from core.consultations import Consultation
from core.petitions import PetitionDraft
from core.speech import Language

Speaker: TypeAlias = Literal["citizen", "official", "staff"]


@dataclass(frozen=True, slots=True)
class Turn:
    """What one side said, as it was heard; personal data already masked."""

    speaker: Speaker
    text: str
    passage_ids: tuple[str, ...] = ()
    """The passages that an official's turn rested on, in the order they were said."""
    status: AnswerStatus | None = None
    question: str = ""
    """For an official's turn: the standalone question that it answered."""


@dataclass(frozen=True, slots=True)
class TalkSoFar:
    """The state that an official's turn starts from."""

    official: str
    language: Language
    turns: tuple[Turn, ...] = ()
    draft: PetitionDraft | None = None
    """The petition that is being drafted."""
    filed: tuple[str, ...] = ()
    """Numbers of the petitions that were signed and filed from this talk, oldest first."""
    consultation: Consultation | None = None
    """What is being collected for a consultation with a person."""

    @property
    def told(self) -> tuple[str, ...]:
        """What the citizen said, oldest first."""
        return tuple(turn.text for turn in self.turns if turn.speaker == "citizen")

    @property
    def last_told(self) -> str:
        """The latest of it; empty where nothing was said."""
        return next((turn.text for turn in reversed(self.turns) if turn.speaker == "citizen"), "")

    def last_reply(self) -> Turn | None:
        """The latest official turn; None when there is none."""
        return next((turn for turn in reversed(self.turns) if turn.speaker == "official"), None)

    def last_answer(self) -> Turn | None:
        """The latest official turn that rested on passages; None when there is none."""
        return next((t for t in reversed(self.turns) if t.speaker == "official" and t.passage_ids), None)

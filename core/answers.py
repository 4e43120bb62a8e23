"""What an official does with a citizen's turn, as events.

Order: `(AnswerText, Cited*)*, Clarify?, ToolUsed?, DraftChanged?, ConsultationChanged?,
HandoffRequested?, AnswerClosed`.
One `AnswerClosed` ends it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from core.consultations import Consultation
from core.passages import Citation
from core.petitions import PetitionDraft
from core.speech import Language, Words

AnswerStatus: TypeAlias = Literal[
    "answered", "partial", "clarify", "abstained", "redirected", "small_talk", "crisis", "handed_over", "filed",
    "booked", "refused", "error",
]  # fmt: skip
HandoffReason: TypeAlias = Literal["citizen_asked", "no_answer", "crisis", "abuse", "staff_decided"]
EndReason: TypeAlias = Literal["abuse", "threat"]
"""Why an official ends a talk, after a warning (Civil Petitions Decree, Art. 4(1) 8)."""
Mood: TypeAlias = Literal["neutral", "happy", "relaxed", "sad", "surprised"]


@dataclass(frozen=True, slots=True)
class AnswerText:
    """One sentence, ready to be shown and spoken."""

    text: str
    """The on-screen form: digits as digits."""
    words: Words
    """The same word by word with its spoken form; empty for what is only shown."""
    mood: Mood = "neutral"

    @property
    def spoken(self) -> str:
        return " ".join(word.spoken for word in self.words)


@dataclass(frozen=True, slots=True)
class Cited:
    """The source of the sentence before it."""

    citation: Citation


@dataclass(frozen=True, slots=True)
class Clarify:
    """The official asks back; any of `options` can be tapped, or something else said."""

    question: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ToolUsed:
    """Something was looked up or filed."""

    name: str
    result: str


@dataclass(frozen=True, slots=True)
class DraftChanged:
    """The talk's petition draft is now this one; None: it was dropped."""

    draft: PetitionDraft | None


@dataclass(frozen=True, slots=True)
class ConsultationChanged:
    """What was collected for a consultation is now this; None: it was dropped."""

    consultation: Consultation | None


@dataclass(frozen=True, slots=True)
class HandoffRequested:
    """A person is needed."""

    reason: HandoffReason
    skill: str
    summary: str
    """What a human official needs to read before saying hello."""


@dataclass(frozen=True, slots=True)
class AnswerClosed:
    """The turn is over."""

    status: AnswerStatus
    language: Language
    as_of: date
    offers_person: bool = False
    """Whether the screen shows the button that fetches a person."""
    redirect_to: str | None = None
    """The official whose remit it is, when `status` is `redirected`."""
    score: float | None = None
    """0 to 1: of the best passage found; None where none was looked for. For the record, not for the citizen."""
    ends: EndReason | None = None
    """Why the official ends the talk with these words; None: it goes on."""
    of_child: bool = False
    """Whether the citizen has said that they are under 14 (Personal Information Protection Act, Art. 22-2)."""


AnswerEvent: TypeAlias = (
    AnswerText | Cited | Clarify | ToolUsed | DraftChanged | ConsultationChanged | HandoffRequested | AnswerClosed
)

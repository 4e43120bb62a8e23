"""What an official writes down of an investor's plans before a person is met."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

ConsultationPart: TypeAlias = Literal["country", "sector", "amount", "form", "timing"]
PARTS: Final[tuple[ConsultationPart, ...]] = ("country", "sector", "amount", "form", "timing")
"""In the order in which they are asked for and read back."""


@dataclass(frozen=True, slots=True)
class Consultation:
    """Each part as it was said; empty: not said."""

    country: str = ""
    """Where the investor comes from."""
    sector: str = ""
    amount: str = ""
    """With its currency, where one was named."""
    form: str = ""
    """How the investment is made: a new company, a branch, shares ..."""
    timing: str = ""
    asked: ConsultationPart | None = None
    """What the official asked for last; None once all was read back."""
    again: bool = False
    """Whether that was asked for a second time, because the first answer was not understood."""
    unsaid: tuple[ConsultationPart, ...] = ()
    """What the citizen does not know or does not want to say: it is not asked for again."""

    def said(self, part: ConsultationPart) -> str:
        return {
            "country": self.country, "sector": self.sector, "amount": self.amount, "form": self.form,
            "timing": self.timing,
        }[part]  # fmt: skip

    def with_part(self, part: ConsultationPart, said: str) -> Consultation:
        match part:
            case "country":
                return replace(self, country=said)
            case "sector":
                return replace(self, sector=said)
            case "amount":
                return replace(self, amount=said)
            case "form":
                return replace(self, form=said)
            case "timing":
                return replace(self, timing=said)

    @property
    def given(self) -> dict[ConsultationPart, str]:
        """What was said, by its name."""
        return {part: said for part in PARTS if (said := self.said(part))}

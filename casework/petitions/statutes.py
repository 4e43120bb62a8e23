"""Articles of law, as an official cites them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.errors import Ground

IN_FORCE_SINCE = date(2026, 5, 6)
"""Since when the Enforcement Decree 36296 has been in force; the clocks are not for petitions accepted before."""


@dataclass(frozen=True, slots=True)
class Statute:
    """An act, decree or rule."""

    ko: str
    en: str


ACT = Statute("민원 처리에 관한 법률", "Civil Petitions Treatment Act")
DECREE = Statute("민원 처리에 관한 법률 시행령", "Enforcement Decree of the Civil Petitions Treatment Act")
RULE = Statute("민원 처리에 관한 법률 시행규칙", "Enforcement Rule of the Civil Petitions Treatment Act")
PROCEDURE_DECREE = Statute("행정절차법 시행령", "Enforcement Decree of the Administrative Procedures Act")
GENERAL_ACT = Statute("행정기본법", "General Act on Public Administration")
GENERAL_DECREE = Statute("행정기본법 시행령", "Enforcement Decree of the General Act on Public Administration")
CIVIL_ACT = Statute("민법", "Civil Act")
APPEALS_ACT = Statute("행정심판법", "Administrative Appeals Act")
PRIVACY_DECREE = Statute("개인정보 보호법 시행령", "Enforcement Decree of the Personal Information Protection Act")
HOLIDAYS_REGULATION = Statute("관공서의 공휴일에 관한 규정", "Regulation on Public Holidays of Public Offices")
SERVICE_REGULATION = Statute("지방공무원 복무규정", "Local Public Officials Service Regulation")


@dataclass(frozen=True, slots=True)
class Article:
    """One article, down to its paragraph (항) and item (호) where it has them; `branch` is the 2 of 제7조의2."""

    statute: Statute
    number: int
    paragraph: int | None = None
    item: int | None = None
    branch: int | None = None

    @property
    def ko(self) -> str:
        parts = [f"제{self.number}조"]
        parts += [f"의{self.branch}"] if self.branch else []
        parts += [f"제{self.paragraph}항"] if self.paragraph else []
        parts += [f"제{self.item}호"] if self.item else []
        return f"{self.statute.ko} {''.join(parts)}"

    @property
    def en(self) -> str:
        branch = f"-{self.branch}" if self.branch else ""
        paragraph = f"({self.paragraph})" if self.paragraph else ""
        item = f", item {self.item}" if self.item else ""
        return f"{self.statute.en}, Art. {self.number}{branch}{paragraph}{item}"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a reckoning, in words, and the articles it follows."""

    ko: str
    en: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something may not be done now."""

    ko: str
    en: str
    article: Article | None = None
    """None where it is only out of order."""

    @property
    def ground(self) -> Ground:
        """The same, as errors carry it."""
        return Ground(self.ko, self.en, *((self.article.ko, self.article.en) if self.article else ()))

"""The tables of cases: read, and with the defaults of their group."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from casework.petitions.statutes import (
    ACT,
    APPEALS_ACT,
    CIVIL_ACT,
    DECREE,
    GENERAL_ACT,
    PRIVACY_DECREE,
    PROCEDURE_DECREE,
    RULE,
    SERVICE_REGULATION,
    Article,
)
from core.clock import SEOUL

FOLDER = Path(__file__).parent / "cases"
SHORT = {
    ACT: "Act",
    DECREE: "Decree",
    RULE: "Rule",
    PROCEDURE_DECREE: "Procedure",
    GENERAL_ACT: "General",
    CIVIL_ACT: "Civil",
    APPEALS_ACT: "Appeals",
    PRIVACY_DECREE: "Privacy",
    SERVICE_REGULATION: "Service",
}


@dataclass(frozen=True, slots=True)
class Case:
    """One row."""

    group: dict[str, Any]
    row: dict[str, Any]
    name: str = field(default="")

    def __str__(self) -> str:
        return self.name

    def get(self, key: str, default: Any = None) -> Any:
        return self.row.get(key, self.group.get(key, default))


def cases(file: str) -> list[Case]:
    groups = tomllib.loads((FOLDER / file).read_text("utf-8"))["group"]
    return [Case(group, row, f"{group['rule']}: {row['why']}") for group in groups for row in group["cases"]]


def cited(article: Article) -> str:
    """`Act 19(1)`, as the tables write it."""
    return article.en.replace(f"{article.statute.en}, Art.", SHORT.get(article.statute, article.statute.en))


def seoul(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=SEOUL)

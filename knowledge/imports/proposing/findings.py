"""What was found in a document: services, and fields of each with the words and the place that they rest on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from knowledge.locators import Locator
from knowledge.procedure import ProcedureSection

FoundBy: TypeAlias = Literal["heading", "label", "table", "question", "sentence"]
"""How sure one may be: what the author named, before what a sentence sounds like."""


@dataclass(slots=True)
class Finding:
    """Words that seem to fill a field; `items` are verbatim."""

    kind: ProcedureSection
    items: list[str]
    locator: Locator
    found_by: FoundBy

    @property
    def evidence(self) -> str:
        return "\n".join(self.items)


@dataclass(slots=True)
class Service:
    """One thing that citizens can do, as a document tells of it."""

    title: str
    path: tuple[str, ...] = ()
    """The headings above it."""
    findings: list[Finding] = field(default_factory=list[Finding])
    questions: list[str] = field(default_factory=list[str])
    """That the document itself asks."""

    @property
    def kinds(self) -> set[str]:
        return {finding.kind for finding in self.findings}

    @property
    def is_enough(self) -> bool:
        """Two fields, of which one is more than an introduction and a telephone number."""
        return len(self.kinds) >= 2 and bool(self.kinds - {"what", "contact"})

    def add(self, finding: Finding) -> None:
        """The same words are found once."""
        known = {(one.kind, one.evidence) for one in self.findings}
        if finding.items and (finding.kind, finding.evidence) not in known:
            self.findings.append(finding)

    def take(self, other: Service) -> None:
        for finding in other.findings:
            self.add(finding)
        self.questions += [question for question in other.questions if question not in self.questions]

"""A proposed procedure as it is kept and shown; nothing of it is said before a person has accepted and published it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal, Protocol, TypeAlias

from pydantic import BaseModel, ConfigDict
from sqlalchemy.ext.asyncio import AsyncSession

from knowledge.imports.proposing.findings import Finding, FoundBy, Service
from knowledge.imports.proposing.reading import services_of
from knowledge.imports.proposing.slugs import slug_of
from knowledge.imports.proposing.wording import questions_for, spoken
from knowledge.imports.views import Place
from knowledge.parsing.document import ParsedDocument
from knowledge.procedure import ProcedureSection

EVIDENCE_CHARACTERS = 4_000
LINE_CHARACTERS = 300
MOST_PROPOSALS = 200
QuestionOrigin: TypeAlias = Literal["document", "template", "asked"]
"""Whether the document asks it, a template made it, or citizens asked it in vain."""


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True)


class ProposedField(_Kept):
    """One section to be: proposed words, and the document's own that they rest on."""

    key: int
    kind: ProcedureSection
    text: str
    evidence: str
    place: Place
    found_by: FoundBy


class ProposedQuestion(_Kept):
    """How a citizen may ask for it."""

    text: str
    origin: QuestionOrigin


class Proposal(_Kept):
    """What a document seems to describe, before anybody has decided on it."""

    title: str
    slug: str
    source: str
    """The name of the document."""
    fields: tuple[ProposedField, ...]
    questions: tuple[ProposedQuestion, ...]


class AskedQuestions(Protocol):
    """Questions of citizens that nothing answered; words that may be shown to curators, and are kept elsewhere."""

    async def near(self, procedures: Sequence[Sequence[str]], collection: str) -> Sequence[Sequence[str]]:
        """For each procedure, given by what it may be called, those that bear on it, the most asked first."""
        ...

    async def drafted(
        self, session: AsyncSession, document_id: str, questions: Collection[str], collection: str
    ) -> None:
        """A new draft holds these, some of which may be theirs; noted in the transaction that makes the draft."""
        ...


def propose(document: ParsedDocument, *, taken: Collection[str] = ()) -> list[Proposal]:
    """Blocking; `taken` are ids of documents that are there already."""
    used = set(taken)
    found: list[Proposal] = []
    for service in services_of(document)[:MOST_PROPOSALS]:
        proposal = _proposal(service, document, used)
        used.add(proposal.slug)
        found.append(proposal)
    return found


def callings(proposal: Proposal) -> tuple[str, ...]:
    """What the procedure may be called: its title, and how the document or a template asks for it."""
    return (proposal.title, *(question.text for question in proposal.questions))


def with_asked(proposal: Proposal, asked: Sequence[str]) -> Proposal:
    """The same with questions of citizens."""
    known = {question.text for question in proposal.questions}
    more = [ProposedQuestion(text=text, origin="asked") for text in dict.fromkeys(asked) if text not in known]
    return proposal.model_copy(update={"questions": (*proposal.questions, *more)})


def _proposal(service: Service, document: ParsedDocument, used: Collection[str]) -> Proposal:
    title = service.title[:LINE_CHARACTERS]
    kinds: list[ProcedureSection] = [finding.kind for finding in service.findings]
    own = [ProposedQuestion(text=text[:LINE_CHARACTERS], origin="document") for text in service.questions]
    made = [ProposedQuestion(text=text[:LINE_CHARACTERS], origin="template") for text in questions_for(title, kinds)]
    return Proposal(
        title=title,
        slug=slug_of(title, used),
        source=(document.title or document.name)[:LINE_CHARACTERS],
        fields=tuple(_fields(title, service.findings)),
        questions=(*own, *made),
    )


def _fields(title: str, findings: Sequence[Finding]) -> list[ProposedField]:
    """In the order of the document; long ones in pieces that can be heard."""
    texts = [(finding, text) for finding in findings for text in spoken(title, finding)]
    return [
        ProposedField(
            key=number,
            kind=finding.kind,
            text=text,
            evidence=finding.evidence[:EVIDENCE_CHARACTERS],
            place=Place.of(finding.locator),
            found_by=finding.found_by,
        )
        for number, (finding, text) in enumerate(texts)
    ]

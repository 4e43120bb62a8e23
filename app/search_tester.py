"""The search tester of the curation console: a ranking with what each place of it rests on.

Evidence and weights are shown as the search has them, field by field, so that a change of the formula needs none here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import Annotated, Any, Protocol

from fastapi import APIRouter, Depends
from pydantic import BaseModel, Field, StringConstraints

from agents.thresholds import ANSWER, NEAR
from core.accounts import AccountGuard, Role
from core.clock import Clock, today
from core.errors import Forbidden, InvalidInput, PasswordChangeRequired, Unauthenticated
from core.http import declared
from core.passages import Passage
from core.speech import Language
from retrieval.protocols import SearchRequest
from retrieval.search import Explained

READERS = (Role.CURATOR, Role.APPROVER, Role.ADMIN)


class Explaining(Protocol):
    """The part of the search that is asked."""

    async def explain(self, request: SearchRequest) -> list[Explained]: ...


class TrialBody(BaseModel):
    """A question as a citizen would put it, and where to look for an answer."""

    query: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1_000)]
    collections: Annotated[tuple[str, ...], Field(min_length=1, max_length=100)]
    as_of: date | None = None
    """Null: today, in Seoul."""
    language: Language = "ko"
    limit: Annotated[int, Field(ge=1, le=50)] = 10


class TrialPart(BaseModel):
    """One value of the evidence."""

    name: str
    value: float
    weight: float | None
    """Null where no single weight belongs to it."""


class TrialResult(BaseModel):
    """One document, with the passage that would be quoted."""

    passage: Passage
    probability: float
    utility: float
    """What it is ranked by: the sum of the parts by their weights, and `rest`."""
    parts: tuple[TrialPart, ...]
    rest: float
    """What the utility holds beyond the parts: a bonus for a question that a curator wrote."""


class Trial(BaseModel):
    """The ranking, best first, and the bars that decide what an official does with it."""

    as_of: date
    answer_from: float
    """From this probability on, an official answers."""
    near_from: float
    """From this probability on, the title is offered as `did you mean`."""
    nothing: float
    """The probability that nothing answers the question."""
    items: tuple[TrialResult, ...]


def build_router(search: Explaining, clock: Clock, guard: AccountGuard) -> APIRouter:
    """For accounts with the roles curator, approver and admin."""
    errors = declared(InvalidInput, Unauthenticated, Forbidden, PasswordChangeRequired)
    router = APIRouter(tags=["curation"], responses=errors)
    reader: Any = Depends(guard.allow(*READERS))

    @router.post("/api/search-trials", operation_id="trySearch", dependencies=[reader])
    async def trial(body: TrialBody) -> Trial:
        day = body.as_of or today(clock)
        found = await search.explain(SearchRequest(body.query, body.collections, day, body.language, body.limit))
        items = tuple(_result(one) for one in found)
        rest = max(0.0, 1.0 - sum(item.probability for item in items))
        return Trial(as_of=day, answer_from=ANSWER, near_from=NEAR, nothing=rest, items=items)

    return router


def _result(found: Explained) -> TrialResult:
    utility = float(found.fusion.utility(found.evidence))
    parts = tuple(_parts(found.evidence, found.fusion))
    told = sum(part.value * part.weight for part in parts if part.weight is not None)
    return TrialResult(
        passage=found.passage,
        probability=found.passage.score,
        utility=utility,
        parts=parts,
        rest=utility - told,
    )


def _parts(evidence: Any, fusion: Any) -> Iterator[TrialPart]:
    """Every number of the evidence; its weight is what the fusion calls by the same name."""
    for one in fields(evidence):
        value, weight = getattr(evidence, one.name), getattr(fusion, one.name, None)
        if isinstance(value, (int, float)):
            known = float(weight) if isinstance(weight, (int, float)) else None
            yield TrialPart(name=one.name, value=float(value), weight=known)

"""What was fitted for one embedding model; with another one nothing of it is used."""

from __future__ import annotations

from dataclasses import dataclass

from retrieval.answerable import Answerable, load_answerable
from retrieval.domain import Domain, load_domain
from retrieval.late_interaction import LateInteraction, load_late_interaction
from retrieval.projection import Projection, load_projection


@dataclass(frozen=True, slots=True)
class Fitted:
    """Each may be missing."""

    answerable: Answerable | None = None
    """Without it, the fusion's own "nothing" says whether there is an answer."""
    domain: Domain | None = None
    projection: Projection | None = None
    interaction: LateInteraction | None = None


def load_fitted(revision: str) -> Fitted:
    """For that revision of the model; raises `InvalidInput` for a damaged file. Blocking."""
    return Fitted(
        load_answerable(revision), load_domain(revision), load_projection(revision), load_late_interaction(revision)
    )

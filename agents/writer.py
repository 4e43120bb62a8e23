"""A language model at an official's side: what it may be asked, and by what its words are judged."""

from __future__ import annotations

from collections.abc import Callable

from agents.faithful import Faithfulness
from agents.korean_morphemes import Analyse
from agents.protocols import LanguageModel
from agents.rephrase import Rephraser, Verdict
from agents.standalone import Standalone


class Writer:
    """Rephrases answers and asks follow-ups once more; it is shown nothing that `agents/outgoing.py` keeps in."""

    def __init__(
        self, model: LanguageModel, *, analyse: Analyse | None = None, tell: Callable[[Verdict], None] = lambda _: None
    ) -> None:
        """`analyse`: the morphemes of a Korean text, loaded on first use where none is given."""
        self.rephraser = Rephraser(model, Faithfulness(analyse), tell)
        self.standalone = Standalone(model)

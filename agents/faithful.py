"""Guard out, for what a language model wrote: it says what the official's own sentence says, or it is not said."""

from __future__ import annotations

import re

from agents.claims import Claim, Fault, fault
from agents.english_claims import english_claim
from agents.figures import figures, links, spelt_figures
from agents.korean_claims import korean_claim
from agents.korean_morphemes import Analyse, load_morphemes
from agents.rewordings import DROPPABLE
from agents.verifier import is_promise
from core.speech import Language

_YES = re.compile(r"^\s*(?:네|예|yes|sure|certainly)[,.!]\s+", re.IGNORECASE)


class Faithfulness:
    """Lays a sentence beside the one that it stands for."""

    def __init__(self, analyse: Analyse | None = None) -> None:
        """`analyse`: the morphemes of a Korean text; loaded on first use where none is given."""
        self._analyse = analyse

    def fault(self, written: str, original: str, *, title: str, language: Language) -> Fault | None:
        """Why `written` may not be said for `original`, a sentence of a document of that title; None when it may."""
        if not written.strip():
            return "unread"
        written = _YES.sub("", written)
        if written == original:
            return None
        if is_promise(written):
            return "promise"
        if not links(written) <= links(original):
            return "link"
        if figures(written) != figures(original) or spelt_figures(written) != spelt_figures(original):
            return "figure"
        return fault(
            self._claim(written, language),
            self._claim(original, language),
            known=self._claim(title, language),
            droppable=DROPPABLE[language],
        )

    def _claim(self, text: str, language: Language) -> Claim:
        if language == "en":
            return english_claim(text)
        return korean_claim(text, self._analyse or load_morphemes())

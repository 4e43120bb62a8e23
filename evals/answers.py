"""Answers as a citizen gets them: are the facts right, and does an official keep silent where nothing answers?"""

from __future__ import annotations

import json
from collections import Counter as Tally
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from app.commands.answering import Answered, Counter
from bench.ground import Question, fact_questions
from core.turns import TalkSoFar

UNANSWERABLE = Path(__file__).with_name("unanswerable.json")
ASSERTING = frozenset({"answered", "partial", "redirected", "filed", "booked"})
"""Statuses under which something was stated as fact."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question and what came of it."""

    question: Question
    status: str
    text: str
    documents: tuple[str, ...]
    """That were cited."""

    @property
    def missing(self) -> tuple[str, ...]:
        """What the answer should hold and does not; spaces do not count (`5만 원`, `5만원`)."""
        said = "".join(self.text.split())
        return tuple(wanted for wanted in self.question.must_contain if "".join(wanted.split()) not in said)

    @property
    def is_right(self) -> bool:
        return not self.missing and self.question.document in self.documents

    @property
    def is_silent(self) -> bool:
        """Nothing was stated as fact."""
        return self.status not in ASSERTING


def unanswerable_questions() -> list[Question]:
    """Asked of officials whose knowledge holds no answer."""
    rows = cast("list[dict[str, Any]]", json.loads(UNANSWERABLE.read_text("utf-8")))
    return [Question(row["official"], row["text"], row["language"]) for row in rows]


async def asked(counter: Counter, questions: Sequence[Question]) -> list[Asked]:
    """Each in a talk of its own."""
    answers: list[Asked] = []
    for question in questions:
        answered, _ = await counter.ask(TalkSoFar(question.official, question.language), question.text)
        answers.append(Asked(question, answered.status, answered.text, _documents(answered)))
    return answers


async def facts(counter: Counter) -> dict[str, object]:
    """The starter facts: how many are answered with every string that the right answer holds."""
    answers = await asked(counter, list(fact_questions()))
    wrong = [answer for answer in answers if not answer.is_right]
    return {
        "questions": len(answers),
        "right": sum(answer.is_right for answer in answers),
        "wrong": [
            {"question": a.question.text, "status": a.status, "missing": a.missing, "cited": a.documents} for a in wrong
        ],
    }


async def abstentions(counter: Counter) -> dict[str, object]:
    """Questions that nothing answers: how many get no statement of fact."""
    answers = await asked(counter, unanswerable_questions())
    spoken = [answer for answer in answers if not answer.is_silent]
    return {
        "questions": len(answers),
        "silent": sum(answer.is_silent for answer in answers),
        "statuses": dict(Tally(answer.status for answer in answers).most_common()),
        "answered": [{"question": a.question.text, "status": a.status, "cited": a.documents} for a in spoken],
    }


def _documents(answered: Answered) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(citation["document_id"]) for citation in answered.citations))

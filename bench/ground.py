"""What is measured on: the starter set in a database of its own, so that a curator's work changes no figure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from app.settings import CHECKOUT, Settings
from core.speech import Language
from knowledge.starter import read_starter

FACTS = CHECKOUT / "tests" / "knowledge" / "starter_facts_map.json"


@dataclass(frozen=True, slots=True)
class Question:
    """One thing a citizen may ask of an official."""

    official: str
    text: str
    language: Language
    document: str = ""
    must_contain: tuple[str, ...] = ()
    """Strings that the right answer holds."""


def measured_settings(settings: Settings) -> Settings:
    """The user's models; the database and its index stand in `var/measured`, and stay for the next time."""
    folder = settings.var_dir / "measured"
    folder.mkdir(parents=True, exist_ok=True)
    changes: dict[str, object] = {
        "var_dir": folder,
        "models_dir": settings.models,
        "database_url": "",
        "load_starter": True,
    }
    return Settings.model_validate({**settings.model_dump(), **changes})


def example_questions() -> Iterator[Question]:
    """The starter set's own, in citizens' words; an official and its collection bear one name."""
    for procedure in read_starter():
        for question in procedure.questions:
            yield Question(procedure.collection, question.text, question.language, procedure.id)


def fact_questions() -> Iterator[Question]:
    """Questions with one right answer, each with the strings that it must hold."""
    for row in cast("list[dict[str, Any]]", json.loads(FACTS.read_text("utf-8"))):
        yield Question(row["official"], row["question"], "ko", row["procedure"], tuple(row["must_contain"]))


def spread(questions: list[Question], count: int) -> list[Question]:
    """`count` of them, evenly over the list; all where there are fewer."""
    if count >= len(questions):
        return questions
    return [questions[place * len(questions) // count] for place in range(count)]

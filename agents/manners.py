"""The same answer in another manner: in plainer words, in one sentence, or step by step; every sentence still cited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from agents.facets import LOOKS_LIKE, Facet, facets_of
from agents.overlap import overlap
from agents.phrases import IN_STEPS, NO_STEPS, PLAINLY
from agents.plain_words import glosses, plainer
from agents.statements import Statement, phrases
from agents.thresholds import STEPS
from agents.understanding import Question
from agents.verifier import supporting
from agents.wishes import Manner
from core.answers import AnswerStatus
from core.passages import Passage, SectionKind
from core.sentences import sentences_of
from core.speech import Language

# By when, with what, how and where, for how much, how long, and what comes after: as a citizen goes about it.
_ORDER: tuple[SectionKind, ...] = ("deadline", "documents", "how", "where", "fee", "processing_time", "steps")
# What comes only when something went wrong is no step of the procedure.
_NO_STEP = re.compile(r"이의|불복|심판|재심|재심사|\b(?:objection|appeal|object)\b", re.IGNORECASE)
# Steps that begin at the beginning tell the whole procedure; others only what comes after it.
_FIRST = re.compile(r"먼저|\bfirst\b", re.IGNORECASE)
_LATER = 0.1
_CLEARLY = 0.2  # how far the place must be ahead, to stand for how it is done


def in_manner(
    manner: Manner,
    said: Sequence[Statement],
    document: Sequence[Passage],
    question: Question,
    *,
    heard: str = "",
) -> tuple[list[Statement], AnswerStatus]:
    """The sentences, and whether they are all that was wished for."""
    language = question.language
    own = [passage for passage in document if not passage.districts or question.district in passage.districts]
    match manner:
        case "shorter":
            return shortest(said, facets_of(question.text, language)), "answered"
        case "simpler":
            return simplest(said, language, heard=heard), "answered"
        case "steps":
            steps = in_steps(own, question)
            return (steps, "answered") if steps else ([*phrases(NO_STEPS.say(language)), *said], "partial")
        case "first" | "restart":
            return list(said), "answered"


def shortest(said: Sequence[Statement], facets: Sequence[Facet]) -> list[Statement]:
    """The one sentence of each document that bears on the question: the first that looks like the part asked for."""
    documents = dict.fromkeys(s.passage.document_id for s in said if s.passage is not None)
    own = ([s for s in said if s.passage is not None and s.passage.document_id == name] for name in documents)
    return [max(sentences, key=lambda statement: _looks(statement, facets)) for sentences in own]


def _looks(statement: Statement, facets: Sequence[Facet]) -> int:
    return sum(bool(LOOKS_LIKE[facet].search(statement.text)) for facet in facets)


def simplest(said: Sequence[Statement], language: Language, *, heard: str = "") -> list[Statement]:
    """Short clauses, and what their hard words mean, except what `heard` explained; as it was where the verifier
    does not carry the plainer wording."""
    plain = [clause for statement in said for clause in _plain(statement, language)]
    meant = glosses(" ".join(statement.text for statement in plain), language, said=heard)
    return [*phrases(PLAINLY.say(language)), *plain, *(Statement(gloss) for gloss in meant)]


def _plain(statement: Statement, language: Language) -> list[Statement]:
    passage = statement.passage
    clauses = plainer(statement.text, language)
    carried = passage is not None and all(supporting(clause, [passage]) for clause in clauses)
    return [replace(statement, text=clause) for clause in clauses] if carried else [statement]


def in_steps(document: Sequence[Passage], question: Question) -> list[Statement]:
    """What to do, one numbered sentence after the other; empty where the document tells fewer than two steps."""
    sections = [section for kind in _ORDER if (section := _section(document, kind, question.text))]
    whole = [section for section in sections if section.section == "steps" and _FIRST.search(section.text)]
    ordered = [*whole, *(section for section in sections if section not in whole)]
    told = [step for section in _once(ordered, question.text) for step in _steps(section)][:STEPS]
    if len(told) < 2:
        return []
    numbered = [replace(step, step=place) for place, step in enumerate(told, start=1)]
    return [*phrases(IN_STEPS.say(question.language)), *numbered]


def _once(sections: Sequence[Passage], asked: str) -> list[Passage]:
    """How and where are one step where either tells both: the one that is nearer to the matter stays."""
    how = next((section for section in sections if section.section == "how"), None)
    where = next((section for section in sections if section.section == "where"), None)
    if how is None or where is None or not LOOKS_LIKE["where"].search(how.text):
        return list(sections)
    left_out = how if _near(where, asked) > _near(how, asked) + _CLEARLY else where
    return [section for section in sections if section is not left_out]


def _section(document: Sequence[Passage], kind: SectionKind, asked: str) -> Passage | None:
    """Of several sections of a kind the one that is nearest to the matter; the first one, where they are alike."""
    of_kind = [p for p in document if p.section == kind and not (kind == "steps" and _NO_STEP.search(p.text))]
    places = range(len(of_kind))
    return of_kind[max(places, key=lambda at: _near(of_kind[at], asked) - _LATER * at)] if of_kind else None


def _near(section: Passage, asked: str) -> float:
    return overlap(f"{section.title} {asked}", section.text)


def _steps(section: Passage) -> list[Statement]:
    """The lead of a section, which is the main thing; of its steps all that they say."""
    sentences = sentences_of(section.text)[: 2 if section.section == "steps" else 1]
    return [Statement(text, section) for text in sentences if supporting(text, [section])]

"""What stands between a draft and its publication: pure checks, each naming the field and the remedy."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from knowledge.procedure import Content, PlainDocument, Procedure, Section, SourceEntry, part_names

FIGURE = re.compile(r"\d[\d,.\-]*")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend."""

    path: str
    """`sections.2.sources`, counted from 0 as in the JSON."""
    message: str
    is_blocking: bool
    """Whether it refuses submission; others are for the eyes of whoever approves."""


def problems(content: Content, *, today: date) -> list[Problem]:
    """Everything found; empty when nothing is amiss."""
    found = list(_dates(content))
    if not isinstance(content, PlainDocument):
        found += [*_sections(content), *_sources(content, today), *_questions(content)]
    return found


def _dates(content: Content) -> Iterator[Problem]:
    first, last = content.effective_from, content.effective_until
    if first and last and last < first:
        yield Problem("effective_until", f"{last} is before effective_from, {first}", is_blocking=True)


def _sections(procedure: Procedure) -> Iterator[Problem]:
    if not procedure.sections:
        yield Problem("sections", "add at least one section", is_blocking=True)
    known = {source.key: source for source in procedure.sources}
    nothing_written = all(section.is_blank for section in procedure.sections)
    for number, section in enumerate(procedure.sections):
        if not section.is_blank or (nothing_written and number == 0):
            yield from _section(section, f"sections.{number}", known)


def _section(section: Section, path: str, known: dict[str, SourceEntry]) -> Iterator[Problem]:
    if not section.ko:
        yield Problem(f"{path}.ko", "write it in Korean", is_blocking=True)
    if not section.sources:
        yield Problem(f"{path}.sources", "name the source: nothing is said without one", is_blocking=True)
    for key in section.sources:
        if key not in known:
            yield Problem(f"{path}.sources", f"`{key}` is not among the sources", is_blocking=True)
    if figures := unsupported_figures(section, [known[key] for key in section.sources if key in known]):
        found = ", ".join(figures)
        yield Problem(f"{path}.ko", f"not found in the words of its sources: {found}", is_blocking=False)


def _sources(procedure: Procedure, today: date) -> Iterator[Problem]:
    used = {key for section in procedure.sections for key in section.sources}
    counted = Counter(source.key for source in procedure.sources)
    for number, source in enumerate(procedure.sources):
        path = f"sources.{number}"
        if counted[source.key] > 1:
            yield Problem(f"{path}.key", f"`{source.key}` is used twice", is_blocking=True)
        if source.key not in used:
            yield Problem(f"{path}.key", f"no section rests on `{source.key}`", is_blocking=False)
        if source.kind == "statute" and not source.article:
            yield Problem(f"{path}.article", "name the article", is_blocking=False)
        yield from _not_yet_in_force(procedure, source, f"{path}.text_version", today)


def _not_yet_in_force(procedure: Procedure, source: SourceEntry, path: str, today: date) -> Iterator[Problem]:
    """A text that is not yet in force is no evidence for today."""
    version, first = source.text_version, procedure.effective_from
    if version and version > today and (first is None or first < version):
        message = f"the text takes effect on {version}: set effective_from to that day or later"
        yield Problem(path, message, is_blocking=True)


def _questions(procedure: Procedure) -> Iterator[Problem]:
    if not any(question.language == "ko" for question in procedure.questions):
        yield Problem("questions", "add questions in citizens' words: they are how it is found", is_blocking=False)
    known = {"", *part_names(procedure.sections)}
    for number, question in enumerate(procedure.questions):
        if question.part not in known:
            message = f"no section is called `{question.part}`: choose the one that answers it"
            yield Problem(f"questions.{number}.part", message, is_blocking=False)


def unsupported_figures(section: Section, sources: list[SourceEntry]) -> list[str]:
    """Figures of the Korean text that stand nowhere in its sources; thousands separators do not count."""
    words = " ".join(f"{s.evidence} {s.name} {s.article} {s.title} {s.text_version or ''}" for s in sources)
    backed = set(_figures(words))
    return [figure for figure in dict.fromkeys(_figures(section.ko)) if figure not in backed]


def _figures(text: str) -> list[str]:
    return [match.rstrip(".,-").replace(",", "") for match in FIGURE.findall(text)]

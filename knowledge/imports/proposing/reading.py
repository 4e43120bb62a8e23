"""A parsed document by its headings: which service each section belongs to, and which fields it fills."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from knowledge.imports.proposing.findings import Finding, FoundBy, Service
from knowledge.imports.proposing.labels import answer_in, bare, kind_of_label, kind_of_question, question_in
from knowledge.imports.proposing.lines import labelled, parts_of
from knowledge.imports.proposing.sentences import kind_of_sentence, sentences_in
from knowledge.imports.proposing.table_reading import findings_in, services_in
from knowledge.parsing.document import Block, Footnote, Heading, ListItem, ParsedDocument, Table
from knowledge.parsing.sections import DocumentSection, sections_of
from knowledge.parsing.suspicions import reads_like_an_instruction
from knowledge.procedure import ProcedureSection

_NOISE = re.compile(r"\s*(?:안내(?:문|서)?|가이드|매뉴얼|공고(?:문)?|알림|설명서)\s*$")
_FAQ = re.compile(r"자주\s*(?:묻는|하는)\s*질문|FAQ|Q\s*&\s*A|질의\s*응답|묻고\s*답하기|문답", re.IGNORECASE)
_LISTS = re.compile(r"다음\s?각\s?호|(?:다음|아래)(?:의|와\s?같|과\s?같)")
_ASKING = re.compile(r"무엇|어디|얼마|언제|누가|누구|어떤|때$|때\s")
_TOPIC = re.compile(r"^([가-힣A-Za-z0-9·]{2,14}(?:\s[가-힣A-Za-z0-9·]{2,10}){0,2}?)(?:은|는|을|를|이|가|의)\s")


def services_of(document: ParsedDocument) -> list[Service]:
    """Those that enough is said about, in the order of the document."""
    is_named = document.title != PurePosixPath(document.name).stem
    reader = _Reader(document.title if is_named else "")
    for section in sections_of(document):
        for part in parts_of(section):
            reader.read(part)
    return _gathered(list(reader.services.values()), title_of(document.title))


def title_of(text: str) -> str:
    """What a heading is about: `1. 전입신고 안내` is about `전입신고`, `자주 묻는 질문` about nothing."""
    name = _FAQ.sub("", bare(text)).strip(" -–—·:()[]")
    return _NOISE.sub("", name).strip() or name


def topic_of(question: str) -> str:
    """`여권` of `여권은 어디에서 받나요?`; empty where the question begins with anything else than what it is about."""
    found = _TOPIC.match(question)
    return found[1] if found and kind_of_label(found[1]) is None and not _ASKING.search(found[1]) else ""


@dataclass(slots=True)
class _Place:
    """Where the reader is within a section."""

    service: Service
    kind: ProcedureSection | None
    found_by: FoundBy
    open: Finding | None = None
    """What the next list item may go on with."""


@dataclass(slots=True)
class _Reader:
    """Goes through the sections."""

    document_title: str
    services: dict[tuple[str, ...], Service] = field(default_factory=dict[tuple[str, ...], Service])
    topic: str = ""
    """Of the last question that named one."""

    def read(self, section: DocumentSection) -> None:
        path, kind, question = _above(section.path)
        place = _Place(self._service(path), kind, "heading")
        if question:
            place = self._asked(path, question)
        for block in section.blocks:
            if isinstance(block, Table):
                self._table(place, block)
            elif not isinstance(block, Heading) and not reads_like_an_instruction(block.text):
                place = self._text(place, path, block)

    def _service(self, path: tuple[str, ...]) -> Service:
        title = title_of(path[-1] if path else self.document_title)
        return self.services.setdefault(path, Service(title, path))

    def _asked(self, path: tuple[str, ...], question: str) -> _Place:
        """Questions of a list that is about anything go to what they ask about."""
        if not title_of(path[-1] if path else self.document_title):
            self.topic = topic_of(question) or self.topic
            if self.topic:
                path = (*path, self.topic)
        service = self._service(path)
        if question not in service.questions:
            service.questions.append(question)
        return _Place(service, kind_of_question(question), "question")

    def _table(self, place: _Place, table: Table) -> None:
        if services := services_in(table):
            for service in services:
                self.services.setdefault(service.path, Service(service.title, service.path)).take(service)
            return
        found = findings_in(table)
        if not found and place.kind is not None:
            rows = [[cell for cell in dict.fromkeys(row) if cell] for row in table.rows or table.grid()]
            items = [row[0] if place.kind == "documents" else " ".join(row) for row in rows if row]
            found = [Finding(place.kind, items, table.locator, "heading")]
        for finding in found:
            place.service.add(finding)

    def _text(self, place: _Place, path: tuple[str, ...], block: Block) -> _Place:
        assert not isinstance(block, Table)
        if question := question_in(block.text):
            return self._asked(path, question)
        text = answer_in(block.text) if place.found_by == "question" else block.text
        if found := labelled(block, text):
            place.open = Finding(found[0], [found[1]] if found[1] else [], block.locator, "label")
            self._settle(place)
        elif place.open is not None and isinstance(block, ListItem | Footnote):
            place.open.items.append(bare(text))
            self._settle(place)
        elif place.kind is not None:
            self._go_on(place, text, block)
        else:
            self._sentences(place, text, block)
        return place

    def _go_on(self, place: _Place, text: str, block: Block) -> None:
        """Under a heading that names a field."""
        assert place.kind is not None
        item = bare(text) if isinstance(block, ListItem) else text.strip()
        last = place.service.findings[-1] if place.service.findings else None
        if (
            last
            and last.kind == place.kind
            and last.found_by == place.found_by
            and last.locator.path == block.locator.path
        ):
            last.items.append(item)
        else:
            place.service.add(Finding(place.kind, [item], block.locator, place.found_by))

    def _settle(self, place: _Place) -> None:
        """A label alone is nothing yet."""
        if place.open is not None and place.open.items and not any(one is place.open for one in place.service.findings):
            place.service.add(place.open)

    def _sentences(self, place: _Place, text: str, block: Block) -> None:
        place.open = None
        for sentence in sentences_in(text):
            if kind := kind_of_sentence(sentence):
                found = Finding(kind, [sentence], block.locator, "sentence")
                place.service.add(found)
                place.open = found if _LISTS.search(sentence) else None


def _above(path: tuple[str, ...]) -> tuple[tuple[str, ...], ProcedureSection | None, str]:
    """The headings of the service, the field that those below it name, and the question that they ask."""
    kind: ProcedureSection | None = None
    while path:
        if question := question_in(path[-1]):
            return path[:-1], kind, question
        named = kind_of_label(path[-1])
        if named is None:
            break
        kind = kind or named
        path = path[:-1]
    return path, kind, ""


def _gathered(services: Iterable[Service], document_title: str) -> list[Service]:
    """What too little is said about joins what stands above it."""
    order = list(services)
    by_path = {service.path: service for service in order}
    for service in sorted(order, key=lambda one: -len(one.path)):
        above = next((by_path[path] for path in _ways_up(service.path) if path in by_path), None)
        if service.is_enough and not (above and _is_part_of(service.title, above.title)):
            continue
        if above is not None:
            above.take(service)
            service.findings.clear()
    found = [service for service in order if service.is_enough]
    for service in found:
        service.title = service.title or document_title
    return found


def _ways_up(path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The nearest first."""
    return (path[:length] for length in range(len(path) - 1, -1, -1))


def _is_part_of(title: str, whole: str) -> bool:
    """`대관의 신청` of `대관`."""
    return len(whole) > 1 and title.startswith((f"{whole}의 ", f"{whole} "))

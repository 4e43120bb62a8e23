"""What a version of a document holds, as it is stored, edited and loaded: a `Procedure` or a `PlainDocument`.

A draft may be unfinished; `knowledge.checking` says what stands between it and its publication.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Literal, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError

from core.districts import District
from core.errors import InvalidInput
from core.passages import SourceKind
from core.speech import Language
from knowledge.locators import Locator

ProcedureSection: TypeAlias = Literal[
    "what", "who", "deadline", "where", "how", "documents", "fee", "processing_time", "steps", "penalty",
    "exceptions", "contact", "district",
]  # fmt: skip

Line: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]
NonEmptyLine: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Prose: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, max_length=4_000)]
Slug: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
DocumentId: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[^\s#@/?%\x00-\x1f\x7f]{1,200}$")]
"""Also what a loaded file calls its documents; `#` and `@` part the id of a passage, the rest parts an address."""
Collection: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([_-][a-z0-9]+)*$", max_length=64)]


TEXT_CHARACTERS = 4_000_000
"""Of one document: a book of a thousand pages."""


class _Content(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Title(_Content):
    """Korean, and other languages where there are such."""

    ko: NonEmptyLine
    en: Line = ""
    ja: Line = ""
    zh: Line = ""


class Summary(_Content):
    """Korean and English: one or two plain sentences for lists, never said. Japanese and Chinese: the procedure in a
    few sentences, shown above the English answer to whoever writes in that language, on all of its sources."""

    ko: Prose = ""
    en: Prose = ""
    ja: Prose = ""
    zh: Prose = ""


class SourceEntry(_Content):
    """Where statements come from; `key` is how sections name it."""

    key: Slug
    kind: SourceKind
    name: NonEmptyLine
    article: Line = ""
    title: Line = ""
    text_version: date | None = None
    url: Annotated[str, StringConstraints(pattern=r"^(https?://\S+)?$", max_length=2_000)] = ""
    evidence: Prose = ""
    """The words of the source that carry the fact."""
    note: Prose = ""
    """For curators: which text was read, what is about to change; never said."""


class Section(_Content):
    """One passage: one to three short sentences that stand alone and can be read aloud."""

    kind: ProcedureSection
    ko: Prose = ""
    en: Prose = ""
    sources: tuple[Slug, ...] = ()
    districts: Annotated[tuple[District, ...], Field(max_length=25)] = ()
    """Where it holds; empty: everywhere."""

    @property
    def is_blank(self) -> bool:
        """Nothing of it is written: the place that a template keeps."""
        return not (self.ko or self.en or self.sources or self.districts)


class ExampleQuestion(_Content):
    """How a citizen may ask for this."""

    language: Language
    text: NonEmptyLine
    part: Annotated[str, StringConstraints(pattern=r"^([a-z_]+(-\d+)?)?$", max_length=40)] = ""
    """The section that answers it: its kind, `deadline`, or `deadline-2` for the second one of its kind."""


class Procedure(_Content):
    """A structured document: what it is, who may, by when, where and how, for how much, and on whose word."""

    kind: Literal["procedure"] = "procedure"
    id: Slug
    collection: Collection
    title: Title
    summary: Summary = Summary()
    sections: Annotated[tuple[Section, ...], Field(max_length=60)] = ()
    sources: Annotated[tuple[SourceEntry, ...], Field(max_length=60)] = ()
    questions: Annotated[tuple[ExampleQuestion, ...], Field(max_length=200)] = ()
    effective_from: date | None = None
    """The first day on which the rule applies; null: long-standing."""
    effective_until: date | None = None
    """The last day on which it applies; null: open."""


def part_names(sections: Sequence[Section]) -> list[str]:
    """How each is called: by its kind, the later ones of a kind with their number."""
    seen: Counter[str] = Counter()
    names: list[str] = []
    for section in sections:
        seen[section.kind] += 1
        names.append(section.kind if seen[section.kind] == 1 else f"{section.kind}-{seen[section.kind]}")
    return names


def without_blank_sections(procedure: Procedure) -> Procedure:
    """Only the sections that somebody began; each question stays with the section that answers it."""
    names = part_names(procedure.sections)
    begun = [(name, section) for name, section in zip(names, procedure.sections, strict=True) if not section.is_blank]
    sections = tuple(section for _, section in begun)
    renamed = dict.fromkeys(names, "") | dict(zip((name for name, _ in begun), part_names(sections), strict=True))
    questions = tuple(
        question.model_copy(update={"part": renamed.get(question.part, question.part)})
        for question in procedure.questions
    )
    return procedure.model_copy(update={"sections": sections, "questions": questions})


class Part(_Content):
    """One passage of a document that was read from a file, with its place in the file."""

    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4_000)]
    locator: Locator


class PlainDocument(_Content):
    """A loaded text without fields; it is its own source."""

    kind: Literal["document"] = "document"
    id: DocumentId
    collection: Collection
    title: NonEmptyLine
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=TEXT_CHARACTERS)]
    questions: tuple[NonEmptyLine, ...] = ()
    effective_from: date | None = None
    effective_until: date | None = None
    source_url: Annotated[str, StringConstraints(pattern=r"^(https?://\S+)?$", max_length=2_000)] = ""
    locator: Line = ""
    """Where in the source it stands: chapter, page, article."""
    parts: Annotated[tuple[Part, ...], Field(max_length=100_000)] = ()
    """The passages of `text` with their places, in order; what was changed in `text` since has none."""


Content: TypeAlias = Procedure | PlainDocument
AnyContent: TypeAlias = Annotated[Content, Field(discriminator="kind")]

Kind = TypeVar("Kind", bound=Procedure | PlainDocument)

_CONTENT: TypeAdapter[Content] = TypeAdapter(AnyContent)


def parse_content(data: Mapping[str, object]) -> Content:
    """A document of either kind from JSON or TOML data; raises `InvalidInput` that names each wrong field."""
    return _parsed(PlainDocument, data) if data.get("kind") == "document" else _parsed(Procedure, data)


def parse_procedure(data: Mapping[str, object]) -> Procedure:
    """A procedure from JSON or TOML data; raises `InvalidInput` that names each wrong field."""
    return _parsed(Procedure, data)


def _parsed(kind: type[Kind], data: Mapping[str, object]) -> Kind:
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        raise InvalidInput(explain(error)) from error


def stored(content: Content) -> str:
    """The JSON of the row; equal contents give equal text."""
    data = content.model_dump(mode="json", exclude_defaults=True, exclude={"kind"})
    return json.dumps({"kind": content.kind, **data}, ensure_ascii=False, separators=(",", ":"))


def restored(text: str) -> Content:
    """The content of a row."""
    return _CONTENT.validate_json(text)


def explain(error: ValidationError) -> str:
    """What is wrong, field by field, without the values."""
    found = error.errors(include_url=False, include_context=False, include_input=False)
    return "; ".join(f"`{'.'.join(str(part) for part in item['loc']) or 'document'}`: {item['msg']}" for item in found)

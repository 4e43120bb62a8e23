"""A version of a document as passages, and as the texts that search looks at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.passages import IndexedText, Passage, Source
from core.speech import SPOKEN, Language, WrittenLanguage
from knowledge.lifecycle import Span
from knowledge.locators import Locator
from knowledge.procedure import Content, ExampleQuestion, PlainDocument, Procedure, SourceEntry, part_names

PASSAGE_CHARACTERS = 350  # what retrieval was measured with
OPEN_SPAN = Span(None, None)

HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
# Not after a digit: `2025. 1. 1.` and `3. 신청` go on. A run of space is looked at once, from its beginning.
SENTENCE_END = re.compile(r"(?<=[^\s\d][.!?。])\s+|(?<!\s)\s*\n\s*")


def passages_of(content: Content, *, version: int, span: Span = OPEN_SPAN) -> list[Passage]:
    """Every passage in every language it has, in the order of the document; `span` is when this version speaks."""
    made = _plain(content, version, span) if isinstance(content, PlainDocument) else _procedure(content, version, span)
    return list(made)


def passages_in(content: Content, language: WrittenLanguage, *, version: int, span: Span = OPEN_SPAN) -> list[Passage]:
    """One passage for each section, in `language` where it has it, else in one that is spoken; a summary of the
    whole in `language` comes last."""
    chosen: dict[str, Passage] = {}
    for passage in passages_of(content, version=version, span=span):
        if passage.language not in SPOKEN and passage.language != language:
            continue
        section = passage.id.removesuffix(f".en@{version}").removesuffix(f"@{version}")
        if section not in chosen or passage.language == language:
            chosen[section] = passage
    return list(chosen.values())


def indexed_texts(content: Content, *, version: int, span: Span = OPEN_SPAN) -> list[IndexedText]:
    """The passages with what they stand under in front, then the example questions, each leading to a passage."""
    passages = passages_of(content, version=version, span=span)
    above = _headings(content)
    texts = [
        IndexedText(passage, "\n".join((passage.title, *above.get(passage.text, ()), passage.text)), is_question=False)
        for passage in passages
    ]
    if passages:
        texts += [
            IndexedText(_entrance(passages, question.language), question.text, is_question=True, part=question.part)
            for question in _questions(content)
        ]
    return texts


def language_of(text: str) -> Language:
    """Korean as soon as it holds Hangul."""
    return "ko" if HANGUL.search(text) else "en"


def split_text(text: str, *, limit: int = PASSAGE_CHARACTERS) -> list[str]:
    """Pieces of at most `limit` characters, cut between sentences, else between words, else anywhere."""
    pieces: list[str] = []
    for sentence in _sentences(text, limit):
        joined = f"{pieces[-1]}{sentence}" if pieces else sentence
        if pieces and len(joined.strip()) <= limit:
            pieces[-1] = joined
        else:
            pieces.append(sentence.lstrip())
    return [piece.strip() for piece in pieces if piece.strip()]


def _sentences(text: str, limit: int) -> Iterator[str]:
    """Each sentence with the space or line break before it."""
    start, gap = 0, ""
    for border in SENTENCE_END.finditer(text):
        yield from _cut(gap, text[start : border.start()], limit)
        start, gap = border.end(), "\n" if "\n" in border.group() else " "
    yield from _cut(gap, text[start:], limit)


def _cut(gap: str, sentence: str, limit: int) -> Iterator[str]:
    start = 0
    while len(sentence) - start > limit:
        end = sentence.rfind(" ", start + 1, start + limit + 1)
        end = end if end > start else start + limit
        yield gap + sentence[start:end]
        start, gap = end, " " if sentence[end] == " " else ""
        while start < len(sentence) and sentence[start].isspace():
            start += 1
    yield gap + sentence[start:]


def _procedure(procedure: Procedure, version: int, span: Span) -> Iterator[Passage]:
    blank = _blank(procedure, version, span)
    sources = {entry.key: _source(entry) for entry in procedure.sources}
    title = {"ko": procedure.title.ko, "en": procedure.title.en or procedure.title.ko}
    for section, name in zip(procedure.sections, part_names(procedure.sections), strict=True):
        cited = tuple(sources[key] for key in section.sources if key in sources)
        said = replace(blank, section=section.kind, sources=cited, districts=section.districts)
        if section.ko:
            yield replace(said, id=_id(said, name), title=title["ko"], text=section.ko)
        if section.en:
            yield replace(said, id=_id(said, f"{name}.en"), title=title["en"], text=section.en, language="en")
    yield from _summaries(procedure, replace(blank, section="what", sources=tuple(sources.values())))


def _summaries(procedure: Procedure, blank: Passage) -> Iterator[Passage]:
    """The whole in languages that no section is written in."""
    title, summary = procedure.title, procedure.summary
    for language, name, text in (("ja", title.ja, summary.ja), ("zh", title.zh, summary.zh)):
        if text:
            given = replace(blank, title=name or title.en or title.ko, text=text, language=language)
            yield replace(given, id=_id(blank, f"summary.{language}"))


def _plain(document: PlainDocument, version: int, span: Span) -> Iterator[Passage]:
    body = document.text.removeprefix(f"{document.title}\n").lstrip()  # its first line may repeat the title
    said = replace(
        _blank(document, version, span),
        title=document.title,
        language=language_of(document.title + document.text),
        sources=(Source("document", document.title, article=document.locator, url=document.source_url),),
    )
    for number, (text, locator) in enumerate(_placed(document, body), start=1):
        passage = replace(said, id=_id(said, f"text-{number}"), text=text)
        yield replace(passage, sources=(_told(said.sources[0], locator, said.language),)) if locator else passage


def _placed(document: PlainDocument, body: str) -> Iterator[tuple[str, Locator | None]]:
    """The parts that still stand in the text, and what stands between them in pieces without a place."""
    at = 0
    for part in document.parts:
        start = body.find(part.text, at)
        if start < 0:
            continue
        yield from ((text, None) for text in split_text(body[at:start]))
        yield part.text, part.locator
        at = start + len(part.text)
    yield from ((text, None) for text in split_text(body[at:]))


def _told(source: Source, locator: Locator, language: str) -> Source:
    """`제2장 > 제5조, 12쪽, 표 3`, behind the file's name where the title is another."""
    place = locator.place("ko" if language == "ko" else "en")
    return replace(source, article=", ".join(part for part in (source.article, place) if part))


def _headings(content: Content) -> dict[str, tuple[str, ...]]:
    """The headings above each part that do not stand in it: a later passage of an article does not name it."""
    if not isinstance(content, PlainDocument):
        return {}
    return {
        part.text: tuple(step for step in part.locator.path if len(step) > 1 and step not in part.text)
        for part in content.parts
    }


def _blank(content: Content, version: int, span: Span) -> Passage:
    return Passage(
        id="",
        document_id=content.id,
        version=version,
        collection=content.collection,
        section="text",
        title="",
        text="",
        language="ko",
        effective_from=span.first,
        effective_until=span.last,
    )


def _id(passage: Passage, section: str) -> str:
    return f"{passage.document_id}#{section}@{passage.version}"


def _source(entry: SourceEntry) -> Source:
    return Source(
        kind=entry.kind,
        name=entry.name,
        article=entry.article,
        title=entry.title,
        text_version=entry.text_version,
        url=entry.url,
        evidence=entry.evidence,
    )


def _questions(content: Content) -> Sequence[ExampleQuestion]:
    if isinstance(content, PlainDocument):
        return [ExampleQuestion(language=language_of(question), text=question) for question in content.questions]
    return content.questions


def _entrance(passages: Sequence[Passage], language: Language) -> Passage:
    """The first passage in the language of the question."""
    return next((passage for passage in passages if passage.language == language), passages[0])

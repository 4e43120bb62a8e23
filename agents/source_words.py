"""What an answer rests on, read aloud: the source with its article, its own words, and as of when it was read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from agents.about_answer import AboutAnswer
from agents.josa import being, objective
from agents.phrases import AS_SOURCED, Phrase
from agents.statements import Statement, phrases, sources_of
from core.passages import Passage, Source
from core.speech import Language

_MOST_SOURCES = 2
_LONGEST_QUOTE = 140  # letters that a voice can read without losing the listener
_STANDS_IN = Phrase("{title} 안내의 근거는 {named}", "What I said about “{title}” rests on {named}.")
_IN_ITSELF = Phrase("“{title}” 자료에 나와 있어요.", "It stands in the document “{title}”.")
_ARTICLE = re.compile(r"제(\d+)조(?:의(\d+))?(?:제(\d+)항)?(?:제(\d+)호)?")
_STANDS_IN_TOO = Phrase("그리고 {named}", "It also rests on {named}.")
_QUOTED = Phrase("거기에는 “{quote}”라고 적혀 있어요.", "")
_IN_FORCE = Phrase("{day} 시행된 {named} 확인했어요.", "I read the text that took effect on {day}.")
_NOTICED = Phrase("{day} 나온 자료를 확인했어요.", "I read the notice of {day}.")
_SINCE = Phrase("이 내용은 {day}부터 적용돼요.", "This has applied since {day}.")
_UNTIL = Phrase("이 내용은 {day}까지 적용돼요.", "This applies until {day}.")
_TODAY = Phrase("{day} 기준으로 적용되는 내용이에요.", "It is what applies as of {day}.")
_UNDATED = Phrase("자료에 시행일은 따로 적혀 있지 않아요.", "The source itself gives no date.")


def sources_told(about: AboutAnswer, said: Sequence[Statement], language: Language, *, as_of: date) -> list[Statement]:
    """The sources of what was said; each sentence is made of a source's own fields and cites it alone."""
    carrying = [
        (statement.passage, source)
        for statement in said
        if statement.passage is not None
        for source in sources_of(statement.text, statement.passage)
    ]
    named = list({source.locator: (passage, source) for passage, source in reversed(carrying)}.values())[::-1]
    told: list[Statement] = list(phrases(AS_SOURCED.say(language))) if about == "sure" else []
    for place, (passage, source) in enumerate(named[:_MOST_SOURCES]):
        alone = replace(passage, sources=(source,) if passage.sources else ())
        told += [Statement(text, alone) for text in _told(about, alone, source, language, first=place == 0)]
    if about == "when":
        told += phrases(_TODAY.say(language, day=day_in_words(as_of, language)))
    return told


def _told(about: AboutAnswer, passage: Passage, source: Source, language: Language, *, first: bool) -> list[str]:
    dates = _dates(passage, source, language)
    where = _where(passage, source, language, first=first)
    if about == "when":
        return [where, *(dates or ([_UNDATED.say(language)] if first else []))]
    quote = source.evidence if first and language == "ko" and 0 < len(source.evidence) <= _LONGEST_QUOTE else ""
    return [where, *([_QUOTED.say(language, quote=quote)] if quote else []), *dates[:1]]


def _where(passage: Passage, source: Source, language: Language, *, first: bool) -> str:
    if not passage.sources:
        return _IN_ITSELF.say(language, title=passage.title)
    named = f"{being(source.locator)}." if language == "ko" else _in_english(source)
    return (_STANDS_IN if first else _STANDS_IN_TOO).say(language, title=passage.title, named=named)


def _dates(passage: Passage, source: Source, language: Language) -> list[str]:
    told: list[str] = []
    if source.text_version is not None:
        is_law = source.kind in {"statute", "ordinance"}
        day = day_in_words(source.text_version, language)
        told.append(
            (_IN_FORCE if is_law else _NOTICED).say(language, day=_on(day, language), named=objective(source.name))
        )
    if passage.effective_from is not None:
        told.append(_SINCE.say(language, day=day_in_words(passage.effective_from, language)))
    if passage.effective_until is not None:
        told.append(_UNTIL.say(language, day=day_in_words(passage.effective_until, language)))
    return told


def _in_english(source: Source) -> str:
    """`주민등록법, Article 40(4)`."""
    article = _ARTICLE.fullmatch(source.article)
    if article is None:
        return ", ".join(part for part in (source.name, source.article) if part)
    number, branch, paragraph, item = article.groups()
    branch = f"-{branch}" if branch else ""
    return (
        f"{source.name}, Article {number}{branch}{f'({paragraph})' if paragraph else ''}{f'({item})' if item else ''}"
    )


def _on(day: str, language: Language) -> str:
    return f"{day}에" if language == "ko" else day


def day_in_words(day: date, language: Language) -> str:
    """`2025년 7월 22일`; an English one is written as the pages show it."""
    return f"{day.year}년 {day.month}월 {day.day}일" if language == "ko" else day.isoformat()

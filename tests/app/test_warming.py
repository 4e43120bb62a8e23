"""What officials will say is spoken ahead of time, in the order in which citizens will want it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from agents.officials import load_officials
from app.quiet import Quiet
from app.warming import Said, Warming, greetings, openings, whole
from core.officials import Official
from core.passages import DocumentTexts, IndexedText, Passage
from core.speech import Language, Words
from speech.clauses import clauses
from tests.rtc.clocks import SkippingClock

OFFICIALS = load_officials()
LONG = (
    "이사하면 새 거주지에 전입한 날부터 14일 이내에 구청이나 동 주민센터에 전입신고를 해야 합니다. "
    "그 뒤에는 과태료가 나옵니다."
)


def passage(document: str, text: str, language: Language = "ko", *, collection: str = "complaints") -> Passage:
    return Passage(f"{document}#what@1", document, 1, collection, "what", document, text, language)


class Shelf:
    """Published passages under growing revisions."""

    def __init__(self) -> None:
        self.texts: list[tuple[int, Passage]] = []

    def publish(self, one: Passage) -> None:
        self.texts.append((len(self.texts) + 1, one))

    async def revision(self) -> int:
        return len(self.texts)

    async def published(self, *, changed_since: int = 0) -> AsyncIterator[DocumentTexts]:
        for revision, one in self.texts:
            if revision > changed_since:
                question = IndexedText(one, "물어보는 말", is_question=True)
                yield DocumentTexts(one.document_id, one.collection, (IndexedText(one, one.text, False), question))


class Mouth:
    """Remembers what it said; every new sentence is one clause."""

    def __init__(self) -> None:
        self.said: list[str] = []

    async def warm(self, official: Official, sentences: list[Words], language: Language) -> int:
        del official, language
        new = [sentence for sentence in map(shown, sentences) if sentence not in self.said]
        self.said += new
        return len(new)


def shown(words: Words) -> str:
    return " ".join(word.display for word in words)


def spoken(said: list[Said]) -> list[str]:
    return [shown(one.words) for one in said]


def test_every_official_greets_in_both_languages_before_anything_else() -> None:
    first = list(greetings(OFFICIALS.values()))[: len(OFFICIALS)]

    assert [one.official.id for one in first] == list(OFFICIALS)
    assert {one.language for one in greetings(OFFICIALS.values())} == {"ko", "en"}


def test_an_opening_is_the_clause_that_the_citizen_will_wait_for() -> None:
    (opening,) = openings([passage("move", LONG)], [OFFICIALS["complaints"]])

    assert shown(opening.words) == "이사하면 새 거주지에"
    assert clauses(opening.words) == [opening.words]


def test_a_passage_is_spoken_by_the_officials_who_answer_from_it() -> None:
    said = list(whole([passage("youth-age", "청년은 19세부터입니다.", collection="youth")], OFFICIALS.values()))

    assert {one.official.id for one in said} == {"youth"}


def test_korean_comes_before_english() -> None:
    said = whole([passage("a", "Hello there.", "en"), passage("b", "안녕하세요.")], [OFFICIALS["complaints"]])

    assert spoken(list(said)) == ["안녕하세요.", "Hello there."]


async def test_what_is_published_later_is_spoken_too_and_nothing_twice() -> None:
    shelf, mouth = Shelf(), Mouth()
    clock = SkippingClock()
    warming = Warming(OFFICIALS, shelf, mouth, clock, Quiet(lambda: True, clock))
    shelf.publish(passage("first", "처음입니다."))

    assert await warming.catch_up() == 1
    assert await warming.catch_up() == 0
    shelf.publish(passage("second", "다음입니다."))
    await warming.catch_up()

    assert mouth.said == ["처음입니다.", "다음입니다."]


async def test_nothing_is_spoken_while_somebody_talks() -> None:
    shelf, mouth, clock = Shelf(), Mouth(), SkippingClock(seconds=0.0)
    shelf.publish(passage("first", "처음입니다."))
    said_at_idle: list[list[str]] = []

    def talk_is_over() -> bool:
        said_at_idle.append(list(mouth.said))
        return clock.seconds >= 20.0

    async with asyncio.timeout(5):
        await Warming(OFFICIALS, shelf, mouth, clock, Quiet(talk_is_over, clock)).catch_up()

    assert said_at_idle[:4] == [[], [], [], []]
    assert mouth.said == ["처음입니다."]

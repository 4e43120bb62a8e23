"""What the officials may rely on, whichever `Retriever` they have."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from agents.protocols import Retriever
from core.passages import IndexedText, Passage, SectionKind, Source
from core.speech import Language
from retrieval.ranking import Ranking
from retrieval.search import Search
from tests.fakes.agents import ScriptedRetriever
from tests.fakes.passage_store import FakePassageStore
from tests.fakes.retrieval import FakeEmbedder, fake_channel
from tests.retrieval.texts import FUSION

TODAY = date(2026, 11, 22)


def passage(document: str, section: SectionKind, text: str, collection: str, language: Language = "ko") -> Passage:
    suffix = "" if language == "ko" else ".en"
    source = Source("statute", "주민등록법", "제16조제1항", url="https://www.law.go.kr")
    blank = Passage(f"{document}#{section}{suffix}@1", document, 1, collection, section, document, text, language)
    return replace(blank, sources=(source,))


MOVE = passage("move", "deadline", "이사하면 전입한 날부터 14일 이내에 전입신고를 합니다.", "complaints")
MOVE_FINE = passage("move", "penalty", "전입신고를 기간 안에 하지 않으면 5만원 이하의 과태료입니다.", "complaints")
MOVE_ENGLISH = passage("move", "deadline", "You must report a move within 14 days.", "complaints", "en")
PASSPORT = passage("passport", "where", "여권은 구청 여권 창구에서 신청합니다.", "complaints")
OLD = replace(
    passage("stamp", "fee", "인지 값은 예전에 100원이었습니다.", "complaints"), effective_until=date(2025, 12, 31)
)
INVEST = passage("invest", "deadline", "외국인투자는 미리 신고합니다.", "investment")
EVERY = (MOVE, MOVE_FINE, MOVE_ENGLISH, PASSPORT, OLD, INVEST)
QUESTION = "이사하면 언제까지 전입신고를 하나요?"


@pytest.fixture(params=["scripted", "search"])
async def retriever(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Retriever]:
    if request.param == "scripted":
        yield ScriptedRetriever(EVERY, {"move": [QUESTION]})
        return
    store = FakePassageStore()
    for document in dict.fromkeys(one.document_id for one in EVERY):
        told = [IndexedText(one, one.text, is_question=False) for one in EVERY if one.document_id == document]
        asked = [IndexedText(MOVE, QUESTION, is_question=True)] if document == "move" else []
        store.put(document, told[0].passage.collection, *told, *asked)
    search = Search(store, FakeEmbedder(), [fake_channel()], Ranking(FUSION), tmp_path)
    await search.refresh()
    yield search
    search.close()


async def found(
    retriever: Retriever, query: str, *, collection: str = "complaints", day: date = TODAY
) -> list[Passage]:
    return await retriever.search(query, collections=[collection], as_of=day, language="ko", limit=3)


async def test_the_document_that_answers_comes_first(retriever: Retriever) -> None:
    assert (await found(retriever, QUESTION))[0].document_id == "move"
    assert (await found(retriever, "여권은 어느 창구에서 신청하나요"))[0].document_id == "passport"


async def test_scores_are_probabilities_that_fall(retriever: Retriever) -> None:
    scores = [one.score for one in await found(retriever, QUESTION)]
    assert all(0 < score <= 1 for score in scores)
    assert scores == sorted(scores, reverse=True)


async def test_a_document_is_found_once_and_only_so_many(retriever: Retriever) -> None:
    documents = [one.document_id for one in await found(retriever, "전입신고 여권 과태료 창구")]
    assert len(documents) == len(set(documents)) <= 3


async def test_only_the_collections_that_were_named_are_searched(retriever: Retriever) -> None:
    hits = await found(retriever, "외국인투자는 언제 신고하나요", collection="investment")
    assert {one.collection for one in hits} == {"investment"}
    assert all(one.collection == "complaints" for one in await found(retriever, "외국인투자는 언제 신고하나요"))
    assert await found(retriever, QUESTION, collection="nowhere") == []


async def test_only_what_is_in_force_on_the_day_is_found(retriever: Retriever) -> None:
    query = "인지 값은 얼마였습니까"
    assert "stamp" not in {one.document_id for one in await found(retriever, query)}
    assert "stamp" in {one.document_id for one in await found(retriever, query, day=date(2025, 6, 1))}


async def test_a_document_gives_all_its_passages_in_the_language(retriever: Retriever) -> None:
    korean = await retriever.document("move", as_of=TODAY, language="ko")
    assert [(one.id, one.text) for one in korean] == [(one.id, one.text) for one in (MOVE, MOVE_FINE)]
    english = await retriever.document("move", as_of=TODAY, language="en")
    assert [one.id for one in english] == [MOVE_ENGLISH.id]
    assert korean[0].sources == MOVE.sources


async def test_a_document_that_is_not_there_is_empty(retriever: Retriever) -> None:
    assert await retriever.document("nothing", as_of=TODAY, language="ko") == []
    assert await retriever.document("stamp", as_of=TODAY, language="ko") == []


@pytest.mark.parametrize("text", ["", "이사하면 언제까지 신고하나요?"])
async def test_what_a_text_means_is_a_direction_and_the_same_each_time_or_not_known(
    retriever: Retriever, text: str
) -> None:
    first, second = await retriever.vector(text), await retriever.vector(text)
    if first is None or second is None:
        assert first is second
        return
    assert float(np.linalg.norm(first.values)) == pytest.approx(1, abs=1e-3)
    assert first.revision == second.revision
    assert (first.values == second.values).all()


@pytest.mark.parametrize("query", ["", "   ", "???", "가" * 4000])
async def test_any_query_is_taken(retriever: Retriever, query: str) -> None:
    assert all(0 <= one.score <= 1 for one in await found(retriever, query))


async def test_the_part_that_is_asked_for_is_nearest(retriever: Retriever) -> None:
    near = await retriever.parts("5만원 이하의 과태료", "move", as_of=TODAY, language="ko")
    assert near[MOVE_FINE.id].likely > near[MOVE.id].likely


async def test_the_parts_of_a_document_that_is_not_there_are_not_known(retriever: Retriever) -> None:
    assert await retriever.parts("이사", "nowhere", as_of=TODAY, language="ko") == {}


async def test_parts_that_are_not_in_force_are_not_told(retriever: Retriever) -> None:
    assert await retriever.parts("인지 값", "stamp", as_of=TODAY, language="ko") == {}

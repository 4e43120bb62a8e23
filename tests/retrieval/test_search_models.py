"""The real search over the starter set: citizens' questions lead to the procedures that answer them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, get_args

import pytest

from agents.officials import load_officials
from agents.thresholds import ANSWER
from core.speech import Language
from retrieval.protocols import SearchRequest
from retrieval.search import Search
from tests.fakes.passage_store import FakePassageStore
from tests.fakes.starter_search import real_embedder, starter_channels, starter_ranking
from tests.retrieval.texts import TODAY, passage, told

pytestmark = [pytest.mark.models, pytest.mark.timeout(900)]

FACTS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "knowledge" / "starter_facts_map.json").read_text("utf-8")
)

# In words that stand in no example question; the last ones name the programme in English only.
ELSEWISE: Sequence[tuple[str, str, str]] = (
    ("complaints", "새 집으로 옮긴 지 열흘 됐는데 주민센터에 알려야 하나요?", "move-in-report"),
    ("complaints", "윗집에서 밤마다 쿵쿵거려서 잠을 못 자겠어요", "floor-noise"),
    ("complaints", "해외여행 가려는데 여권 새로 만들려면 뭐가 필요해요?", "passport"),
    ("investment", "외국인이 한국에 회사를 세우려면 투자금이 최소 얼마여야 해요?", "fdi-definition"),
    ("youth", "알바비를 두 달째 못 받았어요", "unpaid-wages"),
    ("complaints", "How many days do I have to report my new address?", "move-in-report"),
    ("youth", "I dropped out of high school, what help is there?", "out-of-school-youth"),
)


async def best(search: Search, official: str, question: str, language: Language = "ko") -> list[tuple[str, float]]:
    collections = load_officials()[official].collections
    found = await search.search(question, collections=collections, as_of=TODAY, language=language, limit=3)
    return [(passage.document_id, passage.score) for passage in found]


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["procedure"] + "-" + fact["section"])
async def test_every_starter_fact_is_found_first_and_surely(starter_search: Search, fact: dict[str, Any]) -> None:
    [(document, score), *_] = await best(starter_search, fact["official"], fact["question"])
    assert document == fact["procedure"]
    assert score >= ANSWER


@pytest.mark.parametrize(("official", "question", "procedure"), ELSEWISE)
async def test_other_words_lead_there_too(starter_search: Search, official: str, question: str, procedure: str) -> None:
    language: Language = "en" if question.isascii() else "ko"
    assert procedure in [document for document, _ in await best(starter_search, official, question, language)]


@pytest.mark.parametrize(
    "question", ["오늘 점심 뭐 먹을까요?", "비트코인 지금 사도 돼요?", "What is the capital of France?", "ㅁㄴㅇㄹ"]
)
async def test_what_nothing_answers_is_not_probable(starter_search: Search, question: str) -> None:
    found = await best(starter_search, "complaints", question)
    assert [hit for hit in found if hit[1] >= ANSWER] == []


FIRST_DOCUMENTS = {
    "night-reading-room": (
        "별빛도서관 밤샘 열람실은 별빛도서관 회원증이 있는 19세 이상 시민이 이용합니다.",
        "별빛도서관 밤샘 열람실은 이용 3일 전까지 신청해야 합니다.",
    ),
    "passport": ("여권은 구청 여권과에서 다시 발급받습니다. 수수료는 53,000원입니다.",),
}


@pytest.mark.parametrize(
    ("question", "document"),
    [
        ("별빛도서관 밤샘 열람실은 언제까지 신청하나요?", "night-reading-room"),
        ("여권 다시 발급받으려면 얼마예요?", "passport"),
        ("주차 단속은 어떻게 신고해요?", None),
    ],
)
async def test_the_first_documents_of_a_city_are_answered_from_before_anybody_wrote_questions(
    tmp_path: Path, question: str, document: str | None
) -> None:
    store = FakePassageStore()
    for name, texts in FIRST_DOCUMENTS.items():
        store.put(name, "complaints", *(told(passage(name, text)) for text in texts))
    search = Search(store, real_embedder(), starter_channels(), starter_ranking(), tmp_path)
    await search.refresh()
    sure = [found for found, score in await best(search, "complaints", question) if score >= ANSWER]
    assert sure == ([document] if document else [])
    search.close()


async def test_passages_come_in_the_citizens_language(starter_search: Search) -> None:
    for language in get_args(Language):
        [passage, *_] = await starter_search.search(
            "전입신고 move-in report", collections=["complaints"], as_of=TODAY, language=language
        )
        assert passage.language == language


async def test_questions_and_publications_embed_at_the_same_time(starter_search: Search) -> None:
    """The model is shared between the thread that searches and the one that takes publications in."""
    texts = [f"{number}번째 안내문입니다. " * (number % 7 + 1) for number in range(64)]
    requests = [SearchRequest(fact["question"], ("complaints",), TODAY) for fact in FACTS[:12]]
    with ThreadPoolExecutor(1) as pool:
        publishing = asyncio.get_running_loop().run_in_executor(
            pool, lambda: real_embedder().embed(texts, kind="passage")
        )
        rankings = [(await starter_search.search_all([request]))[0] for request in requests]
        rows = await publishing
    assert len(rows) == len(texts)
    assert [ranking for ranking in rankings if not ranking] == []

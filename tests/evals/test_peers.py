"""Systems are compared question by question, and the better peer is the one to beat."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from core.passages import DocumentTexts, IndexedText, Passage
from evals.knowing_embedder import KnowingEmbedder
from evals.peer_systems import Ask, Corpus, PeerRanker, corpora_of
from evals.peers import Run, margin, only, run_all
from evals.queries import Query
from evals.vectors import StoredVectors
from retrieval.protocols import Embedder
from tests.fakes.retrieval import FakeEmbedder

QUERIES = [
    Query("이사했어요", frozenset(["move"]), ("complaints",), "ko", "colloquial"),
    Query("취득세 신고", frozenset(["tax"]), ("complaints",), "ko", "plain"),
]


def run(name: str, *rankings: Sequence[str]) -> Run:
    return Run(name, [list(ranking) for ranking in rankings], [1.0] * len(rankings), [1.0] * len(rankings))


def texts(document: str, *lines: str) -> DocumentTexts:
    passages = [
        Passage(f"{document}#{at}@1", document, 1, "complaints", "what", document, line, "ko")
        for at, line in enumerate(lines)
    ]
    return DocumentTexts(
        document, "complaints", tuple(IndexedText(one, one.text, is_question=False) for one in passages)
    )


class Named:
    """Always the same ranking; keeps what it was asked."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.asked: list[str] = []

    async def rank(self, queries: Sequence[Query]) -> list[list[str]]:
        self.asked += [query.text for query in queries]
        return [[self.name] for _ in queries]


def test_the_better_peer_is_the_one_to_beat() -> None:
    ours = run("search", ["move"], ["tax"])
    figures = margin(ours, [run("poor", ["x"], ["x"]), run("fair", ["move"], ["x"])], QUERIES)

    assert (figures["better peer"], figures["points of hit@5"]) == ("fair", 50.0)


def test_a_part_of_a_run_is_of_one_kind_of_question() -> None:
    part, asked = only(run("search", ["move"], ["tax"]), QUERIES, "plain")

    assert (part.rankings, asked) == ([["tax"]], [QUERIES[1]])


async def test_every_system_is_asked_every_question_once_the_clock_runs() -> None:
    systems = [Named("a"), Named("b")]
    runs = await run_all(systems, QUERIES)

    assert [one.rankings for one in runs] == [[["a"], ["a"]], [["b"], ["b"]]]
    assert [len(one.wall_ms) for one in runs] == [2, 2]
    assert systems[0].asked[2:] == systems[1].asked[2:] == [query.text for query in QUERIES]


async def test_each_text_of_a_peer_stands_for_its_document() -> None:
    def backwards(corpus: Corpus, embedder: Embedder) -> Ask:
        del embedder
        return lambda question: list(range(len(corpus.texts)))[::-1]

    embedder = FakeEmbedder()
    corpora = corpora_of([texts("move", "전입신고", "14일"), texts("tax", "취득세")], embedder)
    ranker = PeerRanker("backwards", backwards, corpora, embedder)

    assert corpora["complaints"].documents == ["move", "move", "tax"]
    assert await ranker.rank(QUERIES[:1]) == [["tax", "move"]]


def test_what_is_asked_is_embedded_each_time(tmp_path: Path) -> None:
    inner = FakeEmbedder()
    embedder = KnowingEmbedder(inner, StoredVectors(inner, tmp_path))
    embedder.learn([("전입신고", "passage")])
    vectors = [embedder.embed(["전입신고", "취득세"], kind="passage") for _ in range(2)]

    assert inner.embedded == ["전입신고", "취득세", "취득세"]
    assert np.allclose(vectors[1], FakeEmbedder().embed(["전입신고", "취득세"], kind="passage"), atol=1e-3)

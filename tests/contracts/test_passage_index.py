"""What a shelf may rely on, whichever `PassageIndex` it keeps."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrieval.dense import FaissIndex, build
from retrieval.kinds import IndexKind
from retrieval.lexical import TantivyIndex
from retrieval.protocols import PassageIndex, PassageIndexCapabilities, PassageSearcher, Vectors
from tests.fakes.retrieval import DIMENSIONS, FakeEmbedder, FakeTokenizer

EMBEDDER = FakeEmbedder()
BUILT = 1_000_000  # keys of what was built
MOVE, PASSPORT, WASTE = "전입신고는 14일 이내에 합니다", "여권은 구청에서 신청합니다", "대형폐기물 스티커를 삽니다"


class FakeIndex:
    """The share of a query's words that a text holds, in a dictionary."""

    def __init__(self) -> None:
        self._texts: dict[int, frozenset[str]] = {}

    @property
    def capabilities(self) -> PassageIndexCapabilities:
        return PassageIndexCapabilities("fake", takes_deletions=True)

    def add(self, keys: Sequence[int], terms: Sequence[Sequence[str]], vectors: Vectors) -> None:
        del vectors
        self._texts.update(zip(keys, (frozenset(some) for some in terms), strict=True))

    def remove(self, keys: Sequence[int]) -> None:
        for key in keys:
            self._texts.pop(key, None)

    def freeze(self) -> FakeSearcher:
        return FakeSearcher(dict(self._texts))


class FakeSearcher:
    """The dictionary as it was."""

    def __init__(self, texts: dict[int, frozenset[str]]) -> None:
        self._texts = texts

    def search(self, terms: Sequence[str], vector: object, *, limit: int) -> list[tuple[int, float]]:
        del vector
        words = set(terms)
        shares = [(key, len(words & held) / len(words)) for key, held in self._texts.items() if words & held]
        return sorted(shares, key=lambda hit: -hit[1])[:limit]


def emptied(kind: IndexKind) -> FaissIndex:
    """With a part that was built from other texts, which were all removed again."""
    keys = np.arange(BUILT, BUILT + 300)
    others = EMBEDDER.embed([f"다른 글 {key}" for key in keys], kind="passage").astype(np.float16)
    index = FaissIndex(DIMENSIONS, build(kind, keys, lambda some: others[some - BUILT]))
    index.remove(keys.tolist())
    return index


class Building:
    """Builds anew before each look, so that everything stands in the built part."""

    def __init__(self, kind: IndexKind) -> None:
        self._kind = kind
        self._vectors: dict[int, Vectors] = {}

    @property
    def capabilities(self) -> PassageIndexCapabilities:
        return PassageIndexCapabilities(f"faiss-{self._kind}", takes_deletions=True)

    def add(self, keys: Sequence[int], terms: Sequence[Sequence[str]], vectors: Vectors) -> None:
        del terms
        self._vectors |= zip(keys, vectors, strict=True)

    def remove(self, keys: Sequence[int]) -> None:
        for key in keys:
            self._vectors.pop(key, None)

    def freeze(self) -> PassageSearcher:
        """With one vector more, which is removed again."""
        keys = np.array(sorted([*self._vectors, 0]), np.int64)
        rows = {**self._vectors, 0: EMBEDDER.embed([MOVE], kind="passage")[0]}
        built = build(self._kind, keys, lambda some: np.stack([rows[key] for key in some.tolist()]).astype(np.float16))
        index = FaissIndex(DIMENSIONS, built)
        index.remove([0])
        return index.freeze()


MAKERS: dict[str, Callable[[], PassageIndex]] = {
    "fake": FakeIndex,
    "tantivy": TantivyIndex,
    "faiss-flat": lambda: FaissIndex(DIMENSIONS),
    "faiss-hnsw, loose": lambda: emptied(IndexKind.HNSW),
    "faiss-ivf, loose": lambda: emptied(IndexKind.IVF),
    "faiss-hnsw, built": lambda: Building(IndexKind.HNSW),
    "faiss-ivf, built": lambda: Building(IndexKind.IVF),
}


@pytest.fixture(params=MAKERS.values(), ids=list(MAKERS))
def index(request: pytest.FixtureRequest) -> PassageIndex:
    make: Callable[[], PassageIndex] = request.param
    return make()


def add(index: PassageIndex, texts: dict[int, str]) -> None:
    terms = [FakeTokenizer().terms(text) for text in texts.values()]
    index.add(list(texts), terms, EMBEDDER.embed(list(texts.values()), kind="passage"))


def hits(index: PassageIndex, query: str, limit: int = 10) -> list[tuple[int, float]]:
    return ask(index.freeze(), query, limit)


def ask(searcher: PassageSearcher, query: str, limit: int = 10) -> list[tuple[int, float]]:
    return searcher.search(FakeTokenizer().terms(query), EMBEDDER.embed([query], kind="query")[0], limit=limit)


def test_an_empty_index_gives_nothing(index: PassageIndex) -> None:
    assert hits(index, MOVE) == []


def test_the_text_itself_comes_first(index: PassageIndex) -> None:
    add(index, {7: MOVE, 9: PASSPORT, 11: WASTE})
    for key, text in ((7, MOVE), (9, PASSPORT), (11, WASTE)):
        assert hits(index, text)[0][0] == key


def test_the_best_comes_first_and_no_key_twice(index: PassageIndex) -> None:
    add(index, {1: MOVE, 2: f"{MOVE} 여권", 3: PASSPORT})
    scores = [score for _, score in hits(index, MOVE)]
    assert scores == sorted(scores, reverse=True)
    assert len({key for key, _ in hits(index, MOVE)}) == len(scores)


def test_scores_keep_to_a_known_scale(index: PassageIndex) -> None:
    add(index, {1: MOVE, 2: f"{MOVE} {MOVE} {MOVE}", 3: PASSPORT})
    assert all(-1.001 <= score <= 1.001 for query in (MOVE, PASSPORT, "전입신고") for _, score in hits(index, query))


def test_a_limit_is_kept(index: PassageIndex) -> None:
    add(index, {key: f"{MOVE} {key}" for key in range(1, 30)})
    assert len(hits(index, MOVE, limit=5)) == 5
    assert len(hits(index, MOVE, limit=100)) == 29


def test_what_is_removed_is_not_found(index: PassageIndex) -> None:
    assert index.capabilities.takes_deletions
    add(index, {1: MOVE, 2: f"{MOVE} 또"})
    index.remove([1])
    assert [key for key, _ in hits(index, MOVE)] == [2]


def test_a_key_can_be_used_for_another_text_once_it_is_free(index: PassageIndex) -> None:
    add(index, {1: MOVE})
    index.remove([1])
    add(index, {1: PASSPORT})
    assert [key for key, _ in hits(index, PASSPORT)] == [1]


def test_removing_what_is_not_there_does_nothing(index: PassageIndex) -> None:
    add(index, {1: MOVE})
    index.remove([2, 3])
    index.remove([])
    assert [key for key, _ in hits(index, MOVE)] == [1]


def test_what_was_frozen_does_not_change(index: PassageIndex) -> None:
    add(index, {1: MOVE, 2: f"{MOVE} 또"})
    frozen = index.freeze()
    index.remove([1])
    add(index, {3: f"{MOVE} 다시"})
    assert {key for key, _ in ask(index.freeze(), MOVE)} == {2, 3}
    assert {key for key, _ in ask(frozen, MOVE)} == {1, 2}


def test_adding_nothing_does_nothing(index: PassageIndex) -> None:
    add(index, {})
    assert hits(index, MOVE) == []


def test_keys_may_be_large(index: PassageIndex) -> None:
    add(index, {2**40: MOVE})
    assert [key for key, _ in hits(index, MOVE)] == [2**40]


@pytest.mark.parametrize("query", ["?", "\x00", "AND OR NOT", 'body:"x" +(', "글" * 3_000, "🙂"])
def test_any_query_is_a_query(index: PassageIndex, query: str) -> None:
    add(index, {1: MOVE})
    assert {key for key, _ in hits(index, query)} <= {1}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(1, 12), st.sampled_from([MOVE, PASSPORT, WASTE, ""])), max_size=25))
@pytest.mark.parametrize("make", MAKERS.values(), ids=list(MAKERS))
def test_additions_and_removals_in_any_order_leave_what_is_left(
    make: Callable[[], PassageIndex], steps: list[tuple[int, str]]
) -> None:
    """A step with a text puts it under its key in place of what was there; one without takes the key out."""
    index, left = make(), dict[int, str]()
    for key, text in steps:
        if key in left:
            index.remove([key])
            del left[key]
        if text:
            add(index, {key: text})
            left[key] = text
    found = {key for text in (MOVE, PASSPORT, WASTE) for key, _ in hits(index, text, limit=50)}
    assert found == set(left)

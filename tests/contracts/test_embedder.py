"""What search may rely on, whichever `Embedder` it has."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Literal

import numpy as np
import pytest

from retrieval.protocols import Embedder
from tests.fakes.retrieval import FakeEmbedder


def _real() -> Embedder:
    from tests.fakes.starter_search import real_embedder

    return real_embedder()


@cache
def _in_32_bits() -> Embedder:
    from app.settings import Settings
    from retrieval.sentence_embedder import SentenceEmbedder

    return SentenceEmbedder(Settings().models / "embedding")


KINDS: tuple[Literal["query", "passage"], ...] = ("query", "passage")


@pytest.fixture(
    params=[
        pytest.param(FakeEmbedder, id="fake"),
        pytest.param(_real, id="e5", marks=pytest.mark.models),
        pytest.param(_in_32_bits, id="sentence-transformers", marks=pytest.mark.models),
    ]
)
def embedder(request: pytest.FixtureRequest) -> Embedder:
    make: Callable[[], Embedder] = request.param
    return make()


@pytest.mark.parametrize("kind", KINDS)
def test_each_text_gets_a_unit_vector(embedder: Embedder, kind: Literal["query", "passage"]) -> None:
    rows = embedder.embed(["전입신고는 14일 이내", "When must I report a move?", "?"], kind=kind)
    assert rows.shape == (3, embedder.capabilities.dimensions)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-4)


@pytest.mark.parametrize("kind", KINDS)
def test_no_texts_give_no_rows(embedder: Embedder, kind: Literal["query", "passage"]) -> None:
    assert embedder.embed([], kind=kind).shape == (0, embedder.capabilities.dimensions)


def test_the_same_text_gets_the_same_vector_in_any_company(embedder: Embedder) -> None:
    text = "여권은 구청에서 신청합니다."
    alone = embedder.embed([text], kind="passage")[0]
    among = embedder.embed(["짧다", text, "아주 " * 60 + "긴 글"], kind="passage")[1]
    assert float(alone @ among) > 0.999


def test_rows_come_in_the_order_of_the_texts(embedder: Embedder) -> None:
    texts = [f"{number}번 창구 안내입니다. " * (number % 5 + 1) for number in range(40)]
    rows = embedder.embed(texts, kind="passage")
    again = embedder.embed(texts[::-1], kind="passage")[::-1]
    assert np.allclose(rows, again, atol=1e-3)


@pytest.mark.parametrize("text", ["", " ", "\x00", "😀", "글" * 5_000, "\ud55c\uae00\u1112\u1161\u11ab"])
def test_any_text_gets_a_direction(embedder: Embedder, text: str) -> None:
    [row] = embedder.embed([text], kind="query")
    assert np.isfinite(row).all()
    assert np.linalg.norm(row) == pytest.approx(1, abs=1e-4)


def test_what_is_alike_is_nearer_than_what_is_not(embedder: Embedder) -> None:
    [question] = embedder.embed(["전입신고는 언제까지 하나요?"], kind="query")
    alike, unlike = embedder.embed(["전입신고는 14일 이내에 합니다.", "대형폐기물 스티커"], kind="passage")
    assert float(question @ alike) > float(question @ unlike)


def test_it_says_what_it_is(embedder: Embedder) -> None:
    capabilities = embedder.capabilities
    assert capabilities.name
    assert capabilities.revision
    assert {"ko", "en"} <= set(capabilities.languages)
    assert capabilities.dimensions > 0

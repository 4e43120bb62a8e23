"""What search may rely on, whichever `Reranker` it has."""

from __future__ import annotations

import numpy as np
import pytest

from retrieval.protocols import Reranker
from tests.fakes.retrieval import FakeReranker
from tests.fakes.tiny_cross_encoder import save_tiny_cross_encoder

QUERY = "전입신고 언제까지 해요?"
PASSAGES = ["전입신고는 14일 이내에 합니다.", "여권은 구청에서 신청합니다.", "대형폐기물 스티커"]


@pytest.fixture(params=["fake", "cross-encoder"])
def reranker(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Reranker:
    if request.param == "fake":
        return FakeReranker()
    from retrieval.cross_encoder import CrossEncoderReranker

    folder = save_tiny_cross_encoder(tmp_path_factory.mktemp("tiny"), QUERY + "".join(PASSAGES))
    return CrossEncoderReranker(folder)


def test_each_passage_gets_one_score(reranker: Reranker) -> None:
    scores = reranker.scores(QUERY, PASSAGES)
    assert (scores.shape, scores.dtype) == ((3,), np.float32)
    assert np.isfinite(scores).all()
    assert len(set(scores.tolist())) > 1


def test_no_passages_give_no_scores(reranker: Reranker) -> None:
    assert reranker.scores(QUERY, []).shape == (0,)


def test_scores_come_in_the_order_of_the_passages(reranker: Reranker) -> None:
    scores = reranker.scores(QUERY, PASSAGES)
    again = reranker.scores(QUERY, PASSAGES[::-1])[::-1]
    assert np.allclose(scores, again, atol=1e-5)


def test_a_score_is_the_same_in_any_company(reranker: Reranker) -> None:
    [alone] = reranker.scores(QUERY, PASSAGES[:1])
    among = reranker.scores(QUERY, [PASSAGES[0], "긴 글 " * 30])[0]
    assert alone == pytest.approx(among, abs=1e-5)


@pytest.mark.parametrize("text", ["", " ", "\x00", "😀", "글" * 5_000, "\ud55c\uae00\u1112\u1161\u11ab"])
def test_any_text_gets_a_score(reranker: Reranker, text: str) -> None:
    assert np.isfinite(reranker.scores(text, [text, PASSAGES[0]])).all()


def test_it_says_what_it_is(reranker: Reranker) -> None:
    assert reranker.capabilities.name
    assert "ko" in reranker.capabilities.languages

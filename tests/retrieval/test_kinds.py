"""A collection's size decides which index it gets, and when it gets another one."""

from __future__ import annotations

import pytest

from retrieval.kinds import IndexKind, Sizes, clusters_for

SIZES = Sizes(flat_most=100, hnsw_most=1_000)


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (0, IndexKind.FLAT),
        (100, IndexKind.FLAT),
        (101, IndexKind.HNSW),
        (1_000, IndexKind.HNSW),
        (1_001, IndexKind.IVF),
    ],
)
def test_the_kind_follows_the_size(texts: int, kind: IndexKind) -> None:
    assert SIZES.kind_for(texts) is kind


@pytest.mark.parametrize(
    ("kind", "texts", "loose", "removed", "outgrown"),
    [
        (IndexKind.FLAT, 100, 100, 0, False),
        (IndexKind.FLAT, 101, 101, 0, True),
        (IndexKind.HNSW, 500, 100, 0, False),
        (IndexKind.HNSW, 500, 101, 0, True),
        (IndexKind.HNSW, 500, 0, 125, False),
        (IndexKind.HNSW, 500, 0, 126, True),
        (IndexKind.HNSW, 90, 0, 60, True),
    ],
)
def test_it_is_built_anew_once_much_has_changed(
    kind: IndexKind, texts: int, loose: int, removed: int, *, outgrown: bool
) -> None:
    assert SIZES.is_outgrown(kind, texts=texts, loose=loose, removed=removed) is outgrown


def test_clusters_grow_with_the_root_and_hold_forty_texts_at_least() -> None:
    assert [clusters_for(texts) for texts in (1, 400, 10_000, 1_000_000)] == [1, 10, 250, 4_000]

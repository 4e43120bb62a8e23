"""Each sentence of a model is known by its number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.written_lines import lines_of, numbered, whole_lines


@pytest.mark.parametrize(
    ("written", "count", "lines"),
    [
        ("1. 가요.\n2. 나요.", 2, {0: "가요.", 1: "나요."}),
        ("2) 나요.\n1) 가요.", 2, {0: "가요.", 1: "나요."}),
        ("네, 다듬었어요.\n1. 가요.\n\n2. 나요. 다요.\n끝입니다.", 2, {0: "가요.", 1: "나요. 다요."}),
        ("1. 가요.\n1. 나요.", 2, {0: "가요."}),
        ("3. 다요.", 2, {}),
        ("0. 다요.", 2, {}),
        ("가요. 나요.", 2, {0: "가요.", 1: "나요."}),
        ("가요. 나요. 다요.", 2, {}),
        ("가요. 나요.", 1, {0: "가요. 나요."}),
        ("14일 이내입니다.", 1, {0: "14일 이내입니다."}),
        ("", 1, {}),
        ("  \n", 3, {}),
        ("1.\n2. 나요.", 2, {1: "나요."}),
    ],
)
def test_lines(written: str, count: int, lines: dict[int, str]) -> None:
    assert lines_of(written, count) == lines


@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1), min_size=1, max_size=9))
def test_what_was_numbered_is_read_back(sentences: list[str]) -> None:
    assert lines_of(numbered(sentences), len(sentences)) == dict(enumerate(sentences))


@pytest.mark.parametrize(
    ("written", "whole"), [("1. 가\n2. 나", "1. 가"), ("1. 가", ""), ("1. 가\n", "1. 가"), ("", "")]
)
def test_the_line_that_broke_off_is_left_out(written: str, whole: str) -> None:
    assert whole_lines(written) == whole

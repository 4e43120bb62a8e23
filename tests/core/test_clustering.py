"""Texts into matters, and what a matter is called."""

from __future__ import annotations

import numpy as np

from core.clustering import Matters, Vector, central_first, distinctive

BAR = 0.37


def unit(*values: float) -> Vector:
    row = np.array(values, dtype=np.float32)
    return (row / np.linalg.norm(row)).astype(np.float32)


def test_a_question_joins_the_nearest_matter_and_begins_one_where_none_is_near() -> None:
    matters = Matters()
    assert matters.nearest(unit(1, 0), at_least=BAR) is None
    matters.add(1, unit(1, 0))
    matters.add(2, unit(0, 1))
    assert matters.nearest(unit(0.9, 0.3), at_least=BAR) == 1
    assert matters.nearest(unit(0.3, 0.9), at_least=BAR) == 2
    assert matters.nearest(unit(-1, 0), at_least=BAR) is None


def test_the_centre_of_a_matter_moves_with_its_questions() -> None:
    matters = Matters()
    matters.add(1, unit(1, 0))
    asked = unit(0, 1)
    assert matters.nearest(asked, at_least=BAR) is None
    matters.add(1, unit(0.6, 0.8))
    assert matters.nearest(asked, at_least=BAR) == 1


def test_the_most_central_question_comes_first() -> None:
    assert central_first([unit(1, 0), unit(0.8, 0.6), unit(0.6, 0.8)])[0] == 1
    assert central_first([]) == []


def test_a_matter_is_told_by_the_words_that_others_lack() -> None:
    bicycle = [["자전거", "대여", "요금"], ["자전거", "빌리다", "요금"]]
    everywhere = [*bicycle, ["주차", "요금"], ["수도", "요금"], ["여권", "요금"]]
    assert distinctive(bicycle, everywhere)[0] == "자전거"
    assert distinctive([], everywhere) == []

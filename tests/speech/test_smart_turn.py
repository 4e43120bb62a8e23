"""The real end-of-turn model tells a finished turn from an unfinished one."""

from __future__ import annotations

import numpy as np
import pytest

from tests.speech.engines import fixture, quiet, smart_turn

pytestmark = pytest.mark.models


@pytest.mark.parametrize("name", ["question_ko", "late_ko", "question_en"])
def test_a_whole_question_sounds_finished(name: str) -> None:
    assert smart_turn().completion(fixture(name)) > 0.5


def test_a_question_that_breaks_off_does_not() -> None:
    question = fixture("question_ko")
    broken_off = np.concatenate([question[: len(question) // 2], quiet(0.2)])

    assert smart_turn().completion(broken_off) < 0.5


def test_only_the_last_eight_seconds_count() -> None:
    question = fixture("question_ko")
    later = np.concatenate([np.resize(question, 30 * 16_000), question])

    assert smart_turn().completion(later[-8 * 16_000 :]) == smart_turn().completion(later)

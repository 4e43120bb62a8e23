"""The draft of a correction, before a curator goes over it."""

from __future__ import annotations

from datetime import date

import pytest

from app.recall.views import ChangedPassage
from app.recall.wording import draft

KOREAN = ChangedPassage(section="deadline", language="ko", then="14일 이내입니다.", now="30일 이내입니다.")
ENGLISH = ChangedPassage(section="deadline", language="en", then="Within 14 days.", now="")
DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("english", "holds", "lacks"),
    [(False, ["14일", "30일", "2026-11-23"], ["Within"]), (True, ["14일", "30일", "Within 14 days.", "no longer"], [])],
)
def test_it_says_what_was_said_and_what_holds_now(english: bool, holds: list[str], lacks: list[str]) -> None:
    made = draft({"ko": "전입신고", "en": "Moving in"}, [KOREAN, ENGLISH], DAY, english=english)
    assert "전입신고" in made.subject
    assert [word for word in holds if word not in made.text] == []
    assert [word for word in lacks if word in made.text] == []


def test_a_long_title_does_not_make_the_subject_too_long() -> None:
    made = draft({"ko": "긴" * 300, "en": "long"}, [KOREAN], DAY, english=False)
    assert len(made.subject) <= 200

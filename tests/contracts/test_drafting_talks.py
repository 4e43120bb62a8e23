"""What every `DraftingTalks` does, the written ones and those over the open talks alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias, cast

import pytest

from app.petition_talks import OpenTalks
from casework.protocols import Drafted, DraftingTalks
from core.errors import GuardianConsentNeeded
from core.petitions import PetitionDraft, PetitionStanding
from tests.fakes.casework import WrittenTalks
from tests.fakes.counter import Counter, talk_of_child

pytestmark = pytest.mark.looptime

DRAFT = PetitionDraft("other", text="가로등이 꺼졌어요.", subject="가로등")
FILED = PetitionStanding("2026-000001", "제출됨", "filed", "12월 1일까지", "by 1 Dec", is_provisional=True)
Opened: TypeAlias = tuple[DraftingTalks, str]


def written() -> Opened:
    return WrittenTalks({"talk": Drafted("complaints", DRAFT)}), "talk"


def real() -> Opened:
    house = Counter()
    talk = house.open_talk()
    talk.draft = DRAFT
    return OpenTalks(house.talks), talk.id


@pytest.fixture(params=[written, real])
def open_talks(request: pytest.FixtureRequest) -> Callable[[], Opened]:
    return cast("Callable[[], Opened]", request.param)


async def test_an_open_talk_lends_its_draft_and_says_whose_it_is(open_talks: Callable[[], Opened]) -> None:
    talks, talk = open_talks()
    assert talks.drafted(talk) == Drafted("complaints", DRAFT)


async def test_a_talk_that_is_not_open_lends_nothing_and_is_told_nothing(open_talks: Callable[[], Opened]) -> None:
    talks, _ = open_talks()
    assert talks.drafted("gone") is None
    talks.filed("gone", FILED)


async def test_the_talk_of_a_child_lends_no_draft_to_sign() -> None:
    house, talk = await talk_of_child()
    talk.draft = DRAFT
    talks = OpenTalks(house.talks)
    with pytest.raises(GuardianConsentNeeded):
        talks.drafted(talk.id)
    talk.close("citizen")
    with pytest.raises(GuardianConsentNeeded):
        talks.drafted(talk.id)


async def test_once_it_is_filed_the_draft_is_gone_however_often_it_is_told(open_talks: Callable[[], Opened]) -> None:
    talks, talk = open_talks()
    talks.filed(talk, FILED)
    talks.filed(talk, FILED)
    assert talks.drafted(talk) == Drafted("complaints", None)

"""What every `ConsultingTalks` does, the written ones and those over the open talks alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias, cast

import pytest

from app.consultation_talks import PreparingTalks
from casework.protocols import ConsultingTalks
from core.consultations import Consultation
from core.errors import GuardianConsentNeeded
from core.speech import Language
from tests.fakes.casework import WrittenConsultations
from tests.fakes.counter import Counter, talk_of_child

pytestmark = pytest.mark.looptime

COLLECTED = Consultation(country="독일", amount="3억 원")
WHEN: dict[Language, str] = {"ko": "2026년 12월 1일(화) 10:00~11:00", "en": "Tue 1 Dec 2026, 10:00-11:00"}
Opened: TypeAlias = tuple[ConsultingTalks, str]


def written() -> Opened:
    return WrittenConsultations({"talk": COLLECTED}), "talk"


def real() -> Opened:
    house = Counter()
    talk = house.open_talk()
    talk.consultation = COLLECTED
    return PreparingTalks(house.talks), talk.id


@pytest.fixture(params=[written, real])
def open_talks(request: pytest.FixtureRequest) -> Callable[[], Opened]:
    return cast("Callable[[], Opened]", request.param)


async def test_an_open_talk_lends_what_was_collected(open_talks: Callable[[], Opened]) -> None:
    talks, talk = open_talks()
    assert talks.prepared(talk) == COLLECTED


async def test_a_talk_that_is_not_open_lends_nothing_and_is_told_nothing(open_talks: Callable[[], Opened]) -> None:
    talks, _ = open_talks()
    assert talks.prepared("gone") is None
    talks.booked("gone", WHEN)


async def test_once_it_is_booked_nothing_is_collected_any_more(open_talks: Callable[[], Opened]) -> None:
    talks, talk = open_talks()
    talks.booked(talk, WHEN)
    assert talks.prepared(talk) is None


async def test_the_talk_of_a_child_lends_nothing_to_book_with() -> None:
    house, talk = await talk_of_child()
    talk.consultation = COLLECTED
    with pytest.raises(GuardianConsentNeeded):
        PreparingTalks(house.talks).prepared(talk.id)

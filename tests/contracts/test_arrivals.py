"""What casework may rely on for a citizen's words: what nobody may keep is gone, everything else is as it was said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.petitions import CitizensWords
from casework.protocols import Arrivals
from core.errors import InvalidInput
from tests.fakes.casework import WrittenArrivals

RESIDENT, PHONE = "900101-1234567", "010-1234-5678"
MAKERS: tuple[Callable[[], Arrivals], ...] = (
    CitizensWords,
    lambda: WrittenArrivals(forbidden=RESIDENT, personal=PHONE),
)


@pytest.fixture(params=MAKERS, ids=["citizens' words", "written"])
def arrivals(request: pytest.FixtureRequest) -> Arrivals:
    make: Callable[[], Arrivals] = request.param
    return make()


def test_what_nobody_may_keep_is_gone_and_the_rest_stays(arrivals: Arrivals) -> None:
    cleared = arrivals.cleared(f"가로등 {RESIDENT} 고장, {PHONE}")
    assert RESIDENT not in cleared
    assert cleared.startswith("가로등 ")
    assert cleared.endswith(f" 고장, {PHONE}")


def test_what_tells_who_a_person_is_is_gone_where_nobody_is_named(arrivals: Arrivals) -> None:
    masked = arrivals.masked(f"가로등 {RESIDENT} 고장, {PHONE}")
    assert RESIDENT not in masked
    assert PHONE not in masked
    assert masked.startswith("가로등 ")


@pytest.mark.parametrize("plain", ["", "집 앞 가로등이 꺼졌습니다.", "The lamp is out.\n둘째 줄"])
def test_plain_words_pass_as_they_are(arrivals: Arrivals, plain: str) -> None:
    assert (arrivals.cleared(plain), arrivals.masked(plain)) == (plain, plain)


@pytest.mark.parametrize("contact", [PHONE, "kim@example.com"])
def test_a_contact_loses_the_space_around_it(arrivals: Arrivals, contact: str) -> None:
    assert arrivals.contact(f" {contact} ") == contact


def test_two_ways_to_write_a_contact_have_one_key_and_two_contacts_have_two(arrivals: Arrivals) -> None:
    assert arrivals.contact_key(PHONE) == arrivals.contact_key("010 1234 5678")
    assert arrivals.contact_key("Kim@Example.com") == arrivals.contact_key("kim@example.com")
    assert arrivals.contact_key(PHONE) != arrivals.contact_key("010-1234-5679")


def test_what_reaches_nobody_is_refused_and_not_repeated(arrivals: Arrivals) -> None:
    with pytest.raises(InvalidInput) as refusal:
        arrivals.contact("모름")
    assert "모름" not in str(refusal.value)

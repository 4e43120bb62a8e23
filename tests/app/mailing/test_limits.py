"""A mailbox is sent so many letters and no more, however its address is written and whatever the letters are about."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.mailing.limits import OF_A_RECIPIENT, OF_A_STRANGER, Limit, fingerprint, free_at
from core.clock import SEOUL

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=SEOUL)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def ago(*minutes: int) -> list[datetime]:
    return [NOW - timedelta(minutes=each) for each in minutes]


@pytest.mark.parametrize(
    ("sent", "minutes"),
    [((), None), ((1,), None), ((10, 50), 10), ((50, 10), 10), ((60, 1), None), ((1, 2, 700, 800), 640)],
)
def test_one_more_goes_when_the_oldest_that_counts_is_old_enough(sent: tuple[int, ...], minutes: int | None) -> None:
    free = free_at(ago(*sent), OF_A_STRANGER, NOW)
    assert free == (NOW + timedelta(minutes=minutes) if minutes else None)


@given(st.lists(st.integers(0, 2_000), min_size=30, max_size=120))
def test_no_hour_and_no_day_holds_more_than_it_may(asked: list[int]) -> None:
    sent: list[datetime] = []
    for minute in sorted(asked):
        now = NOW + timedelta(minutes=minute)
        if free_at(sent, OF_A_RECIPIENT, now) is None:
            sent.append(now)
    for limit in OF_A_RECIPIENT:
        assert max(sum(end - limit.within < each <= end for each in sent) for end in sent) <= limit.most


@given(st.lists(st.integers(0, 1_500), max_size=40))
def test_it_goes_when_it_was_promised_and_not_before(minutes: list[int]) -> None:
    limits = (Limit(3, HOUR), Limit(5, DAY))
    if free := free_at(ago(*minutes), limits, NOW):
        assert free_at(ago(*minutes), limits, free) is None
        assert free_at(ago(*minutes), limits, free - timedelta(seconds=1)) == free


def test_one_mailbox_is_one_however_it_is_written() -> None:
    ways = {fingerprint(each) for each in ("kim@example.com", " Kim@Example.com", "kim+1@example.com")}
    assert len(ways) == 1
    assert fingerprint("lee@example.com") not in ways
    assert fingerprint("kim@example.org") not in ways

"""Calendar files, parsed back as RFC 5545 has them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Literal

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Alarm, Calendar, Event

from casework.reserving.calendar_file import PRODUCT, REMINDERS, calendar_file
from casework.reserving.reservation import Reservation
from core.speech import Language

BOOKED = Reservation(
    code="K7MP-3WXA", resource="counter:investment", starts_at=datetime(2026, 11, 24, 1, tzinfo=UTC),
    ends_at=datetime(2026, 11, 24, 2, tzinfo=UTC), state="booked", booked_at=datetime(2026, 11, 23, tzinfo=UTC),
    changed_at=datetime(2026, 11, 23, tzinfo=UTC), changed_by=None, edition=0, moved_up_at=None, language="ko",
    zone="Europe/Berlin", visitor=None,
)  # fmt: skip
INVESTMENT: dict[Language, str] = {"ko": "외국인투자 상담", "en": "Foreign investment consultation"}
PLACE: dict[Language, str] = {"ko": "서울시청", "en": "City Hall"}


def test_it_is_what_every_calendar_reads() -> None:
    raw = calendar_file(BOOKED, INVESTMENT, PLACE)
    calendar = Calendar.from_ical(raw)
    event = calendar.events[0]
    assert (calendar.version, calendar.prodid, calendar.method) == ("2.0", PRODUCT, "PUBLISH")
    assert (BOOKED.starts_at, BOOKED.ends_at) == (event.DTSTART, event.DTEND)
    assert (event.summary, event.status, event.classification) == ("외국인투자 상담", "CONFIRMED", "PRIVATE")
    assert event.location == PLACE["ko"]
    assert "02:00~03:00" in (event.description or "")
    assert [alarm.TRIGGER for alarm in _alarms(event)] == list(REMINDERS)
    assert {str(alarm["ACTION"]) for alarm in _alarms(event)} == {"DISPLAY"}
    assert b"DTSTART:20261124T010000Z" in raw


def test_lines_are_folded_and_end_as_the_standard_says() -> None:
    lines = calendar_file(BOOKED, INVESTMENT, PLACE).split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line for line in lines)


def test_what_was_cancelled_takes_the_event_away() -> None:
    calendar = Calendar.from_ical(calendar_file(replace(BOOKED, state="cancelled", edition=3), INVESTMENT, None))
    event = calendar.events[0]
    assert (calendar.method, event.status, event.sequence) == ("CANCEL", "CANCELLED", 3)
    assert _alarms(event) == []


def test_what_waits_is_tentative() -> None:
    event = Calendar.from_ical(calendar_file(replace(BOOKED, state="waiting"), INVESTMENT, PLACE)).events[0]
    assert event.status == "TENTATIVE"
    assert "대기 1번째" in (event.description or "")


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2099, 1, 1), timezones=st.just(UTC)), st.integers(10, 180),  # noqa: DTZ001 - bounds of a strategy are naive
    st.sampled_from(["ko", "en"]), st.sampled_from(["Asia/Seoul", "America/New_York", "Asia/Kathmandu"]),
)  # fmt: skip
def test_times_come_back_as_they_were(start: datetime, minutes: int, language: Literal["ko", "en"], zone: str) -> None:
    start = start.replace(microsecond=0)
    given_ = replace(BOOKED, starts_at=start, ends_at=start + timedelta(minutes=minutes), language=language, zone=zone)
    event = Calendar.from_ical(calendar_file(given_, INVESTMENT, None)).events[0]
    assert (given_.starts_at, given_.ends_at) == (event.DTSTART, event.DTEND)
    assert event.uid.startswith(given_.code)
    assert given_.code in (event.description or "")


def _alarms(event: Event) -> list[Alarm]:
    return [one for one in event.subcomponents if isinstance(one, Alarm)]

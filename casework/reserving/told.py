"""The words of a reservation: when it is, in Seoul and where the visitor is, and the reminder of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from casework.reserving.reservation import Reservation, ReservationState
from core.clock import SEOUL
from core.errors import InvalidInput
from core.speech import Language

SEOUL_ZONE: Final = "Asia/Seoul"
STATES: Final[Mapping[ReservationState, tuple[str, str]]] = {
    "booked": ("예약됨", "Booked"),
    "waiting": ("자리가 나기를 기다리는 중", "On the waiting list"),
    "cancelled": ("취소됨", "Cancelled"),
    "came": ("다녀감", "Attended"),
    "did_not_come": ("오지 않음", "Not attended"),
}
_DAYS_KO = "월화수목금토일"
_DAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def zone_of(name: str) -> ZoneInfo:
    """Raises `InvalidInput` for what is no time zone."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise InvalidInput("`zone`: send a time zone such as `Asia/Seoul`") from None


def when(start: datetime, end: datetime, zone: tzinfo = SEOUL) -> tuple[str, str]:
    """`2026년 12월 1일(화) 10:00~11:00` and `Tue 1 Dec 2026, 10:00-11:00`, by the clocks of `zone`."""
    first, last = start.astimezone(zone), end.astimezone(zone)
    hours = f"{first:%H:%M}", f"{last:%H:%M}"
    day = first.weekday()
    return (
        f"{first.year}년 {first.month}월 {first.day}일({_DAYS_KO[day]}) {'~'.join(hours)}",
        f"{_DAYS_EN[day]} {first.day} {_MONTHS_EN[first.month - 1]} {first.year}, {'-'.join(hours)}",
    )


def reminder(found: Reservation, name: Mapping[Language, str]) -> tuple[str, str]:
    """What a citizen is reminded with; `name` is that of what is reserved."""
    seoul = when(found.starts_at, found.ends_at)
    local = there(found)
    ko_there, en_there = (f" (현지 시각 {local[0]})", f" (your time: {local[1]})") if local else ("", "")
    if found.state == "waiting":
        return _waits(found, name, seoul)
    ko = f"{name['ko']} 예약을 알려 드려요. 서울 시각 {seoul[0]}{ko_there}이에요. 예약번호는 {found.code}예요."
    en = f"A reminder: {name['en']}, {seoul[1]} Seoul time{en_there}. Your booking code is {found.code}."
    return (
        f"{ko} 오시기 어려우면 미리 취소하거나 시간을 옮겨 주세요.",
        f"{en} If you cannot come, please cancel or move it beforehand.",
    )


def _waits(found: Reservation, name: Mapping[Language, str], seoul: tuple[str, str]) -> tuple[str, str]:
    place = found.waiting_before + 1
    ko = f"{name['ko']}, 서울 시각 {seoul[0]}의 대기 {place}번째예요. 예약번호는 {found.code}예요."
    en = f"You are number {place} on the waiting list of {name['en']}, {seoul[1]} Seoul time."
    return (
        f"{ko} 자리가 나면 자동으로 예약되니 이 화면에서 확인해 주세요.",
        f"{en} Your booking code is {found.code}. A place that comes free becomes yours: please look here again.",
    )


def there(found: Reservation) -> tuple[str, str] | None:
    """By the clocks of the visitor; None where they show the same as in Seoul."""
    zone = zone_of(found.zone)
    if found.starts_at.astimezone(zone).utcoffset() == found.starts_at.astimezone(SEOUL).utcoffset():
        return None
    return when(found.starts_at, found.ends_at, zone)

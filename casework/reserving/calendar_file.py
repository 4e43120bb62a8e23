"""A reservation as a calendar file (RFC 5545), with two reminders; it names nobody."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, timedelta
from typing import Final

from fastapi import Response
from icalendar import Alarm, Calendar, Event, vText
from icalendar.enums import CLASS, STATUS

from casework.reserving.reservation import Reservation
from casework.reserving.told import reminder
from core.speech import Language

PRODUCT: Final = "-//Madang//Appointments//KO"
MEDIA_TYPE: Final = "text/calendar; charset=utf-8"
REMINDERS: Final = (timedelta(days=-1), timedelta(hours=-1))


def calendar_file(found: Reservation, name: Mapping[Language, str], place: Mapping[Language, str] | None) -> bytes:
    """Times are in UTC, so that every calendar shows them by its own clock.

    `name` and `place` are those of what is reserved. A later file of the same reservation has the same `UID` and a
    higher `SEQUENCE`, and so replaces the event; one of a cancelled reservation takes it away (RFC 5546, 3.2.5).
    """
    is_over = found.state == "cancelled"
    ko, en = reminder(found, name)
    words = en if found.language == "en" else ko
    event = Event.new(
        uid=f"{found.code}@appointments.madang",
        stamp=found.changed_at.astimezone(UTC),
        start=found.starts_at.astimezone(UTC),
        end=found.ends_at.astimezone(UTC),
        sequence=found.edition,
        status=_status(found),
        summary=name[found.language],
        location=place[found.language] if place else None,
        description=words,
        classification=CLASS.PRIVATE,
        subcomponents=() if is_over else [_alarm(before, words) for before in REMINDERS],
    )
    method = "CANCEL" if is_over else "PUBLISH"
    return Calendar.new(prodid=PRODUCT, method=method, subcomponents=[event]).to_ical()


def calendar_response(
    found: Reservation, name: Mapping[Language, str], place: Mapping[Language, str] | None = None
) -> Response:
    """The file, to be saved."""
    named = {"Content-Disposition": f'attachment; filename="reservation-{found.code}.ics"'}
    return Response(calendar_file(found, name, place), media_type=MEDIA_TYPE, headers=named)


def _status(found: Reservation) -> STATUS:
    if found.state == "cancelled":
        return STATUS.CANCELLED
    return STATUS.TENTATIVE if found.state == "waiting" else STATUS.CONFIRMED


def _alarm(before: timedelta, words: str) -> Alarm:
    alarm = Alarm.new(description=words)
    alarm["ACTION"] = vText("DISPLAY")
    alarm.TRIGGER = before
    return alarm

"""An appointment as a calendar file (RFC 5545), with two reminders; it names nobody."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import Final

from icalendar import Alarm, Calendar, Event, vText
from icalendar.enums import CLASS, STATUS

from casework.appointments.counters import Counter
from casework.appointments.told import reminder
from casework.reserving.reservation import Reservation

PRODUCT: Final = "-//Madang//Appointments//KO"
MEDIA_TYPE: Final = "text/calendar; charset=utf-8"
REMINDERS: Final = (timedelta(days=-1), timedelta(hours=-1))


def calendar_file(appointment: Reservation, counter: Counter) -> bytes:
    """Times are in UTC, so that every calendar shows them by its own clock.

    A later file of the same appointment has the same `UID` and a higher `SEQUENCE`, and so replaces the event; one
    of a cancelled appointment takes it away (RFC 5546, 3.2.5).
    """
    is_over = appointment.state == "cancelled"
    ko, en = reminder(appointment, counter.name)
    words = en if appointment.language == "en" else ko
    event = Event.new(
        uid=f"{appointment.code}@appointments.madang",
        stamp=appointment.changed_at.astimezone(UTC),
        start=appointment.starts_at.astimezone(UTC),
        end=appointment.ends_at.astimezone(UTC),
        sequence=appointment.edition,
        status=STATUS.CANCELLED if is_over else STATUS.CONFIRMED,
        summary=counter.name[appointment.language],
        description=words,
        classification=CLASS.PRIVATE,
        subcomponents=() if is_over else [_alarm(before, words) for before in REMINDERS],
    )
    method = "CANCEL" if is_over else "PUBLISH"
    return Calendar.new(prodid=PRODUCT, method=method, subcomponents=[event]).to_ical()


def _alarm(before: timedelta, words: str) -> Alarm:
    alarm = Alarm.new(description=words)
    alarm["ACTION"] = vText("DISPLAY")
    alarm.TRIGGER = before
    return alarm

"""Facilities and their bookings as citizens and the people there see them."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel

from casework.facilities.facility import Facility
from casework.facilities.store import Kept
from casework.petition_views import Both
from casework.reserving.reservation import Reservation, SlotUse
from casework.reserving.views import DaySlot, ReservationView, WhoCame, reservation_view, who_came


class FacilityKept(BaseModel):
    """One of them, as administrators see it."""

    facility: Facility
    edition: int
    changed_at: datetime
    changed_by: str


class FacilityBookingView(ReservationView):
    """What its citizen is told."""

    facility: str
    facility_name: Both
    address: Both
    is_anonymous: bool


class FacilityDay(BaseModel):
    """A day at one facility."""

    facility: str
    facility_name: Both
    slots: list[DaySlot]


class FacilityBookingDetail(FacilityBookingView, WhoCame):
    """One booking in full; its brief has `people` and `purpose`, and is empty where the booking is anonymous."""


def kept_view(kept: Kept) -> FacilityKept:
    return FacilityKept(
        facility=kept.facility,
        edition=kept.edition,
        changed_at=kept.changed_at,
        changed_by=kept.changed_by,
    )


def booking_view(
    found: Reservation, facility: Facility, now: datetime, use: SlotUse | None = None
) -> FacilityBookingView:
    return FacilityBookingView(
        **reservation_view(found, facility.name.words(), now, use).model_dump(),
        facility=facility.id,
        facility_name=Both(**facility.name.model_dump()),
        address=Both(**facility.address.model_dump()),
        is_anonymous=facility.is_anonymous,
    )


def booking_detail(
    found: Reservation, facility: Facility, now: datetime, use: SlotUse | None = None
) -> FacilityBookingDetail:
    return FacilityBookingDetail(
        **booking_view(found, facility, now, use).model_dump(), **who_came(found, now).model_dump()
    )

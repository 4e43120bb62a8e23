"""Facilities are kept with everybody's changes, and nobody writes over somebody else's."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.database import Sessions
from casework.facilities.book import FacilityBookings
from casework.facilities.store import Taken
from core.errors import Conflict, NotFound
from tests.casework.facilities.halls import hall


async def test_nothing_is_there_before_an_administrator_writes_it(sessions: Sessions) -> None:
    async with sessions() as session:
        assert await session.scalar(text("SELECT count(*) FROM facility")) == 0


async def test_a_change_is_kept_with_who_made_it(bookings: FacilityBookings, sessions: Sessions) -> None:
    kept = bookings.facilities
    await kept.change(hall(places=3), seen=1, by="lee")
    (one,) = await kept.all()
    assert (one.facility.places, one.edition, one.changed_by) == (3, 2, "lee")
    async with sessions() as session:
        lines = (await session.execute(text("SELECT edition, actor FROM facility_change ORDER BY edition"))).all()
    assert [tuple(line) for line in lines] == [(1, "root"), (2, "lee")]
    async with sessions() as session:
        with pytest.raises(IntegrityError, match="append-only"):
            await session.execute(text("UPDATE facility_change SET actor = 'nobody'"))


async def test_what_somebody_changed_meanwhile_is_not_written_over(bookings: FacilityBookings) -> None:
    kept = bookings.facilities
    await kept.change(hall(places=3), seen=1, by="lee")
    with pytest.raises(Conflict):
        await kept.change(hall(places=9), seen=1, by="root")
    assert (await kept.find("moon-hall")).places == 3
    with pytest.raises(Conflict):
        await kept.create(hall(), by="root")
    with pytest.raises(NotFound):
        await kept.change(hall(id="nowhere"), seen=1, by="root")


async def test_citizens_see_what_is_active_by_kind_and_district(bookings: FacilityBookings) -> None:
    kept = bookings.facilities
    await kept.take(
        [hall(id="sun-court", kind="sports_ground", district="중구"), hall(id="old", is_active=False)], by="o"
    )
    assert [one.id for one in await kept.active()] == ["moon-hall", "sun-court"]
    assert [one.id for one in await kept.active(kind="sports_ground")] == ["sun-court"]
    assert [one.id for one in await kept.active(district="마포구")] == ["moon-hall"]
    assert await kept.active(kind="hall", district="중구") == []


async def test_a_file_makes_what_is_new_and_leaves_what_is_the_same(bookings: FacilityBookings) -> None:
    file = [hall(), hall(id="sun-hall")]
    assert await bookings.facilities.take(file, by="operator") == Taken(new=1, unchanged=1)
    assert await bookings.facilities.take([hall(places=2)], by="operator") == Taken(changed=1)

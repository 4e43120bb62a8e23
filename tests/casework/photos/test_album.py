"""Photos wait for their petition, go with it, and are deleted with what it says."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.database import Sessions
from casework.filings import Filings
from casework.petitions import events as ev
from casework.petitions.book import PetitionBook
from casework.petitions.filing import Filing, Said
from casework.photos.album import MOST_AT_ONCE, MOST_IN_ALL, WAITING_MINUTES, Added, Album, Photo
from casework.tables import PetitionPhotoRow
from core.errors import InvalidInput, NotFound, NotLawful
from tests.casework.petitions.ledgers import CALENDAR
from tests.casework.photos.test_cleaning import photo
from tests.fakes.calendar import Calendar

CITIZEN = ev.Author("citizen")
FILING = Filing(
    kind="other", signed=Said("가로등", "고장"), name="김하늘", address="서울특별시 중구 세종대로 110",
    contact="010-1234-5678", language="ko",
)  # fmt: skip


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def filings(sessions: Sessions, calendar: Calendar) -> Filings:
    return Filings(sessions, calendar, PetitionBook(sessions, calendar, CALENDAR))


@pytest.fixture
def album(filings: Filings) -> Album:
    return filings.album


async def kept(sessions: Sessions) -> int:
    async with sessions() as session:
        return await session.scalar(select(func.count()).select_from(PetitionPhotoRow)) or 0


async def taken(album: Album, count: int = 1) -> list[Added]:
    return [Added((await album.take(photo())).id, "켜지지 않는 등") for _ in range(count)]


async def test_a_photo_goes_with_its_petition_and_with_what_is_added_to_it(filings: Filings, album: Album) -> None:
    first, later = await taken(album), await taken(album, 2)
    filed = await filings.file(FILING, photos=first)
    assert filed.photos == (Photo(first[0].id, 400, 300, "켜지지 않는 등", 1),)
    more = await filings.add(filed.number, CITIZEN, ev.Amended(), words="가까이서 찍음", photos=later)
    assert [(one.id, one.entry) for one in more.photos] == [(first[0].id, 1), (later[0].id, 2), (later[1].id, 2)]
    assert (await album.image(filed.number, later[1].id)).startswith(b"\xff\xd8")
    assert len(more.when_filed().photos) == 1


async def test_nobody_files_with_the_photo_of_another_petition(
    filings: Filings, album: Album, sessions: Sessions
) -> None:
    photos = await taken(album)
    filed = await filings.file(FILING, photos=photos)
    with pytest.raises(InvalidInput):
        await filings.file(FILING, photos=photos)
    other = await filings.file(FILING)
    assert other.number == "2026-000002"  # what failed took no number
    with pytest.raises(NotFound):
        await album.image(other.number, photos[0].id)
    await album.drop(photos[0].id)
    assert (await filings.find(filed.number)).photos
    assert await kept(sessions) == 1


async def test_what_is_filed_twice_under_a_key_has_its_photos_once(filings: Filings, album: Album) -> None:
    photos = await taken(album)
    one = await filings.file(FILING, key="0123456789abcdef", photos=photos)
    again = await filings.file(FILING, key="0123456789abcdef", photos=photos)
    assert (one.number, one.photos) == (again.number, again.photos)


async def test_an_act_that_is_refused_takes_no_photo(filings: Filings, album: Album, sessions: Sessions) -> None:
    filed = await filings.file(FILING)
    photos = await taken(album)
    await filings.add(filed.number, CITIZEN, ev.Withdrawn())
    with pytest.raises(NotLawful):
        await filings.add(filed.number, CITIZEN, ev.Amended(), photos=photos)
    assert (await filings.find(filed.number)).photos == ()
    await album.drop(photos[0].id)
    assert await kept(sessions) == 0


async def wait(sessions: Sessions, calendar: Calendar, count: int) -> list[Added]:
    """So many without an image."""
    async with sessions.begin() as session:
        session.add_all(
            PetitionPhotoRow(id=f"p{at}", width=1, height=1, image=b"", sent_at=calendar.now()) for at in range(count)
        )
    return [Added(f"p{at}") for at in range(count)]


async def test_only_so_many_come_at_once(filings: Filings, sessions: Sessions, calendar: Calendar) -> None:
    photos = await wait(sessions, calendar, MOST_AT_ONCE + 1)
    with pytest.raises(InvalidInput):
        await filings.file(FILING, photos=photos)
    assert len((await filings.file(FILING, photos=photos[1:])).photos) == MOST_AT_ONCE


async def test_there_is_an_end_to_photos(filings: Filings, sessions: Sessions, calendar: Calendar) -> None:
    photos = await wait(sessions, calendar, MOST_IN_ALL + 1)
    number = (await filings.file(FILING)).number
    for first in range(0, MOST_IN_ALL, MOST_AT_ONCE):
        await filings.add(number, CITIZEN, ev.Amended(), photos=photos[first : first + MOST_AT_ONCE])
    with pytest.raises(InvalidInput):
        await filings.add(number, CITIZEN, ev.Amended(), photos=photos[MOST_IN_ALL:])
    assert len((await filings.find(number)).photos) == MOST_IN_ALL


async def test_what_waits_too_long_is_forgotten_and_what_is_filed_is_not(
    filings: Filings, album: Album, sessions: Sessions, calendar: Calendar
) -> None:
    waiting, photos = await taken(album), await taken(album)
    filed = await filings.file(FILING, photos=photos)
    calendar.time += timedelta(minutes=WAITING_MINUTES + 1)
    await album.expire()
    assert [one.id for one in (await filings.find(filed.number)).photos] == [photos[0].id]
    with pytest.raises(InvalidInput):
        await filings.file(FILING, photos=waiting)
    await filings.forget(filed.number)
    assert await kept(sessions) == 0

"""The figures of the dashboard over a real database, and that no word gets into them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest
from fastapi import FastAPI

from app import http_errors
from app.dashboard.api import build_router
from app.dashboard.figures import Figures
from core.accounts import Account, Role
from knowledge.lifecycle import STARTER
from knowledge.loading import Loadable
from tests.app.gaps.conftest import City, city
from tests.fakes.counter import Reply
from tests.fakes.guard import HEADER, HeaderGuard
from tests.knowledge.conftest import APPROVER, drafted, move_in_report, published, seen

__all__ = ["city"]  # the fixture of the gaps' tests

BICYCLE = "자전거 대여 요금이 얼마예요?"
KNOWN = Reply(("14일 이내입니다.",), sources={0: "move-in-report#deadline@1"}, score=0.9)
ACCOUNTS = {
    "lee": Account("2", "lee", "이", frozenset({Role.APPROVER})),
    "jung": Account("3", "jung", "정", frozenset({Role.STAFF})),
}


@pytest.fixture
async def browser(city: City) -> AsyncIterator[httpx.AsyncClient]:
    app = FastAPI()
    http_errors.install(app)
    app.include_router(build_router(Figures(city.sessions, city.calendar), HeaderGuard(ACCOUNTS)))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://curate") as client:
        yield client


async def test_answers_thumbs_people_and_gaps_stand_on_their_day(city: City) -> None:
    await published(city.store, move_in_report())
    talk, answer = await city.asked("이사했어요", KNOWN)
    await city.ledger.rate(talk.id, answer, "up")
    city.calendar.days_later(1)
    other, _ = await city.asked(BICYCLE)
    city.ledger.person_wanted(other)
    await city.found()
    view = await Figures(city.sessions, city.calendar).dashboard(7)
    assert len(view.days) == 7
    yesterday, now = view.days[-2:]
    assert (yesterday.statuses, yesterday.up, yesterday.talks, yesterday.persons) == ({"answered": 1}, 1, 1, 0)
    assert (now.statuses, now.up, now.talks, now.persons, now.gaps_opened) == ({"abstained": 1}, 0, 1, 1, 1)
    assert [(topic.document_id, topic.title, topic.answers) for topic in view.topics] == [
        ("move-in-report", "전입신고", 1)
    ]
    assert [(one.collection, one.answers) for one in view.collections] == [("complaints", [0, 0, 0, 0, 0, 1, 0])]
    assert view.gaps == {"open": 1}


async def test_a_day_is_a_day_in_seoul(city: City) -> None:
    city.calendar.time = city.calendar.time.replace(hour=23, minute=30)
    await city.asked(BICYCLE)
    city.calendar.time += timedelta(hours=1)
    await city.asked(BICYCLE)
    days = (await Figures(city.sessions, city.calendar).dashboard(7)).days
    assert [day.statuses for day in days[-2:]] == [{"abstained": 1}, {"abstained": 1}]


async def test_what_is_older_than_the_period_is_left_out(city: City) -> None:
    await city.asked(BICYCLE)
    city.calendar.days_later(7)
    days = (await Figures(city.sessions, city.calendar).dashboard(7)).days
    assert [day.statuses for day in days] == [{}] * 7


async def test_the_health_of_what_is_said_and_what_is_coming(city: City) -> None:
    ends = city.calendar.now().date() + timedelta(days=20)
    await published(city.store, move_in_report(effective_until=ends.isoformat()))
    submitted = await drafted(city.store, move_in_report(id="later"))
    on = city.calendar.now().date() + timedelta(days=3)
    await city.store.publish("later", APPROVER, seen=seen(submitted), on=on)
    view = await Figures(city.sessions, city.calendar).dashboard(7)
    assert [(one.collection, one.documents, one.sections["deadline"], one.whole) for one in view.health] == [
        ("complaints", 1, 1, 0)
    ]
    assert [(one.document_id, one.what, one.day) for one in view.coming] == [
        ("later", "is_published", on),
        ("move-in-report", "ends", ends),
    ]


async def test_what_the_starter_set_put_in_was_approved_by_nobody(city: City) -> None:
    await published(city.store, move_in_report())
    await city.store.load([Loadable("", move_in_report(id="starter"))], STARTER, publish=True)
    (health,) = (await Figures(city.sessions, city.calendar).dashboard(7)).health
    assert (health.review_ages[0], health.review_ages[-1]) == (1, 1)


async def test_no_word_of_a_citizen_and_no_counselling_matter_is_in_it(city: City) -> None:
    await published(city.store, move_in_report())
    await city.asked(BICYCLE)
    await city.asked("괴롭힘을 당해요", KNOWN, talk=city.talk(private=True))
    await city.found()
    view = await Figures(city.sessions, city.calendar).dashboard(7)
    assert view.topics == []
    for word in ("자전거", "괴롭힘"):
        assert word not in view.model_dump_json()


@pytest.mark.parametrize(
    ("name", "query", "status"),
    [("", "", 401), ("jung", "", 403), ("lee", "?days=90", 200), ("lee", "?days=6", 422), ("lee", "?days=999", 422)],
)
async def test_who_may_look_and_how_far_back(browser: httpx.AsyncClient, name: str, query: str, status: int) -> None:
    assert (await browser.get(f"/api/dashboard{query}", headers={HEADER: name})).status_code == status

"""The mayor's office over a fresh database, and who sits there."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest

from app.database import Sessions
from casework.opinions.api import OpinionServices
from tests.casework.opinions.mayor import client_of, services_of
from tests.fakes.calendar import Calendar


@pytest.fixture
def clock() -> Calendar:
    return Calendar()


@pytest.fixture
def services(sessions: Sessions, clock: Calendar) -> OpinionServices:
    return services_of(sessions, clock)


@pytest.fixture
async def citizen(services: OpinionServices) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(services) as client:
        yield client


@pytest.fixture
async def kim(services: OpinionServices) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(services, "kim") as client:
        yield client


@pytest.fixture
async def lee(services: OpinionServices) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(services, "lee") as client:
        yield client

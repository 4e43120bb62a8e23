"""One real service and one real Chromium for the browser tests."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from bench.serving import Served, served
from retrieval.claim import copy_index
from retrieval.search import Search
from tests.browser.chromium import loopback_settings, open_chromium
from tests.fakes.starter_search import index_of_starter


@pytest.fixture(scope="session")
def service(starter_search: Search, tmp_path_factory: pytest.TempPathFactory) -> Generator[Served]:
    """Served on a free port of loopback, with the starter set, whose vectors `starter_search` has made."""
    del starter_search
    folder = tmp_path_factory.mktemp("service")
    copy_index(index_of_starter(), folder / "madang.index")
    with served(loopback_settings(folder)) as running:
        yield running


@pytest_asyncio.fixture
async def browser() -> AsyncGenerator[Browser]:
    async with open_chromium() as browser:
        yield browser

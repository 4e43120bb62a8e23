"""One real service and one real Chromium for the browser tests."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from retrieval.search import Search
from tests.browser.service import RunningService, running_service

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox",  # the tests run as root in a container
    "--use-angle=swiftshader",  # WebGL without a graphics card
    "--enable-unsafe-swiftshader",
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
    "--allow-loopback-in-peer-connection",
    "--autoplay-policy=no-user-gesture-required",
    "--disable-background-networking",
)


@pytest.fixture(scope="session")
def service(starter_search: Search, tmp_path_factory: pytest.TempPathFactory) -> Generator[RunningService]:
    """Served on a free port of loopback, with the starter set, whose vectors `starter_search` has made."""
    del starter_search
    folder: Path = tmp_path_factory.mktemp("service")
    with running_service(folder) as running:
        yield running


@pytest_asyncio.fixture
async def browser() -> AsyncGenerator[Browser]:
    """Debian's Chromium."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        await browser.close()

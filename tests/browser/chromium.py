"""Debian's Chromium with a microphone that plays recordings, and a service for it to look at."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, async_playwright

from app.settings import Settings

PATH = "/usr/bin/chromium"
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


@asynccontextmanager
async def open_chromium() -> AsyncGenerator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=PATH, args=list(FLAGS))
        yield browser
        await browser.close()


def loopback_settings(folder: Path) -> Settings:
    """A database of its own in `folder`; ICE stays on loopback, and nothing is spoken ahead beside the tests."""
    return Settings(
        var_dir=folder,
        models_dir=Settings().models,
        ice_addresses=("127.0.0.1",),
        warm_voice=False,
        max_talks_per_address=20,
    )

"""No line of the log holds the text of an error: it may be a citizen's words."""

from __future__ import annotations

import asyncio
import io
import logging
from collections.abc import Iterator

import pytest

from app.telemetry import configure_logging, tell_of_lost_errors

WORDS = "우리 애가 아파요"


@pytest.fixture
def logged(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What the service writes to its log."""
    written = io.StringIO()
    monkeypatch.setattr("sys.stderr", written)
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    configure_logging("info")
    yield written
    root.handlers[:] = before
    root.setLevel(level)


def test_a_library_that_logs_an_error_tells_its_kind_and_place(logged: io.StringIO) -> None:
    try:
        int(WORDS)  # its error repeats what was given
    except ValueError:
        logging.getLogger("uvicorn.error").exception("Exception in ASGI application")
    line = logged.getvalue()
    assert WORDS not in line
    assert "Exception in ASGI application" in line
    assert "ValueError in test_a_library_that_logs_an_error" in line


async def test_the_error_of_a_task_that_nobody_awaits_is_told_without_its_text(logged: io.StringIO) -> None:
    loop = asyncio.get_running_loop()
    tell_of_lost_errors(loop)
    loop.call_exception_handler(
        {"message": "Task exception was never retrieved", "exception": ValueError(WORDS), "future": WORDS}
    )
    line = logged.getvalue()
    assert WORDS not in line
    assert "Task exception was never retrieved: ValueError" in line

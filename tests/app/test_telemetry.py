"""No line of the log holds the text of an error: it may be a citizen's words."""

from __future__ import annotations

import asyncio
import io
import logging
from collections.abc import Iterator

import pytest

from agents.breaker import BreakerRule
from agents.guarded_model import GuardedModel
from app.server import ModelView, model_view
from app.telemetry import Telemetry, configure_logging, tell_of_lost_errors
from core.errors import ModelError
from tests.fakes.agents import BrokenLanguageModel, ScriptedLanguageModel, StillClock

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


def test_the_share_of_rejected_sentences_is_a_figure_without_a_word_of_them() -> None:
    telemetry = Telemetry()
    assert model_view(telemetry) is None
    telemetry.language_model = GuardedModel(ScriptedLanguageModel(), StillClock(), rule=BreakerRule(failures=1))
    for verdict in ("said", "said", "figure", "missing"):
        telemetry.sentence_judged(verdict)
    assert model_view(telemetry) == ModelView(name="scripted", state="closed", sentences=3, rejected=1)
    exposed = telemetry.exposition().decode()
    assert 'madang_model_sentences_total{verdict="figure"} 1.0' in exposed
    assert 'madang_model_sentences_total{verdict="said"} 2.0' in exposed


async def test_a_model_that_rests_is_shown_to_rest() -> None:
    telemetry = Telemetry()
    model = GuardedModel(BrokenLanguageModel(), StillClock(), rule=BreakerRule(failures=1), tell=telemetry.model_asked)
    telemetry.language_model = model
    for _ in range(2):
        with pytest.raises(ModelError):
            _ = [piece async for piece in model.complete("", WORDS)]
    view = model_view(telemetry)
    assert view is not None
    assert view.state == "open"
    exposed = telemetry.exposition().decode()
    assert 'madang_model_calls_total{outcome="failed"} 1.0' in exposed
    assert 'madang_model_calls_total{outcome="resting"} 1.0' in exposed
    assert WORDS not in exposed

"""Counters and histograms for Prometheus, and the log's form. No label and no message holds a citizen's words."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections import Counter as Counts
from collections.abc import MutableMapping
from typing import Any

import structlog
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from agents.guarded_model import CallOutcome, GuardedModel
from agents.rephrase import Verdict
from app.timing import TurnTimings
from core.answers import AnswerStatus
from core.error_names import names

log = logging.getLogger(__name__)

LIBRARIES = (
    "aioice", "aiortc", "aiosqlite", "faster_whisper", "httpcore", "httpcore2", "httpx", "httpx2", "openai",
    "python_multipart", "sentence_transformers", "sqlalchemy", "transformers",
)  # fmt: skip
SECONDS = (0.1, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 5.0, 10.0)


class Telemetry:
    """The figures of one process, in a registry of its own so that tests do not share it."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.language_model: GuardedModel | None = None
        """None where answers are composed from fields and quotations alone."""
        self.judged: Counts[Verdict] = Counts()
        """What became of the model's sentences."""
        self._answers = Counter("madang_answers", "Answers by status", ["official", "status"], registry=self.registry)
        self._stage = Histogram(
            "madang_turn_seconds", "Share of each stage of a spoken turn", ["stage"], buckets=SECONDS,
            registry=self.registry,
        )  # fmt: skip
        self.talks = Gauge("madang_talks_open", "Talks that are open", registry=self.registry)
        self.lines = Gauge("madang_lines_open", "WebRTC lines that are open", registry=self.registry)
        self._model_calls = Counter(
            "madang_model_calls", "Requests to the language model by outcome", ["outcome"], registry=self.registry
        )
        self._model_sentences = Counter(
            "madang_model_sentences", "Sentences of the language model by what became of them", ["verdict"],
            registry=self.registry,
        )  # fmt: skip
        self.waiting = Gauge("madang_citizens_waiting", "Citizens who wait for a person", registry=self.registry)

    def answered(self, official: str, status: AnswerStatus) -> None:
        self._answers.labels(official, status).inc()

    def model_asked(self, outcome: CallOutcome) -> None:
        self._model_calls.labels(outcome).inc()

    def sentence_judged(self, verdict: Verdict) -> None:
        self._model_sentences.labels(verdict).inc()
        self.judged[verdict] += 1

    def spoken_turn(self, timings: TurnTimings) -> None:
        for stage, milliseconds in timings.as_milliseconds().items():
            self._stage.labels(stage).observe(milliseconds / 1000)

    def exposition(self) -> bytes:
        """The text that Prometheus reads."""
        return generate_latest(self.registry)


def configure_logging(level: str) -> None:
    """One JSON object a line on stderr, for our own loggers and the libraries' alike."""
    shared = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=False),
    ]
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            _without_texts,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    quiet_libraries()


def _without_texts(_logger: object, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """The text of an error may hold a citizen's words: its kinds and where it arose stand in its place."""
    match event.pop("exc_info", None):
        case BaseException() as error:
            event["error"] = names(error)
        case (_, BaseException() as error, _):
            event["error"] = names(error)
        case _:
            pass
    return event


def tell_of_lost_errors(loop: asyncio.AbstractEventLoop) -> None:
    """Errors of tasks that nobody awaited: asyncio's own handler writes out their texts."""

    def tell(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        kinds = names(error) if error else "no error"
        log.error("%s: %s", context["message"], kinds)

    loop.set_exception_handler(tell)


def quiet_libraries() -> None:
    """Libraries tell of trouble only; some of them log every value that is stored or sent, whatever it is."""
    for name in LIBRARIES:
        logging.getLogger(name).setLevel("WARNING")

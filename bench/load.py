"""Fifty questions a second while one publication follows another: none fails, and none is answered with what is old."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field

from app.knowledge_base import KnowledgeBase, open_knowledge_base
from app.settings import Settings
from bench.ground import example_questions, measured_settings, spread
from bench.results import Result, figure, this_command, this_machine
from core.clock import SystemClock, today
from core.errors import MadangError
from knowledge.lifecycle import OPERATOR
from knowledge.loading import Loadable
from knowledge.procedure import PlainDocument

PER_SECOND = 50
EVERY = 5  # of so many questions one is about what is being published
COLLECTION = "complaints"
DOCUMENT = "bench-load"
ASKED = "시험용 임시 창구는 몇 번 창구인가요?"


@dataclass(slots=True)
class Met:
    """What the questions met."""

    answered_ms: list[float] = field(default_factory=list[float])
    shown_seconds: list[float] = field(default_factory=list[float])
    """From each publication to its being found."""
    failed: int = 0
    stale: int = 0
    """Answers with less than was shown when it was asked, or with more than was published."""
    shown: int = 0
    published: int = 0


async def measure(settings: Settings, publications: int) -> Result:
    """The answers here are the search's: the passage that an official would speak from."""
    machine, met = this_machine(), Met()
    async with open_knowledge_base(measured_settings(settings), SystemClock()) as base:
        done = asyncio.Event()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(_ask_on(base, met, done))
            await _publish_on(base, met, publications)
            done.set()
        await base.store.withdraw(DOCUMENT, OPERATOR, reason="measured")
    figures = (
        figure(f"one search of {PER_SECOND} a second", met.answered_ms, p99=200),
        figure("publication to the first answer from it", met.shown_seconds, "s", most=5),
        figure("failed answers", [met.failed], "answers", most=0),
        figure("stale answers", [met.stale], "answers", most=0),
    )
    return Result("load", figures, machine, this_command("bench"), {"publications": publications})


async def _publish_on(base: KnowledgeBase, met: Met, publications: int) -> None:
    first = await _number(base, default=0)
    met.shown = met.published = first
    for number in range(first + 1, first + publications + 1):
        document = PlainDocument(
            id=DOCUMENT, collection=COLLECTION, title="시험용 임시 창구", text=_text(number), questions=(ASKED,)
        )
        began = time.perf_counter()
        met.published = number
        await base.store.load([Loadable("bench", document)], OPERATOR, publish=True)
        await base.search.refresh()
        met.shown = number
        met.shown_seconds.append(time.perf_counter() - began)
        await asyncio.sleep(0.5)


async def _ask_on(base: KnowledgeBase, met: Met, done: asyncio.Event) -> None:
    """At an even pace, however long an answer takes."""
    questions = [one.text for one in spread(list(example_questions()), 400)]
    began = time.perf_counter()
    async with asyncio.TaskGroup() as tasks:
        count = 0
        while not done.is_set():
            question = None if count % EVERY == 0 else questions[count % len(questions)]
            tasks.create_task(_ask(base, met, question))
            count += 1
            await asyncio.sleep(max(0.0, began + count / PER_SECOND - time.perf_counter()))


async def _ask(base: KnowledgeBase, met: Met, question: str | None) -> None:
    """None: about what is being published."""
    shown, began = met.shown, time.perf_counter()
    try:
        if question:
            await base.search.search(question, collections=[COLLECTION], as_of=today(SystemClock()), language="ko")
        elif not shown <= await _number(base, default=shown) <= met.published:
            met.stale += 1
    except MadangError:
        met.failed += 1
    met.answered_ms.append((time.perf_counter() - began) * 1000)


async def _number(base: KnowledgeBase, *, default: int) -> int:
    """Of the publication that search finds; -1 where it finds another document although one is published."""
    found = await base.search.search(ASKED, collections=[COLLECTION], as_of=today(SystemClock()), language="ko")
    if found and found[0].document_id == DOCUMENT:
        return int("".join(letter for letter in found[0].text if letter.isdigit()))
    return default if default == 0 else -1


def _text(number: int) -> str:
    return f"시험용 임시 창구는 {number}번 창구입니다."

"""`madang ask`, warm and in process: a question's way from text to its verified answer."""

from __future__ import annotations

from collections import Counter as Tally

from app.commands.answering import open_counter
from app.settings import Settings
from bench.ground import example_questions, measured_settings, spread
from bench.results import Result, figure, resident_mb, this_command, this_machine
from core.turns import TalkSoFar

WARMING_UP = 10


async def measure(settings: Settings, count: int) -> Result:
    """Every question once, each in a talk of its own, one after the other."""
    machine = this_machine()
    questions = spread(list(example_questions()), count)
    by_language: dict[str, list[float]] = {"ko": [], "en": []}
    statuses: Tally[str] = Tally()
    async with open_counter(measured_settings(settings)) as counter:
        for question in questions[:WARMING_UP]:
            await counter.ask(TalkSoFar(question.official, question.language), f"{question.text} ")
        for question in questions:
            answered, _ = await counter.ask(TalkSoFar(question.official, question.language), question.text)
            by_language[question.language].append(answered.timings_ms["total"])
            statuses[answered.status] += 1
        memory = resident_mb()
    total = by_language["ko"] + by_language["en"]
    figures = [figure("ask, warm, in process", total, p50=80, p99=200)]
    figures += [figure(f"  in {name}", values) for name, values in by_language.items() if values]
    figures.append(figure("memory of the command", [memory], "MiB"))
    notes = {"questions": "example questions of the starter set", "statuses": dict(statuses.most_common())}
    return Result("ask", tuple(figures), machine, this_command("bench"), notes)

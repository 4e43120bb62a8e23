"""The whole service as it is served: start to ready, and its memory with all models loaded."""

from __future__ import annotations

import httpx

from app.settings import Settings
from bench.ground import fact_questions, measured_settings, spread
from bench.results import Result, figure, resident_mb, this_command, this_machine
from bench.serving import Served, served

MESSAGES = 12


async def measure(settings: Settings, starts: int) -> Result:
    """The first start builds the index; those after it are counted."""
    machine = this_machine()
    measured = measured_settings(settings).model_copy(update={"warm_voice": False})
    with served(measured) as first:
        first_start = first.start_seconds
    seconds: list[float] = []
    idle: list[float] = []
    used: list[float] = []
    peaks: list[float] = []
    for _ in range(starts):
        with served(measured) as service:
            seconds.append(service.start_seconds)
            idle.append(resident_mb(service.pid))
            await _talk(service)
            used.append(resident_mb(service.pid))
            peaks.append(resident_mb(service.pid, peak=True))
    figures = (
        figure("start to ready, index on disk", seconds, "s", most=20),
        figure("memory when ready, all models loaded", idle, "MiB", most=2_560),
        figure(f"memory after {MESSAGES} answers", used, "MiB", most=2_560),
        figure("memory at its most", peaks, "MiB", most=2_560),
    )
    return Result("memory", figures, machine, this_command("bench"), {"first_start_seconds": round(first_start, 2)})


async def _talk(service: Served) -> None:
    """A few written questions, so that every part has worked once; one talk with each official."""
    talks: dict[str, str] = {}
    async with httpx.AsyncClient(base_url=service.url, timeout=60) as client:
        for question in spread(list(fact_questions()), MESSAGES):
            if question.official not in talks:
                opened = await client.post("/api/talks", json={"official": question.official, "language": "ko"})
                talks[question.official] = opened.raise_for_status().json()["id"]
            answer = await client.post(f"/api/talks/{talks[question.official]}/messages", json={"text": question.text})
            answer.raise_for_status()

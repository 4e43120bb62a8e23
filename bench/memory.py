"""The whole service as it is served: start to ready, and its memory with all models loaded."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx

from app.settings import CHECKOUT, Settings
from bench.ground import fact_questions, measured_settings, spread
from bench.results import Result, figure, resident_mb, this_command, this_machine

LONGEST_START_SECONDS = 600.0
POLL_SECONDS = 0.05
MESSAGES = 12


@dataclass(frozen=True, slots=True)
class Served:
    """A service that is ready."""

    pid: int
    address: str
    start_seconds: float


async def measure(settings: Settings, starts: int) -> Result:
    """The first start builds the index; those after it are counted."""
    machine, measured = this_machine(), measured_settings(settings)
    async with served(measured) as first:
        first_start = first.start_seconds
    seconds: list[float] = []
    idle: list[float] = []
    used: list[float] = []
    peaks: list[float] = []
    for _ in range(starts):
        async with served(measured) as service:
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


@asynccontextmanager
async def served(settings: Settings) -> AsyncGenerator[Served]:
    """A service of its own process; stopped with SIGTERM, as a service manager does."""
    port = _free_port()
    variables = {
        "MADANG_VAR_DIR": settings.var_dir, "MADANG_MODELS_DIR": settings.models, "MADANG_WARM_VOICE": "false",
    }  # fmt: skip
    command = ["env", *(f"{name}={value}" for name, value in variables.items()), sys.executable, "-m", "app.cli"]
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        *command, "serve", "--port", str(port), cwd=CHECKOUT,
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        address = f"http://127.0.0.1:{port}"
        await _ready(process, address)
        yield Served(process.pid, address, time.perf_counter() - began)
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
            await process.wait()


async def _ready(process: asyncio.subprocess.Process, address: str) -> None:
    """Until `/healthz` says so; raises `RuntimeError` when the service ends instead."""
    async with httpx.AsyncClient() as client, asyncio.timeout(LONGEST_START_SECONDS):
        while process.returncode is None:
            try:
                if (await client.get(f"{address}/healthz")).json()["ready"]:
                    return
            except httpx.TransportError:
                await asyncio.sleep(POLL_SECONDS)
    raise RuntimeError(f"the service ended with {process.returncode}: run `madang serve` to see why")


async def _talk(service: Served) -> None:
    """A few written questions, so that every part has worked once; one talk with each official."""
    talks: dict[str, str] = {}
    async with httpx.AsyncClient(base_url=service.address, timeout=60) as client:
        for question in spread(list(fact_questions()), MESSAGES):
            if question.official not in talks:
                opened = await client.post("/api/talks", json={"official": question.official, "language": "ko"})
                talks[question.official] = opened.raise_for_status().json()["id"]
            answer = await client.post(f"/api/talks/{talks[question.official]}/messages", json={"text": question.text})
            answer.raise_for_status()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])

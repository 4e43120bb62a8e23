"""A real service in a process of its own, on loopback, ended by its own pid; the browser tests use it too."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from app.settings import CHECKOUT, Settings

LONGEST_START_SECONDS = 600.0
LONGEST_STOP_SECONDS = 60.0
POLL_SECONDS = 0.05
ONE_TIME = re.compile(r"one-time password of `(\w+)`: (\S+)")


@dataclass(frozen=True, slots=True)
class Served:
    """A service that is ready."""

    pid: int
    url: str
    start_seconds: float
    passwords: dict[str, str]
    """One-time ones, of the accounts that its first start has made."""


@contextmanager
def served(settings: Settings) -> Generator[Served]:
    """Started as `madang serve` with `settings`, stopped with SIGTERM, as a service manager does; logs into `var_dir`.

    Raises `RuntimeError` with the end of its log where it does not get ready.
    """
    port, log = _free_port(), settings.var_dir / "service.log"
    command = [sys.executable, "-m", "app.cli", "serve", "--port", str(port)]
    began = time.perf_counter()
    with log.open("wb") as output:
        process = subprocess.Popen(
            ["env", *_variables(settings), *command], cwd=CHECKOUT, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        url = f"http://localhost:{port}"
        _wait_until_ready(process, url, log)
        passwords = dict(ONE_TIME.findall(log.read_text("utf-8")))
        yield Served(process.pid, url, time.perf_counter() - began, passwords)
    finally:
        process.terminate()
        process.wait(timeout=LONGEST_STOP_SECONDS)


def _variables(settings: Settings) -> Iterator[str]:
    """What differs from the defaults, as the environment gives it."""
    for name, value in settings.model_dump(mode="json", exclude_defaults=True).items():
        yield f"MADANG_{name.upper()}={value if isinstance(value, str) else json.dumps(value)}"


def _wait_until_ready(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    deadline = time.monotonic() + LONGEST_START_SECONDS
    with httpx.Client(base_url=url) as client:
        while time.monotonic() < deadline and not _ended(process):
            try:
                if client.get("/healthz").json()["ready"]:
                    return
            except httpx.TransportError:
                continue
    raise RuntimeError(f"the service did not get ready:\n{log.read_text('utf-8')[-3000:]}")


def _ended(process: subprocess.Popen[bytes]) -> bool:
    """Whether it ends within the next moment."""
    try:
        process.wait(timeout=POLL_SECONDS)
    except subprocess.TimeoutExpired:
        return False
    return True


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])

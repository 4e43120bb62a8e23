"""A real service in a process of its own, on loopback, ended by its own pid."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from app.settings import CHECKOUT, Settings
from tests.fakes.starter_search import vectors_folder

READY_SECONDS = 120.0
ONE_TIME = re.compile(r"one-time password of `(\w+)`: (\S+)")


@dataclass(frozen=True, slots=True)
class RunningService:
    """Where it answers, and the one-time passwords that it printed."""

    url: str
    passwords: dict[str, str]


@contextmanager
def running_service(folder: Path) -> Generator[RunningService]:
    """Serves a database of its own in `folder`; the vectors of the starter set are made already."""
    _seed_vectors(folder)
    port = _free_port()
    log = folder / "service.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "app.cli", "serve", "--port", str(port)],
            cwd=CHECKOUT,
            env=_environment(folder),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        url = f"http://localhost:{port}"
        _wait_until_ready(url, process, log)
        yield RunningService(url, dict(ONE_TIME.findall(log.read_text("utf-8"))))
    finally:
        process.terminate()
        process.wait(timeout=60)


def _environment(folder: Path) -> dict[str, str]:
    settings = Settings()
    return {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "HOME": str(Path.home()),
        "OMP_NUM_THREADS": "1",
        "MADANG_VAR_DIR": str(folder),
        "MADANG_MODELS_DIR": str(settings.models),
        "MADANG_ICE_ADDRESSES": '["127.0.0.1"]',  # ICE stays on loopback
        "MADANG_WARM_VOICE": "false",  # the tests share two cores with what they test
        "MADANG_MAX_TALKS_PER_ADDRESS": "20",
    }


def _seed_vectors(folder: Path) -> None:
    shutil.copytree(vectors_folder(), folder / "madang.index")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait_until_ready(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + READY_SECONDS
    with httpx.Client(transport=httpx.HTTPTransport(retries=3)) as client:
        while time.monotonic() < deadline and process.poll() is None:
            try:
                if client.get(f"{url}/healthz").json()["ready"]:
                    return
            except httpx.TransportError:
                continue
    raise AssertionError(f"the service did not get ready:\n{log.read_text('utf-8')[-3000:]}")

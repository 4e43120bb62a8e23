"""The process that reads may neither write, connect nor start anything."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
CONFINED = "from core.confinement import confine; confine(cpu_seconds=60, memory_bytes=2 << 30); "


@pytest.mark.parametrize(
    ("deed", "allowed"),
    [
        ("open('pyproject.toml').read()", True),
        ("open(PATH, 'w')", False),
        ("import pathlib; pathlib.Path(PATH).write_bytes(b'x')", False),
        ("import os; os.write(os.open(PATH, os.O_CREAT | os.O_WRONLY), b'x')", False),
        ("import socket; socket.create_connection(('127.0.0.1', 9))", False),
        ("import socket; socket.getaddrinfo('localhost', 80)", False),
        ("import subprocess; subprocess.run(['true'])", False),
        ("import os; os.system('true')", False),
        ("import os; os.mkdir(PATH)", False),
        ("import os; os.fork()", False),
        ("bytearray(3 << 30)", False),
    ],
)
def test_what_it_may_do(tmp_path: Path, deed: str, allowed: bool) -> None:
    code = CONFINED + deed.replace("PATH", repr(str(tmp_path / "x")))
    ended = subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, timeout=60, check=False)
    assert (ended.returncode == 0) is allowed, ended.stderr.decode()[-300:]
    assert not (tmp_path / "x").exists()

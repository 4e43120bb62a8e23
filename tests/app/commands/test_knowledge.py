"""`madang knowledge import`: what it tells and how it ends."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.commands.knowledge import INTERRUPTED, knowledge_cli
from app.importing import imports_of
from app.knowledge_base import open_database
from app.settings import CHECKOUT, Settings
from core.clock import SystemClock
from core.errors import InvalidInput, NotFound
from knowledge.imports.views import FileState, JobState, JobView
from tests.fakes.database import migrated_copy
from tests.knowledge.parsing.packed import FIXTURES, zipped

# A shell that starts the tests in the background has them ignore Ctrl-C, and whatever they start too.
INTERRUPTIBLE = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from app.cli import main
main()
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the service with an empty database."""
    url = migrated_copy(tmp_path)
    monkeypatch.setenv("MADANG_VAR_DIR", str(tmp_path))
    monkeypatch.setenv("MADANG_DATABASE_URL", url)
    return tmp_path


def run(path: Path, *options: str) -> Result:
    return CliRunner().invoke(knowledge_cli, ["import", str(path), "--collection", "guide", *options])


def test_a_folder_is_loaded_and_its_bad_files_end_it_with_one(here: Path) -> None:
    guide = (FIXTURES / "guide.hwp").read_bytes()
    locked = (FIXTURES / "locked.hwp").read_bytes()
    path = zipped(here / "a.zip", {"guide.hwp": guide, "locked.hwp": locked, "empty.txt": ""})
    ended = run(path, "--publish")
    assert (ended.exit_code, ended.stdout) == (1, "1 new, 0 changed, 0 unchanged, 1 published\n")
    assert "not imported: `empty.txt` is empty" in ended.stderr
    assert "not imported: `locked.hwp` has a password" in ended.stderr
    assert "warning: guide.hwp: text that is white on white was left out: 몰래 적은 하얀 글" in ended.stderr
    again = run(path)
    assert again.stdout == "0 new, 0 changed, 1 unchanged, 0 published\n"


def test_a_good_file_ends_it_with_zero(here: Path) -> None:
    ended = run(FIXTURES / "passport.pdf")
    assert (ended.exit_code, ended.stdout) == (0, "1 new, 0 changed, 0 unchanged, 0 published\n")


async def jobs() -> list[JobView]:
    """As the console lists them."""
    async with open_database(Settings()) as (_, sessions):
        return list((await imports_of(Settings(), sessions, SystemClock()).jobs()).items)


def test_what_was_imported_stands_in_the_consoles_list(here: Path) -> None:
    run(FIXTURES / "passport.pdf", "--publish")
    [job] = asyncio.run(jobs())
    assert (job.state, job.publish, job.author, job.first) == (
        JobState.DONE, True, "operator (command line)", "passport.pdf",
    )  # fmt: skip


def test_ctrl_c_loses_nothing_and_the_import_is_gone_on_with(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = here / "files"
    folder.mkdir()
    for number in range(12):
        (folder / f"{number:02}.md").write_text(f"# 안내 {number}\n\n{number}번 창구에서 신청합니다.\n", "utf-8")
    command = [sys.executable, "-c", INTERRUPTIBLE, "knowledge", "import", str(folder), "--collection", "guide"]
    monkeypatch.setenv("FORCE_COLOR", "1")  # so that the bar is drawn without a terminal
    monkeypatch.setenv("COLUMNS", "100")
    with subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as started:
        assert started.stderr is not None
        seen = b""
        while b".md" not in seen:
            seen += started.stderr.read(1)
        started.send_signal(signal.SIGINT)
        told = started.communicate()[1].decode()
    assert started.returncode == INTERRUPTED
    assert "madang knowledge import --resume 1" in told
    [job] = asyncio.run(jobs())
    assert job.state in {JobState.QUEUED, JobState.RUNNING}
    assert FileState.READING not in job.files
    again = CliRunner().invoke(knowledge_cli, ["import", "--resume", "1"])
    # A document may have been stored and its file not yet been closed: that one is read again, and found unchanged.
    whole = ("12 new, 0 changed, 0 unchanged, 0 published\n", "11 new, 0 changed, 1 unchanged, 0 published\n")
    assert again.exit_code == 0
    assert again.stdout in whole
    assert [job.state for job in asyncio.run(jobs())] == [JobState.DONE]
    listed = CliRunner().invoke(knowledge_cli, ["list", "--json"])
    assert len(json.loads(listed.stdout)) == 12


def test_a_resumed_import_that_is_over_tells_the_same_again(here: Path) -> None:
    first = run(FIXTURES / "passport.pdf")
    again = CliRunner().invoke(knowledge_cli, ["import", "--resume", "1"])
    assert (again.exit_code, again.stdout) == (first.exit_code, first.stdout)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["import"], "say what and where"),
        (["import", "a.pdf"], "say what and where"),
        (["import", "none.pdf", "--collection", "guide"], "no such file"),
        (["import", "none.pdf", "--collection", "전입 신고"], "no name of a collection"),
    ],
)
def test_what_cannot_be_imported_is_said_before_a_job_is_made(here: Path, options: list[str], message: str) -> None:
    with pytest.raises(InvalidInput, match=message):
        CliRunner().invoke(knowledge_cli, options, catch_exceptions=False)
    assert asyncio.run(jobs()) == []


def test_an_import_that_is_not_there_is_not_found(here: Path) -> None:
    with pytest.raises(NotFound):
        CliRunner().invoke(knowledge_cli, ["import", "--resume", "9"], catch_exceptions=False)

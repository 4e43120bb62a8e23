"""How a registry client ends becomes one of our errors, in its own words."""

import sys

import pytest

from app.models.errors import SourceUnavailable, StorageFull
from app.models.tools import run_tool


def run(code: str) -> list[str]:
    lines: list[str] = []
    run_tool([sys.executable, "-c", code], what="`small`", line_read=lines.append)
    return lines


def test_each_line_is_handed_on_as_it_comes() -> None:
    assert run("print('one'); print('two')") == ["one\n", "two\n"]


def test_a_failure_carries_what_the_tool_said() -> None:
    with pytest.raises(SourceUnavailable, match=r"(?s)`small` could not be downloaded.*host not found"):
        run("import sys; print('Progress 1 of 2'); sys.exit('host not found')")


def test_a_full_disk_is_told_apart_from_a_bad_network() -> None:
    with pytest.raises(StorageFull, match="No space left on device"):
        run("raise OSError(28, 'No space left on device')")


def test_a_tool_that_is_not_installed_is_named() -> None:
    with pytest.raises(SourceUnavailable, match="`no-such-tool` is needed for `small`"):
        run_tool(["no-such-tool"], what="`small`", line_read=lambda _: None)

"""A figure says what was measured, how often, and whether it is good enough; a result keeps it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rich.console import Console

from bench.results import Result, figure, resident_mb, this_command, this_machine
from bench.table import show


def test_percentiles_are_those_of_the_values() -> None:
    one = figure("a", [float(value) for value in range(1, 101)])

    assert (one.count, one.least, one.most) == (100, 1.0, 100.0)
    assert (one.p50, one.p95, one.p99) == (50.5, 95.05, 99.01)


@pytest.mark.parametrize(
    ("count", "p95", "p99"), [(19, False, False), (20, True, False), (99, True, False), (100, True, True)]
)
def test_few_values_have_no_high_percentile(count: int, *, p95: bool, p99: bool) -> None:
    one = figure("a", [float(value) for value in range(count)])

    assert (one.p95 is not None, one.p99 is not None) == (p95, p99)


def test_a_percentile_that_is_not_known_is_judged_by_the_largest_value() -> None:
    assert figure("a", [10.0, 200.0], p95=100).met is False
    assert figure("a", [10.0, 20.0], p95=100).met is True


@pytest.mark.parametrize(("values", "met"), [([10.0, 20.0], True), ([10.0, 200.0], False)])
def test_a_goal_is_an_upper_bound(values: list[float], met: bool) -> None:
    assert figure("a", values, p50=100, most=100).met is met


def test_a_figure_without_a_goal_is_neither_met_nor_missed() -> None:
    assert figure("a", [1.0]).met is None


def test_nothing_measured_is_no_figure() -> None:
    with pytest.raises(ValueError, match="nothing was measured"):
        figure("a", [])


def test_a_kept_result_names_machine_date_and_command(tmp_path: Path) -> None:
    result = Result("ask", (figure("a", [1.0, 2.0], p50=80),), this_machine(), "python -m bench ask")
    kept = json.loads(result.write(tmp_path).read_text("utf-8"))

    assert kept["part"] == "ask"
    assert kept["command"] == "python -m bench ask"
    assert kept["machine"]["cores"] >= 1
    assert len(kept["machine"]["load_average"]) == 3
    assert kept["figures"][0]["met"] is True
    assert kept["date"].startswith("20")


def test_the_table_says_what_was_missed() -> None:
    console = Console(record=True, width=200)
    show(Result("ask", (figure("slow", [500.0], p50=80),), this_machine(), "python -m bench"), console)
    shown = console.export_text()

    assert "slow" in shown
    assert "missed" in shown


def test_memory_is_that_of_the_process() -> None:
    assert 0 < resident_mb() <= resident_mb(peak=True) + 1


def test_a_command_names_a_file_without_the_folders_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["bench", "law-all", "--data", "/home/somebody/articles.jsonl.gz", "--turns", "3"])
    assert this_command("bench") == "python -m bench law-all --data articles.jsonl.gz --turns 3"

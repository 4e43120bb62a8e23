"""The tables of the documentation are written from the results."""

from __future__ import annotations

from pathlib import Path

from bench.markdown import tables
from bench.results import Result, figure, this_machine


def test_a_kept_result_becomes_a_table(tmp_path: Path) -> None:
    Result("ask", (figure("ask", [10.0, 20.0], p50=80),), this_machine(), "python -m bench ask").write(tmp_path)
    (table,) = tables(tmp_path)

    assert "| ask, ms | 2 | 15 |  |  | 10 - 20 | p50 ≤ 80 | met |" in table
    assert "`python -m bench ask`" in table

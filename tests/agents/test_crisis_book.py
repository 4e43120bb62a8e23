"""Every number that is told in a crisis stands in a source."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from agents.crisis_book import CRISIS_BOOK, load_crisis_book
from agents.crisis_patterns import CrisisKind
from agents.figures import figures
from agents.verifier import is_promise
from core.errors import InvalidInput

BOOK = load_crisis_book()


@pytest.mark.parametrize("number", sorted(BOOK.lines))
def test_every_figure_of_a_line_stands_in_its_source(number: str) -> None:
    line = BOOK.lines[number]
    for said in line.statement.values():
        assert figures(said) <= figures(line.source.evidence), said
        assert number in said
        assert not is_promise(said)
    assert line.source.text_version is not None
    assert line.source.url


def test_every_kind_of_danger_has_a_ladder_with_lines_in_both_languages() -> None:
    for kind in get_args(CrisisKind):
        assert BOOK.lines_for(kind, young=True)
        assert BOOK.lines_for(kind, young=False)


def test_the_retired_number_is_never_told() -> None:
    assert "1393" not in BOOK.lines


def test_a_ladder_that_names_no_line_is_refused(tmp_path: Path) -> None:
    broken = CRISIS_BOOK.read_text("utf-8").replace('lines = ["119"]', 'lines = ["911"]')
    (tmp_path / "crisis.toml").write_text(broken, "utf-8")
    with pytest.raises(InvalidInput, match="`911`"):
        load_crisis_book(tmp_path / "crisis.toml")


def test_a_file_that_is_no_crisis_book_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("lines = 3", "utf-8")
    with pytest.raises(InvalidInput, match=r"bad\.toml"):
        load_crisis_book(tmp_path / "bad.toml")

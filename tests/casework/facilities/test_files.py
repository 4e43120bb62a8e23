"""Facilities go out as one file and come back the same; a file with a fault is refused whole, by its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.settings import CHECKOUT
from casework.facilities.files import read, written
from core.errors import InvalidInput
from tests.casework.facilities.halls import hall

EXAMPLE = CHECKOUT / "docs" / "facilities.example.toml"


def test_what_is_written_is_read_back_the_same() -> None:
    facilities = [hall(), hall(id="sun-hall", is_active=False)]
    assert read(written(facilities), ".jsonl") == facilities


def test_the_example_is_read_and_says_of_each_that_it_is_one() -> None:
    found = read(Path(EXAMPLE).read_bytes(), ".toml")
    assert {one.kind for one in found} >= {"hall", "sports_ground", "counselling_room"}
    assert all("(예시)" in one.name.ko and "(example)" in one.name.en for one in found)
    assert all((one.source.url.host or "").endswith("example.org") for one in found)


@pytest.mark.parametrize(
    ("raw", "suffix", "says"),
    [
        (written([hall()]) + b"{}\n", ".jsonl", "line 2, `id`"),
        (b"{\n", ".jsonl", "line 1 is not JSON"),
        (b"\n", ".jsonl", "no facility"),
        (b"\xff\xfe", ".jsonl", "UTF-8"),
        (written([hall(), hall()]), ".jsonl", "`moon-hall` stands in the file twice"),
        (b"[facility]\nid = 'x'", ".toml", "two brackets"),
        (b"facility = ", ".toml", "not TOML"),
        (b"[[facility]]\nid = 'sun-hall'", ".toml", "facility 1, `kind`"),
    ],
)
def test_a_fault_is_told_by_its_place(raw: bytes, suffix: str, says: str) -> None:
    with pytest.raises(InvalidInput, match=says):
        read(raw, suffix)

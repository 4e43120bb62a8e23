"""Officials are data, and a wrong file is refused by name and field."""

from __future__ import annotations

from pathlib import Path

import pytest

from agents.officials import OFFICIALS, in_charge_of, load_official, load_officials
from core.errors import InvalidInput

COMPLAINTS = (OFFICIALS / "complaints.toml").read_text("utf-8")


def test_the_four_officials_are_there() -> None:
    officials = load_officials()
    assert set(officials) == {"complaints", "guide", "investment", "youth"}
    assert [name for name, official in officials.items() if official.private] == ["youth"]
    for name, official in officials.items():
        assert name in official.collections
        assert len(official.suggestions["ko"]) == len(official.suggestions["en"]) == 4
        assert official.avatar == f"{name}.vrm"
        assert official.hours.days == (1, 2, 3, 4, 5)


def test_a_collection_belongs_to_the_official_of_its_name() -> None:
    officials = load_officials()
    owner = in_charge_of("investment", officials)
    assert owner is not None
    assert owner.id == "investment"
    assert in_charge_of("elsewhere", officials) is None


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('id = "complaints"', 'id = "Complaints!"', "`id`"),
        ("인공지능 다온", "상담원 다온", "says? that it is an AI|`greeting`"),
        ("opens = 09:00:00", "opens = 19:00:00", "`opens` must be before `closes`"),
        ("days = [1, 2, 3, 4, 5]", "days = [0]", "`hours.days.0`"),
        ('avatar = "complaints.vrm"', 'avatar = "../complaints.vrm"', "`avatar`"),
        ('handoff_skill = "complaints"', "", "`handoff_skill`"),
        ('tools = ["search", "handoff", "petition"]', "favourite = 1", "`favourite`"),
        ("[name]", "[name", "not valid TOML"),
    ],
)
def test_a_wrong_file_is_refused(tmp_path: Path, old: str, new: str, named: str) -> None:
    path = tmp_path / "complaints.toml"
    path.write_text(COMPLAINTS.replace(old, new), "utf-8")
    with pytest.raises(InvalidInput, match=named):
        load_official(path)


def test_a_file_is_named_after_its_official(tmp_path: Path) -> None:
    (tmp_path / "other.toml").write_text(COMPLAINTS, "utf-8")
    with pytest.raises(InvalidInput, match=r"name the file `complaints\.toml`"):
        load_officials(tmp_path)


def test_a_folder_without_officials_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="no official"):
        load_officials(tmp_path)

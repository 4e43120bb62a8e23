"""Names lead where they say: tests mirror the source, and nothing installed shadows a package of ours (ADR-0001)."""

from __future__ import annotations

from importlib.metadata import packages_distributions
from pathlib import Path

from tests.guards.sources import BESIDE, CHECKOUT, PACKAGES, source_files

APART = frozenset({"contracts", "fakes", "flow", "browser", "guards", "fixtures", "avatars"})
"""Folders of `tests` that mirror no package."""


def test_tests_mirror_the_source() -> None:
    tests = [file.path for file in source_files("tests") if file.path.name.startswith("test_")]
    assert [str(path) for path in tests if path.parts[1] not in APART and not _has_subject(path)] == []


def test_test_folders_mirror_packages() -> None:
    folders = {path.parent.relative_to("tests") for path in (file.path for file in source_files("tests"))}
    mirrored = {folder for folder in folders if folder.parts and folder.parts[0] not in APART}
    assert [str(folder) for folder in mirrored if not (CHECKOUT / folder).is_dir()] == []


def test_no_installed_distribution_provides_a_package_of_ours() -> None:
    installed = packages_distributions()
    shadowed = {name: installed[name] for name in (*PACKAGES, *BESIDE) if name in installed}
    assert shadowed == {}


def test_modules_do_not_hide_the_standard_library() -> None:
    """Only below a package of ours, where they are reached by their full name."""
    assert [path.name for path in CHECKOUT.glob("*.py")] == []


def _has_subject(path: Path) -> bool:
    """`tests/rtc/test_line.py` tests `rtc/line.py`; `test_line_closing.py` is one more side of it."""
    folder = CHECKOUT / path.parent.relative_to("tests")
    words = path.stem.removeprefix("test_").split("_")
    names = ["_".join(words[:count]) for count in range(len(words), 0, -1)]
    return any((folder / f"{name}.py").is_file() or (folder / name).is_dir() for name in names)

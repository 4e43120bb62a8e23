"""What was superseded or withdrawn does not stay on the disk for ever, and no crash on the way loses anything."""

from __future__ import annotations

import resource
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from core.passages import IndexedText
from retrieval.archive import FILES
from retrieval.opening import open_archive
from retrieval.protocols import Kind, Vectors
from retrieval.shelf import Shelf
from tests.fakes.retrieval import FakeEmbedder, fake_channel
from tests.retrieval.texts import TODAY, asked, passage, told

NAMES = ("전입신고", "여권 재발급", "대형 폐기물", "자동차 검사")
ROUNDS = 8
LAST = ROUNDS - 1


def texts_of(name: str, number: int) -> tuple[IndexedText, IndexedText]:
    said = passage(name, f"{name}: {number}번 창구에서 합니다.")
    return told(said), asked(f"{name} 어디서 해요?", said)


def opened(folder: Path) -> Shelf:
    return Shelf(folder, [fake_channel()], FakeEmbedder().capabilities)


def embedded(texts: Sequence[tuple[str, Kind]]) -> Vectors:
    return FakeEmbedder().embed([text for text, _ in texts], kind="passage")


def not_again(texts: Sequence[tuple[str, Kind]]) -> Vectors:
    raise AssertionError(texts)


def put(shelf: Shelf, name: str, number: int) -> None:
    shelf.commit(shelf.stage([(name, texts_of(name, number))], embedded))


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in (folder / "archive").iterdir())


def worn(folder: Path) -> Path:
    """Every document was published again and again; the last one was withdrawn in the end."""
    shelf = opened(folder)
    for number in range(ROUNDS):
        for name in NAMES:
            put(shelf, name, number)
    shelf.commit({NAMES[-1]: None})
    shelf.close()
    return folder


def told_by(shelf: Shelf) -> dict[str, str]:
    """What each document says, asked with its name."""
    said: dict[str, str] = {}
    for name in NAMES:
        vector = FakeEmbedder().embed([name], kind="query")[0]
        found = {hit.document_id: hit for hit in shelf.search(name, vector, as_of=TODAY, language="ko")}
        if name in found:
            said[name] = found[name].text.text
    return said


EXPECTED = {name: texts_of(name, LAST)[0].text for name in NAMES[:-1]}


def check(folder: Path) -> None:
    """Everything that is published is found, and nothing has to be made again."""
    shelf = opened(folder)
    assert shelf.is_whole
    assert shelf.document_ids == list(EXPECTED)
    assert told_by(shelf) == EXPECTED
    shelf.close()


def test_an_archive_grows_with_every_publication_until_it_is_opened_again(tmp_path: Path) -> None:
    shelf = opened(tmp_path)
    for name in NAMES:
        put(shelf, name, LAST)
    fresh = size(tmp_path)
    shelf.close()
    full = size(worn(tmp_path))
    assert full > 0.9 * ROUNDS * fresh
    check(tmp_path)
    assert size(tmp_path) < 1.1 * fresh
    check(tmp_path)


def test_an_archive_of_which_most_is_published_is_left_as_it_is(tmp_path: Path) -> None:
    shelf = opened(tmp_path)
    for name in NAMES:
        put(shelf, name, 0)
    put(shelf, NAMES[0], 1)
    shelf.close()
    before = {path.name: path.stat().st_size for path in (tmp_path / "archive").iterdir()}
    opened(tmp_path).close()
    assert {path.name: path.stat().st_size for path in (tmp_path / "archive").iterdir()} == before


def test_what_is_published_afterwards_is_found_and_survives(tmp_path: Path) -> None:
    shelf = opened(worn(tmp_path))
    put(shelf, NAMES[0], 99)
    put(shelf, NAMES[-1], 99)
    shelf.close()
    shelf = opened(tmp_path)
    assert shelf.is_whole
    changed = {name: texts_of(name, 99)[0].text for name in (NAMES[0], NAMES[-1])}
    assert told_by(shelf) == EXPECTED | changed
    shelf.close()


def test_what_an_interrupted_build_wrote_is_still_not_made_again(tmp_path: Path) -> None:
    shelf = opened(worn(tmp_path))
    waiting = (NAMES[-1], texts_of(NAMES[-1], 99))
    for number in range(ROUNDS):
        put(shelf, NAMES[0], number)
        put(shelf, NAMES[1], number)
    shelf.stage([waiting], embedded)
    shelf.close()
    grown = size(tmp_path)
    shelf = opened(tmp_path)
    assert size(tmp_path) < grown / 2
    shelf.commit(shelf.stage([waiting], not_again))
    assert told_by(shelf)[NAMES[-1]] == texts_of(NAMES[-1], 99)[0].text
    shelf.close()


@pytest.mark.parametrize("written", [0.0, 0.5, 1.0])
def test_a_crash_before_the_state_is_replaced_loses_nothing(tmp_path: Path, written: float) -> None:
    worn(tmp_path / "before")
    shutil.copytree(tmp_path / "before", tmp_path / "after")
    opened(tmp_path / "after").close()
    for path in (tmp_path / "after" / "archive").iterdir():
        if path.name.partition(".")[0] in FILES:
            content = path.read_bytes()
            (tmp_path / "before" / "archive" / path.name).write_bytes(content[: int(written * len(content))])
    check(tmp_path / "before")
    assert names(tmp_path / "before") == len(FILES) + 1


def test_a_crash_before_the_old_files_are_deleted_loses_nothing(tmp_path: Path) -> None:
    worn(tmp_path / "before")
    shutil.copytree(tmp_path / "before", tmp_path / "after")
    opened(tmp_path / "after").close()
    for name in FILES:
        shutil.copyfile(tmp_path / "before" / "archive" / name, tmp_path / "after" / "archive" / name)
    check(tmp_path / "after")
    assert names(tmp_path / "after") == len(FILES) + 1


def names(folder: Path) -> int:
    return len(list((folder / "archive").iterdir()))


def test_a_disk_that_does_not_take_it_leaves_everything_as_it_was(tmp_path: Path) -> None:
    before = size(worn(tmp_path))
    model = FakeEmbedder().capabilities
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, limits[1]))
    try:
        opening = open_archive(
            tmp_path / "archive",
            made_with=f"{model.name} {model.revision} {model.dimensions}",
            channels="words ",
            dimensions=model.dimensions,
        )
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    opening.archive.close()
    assert (opening.is_whole, int(opening.archive.state.alive.sum())) == (True, len(EXPECTED))
    assert size(tmp_path) == before
    check(tmp_path)

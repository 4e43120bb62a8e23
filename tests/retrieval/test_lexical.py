"""The lexical index on the disk: at the next start it is used as it lies there, if it is in the state that was kept."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from retrieval.lexical import TantivyIndex, open_index

NO_VECTORS = np.zeros((1, 0), np.float32)


def keep_with(folder: Path, mark: str) -> None:
    index = TantivyIndex(folder)
    index.add([7], [["전입", "신고"]], NO_VECTORS)
    index.freeze()
    index.keep(mark)
    index.close()


def is_found_with(folder: Path, mark: str) -> tuple[bool, list[int]]:
    index, is_current = open_index(folder, mark)
    found = [key for key, _ in index.freeze().search(["신고"], NO_VECTORS[0], limit=5)]
    index.close()
    return is_current, found


def test_what_was_kept_is_used_at_the_next_start(tmp_path: Path) -> None:
    keep_with(tmp_path / "words", "one")
    assert is_found_with(tmp_path / "words", "one") == (True, [7])


def test_another_state_is_made_anew(tmp_path: Path) -> None:
    keep_with(tmp_path / "words", "one")
    assert is_found_with(tmp_path / "words", "two") == (False, [])


def test_what_was_committed_after_it_was_kept_is_made_anew(tmp_path: Path) -> None:
    keep_with(tmp_path / "words", "one")
    index, _ = open_index(tmp_path / "words", "one")
    index.add([8], [["신고"]], NO_VECTORS)
    index.freeze()
    index.close()
    assert is_found_with(tmp_path / "words", "one") == (False, [])

"""Folders arrive whole or not at all."""

import errno
from pathlib import Path

import pytest

from app.models.errors import ModelRefused, StorageFull, StorageNotWritable
from app.models.files import has_hashes, has_sizes, install, recover, settle, storage_errors, verify
from tests.app.models.serving import model_file, sha256


def folder_with(path: Path, content: str) -> Path:
    path.mkdir()
    (path / "a").write_text(content, encoding="utf-8")
    return path


def test_a_file_is_verified_by_length_and_hash(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"abc")

    verify(path, size=3, sha256=sha256(b"abc"))
    with pytest.raises(ModelRefused, match="has 3 bytes and should have 4"):
        verify(path, size=4, sha256=sha256(b"abc"))
    with pytest.raises(ModelRefused, match=f"has sha256 {sha256(b'abc')} and should have {sha256(b'abd')}"):
        verify(path, size=3, sha256=sha256(b"abd"))


def test_lengths_are_the_cheap_check_and_hashes_the_sure_one(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abd")
    files = (model_file("a", b"abc"),)

    assert has_sizes(tmp_path, files)
    assert not has_hashes(tmp_path, files)
    assert not has_sizes(tmp_path, (model_file("b", b"abc"),))


def test_an_installed_folder_replaces_the_one_before_it(tmp_path: Path) -> None:
    old, new = folder_with(tmp_path / "model", "old"), folder_with(tmp_path / "staged", "new")

    install(new, old)

    assert (old / "a").read_text(encoding="utf-8") == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["model"]


def test_an_install_that_was_cut_off_is_finished_or_taken_back(tmp_path: Path) -> None:
    folder_with(tmp_path / ".model.replaced", "old")

    recover(tmp_path / "model")
    assert (tmp_path / "model" / "a").read_text(encoding="utf-8") == "old"

    folder_with(tmp_path / ".model.replaced", "older")
    recover(tmp_path / "model")
    assert (tmp_path / "model" / "a").read_text(encoding="utf-8") == "old"
    assert not (tmp_path / ".model.replaced").exists()


def test_a_settled_folder_can_be_read_by_other_accounts(tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "model", "weights")
    (folder / "a").chmod(0o600)

    settle(folder)

    assert (folder / "a").stat().st_mode & 0o777 == 0o644


def test_a_want_of_room_or_of_the_right_to_write_is_one_of_our_errors(tmp_path: Path) -> None:
    for number in (errno.ENOSPC, errno.EDQUOT):
        with pytest.raises(StorageFull), storage_errors(tmp_path):
            raise OSError(number, "no room")
    with pytest.raises(StorageNotWritable, match=r"`/srv/x` cannot be written \(not yours\)"), storage_errors(tmp_path):
        raise PermissionError(errno.EACCES, "not yours", "/srv/x")
    with pytest.raises(FileNotFoundError), storage_errors(tmp_path):
        (tmp_path / "absent").stat()

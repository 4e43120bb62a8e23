"""Members come out by exact name, whatever else an archive holds."""

import zipfile
from pathlib import Path

import pytest

from app.models.archives import OpenArchives
from app.models.errors import ModelRefused, PartMissing
from app.models.manifest import Part
from tests.app.models.serving import tarball_of, zip_of

HOSTILE = "../escaped.txt"


def read(path: Path, member: str | None) -> bytes:
    with OpenArchives({"it": path}) as opened, opened.part(Part(archive="it", member=member)) as content:
        return content.read()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "archive"


def test_members_of_wheels_and_tarballs_are_read(archive: Path) -> None:
    for pack in (zip_of, tarball_of):
        archive.write_bytes(pack({"a/b.bin": b"first", "c.bin": b"second"}))

        assert read(archive, "a/b.bin") == b"first"


def test_without_a_member_the_whole_download_is_the_part(archive: Path) -> None:
    archive.write_bytes(b"plain")

    assert read(archive, None) == b"plain"


def test_one_archive_gives_several_members(archive: Path) -> None:
    archive.write_bytes(tarball_of({"a": b"first", "b": b"second"}))

    with OpenArchives({"it": archive}) as opened:
        for member, expected in (("b", b"second"), ("a", b"first")):
            with opened.part(Part(archive="it", member=member)) as content:
                assert content.read() == expected


def test_a_member_that_is_not_there_is_named(archive: Path) -> None:
    for pack in (zip_of, tarball_of):
        archive.write_bytes(pack({"a": b"first"}))

        with pytest.raises(PartMissing, match="`b`"):
            read(archive, "b")


def test_a_link_in_a_tarball_is_refused(archive: Path) -> None:
    archive.write_bytes(tarball_of({}, links={"model.bin": "/etc/hostname"}))

    with pytest.raises(ModelRefused, match="not a plain file"):
        read(archive, "model.bin")


def test_a_link_in_a_zip_file_is_refused(archive: Path) -> None:
    info = zipfile.ZipInfo("model.bin")
    info.create_system, info.external_attr = 3, 0o120777 << 16
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr(info, "/etc/hostname")

    with pytest.raises(ModelRefused, match="not a plain file"):
        read(archive, "model.bin")


def test_a_folder_is_no_member(archive: Path) -> None:
    archive.write_bytes(zip_of({"folder/": b""}))

    with OpenArchives({"it": archive}) as opened, pytest.raises(PartMissing):
        opened.part(Part(archive="it", member="folder")).__enter__()


def test_members_that_point_outside_are_never_written(archive: Path, tmp_path: Path) -> None:
    archive.write_bytes(zip_of({HOSTILE: b"evil", "good": b"fine"}))

    assert read(archive, "good") == b"fine"
    assert not (tmp_path.parent / "escaped.txt").exists()


def test_a_damaged_archive_is_refused(archive: Path) -> None:
    for pack in (zip_of, tarball_of):
        whole = pack({"a": bytes(range(256)) * 400})
        archive.write_bytes(whole[:60] + b"\x00\xff\x00\xff" * 5 + whole[80:])

        with pytest.raises(ModelRefused, match="cannot be read as an archive"):
            read(archive, "a")


def test_something_that_is_no_archive_is_refused(archive: Path) -> None:
    archive.write_bytes(b"<html>sign in first</html>")

    with pytest.raises(ModelRefused, match="cannot be read as an archive"):
        read(archive, "a")

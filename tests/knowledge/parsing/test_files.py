"""Folders and archives: every document in them is found, whatever stands beside it."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from core.errors import FileDamaged, FileEncrypted, FileTooLarge, UnreadableFile
from knowledge.parsing.files import FoundFiles, files_at
from knowledge.parsing.limits import Limits
from tests.knowledge.parsing.packed import FIXTURES, docx, p, zipped

SMALL = Limits(unpacked_bytes=3_000_000, files=20)


def names(found: FoundFiles) -> list[str]:
    return [file.name for file in found.files]


def refused(found: FoundFiles) -> list[tuple[str, type[UnreadableFile]]]:
    return [(file.name, type(file.error)) for file in found.refused]


def test_a_folder_is_its_files_without_litter_and_links_that_lead_out(tmp_path: Path) -> None:
    root, secret = tmp_path / "안내", tmp_path / "secret.txt"
    secret.write_text("비밀")
    for name in ("나.txt", "하위/가.md", ".hidden/x.txt", "~$가.docx", "Thumbs.db", ".DS_Store"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("글")
    (root / "link.txt").symlink_to(secret)
    with files_at(root, SMALL) as found:
        assert names(found) == ["나.txt", "하위/가.md"]
        assert refused(found) == []


def test_an_archive_is_its_members_under_their_korean_names(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("utf8/가.txt", "하나")
        archive.writestr("__MACOSX/가.txt", "쓰레기")
        old = zipfile.ZipInfo("x" * len("나.txt".encode("cp949")))
        archive.writestr(old, "둘")
    raw = path.read_bytes().replace(b"x" * len("나.txt".encode("cp949")), "나.txt".encode("cp949"))
    path.write_bytes(raw)
    with files_at(path, SMALL) as found:
        assert names(found) == ["utf8/가.txt", "나.txt"]
        assert [file.path.read_text() for file in found.files] == ["하나", "둘"]
        kept = [file.path for file in found.files]
    assert not any(file.exists() for file in kept)


def test_what_is_wrong_with_a_member_keeps_no_other_out(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "inner.zip", {"c.txt": "글"}).read_bytes()
    word = docx(tmp_path / "word.docx", p("글")).read_bytes()
    members = {"../../climb.txt": "x", "/root.txt": "x", "nested.zip": inner, "word.docx": word, "good.txt": "글"}
    path = zipped(tmp_path / "a.zip", members)
    with files_at(path, SMALL) as found:
        assert names(found) == ["word.docx", "good.txt"]
        assert [name for name, _ in refused(found)] == ["../../climb.txt", "/root.txt", "nested.zip"]
        assert "archive inside an archive" in str(found.refused[2].error)


def test_a_bomb_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"bomb.txt": b"\0" * 2_500_000, "good.txt": "글"})
    with files_at(path, SMALL) as found:
        assert names(found) == ["good.txt"]
        assert refused(found) == [("bomb.txt", FileTooLarge)]


def test_a_member_with_a_password_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"locked.txt": "x", "good.txt": "글"})
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(raw)
    with files_at(path, SMALL) as found:
        assert names(found) == ["good.txt"]
        assert refused(found) == [("locked.txt", FileEncrypted)]


@pytest.mark.parametrize(
    ("members", "error"),
    [({f"{n}.txt": "x" for n in range(21)}, FileTooLarge), ({"a.txt": os.urandom(3_100_000)}, FileTooLarge)],
)
def test_an_archive_that_holds_too_much_is_refused_whole(
    tmp_path: Path, members: dict[str, str | bytes], error: type[UnreadableFile]
) -> None:
    with pytest.raises(error, match=r"`a.zip`"), files_at(zipped(tmp_path / "a.zip", members), SMALL):
        pass


def test_a_broken_archive_is_told_or_stands_beside_the_rest(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("글")
    whole = zipped(tmp_path / "a.zip", {"a.txt": os.urandom(5_000)}).read_bytes()
    (tmp_path / "a.zip").write_bytes(whole[:3_000] + b"?" * 100 + whole[3_100:])
    with files_at(tmp_path, SMALL) as found:
        assert names(found) == ["good.txt"]
        assert refused(found) == [("a.zip/a.txt", FileDamaged)]


def test_a_document_that_is_a_zip_is_no_archive() -> None:
    with files_at(FIXTURES / "guide.hwpx", SMALL) as found:
        assert names(found) == ["guide.hwpx"]


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no such file or folder"), files_at(tmp_path / "x", SMALL):
        pass

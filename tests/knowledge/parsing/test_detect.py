"""What a file is, by what it holds; the name only tells kinds of text apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.errors import UnknownFormat
from knowledge.parsing.detect import format_of
from knowledge.parsing.draft import SourceFile
from tests.knowledge.parsing.packed import FIXTURES, zipped
from tests.knowledge.parsing.reading import written


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("a.txt", "글", "text"),
        ("a", "글", "text"),
        ("a.md", "# 글", "markdown"),
        ("a.csv", "가,나", "csv"),
        ("a.html", "글", "html"),
        ("a.xyz", "<!DOCTYPE html><p>글", "html"),
        ("a.txt", "<html> 이라는 표지에 대하여", "text"),
        ("a.hwp", "글", "text"),
    ],
)
def test_kinds_of_text(tmp_path: Path, name: str, content: str, found: str) -> None:
    assert format_of(SourceFile(written(tmp_path, name, content), name)) == found


@pytest.mark.parametrize("name", ["guide.hwp", "guide.hwpx", "passport.docx", "passport.pdf"])
def test_a_name_deceives_nobody(tmp_path: Path, name: str) -> None:
    path = written(tmp_path, "a.txt", (FIXTURES / name).read_bytes())
    assert format_of(SourceFile(path, "a.txt")) == name.rpartition(".")[2]


@pytest.mark.parametrize(
    ("members", "what"),
    [
        ({"ppt/presentation.xml": "x"}, "a presentation"),
        ({"xl/workbook.bin": "x"}, "a binary workbook"),
        ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "x"}, "an OpenDocument file"),
    ],
)
def test_office_files_that_are_not_read_are_called_by_their_name(
    tmp_path: Path, members: dict[str, str | bytes], what: str
) -> None:
    with pytest.raises(UnknownFormat, match=what):
        format_of(SourceFile(zipped(tmp_path / "a.bin", members), "a.bin"))


def test_any_other_zip_is_an_archive(tmp_path: Path) -> None:
    assert format_of(SourceFile(zipped(tmp_path / "a.zip", {"a.txt": "글"}), "a.zip")) is None

"""A file that is damaged anywhere is read, or refused with an error of ours; it never does anything else."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from core.errors import UnreadableFile
from tests.knowledge.parsing.packed import FIXTURES
from tests.knowledge.parsing.reading import read, written

TRIES = 30


@pytest.mark.parametrize("name", ["guide.hwp", "guide.hwpx", "passport.docx", "passport.pdf"])
def test_damage_anywhere_is_an_ordinary_matter(tmp_path: Path, name: str) -> None:
    sound = (FIXTURES / name).read_bytes()
    random = Random(name)
    refused: list[str] = []
    for _ in range(TRIES):
        damaged = bytearray(sound)
        for _ in range(random.choice((1, 5, 25))):
            damaged[random.randrange(len(damaged))] = random.randrange(256)
        try:
            read(written(tmp_path, name, bytes(damaged)))
        except UnreadableFile as error:
            refused.append(str(error))
    assert refused
    assert [message for message in refused if f"`{name}`" not in message] == []


def test_a_title_is_what_the_file_says_then_its_heading_then_its_name(tmp_path: Path) -> None:
    page = "<html><head><title>{}</title></head><body><h1>제목</h1></body></html>"
    assert read(written(tmp_path, "가.html", page.format("이름"))).title == "이름"
    assert read(written(tmp_path, "가.html", page.format(""))).title == "제목"
    assert read(written(tmp_path, "가.txt", "글")).title == "가"

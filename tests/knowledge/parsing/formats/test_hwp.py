"""HWP 5: from a file of an independent writer, and what may be wrong with one."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from core.errors import FileDamaged, FileEncrypted, FileTooLarge
from knowledge.parsing.draft import SourceFile
from knowledge.parsing.formats.hwp_records import inflated, records_of
from knowledge.parsing.limits import Limits
from tests.knowledge.parsing.formats.test_hwpx import GUIDE
from tests.knowledge.parsing.packed import FIXTURES
from tests.knowledge.parsing.reading import blocks, read, warned, written

GUIDE_FILE = (FIXTURES / "guide.hwp").read_bytes()
FLAGS_AT = GUIDE_FILE.index(b"HWP Document File") + 36
FILE = SourceFile(FIXTURES / "guide.hwp", "guide.hwp")


def flagged(bits: int) -> bytes:
    (flags,) = struct.unpack_from("<I", GUIDE_FILE, FLAGS_AT)
    return GUIDE_FILE[:FLAGS_AT] + struct.pack("<I", flags | bits) + GUIDE_FILE[FLAGS_AT + 4 :]


def test_an_independent_writers_file_is_read_whole() -> None:
    document = read(FIXTURES / "guide.hwp")
    assert blocks(document) == GUIDE
    assert [(warning.code, warning.quote) for warning in document.warnings] == [("hidden_text", "몰래 적은 하얀 글")]


def test_a_password_is_told() -> None:
    with pytest.raises(FileEncrypted, match=r"`locked.hwp` has a password"):
        read(FIXTURES / "locked.hwp")


@pytest.mark.parametrize("bit", [2, 4, 10])
def test_a_lock_for_distribution_is_told(tmp_path: Path, bit: int) -> None:
    with pytest.raises(FileEncrypted, match="locked for distribution"):
        read(written(tmp_path, "a.hwp", flagged(1 << bit)))


def test_the_stub_of_a_script_is_no_macro(tmp_path: Path) -> None:
    assert warned(read(written(tmp_path, "a.hwp", flagged(1 << 3)))) == ["hidden_text"]


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.8])
def test_what_was_cut_off_is_damaged(tmp_path: Path, share: float) -> None:
    with pytest.raises(FileDamaged, match=r"`a.hwp`"):
        read(written(tmp_path, "a.hwp", GUIDE_FILE[: int(len(GUIDE_FILE) * share)]))


def test_records_nest_by_their_level() -> None:
    def record(tag: int, level: int, payload: bytes) -> bytes:
        size = min(len(payload), 0xFFF)
        follows = struct.pack("<I", len(payload)) if size == 0xFFF else b""
        return struct.pack("<I", tag | level << 10 | size << 20) + follows + payload

    data = (
        record(66, 0, b"ab")
        + record(67, 1, b"x" * 5_000)
        + record(71, 1, b"")
        + record(77, 2, b"c")
        + record(66, 0, b"")
    )
    first, second = records_of(data, FILE)
    assert (first.payload, [child.tag for child in first.children], second.tag) == (b"ab", [67, 71], 66)
    assert (len(first.children[0].payload), first.children[1].children[0].payload) == (5_000, b"c")
    with pytest.raises(FileDamaged, match="cut off"):
        records_of(data[:-5], FILE)


def test_a_bomb_is_not_unfolded() -> None:
    import zlib

    packer = zlib.compressobj(wbits=-15)
    bomb = packer.compress(bytes(3_000_000)) + packer.flush()
    small = SourceFile(FILE.path, "a.hwp", Limits(unpacked_bytes=1_000_000))
    with pytest.raises(FileTooLarge):
        inflated(bomb, small)

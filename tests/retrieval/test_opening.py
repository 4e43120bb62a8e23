"""An index that lies on the disk, opened again."""

from __future__ import annotations

from pathlib import Path
from random import Random

from retrieval.shelf import Shelf
from tests.fakes.retrieval import FakeEmbedder, fake_channel
from tests.retrieval.texts import passage, told

EMBEDDER = FakeEmbedder()


def mapped_kilobytes(path: Path) -> tuple[int, int]:
    """How much of a file is mapped into this process, and how much of that stands in memory (Linux)."""
    size = resident = 0
    inside = False
    for line in Path("/proc/self/smaps").read_text("utf-8").splitlines():
        name, *rest = line.split()
        if not name.endswith(":"):
            inside = line.endswith(str(path))
        elif inside and name in {"Size:", "Rss:"}:
            size, resident = size + int(rest[0]) * (name == "Size:"), resident + int(rest[0]) * (name == "Rss:")
    return size, resident


def test_what_was_read_for_the_check_alone_does_not_stay_in_memory(tmp_path: Path) -> None:
    chance = Random(7)  # what compresses well would make a file that is too small to tell
    texts = [(f"d{place}", [told(passage(f"d{place}", chance.randbytes(4_000).hex()))]) for place in range(800)]
    shelf = Shelf(tmp_path, [fake_channel()], EMBEDDER.capabilities)
    shelf.replace([(name, some, EMBEDDER.embed([one.text for one in some], kind="passage")) for name, some in texts])
    shelf.close()

    shelf = Shelf(tmp_path, [fake_channel()], EMBEDDER.capabilities)
    size, resident = mapped_kilobytes(tmp_path / "archive" / "words")
    shelf.close()

    assert size > 2_000
    assert resident < size / 2
